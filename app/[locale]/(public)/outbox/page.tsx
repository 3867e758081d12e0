import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { OutboxList } from '@/components/notification/outbox-list';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { loadOutbox } from '@/lib/notifications/loaders';
import { inLocale, routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/outbox'>;

export const generateMetadata = answeredMetadata(async ({ searchParams }: Props) => {
  const { before, after } = await searchParams;
  await loadOutbox(before, after);
  const t = await getTranslations('outbox');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage(async ({ searchParams }: Props) => {
  const { before, after } = await searchParams;
  const { mails, newer, older } = await loadOutbox(before, after);
  const [t, locale] = await Promise.all([getTranslations('outbox'), getLocale()]);
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      {mails.length === 0 ? (
        <EmptyState title={t('empty.title')} actions={<ButtonLink href={inLocale(locale, routes.needs())}>{t('empty.action')}</ButtonLink>}>
          {t('empty.body')}
        </EmptyState>
      ) : (
        <OutboxList mails={mails} />
      )}
      {(newer ?? older) && (
        <Pagination
          label={t('pages')}
          previous={newer ? { href: newer.href, label: t('newer', { count: newer.count }) } : undefined}
          next={older ? { href: older.href, label: t('older', { count: older.count }) } : undefined}
        />
      )}
    </PageFrame>
  );
});
