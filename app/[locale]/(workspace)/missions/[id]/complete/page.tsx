import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { CompletePage } from '@/components/mission/ending-pages';
import { loadCompleting } from '@/lib/missions/loaders';

type Props = PageProps<'/[locale]/missions/[id]/complete'>;

const load = async ({ params }: Props) => loadCompleting((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <CompletePage mission={await load(props)} submission={crypto.randomUUID()} />);
