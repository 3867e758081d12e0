import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ErasePage } from '@/components/privacy/erase-page';
import { loadErasure } from '@/lib/privacy/loaders';

export const generateMetadata = answeredMetadata(async () => {
  const { blocked } = await loadErasure();
  const t = await getTranslations('eraseAccount');
  // The form names the document, where there is one.
  return { ...(blocked && { title: t('title') }), robots: { index: false } };
});

export default answeredPage(async () => <ErasePage erasure={await loadErasure()} submission={crypto.randomUUID()} />);
