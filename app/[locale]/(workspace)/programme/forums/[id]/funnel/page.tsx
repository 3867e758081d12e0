import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { FunnelPage } from '@/components/lead/funnel-page';
import { loadFunnel } from '@/lib/leads/loaders';

type Props = PageProps<'/[locale]/programme/forums/[id]/funnel'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadFunnel((await params).id);
  const t = await getTranslations('funnel');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params }) => <FunnelPage {...(await loadFunnel((await params).id))} />);
