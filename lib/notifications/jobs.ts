import 'server-only';
import { env } from '@/lib/env';
import { dayOf } from '@/lib/i18n/day';
import type { Jobs } from '@/lib/jobs/enqueue';
import { composeMail } from '@/lib/mail/compose';
import { sendMail } from '@/lib/mail/transport';
import { unsubscribeToken } from '@/lib/mail/unsubscribe';
import { deliverMail, keepMail, leaveToDigest, planDigests, writeDigest } from './commands';
import { findForMail } from './queries';
import { choiceOf, mailingOf, placeholdersOf } from './rules';
import { readEvent } from './schema';

/**
 * Writes the message of a notification and, with a mail server, sends it, or leaves it to the daily mail,
 * or does neither, as its reader chose. Any number of runs gives one message.
 */
export async function sendMailJob({ notificationId }: Jobs['send_mail']): Promise<void> {
  const notification = await findForMail(notificationId);
  if (!notification || notification.user.disabledAt !== null) return;
  if (notification.mail !== null) return deliverMailJob({ mailId: notification.mail.id });
  const event = readEvent(notification);
  const { user, href } = notification;
  const mailing = mailingOf(event.event, user.mailChoices);
  if (mailing === 'none') return;
  if (mailing === 'daily') return leaveToDigest(notificationId);
  const scope = choiceOf(event.event);
  const mailId = await keepMail(
    notificationId,
    composeMail({
      id: `notification-${notificationId}`,
      event: event.event,
      placeholders: placeholdersOf(event),
      unsubscribeToken: scope && unsubscribeToken({ userId: user.id, scope }),
      href,
      recipient: user,
      siteUrl: env.APP_URL,
    }),
  );
  await deliverMailJob({ mailId });
}

/** Sends a message that is written already; without a mail server it stays in the outbox. */
export async function deliverMailJob({ mailId }: Jobs['deliver_mail']): Promise<void> {
  const mailServer = env.SMTP_URL;
  if (mailServer !== undefined) await deliverMail(mailId, (mail) => sendMail(mailServer, mail), new Date());
}

/** Every morning. Any number of runs in a day gives each person one mail. */
export async function writeDigestsJob(): Promise<void> {
  await planDigests(dayOf(new Date()));
}

/** Writes a person's mail of a day and sends it; nothing to say is no mail. */
export async function writeDigestJob({ userId, day }: Jobs['write_digest']): Promise<void> {
  const mailId = await writeDigest(userId, day);
  if (mailId !== null) await deliverMailJob({ mailId });
}
