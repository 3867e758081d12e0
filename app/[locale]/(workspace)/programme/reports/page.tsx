import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ReportList } from '@/components/report/report-list';
import { loadReports } from '@/lib/reports/loaders';

export const generateMetadata = answeredMetadata(async () => {
  await loadReports();
  const t = await getTranslations('reports');
  return { title: t('title') };
});

export default answeredPage(async () => <ReportList view={await loadReports()} submission={crypto.randomUUID()} />);
