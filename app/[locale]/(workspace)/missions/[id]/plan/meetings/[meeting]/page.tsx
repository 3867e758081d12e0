import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { MeetingPage } from '@/components/plan/meeting-pages';
import { loadMeeting } from '@/lib/plans/loaders';

type Props = PageProps<'/[locale]/missions/[id]/plan/meetings/[meeting]'>;

const load = async ({ params }: Props) => {
  const { id, meeting } = await params;
  return loadMeeting(id, meeting);
};

export const generateMetadata = answeredMetadata<Props>(async (props) => ({ title: (await load(props)).meeting.title }));

export default answeredPage<Props>(async (props) => (
  <MeetingPage view={await load(props)} submissions={{ change: crypto.randomUUID(), cancel: crypto.randomUUID() }} />
));
