import 'server-only';
import { hashSecret, newSecret } from '@/lib/auth/secret';
import { Refusal, type Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { type LinkPurpose, linkExpiry } from './rules';

interface NewLink {
  purpose: LinkPurpose;
  /** The mailbox it is sent to. */
  email: string;
  /** Whose account it changes, where there is one. */
  userId?: string;
  /** What was typed, until the mailbox is known to be theirs; read it back through a schema. */
  payload?: Prisma.InputJsonValue;
}

/** Makes a link for the mail that the same transaction writes. Its secret is in that mail alone; the row keeps a hash. */
export async function makeLink(
  tx: Tx,
  { purpose, email, userId, payload }: NewLink,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newSecret();
  const expiresAt = linkExpiry(purpose, now);
  await tx.mailedLink.create({
    data: {
      purpose,
      email,
      tokenHash: hashSecret(token),
      createdAt: now,
      expiresAt,
      ...(userId !== undefined && { userId }),
      ...(payload !== undefined && { payload }),
    },
  });
  return { token, expiresAt };
}

export interface UsedLink {
  email: string;
  userId: string | null;
  payload: unknown;
}

/**
 * Uses a link up, once however often its form arrives, and answers with what it holds. What was typed
 * goes with it. One that was used, is too old or never was is refused alike.
 */
export async function useLink(tx: Tx, token: string, purpose: LinkPurpose, now: Date): Promise<UsedLink> {
  const tokenHash = hashSecret(token);
  const link = await tx.mailedLink.findUnique({ where: { tokenHash }, select: { email: true, userId: true, payload: true } });
  const used = await tx.mailedLink.updateMany({
    where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now, payload: Prisma.DbNull },
  });
  if (link === null || used.count === 0) throw new Refusal('linkUnusable');
  return link;
}

/** Ends the links of this purpose that a person has not used: what they were for is settled, or their mailbox is no longer theirs. */
export async function endLinks(tx: Tx, purpose: LinkPurpose, userId: string, now: Date): Promise<void> {
  await tx.mailedLink.updateMany({ where: { purpose, userId, usedAt: null }, data: { usedAt: now, payload: Prisma.DbNull } });
}
