import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NewMeetingPage } from '@/components/plan/meeting-pages';
import { loadPlanToWrite } from '@/lib/plans/loaders';

type Props = PageProps<'/[locale]/missions/[id]/plan/meetings/new'>;

const load = async ({ params }: Props) => loadPlanToWrite((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <NewMeetingPage plan={await load(props)} submission={crypto.randomUUID()} />);
