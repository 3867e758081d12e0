import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RenewPage } from '@/components/mission/renew-page';
import { loadRenewing } from '@/lib/missions/loaders';

type Props = PageProps<'/[locale]/missions/[id]/renew'>;

const load = async ({ params }: Props) => loadRenewing((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => (
  <RenewPage mission={await load(props)} today={new Date()} submission={crypto.randomUUID()} />
));
