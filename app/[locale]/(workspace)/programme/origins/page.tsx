import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { OriginsPage } from '@/components/origin/origins-page';
import { loadOrigins } from '@/lib/origins/loaders';

type Props = PageProps<'/[locale]/programme/origins'>;

export const generateMetadata = answeredMetadata<Props>(async () => {
  await loadOrigins();
  const t = await getTranslations('origins');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async () => <OriginsPage view={await loadOrigins()} />);
