import type { ClauseView, DocumentView, SidesView } from '@/lib/agreements/views';
import type { FirstDecisionView } from '@/lib/first-decisions/views';
import type { Bilingual } from '@/lib/i18n/localised';
import type { MissionView } from '@/lib/missions/views';
import type { AmendableTerms, AmendmentAction, AmendmentState } from './rules';

export interface AmendmentView {
  id: number;
  /** What the forms send back. */
  version: number;
  state: AmendmentState;
  /** The side that proposed it. */
  by: Bilingual;
  before: AmendableTerms;
  after: AmendableTerms;
  reason: string;
  endReason: string | null;
  createdAt: Date;
  /** Once it is approved. */
  document: DocumentView | null;
  sides: SidesView;
  allowed: AmendmentAction[];
}

/** One that waits for its decision, as the desk shows it. */
export interface AmendmentRow {
  /** Of its mission. */
  missionId: number;
  reference: string;
  missionTitle: Bilingual;
  giverName: Bilingual;
  receiverName: Bilingual;
  before: AmendableTerms;
  after: AmendableTerms;
  region: Bilingual;
  /** The offer has fewer hours left than it adds. */
  short: boolean;
  needsTwo: boolean;
  first: FirstDecisionView | null;
  decidable: boolean;
}

/** What a coordinator looks at before deciding on one. */
export interface AmendmentChecks {
  /** Quarter-hours that it adds, and that are left of the offer. */
  added: number;
  offerLeft: number;
  /** Approving takes two coordinators; what the first of them decided. */
  needsTwo: boolean;
  first: FirstDecisionView | null;
}

export interface AmendmentsView {
  mission: MissionView;
  /** The one that is not decided or not signed yet. */
  current: (AmendmentView & { checks: AmendmentChecks | null; clauses: ClauseView[]; signsFor: Bilingual | null }) | null;
  /** The others, the newest first. */
  earlier: AmendmentView[];
  mayPropose: boolean;
}
