import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { RoundForm } from '@/components/round/round-form';
import { loadRoundForm } from '@/lib/rounds/loaders';

// The form names the document.
export const generateMetadata = answeredMetadata(async () => {
  await loadRoundForm();
  return {};
});

export default answeredPage(async () => <RoundForm view={await loadRoundForm()} submission={crypto.randomUUID()} />);
