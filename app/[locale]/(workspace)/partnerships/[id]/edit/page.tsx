import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RevisePage } from '@/components/partnership/partnership-forms';
import { loadPartnershipTo } from '@/lib/partnerships/loaders';

type Props = PageProps<'/[locale]/partnerships/[id]/edit'>;

const load = async ({ params }: Props) => loadPartnershipTo('revise', (await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <RevisePage partnership={await load(props)} submission={crypto.randomUUID()} />);
