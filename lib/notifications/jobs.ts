import 'server-only';
import { env } from '@/lib/env';
import type { Jobs } from '@/lib/jobs/enqueue';
import { composeMail } from '@/lib/mail/compose';
import { sendMail } from '@/lib/mail/transport';
import { deliverMail, keepMail } from './commands';
import { findForMail } from './queries';
import { events, isMailed, placeholdersOf } from './rules';
import { readEvent } from './schema';

/** Writes the message of a notification, unless its reader chose not to get such ones, and, with a mail server, sends it. Any number of runs gives one message. */
export async function sendMailJob({ notificationId }: Jobs['send_mail']): Promise<void> {
  const notification = await findForMail(notificationId);
  if (!notification || notification.user.disabledAt !== null) return;
  const event = readEvent(notification);
  const off = notification.user.mailChoices.map(({ group }) => group);
  if (notification.mail === null && !isMailed(event.event, off)) return;
  const mailId =
    notification.mail?.id ??
    (await keepMail(
      notificationId,
      composeMail({
        id: `notification-${notificationId}`,
        event: event.event,
        placeholders: placeholdersOf(event),
        essential: events[event.event].kind === 'essential',
        href: notification.href,
        recipient: notification.user,
        siteUrl: env.APP_URL,
      }),
    ));
  await deliverMailJob({ mailId });
}

/** Sends a message that is written already; without a mail server it stays in the outbox. */
export async function deliverMailJob({ mailId }: Jobs['deliver_mail']): Promise<void> {
  const mailServer = env.SMTP_URL;
  if (mailServer !== undefined) await deliverMail(mailId, (mail) => sendMail(mailServer, mail));
}
