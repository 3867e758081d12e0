import 'server-only';
import { db } from '@/lib/db/client';
import { nameOf } from '@/lib/i18n/localised';
import { chosenFor, MAIL_GROUPS } from '@/lib/notifications/rules';
import type { DemoAccountView } from './views';

/** The people with these addresses, in this order; those who are not there are left out. */
export async function listAccounts(emails: readonly string[]): Promise<DemoAccountView[]> {
  const users = await db.user.findMany({
    where: { email: { in: [...emails] }, disabledAt: null },
    orderBy: { id: 'asc' },
    take: emails.length,
    select: {
      email: true,
      name: true,
      nameAr: true,
      memberships: { orderBy: { id: 'asc' }, take: 1, select: { organisation: { select: { nameFr: true, nameAr: true } } } },
      staffRoles: { orderBy: { id: 'asc' }, take: 1, select: { kind: true, national: true } },
    },
  });
  return emails.flatMap((email): DemoAccountView[] => {
    const user = users.find((candidate) => candidate.email === email);
    if (!user) return [];
    const account = { email, name: { fr: user.name, ar: user.nameAr } };
    const organisation = user.memberships[0]?.organisation;
    if (organisation) return [{ ...account, as: { kind: 'organisation', name: nameOf(organisation) } }];
    const role = user.staffRoles[0];
    if (!role) return [{ ...account, as: { kind: 'worker' } }];
    return [{ ...account, as: { kind: role.kind !== 'coordinator' ? role.kind : role.national ? 'national' : 'regional' } }];
  });
}

/** The password hashes of these accounts, those that have one. */
export async function listPasswordHashes(emails: readonly string[]): Promise<string[]> {
  const users = await db.user.findMany({
    where: { email: { in: [...emails] }, passwordHash: { not: null } },
    orderBy: { id: 'asc' },
    take: emails.length,
    select: { passwordHash: true },
  });
  return users.flatMap(({ passwordHash }) => passwordHash ?? []);
}

/** What a person decides of their own account, and how many sessions they have open. */
export async function findAccount(userId: string, now: Date) {
  const { passwordHash, mailChoices, _count, ...account } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: {
      name: true,
      nameAr: true,
      email: true,
      locale: true,
      passwordHash: true,
      mailChoices: { select: { group: true, choice: true }, take: MAIL_GROUPS.length },
      _count: { select: { sessions: { where: { expires: { gt: now } } } } },
    },
  });
  return {
    ...account,
    hasPassword: passwordHash !== null,
    mails: chosenFor(mailChoices),
    sessions: _count.sessions,
  };
}
