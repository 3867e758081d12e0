import { getLocale, getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { NotificationList } from '@/components/notification/notification-list';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { markAllReadAction, openNotificationAction } from '@/lib/notifications/actions';
import { loadNotifications } from '@/lib/notifications/loaders';
import { inLocale, routes } from '@/lib/routes';

type Props = PageProps<'/[locale]/notifications'>;

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('notifications');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage(async ({ searchParams }: Props) => {
  const { before, after } = await searchParams;
  const { notifications, unread, newest, newer, older } = await loadNotifications(before, after);
  const [t, locale] = await Promise.all([getTranslations('notifications'), getLocale()]);
  return (
    <PageFrame title={t('title')}>
      {newest === null ? (
        <EmptyState title={t('empty.title')} actions={<ButtonLink href={inLocale(locale, routes.needs())}>{t('empty.action')}</ButtonLink>}>
          {t('empty.body')}
        </EmptyState>
      ) : (
        <div className="grid max-w-measure gap-4">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="text-ink-muted text-lg">{t('unreadCount', { count: unread })}</p>
            {unread > 0 && (
              <Form action={markAllReadAction} submission={crypto.randomUUID()}>
                <input type="hidden" name="upTo" value={newest} />
                <SubmitButton variant="second" small waiting={t('waiting')}>
                  {t('markAllRead')}
                </SubmitButton>
              </Form>
            )}
          </div>
          <Form action={openNotificationAction} submission={crypto.randomUUID()}>
            <NotificationList notifications={notifications} />
          </Form>
          {(newer ?? older) && (
            <Pagination
              label={t('pages')}
              previous={newer ? { href: newer.href, label: t('newer', { count: newer.count }) } : undefined}
              next={older ? { href: older.href, label: t('older', { count: older.count }) } : undefined}
            />
          )}
        </div>
      )}
    </PageFrame>
  );
});
