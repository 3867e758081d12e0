import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireMember } from '@/lib/auth/require-actor';
import { findCompanyByIce } from '@/lib/domains/queries';
import { env } from '@/lib/env';
import { nameOf } from '@/lib/i18n/localised';
import { loadTeamInvitations } from '@/lib/invitations/loaders';
import { inLocale, routes, rowId, teamDone } from '@/lib/routes';
import { allowedOn, canManageTeam } from './policy';
import { listMembers, type MemberRow } from './queries';
import type { EndMembershipView, MemberView, TeamView } from './views';

/** Who acts in the name of the workspace's organisation. */
export const loadTeam = cache(async (requestedSide: string, done: string | undefined): Promise<TeamView> => {
  const { actor, membership, side } = await requireMember(requestedSide, `/${requestedSide}/team`);
  const company = env.OIDC_COMPANY_ICE === undefined ? null : await findCompanyByIce(env.OIDC_COMPANY_ICE);
  const members = memberViews(actor, await listMembers(membership.organisationId));
  const manages = canManageTeam(actor, membership.organisationId);
  return {
    side,
    organisationName: nameOf(membership),
    manages,
    provesDomains: manages && company?.id === membership.organisationId,
    members,
    invitations: await loadTeamInvitations(actor, membership.organisationId, done),
    onlyOwner: manages && members.some((member) => member.you && !member.allowed.includes('leave')),
    done: teamDone.find((candidate) => candidate === done) ?? null,
  };
});

/** Leaving, or removing somebody; who may not is led back to the team. */
export const loadEndMembership = cache(async (requestedSide: string, requestedId: string): Promise<EndMembershipView> => {
  const { actor, membership, side } = await requireMember(requestedSide, `/${requestedSide}/team/${requestedId}/end`);
  const id = rowId(requestedId);
  const member = memberViews(actor, await listMembers(membership.organisationId)).find((candidate) => candidate.id === id);
  if (!member) notFound();
  if (!member.allowed.some((action) => action === 'leave' || action === 'remove')) redirect(inLocale(await getLocale(), routes.team(side)));
  return { side, organisationName: nameOf(membership), member };
});

function memberViews(actor: Actor, rows: MemberRow[]): MemberView[] {
  const owners = rows
    .filter((row) => row.role === 'owner' && row.user.disabledAt === null && row.user.erasedAt === null)
    .map((row) => row.user.id);
  return rows.map((row) => ({
    id: row.id,
    name: { fr: row.user.name, ar: row.user.nameAr },
    email: row.user.email,
    role: row.role,
    since: row.createdAt,
    you: row.user.id === actor.userId,
    disabled: row.user.disabledAt !== null,
    allowed: allowedOn(actor, {
      userId: row.user.id,
      organisationId: row.organisationId,
      role: row.role,
      otherOwners: owners.filter((owner) => owner !== row.user.id).length,
    }),
  }));
}
