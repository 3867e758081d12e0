import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { CorrectPage } from '@/components/mission/hour-entry-pages';
import { loadCorrecting } from '@/lib/missions/loaders';

type Props = PageProps<'/[locale]/missions/[id]/hours/[entry]/correct'>;

const load = async ({ params }: Props) => {
  const { id, entry } = await params;
  return loadCorrecting(id, entry);
};

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <CorrectPage view={await load(props)} submission={crypto.randomUUID()} />);
