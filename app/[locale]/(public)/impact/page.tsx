import { getLocale, getTranslations } from 'next-intl/server';
import { ImpactPage } from '@/components/impact/impact-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { loadImpact } from '@/lib/impact/loaders';
import { routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/impact'>;

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('impact');
  return publicMetadata({ locale: await getLocale(), path: routes.impact(), title: t('title'), description: t('description') });
});

export default answeredPage(async ({ searchParams }: Props) => <ImpactPage view={await loadImpact((await searchParams).region)} />);
