import { PreparePage } from '@/components/agreement/prepare-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadPrepare } from '@/lib/agreements/loaders';

type Props = PageProps<'/[locale]/missions/[id]/agreement/prepare'>;

const load = async ({ params }: Props) => loadPrepare((await params).id);

// The form names the document: a refusal changes the title.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <PreparePage view={await load(props)} submission={crypto.randomUUID()} />);
