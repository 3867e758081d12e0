import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { NotificationList } from '@/components/notification/notification-list';
import { openNotificationAction } from '@/lib/notifications/actions';
import { inLocale, routes } from '@/lib/routes';
import type { NewsView } from '@/lib/workspace/views';

/** What changed since the reader last looked; opening one marks it as read, so the next visit shows the rest. */
export function News({ news: { notifications, unread } }: { news: NewsView }) {
  const t = useTranslations('news');
  const locale = useLocale();
  if (unread === 0) return null;
  return (
    <section aria-labelledby="news" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="news" className="text-lg tracking-normal">
          {t('title')}
        </h2>
        <a href={inLocale(locale, routes.notifications())} className="inline-flex min-h-target items-center">
          {t('all', { count: unread })}
        </a>
      </div>
      <Form action={openNotificationAction} submission={crypto.randomUUID()} prefix="news-" className="max-w-none!">
        <NotificationList notifications={notifications} />
      </Form>
    </section>
  );
}
