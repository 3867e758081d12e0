import type { FirstDecisionView } from '@/lib/first-decisions/views';
import type { OrganisationKind, OrganisationState, Regime, RequestOrigin, Sector, WorkMode } from '@/lib/generated/prisma/enums';
import type { Bilingual } from '@/lib/i18n/localised';
import type { MatchView } from '@/lib/matches/views';
import type { Refusal } from '@/lib/matching/score';
import type { Side } from '@/lib/routes';
import type { NoDecision } from './policy';
import type { Check, CheckResult, Party, RequestAction, RequestDeed, RequestState, Urgency } from './rules';

export interface PartyView {
  id: number;
  kind: OrganisationKind;
  state: OrganisationState;
  name: Bilingual;
  province: Bilingual;
  region: Bilingual;
  verifiedAt: Date | null;
  sectors: Sector[];
  receipt: { type: 'provisional' | 'final'; number: string } | null;
  ice: string | null;
  industry: Bilingual | null;
  /** The consent on the current terms. */
  consent: { at: Date; by: Bilingual | null } | null;
}

export interface ContactView {
  name: Bilingual;
  title: Bilingual;
  email: string;
  phone: string | null;
}

/** One step of a request's course. */
export interface CourseStep {
  what:
    | 'pledged'
    | 'asked'
    | 'proposed'
    | 'giverConsented'
    | 'receiverConsented'
    | 'decision'
    | 'start'
    | Exclude<RequestState, 'proposed' | 'accepted'>;
  status: 'done' | 'now' | 'next';
  at: Date | null;
  by: Bilingual | null;
}

export interface RequestSummary {
  id: number;
  reference: string;
  state: RequestState;
  origin: RequestOrigin;
  needTitle: Bilingual;
  offerTitle: Bilingual;
  giverName: Bilingual;
  receiverName: Bilingual;
  quarters: number;
  startsOn: Date;
  createdAt: Date;
  answerBy: Date;
  /** The side the reader belongs to. */
  party: Party | undefined;
  allowed: RequestAction[];
}

export interface RequestListView {
  side: Side;
  /** Newest first. */
  rows: RequestSummary[];
  /** The id that the next page starts before. */
  nextCursor: number | null;
}

export interface RequestView extends RequestSummary {
  version: number;
  needId: number;
  offerId: number;
  giver: PartyView;
  receiver: PartyView;
  mode: WorkMode;
  regime: Regime;
  message: string | null;
  acceptedAt: Date | null;
  endedAt: Date | null;
  reason: string | null;
  match: MatchView;
  course: CourseStep[];
  /** People of the other side; null until the request is approved. */
  contacts: ContactView[] | null;
}

/** A request in a row of the desk. */
export interface QueueRow {
  id: number;
  reference: string;
  origin: RequestOrigin;
  giverName: Bilingual;
  receiverName: Bilingual;
  needTitle: Bilingual;
  quarters: number;
  region: Bilingual;
  /** Checks that do not pass. */
  notes: Check[];
  /** Approving takes two coordinators. */
  needsTwo: boolean;
  /** One of them has approved. */
  first: FirstDecisionView | null;
  decidable: boolean;
}

/** Other live requests on the same need or offer that ask together for more than is left of it. */
export interface ConflictView {
  on: 'need' | 'offer';
  title: Bilingual;
  left: number;
  /** This request counted. */
  asked: number;
  others: {
    id: number;
    reference: string;
    state: 'proposed' | 'accepted';
    quarters: number;
    giverName: Bilingual;
    receiverName: Bilingual;
  }[];
}

export interface RequestHistoryLine {
  id: string;
  at: Date;
  deed: RequestDeed;
  /** Null for what the system did, and for people who are forgotten. */
  by: Bilingual | null;
}

export interface DeciderView {
  id: string;
  name: Bilingual;
  /** Decides everywhere; else in the request's region. */
  national: boolean;
  reader: boolean;
}

export interface DecisionView extends RequestView {
  waitingDays: number;
  urgency: Urgency;
  checks: Record<Check, CheckResult>;
  facts: {
    needLeft: number;
    needTotal: number;
    offerLeft: number;
    offerTotal: number;
    quartersPerMonth: number;
    peopleCount: number;
  };
  /** The match as it would be today: its hours and days go on; null when a listing is gone. */
  matchToday: MatchView | { refusal: Refusal } | null;
  conflicts: ConflictView[];
  history: RequestHistoryLine[];
  deciders: DeciderView[];
  /** Approving takes two coordinators. */
  needsTwo: boolean;
  /** What the first of them decided. */
  first: FirstDecisionView | null;
  /** The reader brought the two sides together: both have to agree, then the reader may decide. */
  proposedByReader: boolean;
  /** Why the reader may not decide; undefined when they may. */
  why: NoDecision | undefined;
}

/** One of the reader's own listings that may be joined to the other side's. */
export interface ListingChoice {
  id: number;
  title: Bilingual;
  quartersLeft: number;
  /** Points 0..1000, why the two cannot be joined, or the live request that joins them already. */
  match: { points: number } | { refusal: Refusal } | { requestId: number };
}

/** The form of a pledge (own offers beside a need) or of an ask (own needs beside an offer). */
export interface RequestFormView {
  kind: 'pledge' | 'ask';
  side: Side;
  target: { id: number; title: Bilingual; owner: Bilingual; quartersLeft: number };
  /** Best first, the impossible ones last. */
  choices: ListingChoice[];
  /** The listing that the form starts with; null when none can be joined. */
  chosen: ListingChoice | null;
  startsOn: string;
  /** The place that the need asks for. */
  mode: WorkMode;
}
