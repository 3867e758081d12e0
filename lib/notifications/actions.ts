'use server';

import { formAction, publicFormAction } from '@/lib/actions/form-action';
import { done, onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { endMails, markAllRead, markRead, sendAllMailsAgain, sendMailAgain } from './commands';
import { canOpen, canSendMailsAgain } from './policy';
import { findNotification } from './queries';
import { markAllReadSchema, openNotificationSchema, sendAllMailsAgainSchema, sendMailAgainSchema, unsubscribeSchema } from './schema';

export const openNotificationAction = formAction(openNotificationSchema, async ({ actor, input }) => {
  const notification = await findNotification(input.id);
  if (!notification || !canOpen(actor, notification)) return refused('notFound');
  await markRead(actor.userId, notification.id, new Date());
  return done({ redirectTo: notification.href });
});

export const markAllReadAction = formAction(markAllReadSchema, async ({ actor, input }) => {
  await markAllRead(actor.userId, input.upTo, new Date());
  return done({ redirectTo: routes.notifications() });
});

/** Whoever reads the mailbox may, signed in or not; the page then says what has ended. */
export const unsubscribeAction = publicFormAction(unsubscribeSchema, async ({ input }) =>
  onDone(await endMails(input.token), () => ({ redirectTo: routes.unsubscribe(input.token) })),
);

export const sendMailAgainAction = formAction(sendMailAgainSchema, async ({ actor, input, submissionId }) => {
  if (!canSendMailsAgain(actor)) return refused('forbidden');
  const intent = { actorId: actor.userId, submissionId, action: 'mail_sent_again' };
  return onDone(await sendMailAgain(intent, input.id), () => ({ redirectTo: routes.failedMails('one') }));
});

export const sendAllMailsAgainAction = formAction(sendAllMailsAgainSchema, async ({ actor, input, submissionId }) => {
  if (!canSendMailsAgain(actor)) return refused('forbidden');
  const intent = { actorId: actor.userId, submissionId, action: 'mails_sent_again' };
  return onDone(await sendAllMailsAgain(intent, input.upTo), () => ({ redirectTo: routes.failedMails('all') }));
});
