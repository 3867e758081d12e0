import { type Actor, membershipOf } from '@/lib/auth/actor';
import { keepsAnOwner, type Role } from './rules';
import type { MemberAction } from './views';

/** What the policies need to know of a member. */
export interface MemberFacts {
  userId: string;
  organisationId: number;
  role: Role;
  /** Owners besides this member whose accounts are not disabled. */
  otherOwners: number;
}

/** Everybody of a team sees it; nobody else knows of it. */
export function canReadTeam(actor: Actor, organisationId: number): boolean {
  return membershipOf(actor, organisationId) !== undefined;
}

/** An owner answers for who may act in the organisation's name. */
export function canManageTeam(actor: Actor, organisationId: number): boolean {
  return membershipOf(actor, organisationId)?.role === 'owner';
}

/** Anybody leaves; an owner removes others. Whether an owner is left is another question. */
export function canEndMembership(actor: Actor, member: Pick<MemberFacts, 'userId' | 'organisationId'>): boolean {
  return member.userId === actor.userId || canManageTeam(actor, member.organisationId);
}

/** What the actor's buttons do to this member. */
export function allowedOn(actor: Actor, member: MemberFacts): MemberAction[] {
  const manages = canManageTeam(actor, member.organisationId);
  const keeps = keepsAnOwner(member.role, member.otherOwners);
  const actions: MemberAction[] = [];
  if (manages && member.role === 'member') actions.push('promote');
  if (manages && member.role === 'owner' && keeps) actions.push('demote');
  if (keeps && canEndMembership(actor, member)) actions.push(member.userId === actor.userId ? 'leave' : 'remove');
  return actions;
}
