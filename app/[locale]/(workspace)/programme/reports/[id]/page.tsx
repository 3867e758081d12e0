import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ReportPage } from '@/components/report/report-page';
import { loadReport } from '@/lib/reports/loaders';
import { reportDone } from '@/lib/routes';

type Props = PageProps<'/[locale]/programme/reports/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => ({ title: (await loadReport((await params).id)).title }));

export default answeredPage<Props>(async ({ params, searchParams }) => {
  const [{ id }, { done }] = await Promise.all([params, searchParams]);
  const just = reportDone.find((candidate) => candidate === done);
  return <ReportPage report={await loadReport(id)} done={just} submission={crypto.randomUUID()} />;
});
