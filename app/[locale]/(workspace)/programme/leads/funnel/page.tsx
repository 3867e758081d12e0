import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { FunnelPage } from '@/components/lead/funnel-page';
import { loadFunnel } from '@/lib/leads/loaders';

export const generateMetadata = answeredMetadata(async () => {
  await loadFunnel(null);
  const t = await getTranslations('funnel');
  return { title: t('title') };
});

export default answeredPage(async () => <FunnelPage {...(await loadFunnel(null))} />);
