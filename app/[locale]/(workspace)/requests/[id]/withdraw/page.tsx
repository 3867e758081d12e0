import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { WithdrawPage } from '@/components/request/withdraw-page';
import { loadWithdrawal } from '@/lib/requests/loaders';

type Props = PageProps<'/[locale]/requests/[id]/withdraw'>;

const load = async ({ params }: Props) => loadWithdrawal((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <WithdrawPage request={await load(props)} submission={crypto.randomUUID()} />);
