import 'server-only';
import { hashSecret } from '@/lib/auth/secret';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { LINK_TOKEN } from '@/lib/links/rules';
import { invitationState } from './rules';
import type { SentInvitationView } from './views';

/** More than any organisation invites within the time that invitations are kept. */
const SENT = 200;

const invitationSelect = {
  id: true,
  tokenHash: true,
  organisationId: true,
  email: true,
  role: true,
  acceptedAt: true,
  revokedAt: true,
  expiresAt: true,
  organisation: { select: { kind: true, state: true, nameFr: true, nameAr: true } },
  invitedBy: { select: { name: true, nameAr: true } },
} as const satisfies Prisma.InvitationSelect;

export type Invitation = Prisma.InvitationGetPayload<{ select: typeof invitationSelect }>;

/** The invitation with this secret, whatever became of it; null when there never was one. Changes nothing. */
export async function findInvitation(token: string): Promise<Invitation | null> {
  if (!LINK_TOKEN.test(token)) return null;
  return db.invitation.findUnique({ where: { tokenHash: hashSecret(token) }, select: invitationSelect });
}

/** The same if it can be followed: nobody joins an organisation that the programme has suspended. */
export async function findWaitingInvitation(token: string, now: Date): Promise<Invitation | null> {
  const found = await findInvitation(token);
  return found && invitationState(found, now) === 'waiting' && found.organisation.state !== 'suspended' ? found : null;
}

/** One that an owner sends again or takes back. */
export function findSentInvitation(id: string, client: Tx = db) {
  return client.invitation.findUnique({
    where: { id },
    select: { id: true, email: true, organisationId: true, organisation: { select: { kind: true, nameFr: true, nameAr: true } } },
  });
}

export async function hasAccount(email: string): Promise<boolean> {
  return (await db.user.count({ where: { email } })) > 0;
}

/** Whom an organisation has invited and who has not answered, the newest first. */
export async function listInvitations(organisationId: number, now: Date): Promise<SentInvitationView[]> {
  const rows = await db.invitation.findMany({
    where: { organisationId, acceptedAt: null, revokedAt: null },
    select: { id: true, email: true, role: true, expiresAt: true },
    orderBy: [{ expiresAt: 'desc' }, { id: 'asc' }],
    take: SENT,
  });
  return rows.map((row) => ({ ...row, expired: row.expiresAt <= now }));
}
