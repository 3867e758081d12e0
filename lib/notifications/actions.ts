'use server';

import { formAction } from '@/lib/actions/form-action';
import { done, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { markAllRead, markRead } from './commands';
import { canOpen } from './policy';
import { findNotification } from './queries';
import { markAllReadSchema, openNotificationSchema } from './schema';

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
