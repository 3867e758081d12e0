import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { unsubscribeToken } from '@/lib/mail/unsubscribe';
import { notify } from '@/lib/notifications/commands';
import { cast } from '../cast';
import { failedMail } from '../mails';
import { companyGives, valueOf } from '../requests';
import { type Arrangement, everybody, newMark, type Permission, receiverActs, signedIn } from './table';

/** Somebody told the association's owner something; its answer names the notification. */
async function told(): Promise<{ id: string; mark: string }> {
  const mark = newMark();
  const { userId } = cast.associationOwner;
  valueOf(
    await transact((tx) =>
      notify(tx, {
        event: 'request_declined',
        params: { organisationName: { fr: mark, ar: null }, requestTitle: { fr: mark, ar: null }, why: 'other', said: 'yes', reason: mark },
        href: '/association',
        to: [userId],
      }),
    ),
  );
  const { id } = await db.notification.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } });
  return { id: String(id), mark };
}

/** A message that no server took. */
async function failed(name: 'id' | 'upTo'): Promise<Arrangement> {
  const mark = newMark();
  return { fields: { [name]: String(await failedMail({ subject: mark })), _submission: randomUUID() }, foreign: [mark] };
}

const administrators = { people: receiverActs(companyGives), expected: { ...everybody('forbidden'), administrator: 'done' } } as const;

export const notificationPermissions: readonly Permission[] = [
  {
    action: 'openNotificationAction',
    situation: 'one’s own',
    people: receiverActs(companyGives),
    expected: { ...everybody('notFound'), owner: 'done', anonymous: 'forbidden' },
    arrange: async () => {
      const { id, mark } = await told();
      return { fields: { id }, foreign: [mark] };
    },
    leadsTo: /^\/fr\/association$/,
  },
  {
    action: 'markAllReadAction',
    situation: 'all of one’s own',
    people: receiverActs(companyGives),
    expected: signedIn,
    arrange: async () => {
      const { id, mark } = await told();
      return { fields: { upTo: id }, foreign: [mark] };
    },
    leadsTo: /^\/fr\/notifications$/,
  },
  {
    action: 'unsubscribeAction',
    situation: 'whoever reads the mailbox',
    people: receiverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => ({
      fields: { token: unsubscribeToken({ userId: cast.associationOwner.userId, scope: 'listing' }) },
      foreign: [],
    }),
    leadsTo: /^\/fr\/unsubscribe\/[\w.-]+$/,
  },
  {
    action: 'sendMailAgainAction',
    situation: 'a message that no server took',
    ...administrators,
    arrange: () => failed('id'),
    leadsTo: /^\/fr\/programme\/messages\?done=one$/,
  },
  {
    action: 'sendAllMailsAgainAction',
    situation: 'all of them',
    ...administrators,
    arrange: () => failed('upTo'),
    leadsTo: /^\/fr\/programme\/messages\?done=all$/,
  },
];
