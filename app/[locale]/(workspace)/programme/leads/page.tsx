import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { LeadList } from '@/components/lead/lead-list';
import { loadProgrammeLeads } from '@/lib/leads/loaders';

export const generateMetadata = answeredMetadata(async () => {
  await loadProgrammeLeads();
  const t = await getTranslations('leads');
  return { title: t('title') };
});

export default answeredPage(async () => <LeadList view={await loadProgrammeLeads()} submission={crypto.randomUUID()} />);
