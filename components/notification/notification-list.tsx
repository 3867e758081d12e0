import { useTranslations } from 'next-intl';
import { classNames } from '@/components/ui/class-names';
import type { NotificationView } from '@/lib/notifications/views';
import { Pieces } from './pieces';

const row = 'grid w-full gap-1 px-5 py-3.5 text-start text-ink no-underline hover:bg-sunken hover:text-ink focus-visible:-outline-offset-4';

/**
 * Newest first. An unread one is a button of the form around the list: opening it writes that it
 * was read, which a link must not do. A read one is a link.
 */
export function NotificationList({ notifications }: { notifications: readonly NotificationView[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
      {notifications.map((notification) => (
        <li key={notification.id} className={classNames('border-s-4', notification.unread ? 'border-s-accent' : 'border-s-transparent')}>
          {notification.unread ? (
            <button type="submit" name="id" value={notification.id} className={classNames(row, 'cursor-pointer')}>
              <Words notification={notification} />
            </button>
          ) : (
            <a href={notification.href} className={row}>
              <Words notification={notification} />
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Words({ notification: { subject, body, unread, createdAt, when } }: { notification: NotificationView }) {
  const t = useTranslations('notifications');
  return (
    <>
      <span className={classNames(unread && 'font-semibold')}>
        <Pieces pieces={subject} />
      </span>
      <span className="text-sm">
        <Pieces pieces={body} />
      </span>
      <span className="text-ink-muted text-sm">
        <time dateTime={createdAt.toISOString()}>{when}</time>
        {unread && ` · ${t('unread')}`}
      </span>
    </>
  );
}
