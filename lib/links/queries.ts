import 'server-only';
import { hashSecret } from '@/lib/auth/secret';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { isUsable, LINK_TOKEN, type LinkPurpose } from './rules';

const linkSelect = {
  id: true,
  email: true,
  userId: true,
  payload: true,
  expiresAt: true,
  usedAt: true,
} as const satisfies Prisma.MailedLinkSelect;

export type MailedLink = Prisma.MailedLinkGetPayload<{ select: typeof linkSelect }>;

/** The link with this secret, if it can be used; null for one that was used, is too old, or never was. Changes nothing. */
export async function findLink(token: string, purpose: LinkPurpose, now: Date): Promise<MailedLink | null> {
  if (!LINK_TOKEN.test(token)) return null;
  const link = await db.mailedLink.findFirst({ where: { tokenHash: hashSecret(token), purpose }, select: linkSelect });
  return link !== null && isUsable(link, now) ? link : null;
}
