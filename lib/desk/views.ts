import type { AmendmentRow } from '@/lib/amendments/views';
import type { Bilingual } from '@/lib/i18n/localised';
import type { ReviewRow } from '@/lib/listings/views';
import type { WaitingFile } from '@/lib/organisations/views';
import type { RegionOption } from '@/lib/places/views';
import type { Urgency } from '@/lib/requests/rules';
import type { QueueRow } from '@/lib/requests/views';
import type { DecisionDone, FileDone, ProposalDone, ReviewDone } from '@/lib/routes';
import type { ProposalView } from '@/lib/skills/views';
import type { DeskKind } from './rules';
import type { DeskFilters, DeskPlace } from './schema';

/** What a row is about, as its noun shows it. */
export type DeskSubject =
  | { wait: 'request'; request: QueueRow }
  | { wait: 'amendment'; amendment: AmendmentRow }
  | { wait: 'verification' | 'change' | 'merge' | 'reinstatement'; file: WaitingFile }
  | { wait: 'need' | 'offer'; listing: ReviewRow }
  | { wait: 'skill'; proposal: ProposalView };

export type DeskRowView = DeskSubject & {
  key: string;
  /** The page where it is decided, which remembers the queue; without the language. */
  href: string;
  days: number;
  urgency: Urgency;
  region: Bilingual;
  /** Whether this reader may decide. */
  decidable: boolean;
};

/** What was just decided, said once over the queue. */
export type DeskDone =
  | { decision: DecisionDone; reference: string }
  | { decision: FileDone; organisation: { id: number; name: Bilingual } }
  | { reviewed: ReviewDone }
  | { settled: ProposalDone };

export interface DeskView {
  filters: DeskFilters;
  rows: DeskRowView[];
  /** Of each kind under the other filters. */
  counts: Record<DeskKind, number>;
  /** Of the kind that is shown, or of all. */
  count: number;
  oldestDays: number | null;
  /** Regions of the reader's scope; null is all Morocco. */
  regionCount: number | null;
  /** Regions to choose among: those of the scope. */
  regions: RegionOption[];
  previous: DeskPlace | null;
  next: DeskPlace | null;
  done: DeskDone | null;
}

/** Where a decision's page stands in the queue that led to it. */
export interface DeskNeighbours {
  filters: DeskFilters;
  /** Pages without the language; null at either end. */
  previous: string | null;
  next: string | null;
  /** What was done with the row, for those who may read it. */
  audit: string | null;
}
