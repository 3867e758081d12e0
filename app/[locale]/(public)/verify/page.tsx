import { VerifyPage } from '@/components/agreement/verify-page';
import { answeredPage } from '@/components/layout/answered-page';

export default answeredPage(async () => <VerifyPage submission={crypto.randomUUID()} />);
