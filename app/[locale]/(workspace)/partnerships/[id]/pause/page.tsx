import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { StopPage } from '@/components/partnership/partnership-forms';
import { loadPartnershipTo } from '@/lib/partnerships/loaders';

type Props = PageProps<'/[locale]/partnerships/[id]/pause'>;

const load = async ({ params }: Props) => loadPartnershipTo('pause', (await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => (
  <StopPage step="pause" partnership={await load(props)} submission={crypto.randomUUID()} />
));
