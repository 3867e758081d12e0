import { getLocale, getTranslations } from 'next-intl/server';
import { ForumsPage } from '@/components/forum/forums-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { loadForums } from '@/lib/forums/loaders';
import { routes } from '@/lib/routes';

export const generateMetadata = answeredMetadata(async () => {
  const [t, locale] = await Promise.all([getTranslations('forums'), getLocale()]);
  return publicMetadata({ locale, path: routes.forums(), title: t('title'), description: t('description') });
});

export default answeredPage(async () => <ForumsPage {...(await loadForums())} />);
