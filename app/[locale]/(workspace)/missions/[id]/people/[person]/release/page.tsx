import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ReleasePage } from '@/components/mission-people/release-page';
import { loadReleasing } from '@/lib/mission-people/loaders';

type Props = PageProps<'/[locale]/missions/[id]/people/[person]/release'>;

async function load({ params }: Props) {
  const { id, person } = await params;
  return loadReleasing(id, person);
}

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <ReleasePage view={await load(props)} submission={crypto.randomUUID()} />);
