import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { SendAllAgainPage } from '@/components/notification/send-again';
import { loadSendingAllAgain } from '@/lib/notifications/loaders';

// The form names the document.
export const generateMetadata = answeredMetadata(async () => {
  await loadSendingAllAgain();
  return {};
});

export default answeredPage(async () => <SendAllAgainPage {...(await loadSendingAllAgain())} submission={crypto.randomUUID()} />);
