import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { EndMembershipPage } from '@/components/membership/end-membership-page';
import { loadEndMembership } from '@/lib/memberships/loaders';

type Props = PageProps<'/[locale]/[side]/team/[id]/end'>;

async function load({ params }: Props) {
  const { side, id } = await params;
  return loadEndMembership(side, id);
}

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <EndMembershipPage view={await load(props)} submission={crypto.randomUUID()} />);
