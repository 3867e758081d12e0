'use server';

import { formAction } from '@/lib/actions/form-action';
import { env } from '@/lib/env';
import { done } from '@/lib/result';
import { routes } from '@/lib/routes';
import { closeFeed, openFeed } from './commands';
import { changeFeedSchema } from './schema';

/** A new address is shown where it was asked for, once: in the address of a page it would stay in the browser's history. */
export const changeFeedAction = formAction(changeFeedSchema, async ({ actor, input: { feed } }) => {
  const now = new Date();
  if (feed === 'none') {
    await closeFeed({ actor, now });
    return done({ redirectTo: routes.ownCalendar('closed') });
  }
  const token = await openFeed({ actor, now });
  return done({ shown: { address: [new URL(routes.calendarFeed(token), env.APP_URL).href] } });
});
