import { getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { DiagnosticPage } from '@/components/readiness/diagnostic-page';
import { loadDiagnostic } from '@/lib/readiness/loaders';

type Props = PageProps<'/[locale]/readiness/[id]'>;

export const generateMetadata = answeredMetadata<Props>(async ({ params }) => {
  await loadDiagnostic((await params).id);
  const t = await getTranslations('readiness.result');
  return { title: t('title') };
});

export default answeredPage<Props>(async ({ params }) => (
  <DiagnosticPage diagnostic={await loadDiagnostic((await params).id)} submission={crypto.randomUUID()} />
));
