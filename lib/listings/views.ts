import type { DraftView } from '@/lib/drafts/views';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Side } from '@/lib/routes';
import type { SkillOptions } from '@/lib/skills/views';
import type { ListingState, Noun, OwnerAction } from './rules';

/** A row of a closed list that the database names: a region, a province, a skill. */
export interface Named {
  code: string;
  name: Bilingual;
}

/** Who stands behind a listing. */
export interface OwnerView {
  id: number;
  kind: 'ASSOCIATION' | 'COMPANY';
  name: Bilingual;
  verified: boolean;
  /** Whose requests its coordinators decide on. */
  regionCode: string;
  region: Bilingual;
  province: Bilingual;
  /** The hash of its logo, if it has one. */
  logo: string | null;
}

/** What the forms of needs and offers start from. */
export interface ListingFormView {
  side: Side;
  /** Only a verified organisation publishes. */
  verified: boolean;
  /** What is written before that waits. */
  writable: boolean;
  /** No need or offer of the organisation was ever open: a coordinator reviews this one. */
  first: boolean;
  skills: SkillOptions;
  /** What the fields hold at first, by name. */
  initial: Record<string, string[]>;
  /** What is written: a draft; a listing that is there; or, for somebody whose session is over, what was just sent. */
  subject: { kind: 'draft'; draft: DraftView } | { kind: 'edit'; edited: EditedView } | { kind: 'sent'; draftId: string };
}

export interface EditedView {
  id: number;
  version: number;
  /** When it was last written, as it was read. */
  seen: string;
  title: Bilingual;
  /** Returned: sending it again asks for another review. */
  returnReason: string | null;
  returned: boolean;
}

/** What the people of its organisation may do with a listing now, and why it stands where it stands. */
export interface ManageView {
  noun: Noun;
  side: Side;
  id: number;
  version: number;
  state: ListingState;
  allowed: OwnerAction[];
  returnReason: string | null;
  /** The first last day that can be chosen, `YYYY-MM-DD`. */
  tomorrow: string;
  /** The question that the address asks, where there is no script. */
  asking: boolean;
}

/** A first listing in a row of the desk. */
export interface ReviewRow {
  title: Bilingual;
  organisation: Bilingual;
  region: Bilingual;
  /** Whether this reader may decide. */
  decidable: boolean;
}

/** A first listing on its review page, beside what its noun shows. */
export interface ReviewView {
  noun: Noun;
  id: number;
  version: number;
  waiting: boolean;
  waitingDays: number;
  /** Why this reader may not decide, or undefined. */
  why: 'notCoordinator' | 'ownSide' | 'outOfScope' | undefined;
}
