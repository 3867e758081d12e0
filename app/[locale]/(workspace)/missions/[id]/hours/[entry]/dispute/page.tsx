import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { DisputePage } from '@/components/mission/hour-entry-pages';
import { loadDisputing } from '@/lib/missions/loaders';

type Props = PageProps<'/[locale]/missions/[id]/hours/[entry]/dispute'>;

const load = async ({ params }: Props) => {
  const { id, entry } = await params;
  return loadDisputing(id, entry);
};

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <DisputePage view={await load(props)} submission={crypto.randomUUID()} />);
