import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OwnDataPage } from '@/components/privacy/own-data-page';
import { loadOwnData } from '@/lib/privacy/loaders';

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('ownData');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage(async () => <OwnDataPage data={await loadOwnData()} />);
