import 'server-only';
import { randomBytes } from 'node:crypto';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { transact } from '@/lib/db/transaction';
import { feedHash } from './queries';

interface Context {
  actor: Actor;
  now: Date;
}

/**
 * A new address for the person's calendar: the one before opens nothing any more. It is answered this once, and
 * kept nowhere, not even as the answer to a form that is sent twice.
 */
export async function openFeed({ actor, now }: Context): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await transact(async (tx) => {
    const data = { tokenHash: feedHash(token), createdAt: now };
    await tx.calendarFeed.upsert({ where: { userId: actor.userId }, create: { userId: actor.userId, ...data }, update: data });
    await record(tx, { actorId: actor.userId, action: 'calendar_opened', subject: 'user', subjectId: actor.userId });
  });
  return token;
}

/** The person's calendar has no address any more. */
export async function closeFeed({ actor }: Context): Promise<void> {
  await transact(async (tx) => {
    const closed = await tx.calendarFeed.deleteMany({ where: { userId: actor.userId } });
    if (closed.count > 0) await record(tx, { actorId: actor.userId, action: 'calendar_closed', subject: 'user', subjectId: actor.userId });
  });
}
