import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { OpenDataPage } from '@/components/open-data/open-data-page';
import { loadOpenData } from '@/lib/open-data/loaders';
import { routes } from '@/lib/routes';

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('openData');
  return publicMetadata({ locale: await getLocale(), path: routes.openData(), title: t('title'), description: t('description') });
});

export default answeredPage(async () => <OpenDataPage data={await loadOpenData()} />);
