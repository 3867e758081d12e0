import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { ReportForm } from '@/components/report/report-form';
import { loadReportForm } from '@/lib/reports/loaders';

type Props = PageProps<'/[locale]/programme/reports/[id]/edit'>;

// The form names the document.
export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadReportForm((await params).id);
  return {};
});

export default answeredPage<Props>(async ({ params }) => (
  <ReportForm form={await loadReportForm((await params).id)} submission={crypto.randomUUID()} />
));
