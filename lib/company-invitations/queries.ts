import 'server-only';
import { hashSecret } from '@/lib/auth/secret';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { type InvitationState, invitationState } from '@/lib/invitations/rules';
import { LINK_TOKEN } from '@/lib/links/rules';
import { publicWhere } from '@/lib/needs/queries';
import type { Inviter } from './policy';
import type { SentCompanyInvitation } from './views';

/** As many as a page lists; older ones are over, and go. */
export const LISTED = 100;
/** An association's open needs to choose from. */
const NEEDS = 50;

const welcomeSelect = {
  id: true,
  companyName: true,
  email: true,
  locale: true,
  needId: true,
  words: true,
  acceptedAt: true,
  revokedAt: true,
  expiresAt: true,
  organisation: { select: { id: true, state: true, nameFr: true, nameAr: true } },
  invitedBy: { select: { name: true, nameAr: true } },
} as const satisfies Prisma.CompanyInvitationSelect;

export type CompanyInvitationRow = Prisma.CompanyInvitationGetPayload<{ select: typeof welcomeSelect }>;

/** The invitation with this secret, and what became of it; null when there never was one. Changes nothing. */
export async function findCompanyInvitation(
  token: string,
  now: Date,
): Promise<(CompanyInvitationRow & { became: InvitationState }) | null> {
  if (!LINK_TOKEN.test(token)) return null;
  const row = await db.companyInvitation.findUnique({ where: { tokenHash: hashSecret(token) }, select: welcomeSelect });
  if (!row) return null;
  const became = invitationState(row, now);
  // Nobody follows an association that the programme has suspended, and why is nobody else's matter.
  const suspended = row.organisation !== null && row.organisation.state !== 'verified';
  return { ...row, became: became === 'waiting' && suspended ? 'revoked' : became };
}

/** The same if it can be followed. */
export async function findWaitingCompanyInvitation(token: string, now: Date): Promise<CompanyInvitationRow | null> {
  const found = await findCompanyInvitation(token, now);
  return found?.became === 'waiting' ? found : null;
}

/** One that its inviter sends again or takes back. */
export function findSentCompanyInvitation(id: string, client: Tx = db) {
  return client.companyInvitation.findUnique({
    where: { id },
    select: {
      id: true,
      companyName: true,
      email: true,
      locale: true,
      organisationId: true,
      organisation: { select: { nameFr: true, nameAr: true } },
    },
  });
}

export async function hasAccount(email: string, client: Tx = db): Promise<boolean> {
  return (await client.user.count({ where: { email } })) > 0;
}

/** Whom an association, or the programme, has invited, newest first. */
export async function listCompanyInvitations(organisationId: Inviter, now: Date): Promise<SentCompanyInvitation[]> {
  const rows = await db.companyInvitation.findMany({
    where: { organisationId },
    select: {
      id: true,
      companyName: true,
      email: true,
      sentAt: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      need: { select: { id: true, titleFr: true, titleAr: true } },
      company: { select: { id: true, state: true, nameFr: true, nameAr: true } },
    },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: LISTED,
  });
  return rows.map(({ acceptedAt, revokedAt, need, company, ...row }) => ({
    ...row,
    state: invitationState({ acceptedAt, revokedAt, expiresAt: row.expiresAt }, now),
    need: need && { id: need.id, title: titleOf(need) },
    company: company && { id: company.id, name: nameOf(company), verified: company.state === 'verified' },
  }));
}

/** What an inviter may ask a company for: an association its own public needs, the programme those of any association. */
function invitable(organisationId: Inviter, today: string) {
  const { organisation, ...need } = publicWhere(today);
  return {
    ...need,
    organisation: { ...organisation, kind: 'ASSOCIATION' },
    ...(organisationId !== null && { organisationId }),
  } as const satisfies Prisma.SkillNeedWhereInput;
}

/** The first to close on top. */
export async function listInvitableNeeds(organisationId: number, today: string) {
  const rows = await db.skillNeed.findMany({
    where: invitable(organisationId, today),
    select: { id: true, titleFr: true, titleAr: true },
    orderBy: [{ closesOn: 'asc' }, { id: 'asc' }],
    take: NEEDS,
  });
  return rows.map((row) => ({ id: row.id, title: titleOf(row) }));
}

export async function isInvitableNeed(id: number, organisationId: Inviter, today: string, client: Tx): Promise<boolean> {
  return (await client.skillNeed.count({ where: { id, ...invitable(organisationId, today) } })) > 0;
}

/** Whether anybody may read a need, of those that an invitation may name. */
export async function isPublicNeed(id: number, today: string): Promise<boolean> {
  return isInvitableNeed(id, null, today, db);
}
