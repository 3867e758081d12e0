import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { notify } from '@/lib/notifications/commands';
import { cast } from '../cast';
import { companyGives, valueOf } from '../requests';
import { everybody, newMark, type Permission, receiverActs, signedIn } from './table';

/** Somebody told the association's owner something; its answer names the notification. */
async function told(): Promise<{ id: string; mark: string }> {
  const mark = newMark();
  const { userId } = cast.associationOwner;
  valueOf(
    await transact((tx) =>
      notify(tx, {
        event: 'request_declined',
        params: { organisationName: { fr: mark, ar: null }, requestTitle: { fr: mark, ar: null }, reason: mark },
        href: '/association',
        to: [userId],
      }),
    ),
  );
  const { id } = await db.notification.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } });
  return { id: String(id), mark };
}

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
];
