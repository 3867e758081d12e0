import 'server-only';
import { env } from '@/lib/env';
import { dayOf } from '@/lib/i18n/day';
import { titleOf } from '@/lib/i18n/localised';
import type { Jobs } from '@/lib/jobs/enqueue';
import { composeMail } from '@/lib/mail/compose';
import { sendMail } from '@/lib/mail/transport';
import { unsubscribeToken } from '@/lib/mail/unsubscribe';
import { routes } from '@/lib/routes';
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
  const asked = event.event === 'search_matched' ? newIn(event.params.count, notification.searchMatches) : undefined;
  // The search is gone, or tells no more.
  if (asked === null) return;
  const scope = choiceOf(event.event);
  const ends = asked ? ({ scope: 'search', searchId: asked.searchId } as const) : scope && { scope };
  const mailId = await keepMail(
    notificationId,
    composeMail({
      id: `notification-${notificationId}`,
      event: event.event,
      placeholders: placeholdersOf(event),
      unsubscribeToken: ends && unsubscribeToken({ userId: user.id, ...ends }),
      ...(asked && { named: asked.named, more: asked.more }),
      href,
      recipient: user,
      siteUrl: env.APP_URL,
    }),
  );
  await deliverMailJob({ mailId });
}

/** What the mail of a saved search names; null where there is no such search any more, or it tells nobody. */
function newIn(count: number, matches: NonNullable<Awaited<ReturnType<typeof findForMail>>>['searchMatches']) {
  const search = matches[0]?.search;
  if (search === undefined || search.alerts === 'none') return null;
  const named = matches.flatMap(({ need, offer }) => [
    ...(need ? [{ title: titleOf(need), href: routes.need(need.id) }] : []),
    ...(offer ? [{ title: titleOf(offer), href: routes.offer(offer.id) }] : []),
  ]);
  return { searchId: search.id, named, more: count - named.length };
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
