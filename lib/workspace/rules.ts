import type { OrganisationState } from '@/lib/organisations/rules';
import type { Urgency } from '@/lib/requests/rules';

/** The one thing that helps an organisation most now. */
export const HOME_STEPS = [
  'completeFile',
  'mendFile',
  'readSuspension',
  'answer',
  'mendListing',
  'finishDraft',
  'prepare',
  'publish',
  'join',
  'browse',
] as const;
export type HomeStep = (typeof HOME_STEPS)[number];

export interface HomeFacts {
  state: OrganisationState;
  /** Requests that wait for this side's answer. */
  answers: number;
  /** Listings: sent back by the programme, unpublished drafts, public ones, and those that wait for review. */
  returned: number;
  drafts: number;
  published: number;
  inReview: number;
  /** Whether the ranked list has a match that no live request joins yet. */
  joinable: boolean;
}

/**
 * First what keeps the organisation from acting at all, then what keeps somebody else waiting, then what it
 * can win. While its file is read it can only prepare; while its first listing is, only look around.
 *
 * Complexity O(1); no errors.
 */
export function nextStepOf(facts: HomeFacts): HomeStep {
  if (facts.state === 'draft') return 'completeFile';
  if (facts.state === 'returned') return 'mendFile';
  if (facts.state === 'suspended') return 'readSuspension';
  if (facts.state === 'submitted') return facts.drafts > 0 ? 'finishDraft' : 'prepare';
  if (facts.answers > 0) return 'answer';
  if (facts.returned > 0) return 'mendListing';
  if (facts.published === 0 && facts.inReview === 0) return facts.drafts > 0 ? 'finishDraft' : 'publish';
  return facts.joinable ? 'join' : 'browse';
}

/** The one thing that a coordinator does next. */
export const DESK_STEPS = ['decideLate', 'decide', 'read', 'rest'] as const;
export type DeskStep = (typeof DESK_STEPS)[number];

/**
 * The oldest row that this reader may decide; where there is none, the oldest that others will; else nothing.
 *
 * @param rows of the queue, the oldest first
 * @complexity O(n) in the rows; no errors
 */
export function deskStepOf<Row extends { decidable: boolean; urgency: Urgency }>(
  rows: readonly Row[],
): { step: DeskStep; row: Row | null } {
  const row = rows.find(({ decidable }) => decidable);
  if (row) return { step: row.urgency === 'late' ? 'decideLate' : 'decide', row };
  const [oldest] = rows;
  return oldest ? { step: 'read', row: oldest } : { step: 'rest', row: null };
}
