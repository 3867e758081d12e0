import type { FirstDecisionView } from '@/lib/first-decisions/views';
import type { Bilingual } from '@/lib/i18n/localised';
import type { RegionOption } from '@/lib/places/views';
import type { PersonDone } from '@/lib/routes';
import type { PersonAction } from './rules';

export interface StaffRoleView {
  administrator: boolean;
  /** Codes of the regions; empty is everywhere; null is no coordinator. */
  coordinates: readonly string[] | null;
  observes: boolean;
}

export interface PersonRow {
  id: string;
  name: Bilingual;
  email: string;
  organisations: Bilingual[];
  staff: StaffRoleView;
  disabled: boolean;
  erased: boolean;
}

/** A role that one administrator has decided on, and that waits for another. */
export interface WaitingRoleView extends FirstDecisionView {
  userId: string;
  name: Bilingual;
  role: StaffRoleView;
}

export interface PeopleView {
  /** Roles that wait for a second administrator. */
  waiting: WaitingRoleView[];
  q: string;
  people: PersonRow[];
  regions: RegionOption[];
  /** Of the whole result. */
  count: number;
  /** The page after this one. */
  next: string | null;
}

export interface PersonView extends Omit<PersonRow, 'organisations'> {
  memberships: { organisationId: number; name: Bilingual; role: 'owner' | 'member'; since: Date }[];
  createdAt: Date;
  disabledAt: Date | null;
  /** Why, as the administrator wrote it; null once it was forgotten. */
  reason: string | null;
  oneself: boolean;
  /** Roles of this person that wait for a second administrator. */
  waiting: WaitingRoleView[];
  allowed: PersonAction[];
  regions: RegionOption[];
  done: PersonDone | null;
}
