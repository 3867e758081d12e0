import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { AmendPage } from '@/components/request/amend-page';
import { loadAmending } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/requests/[id]/amend'>;

const load = async ({ params }: Props) => loadAmending((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <AmendPage request={await load(props)} submission={crypto.randomUUID()} />);
