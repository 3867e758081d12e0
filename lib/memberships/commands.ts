import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { findActorWithin } from '@/lib/auth/session';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import type { Result } from '@/lib/result';
import { canEndMembership, canManageTeam, canReadTeam } from './policy';
import { countOtherOwners, findMember } from './queries';
import { keepsAnOwner, type Role } from './rules';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

/** The membership's own name in the audit, which outlives its row. */
export function membershipKey(organisationId: number, userId: string): string {
  return `${organisationId}:${userId}`;
}

/** Makes a member an owner, or an owner a member. The last owner stays one. */
export function changeRole(
  { actor, submissionId, now }: Context,
  { membershipId, role }: { membershipId: number; role: Role },
): Promise<Result<{ kind: OrganisationKind; role: Role }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'change_role' }, async (tx) => {
    const { member, actor: owner } = await lockTeamOf(tx, actor, membershipId);
    if (!canManageTeam(owner, member.organisationId)) throw new Refusal('forbidden');
    const kind = member.organisation.kind;
    // Somebody else has pressed the same button.
    if (member.role === role) return { kind, role };
    await refuseWithoutOwner(tx, member);
    await tx.membership.update({ where: { id: member.id }, data: { role } });
    if (role === 'member') await revokeInvitationsBy(tx, member.userId, now, member.organisationId);
    await record(tx, {
      actorId: actor.userId,
      action: 'member_role_changed',
      subject: 'membership',
      subjectId: membershipKey(member.organisationId, member.userId),
      fields: ['role'],
    });
    return { kind, role };
  });
}

/** Somebody leaves the team, or an owner removes somebody: from the next request on they have no part in it. */
export function endMembership(
  { actor, submissionId, now }: Context,
  { membershipId }: { membershipId: number },
): Promise<Result<{ kind: OrganisationKind; left: boolean }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'end_membership' }, async (tx) => {
    const { member, actor: current } = await lockTeamOf(tx, actor, membershipId);
    if (!canEndMembership(current, member)) throw new Refusal('forbidden');
    await refuseWithoutOwner(tx, member);
    await tx.membership.delete({ where: { id: member.id } });
    await revokeInvitationsBy(tx, member.userId, now, member.organisationId);
    const left = member.userId === actor.userId;
    await record(tx, {
      actorId: actor.userId,
      action: left ? 'member_left' : 'member_removed',
      subject: 'membership',
      subjectId: membershipKey(member.organisationId, member.userId),
    });
    return { kind: member.organisation.kind, left };
  });
}

/**
 * Ends what somebody has asked others in by: whoever may ask nobody in any more would come back by a link
 * that they sent to themselves. Everywhere, or in one organisation.
 */
export async function revokeInvitationsBy(tx: Tx, invitedById: string, now: Date, organisationId?: number): Promise<void> {
  await tx.invitation.updateMany({
    where: { invitedById, acceptedAt: null, revokedAt: null, ...(organisationId !== undefined && { organisationId }) },
    data: { revokedAt: now },
  });
}

/**
 * The member, and the actor as both are once nobody else changes this team. The organisation's row is
 * the lock of its team: of two owners who leave at once, the second counts the owners after the first
 * has gone.
 */
async function lockTeamOf(tx: Tx, actor: Actor, membershipId: number) {
  const found = await findMember(tx, membershipId);
  if (!found || !canReadTeam(actor, found.organisationId)) throw new Refusal('notFound');
  await lockTeam(tx, found.organisationId);
  const [member, current] = [await findMember(tx, membershipId), await findActorWithin(tx, actor.userId)];
  if (!member || !current || !canReadTeam(current, member.organisationId)) throw new Refusal('notFound');
  return { member, actor: current };
}

/** Who holds it is alone in changing the owners of an organisation; new members need not wait. */
export async function lockTeam(tx: Tx, organisationId: number): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Organisation" WHERE "id" = ${organisationId} FOR NO KEY UPDATE`;
}

/**
 * The same, and the actor as they are once they hold it. Their account is held as well: who takes their
 * part or their account from them meanwhile waits, and then finds all that they wrote.
 */
export async function lockTeamAs(tx: Tx, actor: Actor, organisationId: number): Promise<Actor | null> {
  await lockTeam(tx, organisationId);
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${actor.userId} FOR SHARE`;
  return findActorWithin(tx, actor.userId);
}

async function refuseWithoutOwner(tx: Tx, member: { role: Role; organisationId: number; userId: string }): Promise<void> {
  if (!keepsAnOwner(member.role, await countOtherOwners(tx, member.organisationId, member.userId))) throw new Refusal('lastOwner');
}
