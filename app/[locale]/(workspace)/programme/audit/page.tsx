import { getTranslations } from 'next-intl/server';
import { AuditPage } from '@/components/audit/audit-page';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { loadAudit } from '@/lib/audit/loaders';

type Props = PageProps<'/[locale]/programme/audit'>;

export const generateMetadata = answeredMetadata<Props>(async ({ searchParams }) => {
  await loadAudit(await searchParams);
  const t = await getTranslations('audit');
  return { title: t('title'), description: t('description') };
});

export default answeredPage<Props>(async ({ searchParams }) => <AuditPage view={await loadAudit(await searchParams)} />);
