import type { MembershipRole, OrganisationKind, OrganisationState } from '@/lib/generated/prisma/enums';
import type { Locale } from '@/lib/i18n/locales';

/** Who acts, as the database says it at this request. */
export interface Actor {
  userId: string;
  name: string;
  nameAr: string | null;
  email: string;
  locale: Locale;
  /** Oldest first; the first is the workspace's. */
  memberships: readonly ActorMembership[];
  staff: ActorStaff | null;
  /** Of a funder or a partner: no staff, and reads what was published for them. */
  observer: boolean;
}

export interface ActorMembership {
  organisationId: number;
  kind: OrganisationKind;
  state: OrganisationState;
  role: MembershipRole;
  nameFr: string | null;
  nameAr: string | null;
}

export interface ActorStaff {
  coordinator: boolean;
  administrator: boolean;
  /** `null`: everywhere in Morocco; otherwise the codes of the regions. */
  regions: readonly string[] | null;
}

/** The actor's membership of an organisation, or undefined. */
export function membershipOf(actor: Actor, organisationId: number): ActorMembership | undefined {
  return actor.memberships.find((membership) => membership.organisationId === organisationId);
}

/** Whether the actor coordinates this region. */
export function coordinates(actor: Actor, regionCode: string): boolean {
  if (!actor.staff?.coordinator) return false;
  return actor.staff.regions === null || actor.staff.regions.includes(regionCode);
}
