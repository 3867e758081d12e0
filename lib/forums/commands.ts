import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { ERASED_WORDS } from '@/lib/privacy/rules';

/** Who came or was met is forgotten; that somebody did goes on counting. */
const forgotten = (now: Date) => ({ name: ERASED_WORDS, email: null, phone: null, organisation: null, forgottenAt: now });

/** Those of an address, wherever they came or were met. */
export async function forgetVisitors(tx: Tx, addresses: readonly string[], now: Date): Promise<void> {
  const who = { email: { in: [...addresses] } };
  await tx.forumRegistration.updateMany({ where: who, data: forgotten(now) });
  await tx.forumContact.updateMany({ where: who, data: { ...forgotten(now), spokeOf: ERASED_WORDS } });
}

/** Those whose time is over, by when they registered and were met; answers with how many. */
export async function forgetOldVisitors(
  registered: Prisma.DateTimeFilter,
  met: Prisma.DateTimeFilter,
  now: Date,
): Promise<{ forumRegistration: number; forumContact: number }> {
  const registrations = await db.forumRegistration.updateMany({
    where: { forgottenAt: null, createdAt: registered },
    data: forgotten(now),
  });
  const contacts = await db.forumContact.updateMany({
    where: { forgottenAt: null, metAt: met },
    data: { ...forgotten(now), spokeOf: ERASED_WORDS },
  });
  return { forumRegistration: registrations.count, forumContact: contacts.count };
}
