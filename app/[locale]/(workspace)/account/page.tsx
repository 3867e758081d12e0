import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { AccountPage } from '@/components/person/account-page';
import { loadAccount } from '@/lib/people/loaders';

type Props = PageProps<'/[locale]/account'>;

const load = async ({ searchParams }: Props) => loadAccount((await searchParams).done);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return { robots: { index: false } };
});

export default answeredPage<Props>(async (props) => (
  <AccountPage account={await load(props)} submissions={[crypto.randomUUID(), crypto.randomUUID()]} />
));
