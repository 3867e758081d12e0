import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { SendAgainPage } from '@/components/notification/send-again';
import { loadSendingAgain } from '@/lib/notifications/loaders';

type Props = PageProps<'/[locale]/programme/messages/[id]/again'>;

const load = async ({ params }: Props) => loadSendingAgain((await params).id);

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async (props) => {
  await load(props);
  return {};
});

export default answeredPage<Props>(async (props) => <SendAgainPage mail={await load(props)} submission={crypto.randomUUID()} />);
