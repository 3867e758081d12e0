import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { CancelPage } from '@/components/mission/ending-pages';
import { loadCancelling } from '@/lib/missions/loaders';

type Props = PageProps<'/[locale]/missions/[id]/cancel'>;

const load = async ({ params }: Props) => loadCancelling((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <CancelPage mission={await load(props)} submission={crypto.randomUUID()} />);
