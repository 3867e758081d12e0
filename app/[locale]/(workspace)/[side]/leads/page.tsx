import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { LeadList } from '@/components/lead/lead-list';
import { loadOwnLeads } from '@/lib/leads/loaders';

type Props = PageProps<'/[locale]/[side]/leads'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadOwnLeads((await params).side);
  const t = await getTranslations('leads');
  return { title: t('ownTitle') };
});

export default answeredPage<Props>(async ({ params }) => (
  <LeadList view={await loadOwnLeads((await params).side)} submission={crypto.randomUUID()} />
));
