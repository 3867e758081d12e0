import type { FirstDecisionView } from '@/lib/first-decisions/views';
import type { OrganisationKind, OrganisationState, Regime, RequestOrigin, Sector, WorkMode } from '@/lib/generated/prisma/enums';
import type { Bilingual } from '@/lib/i18n/localised';
import type { MatchView, RankingView } from '@/lib/matches/views';
import type { Refusal } from '@/lib/matching/score';
import type { Reliability } from '@/lib/reliability/rules';
import type { Refused } from '@/lib/result';
import type { Side } from '@/lib/routes';
import type { NoDecision } from './policy';
import type {
  Check,
  CheckResult,
  DeclineReason,
  Party,
  RequestAction,
  RequestDeed,
  RequestState,
  TeamMember,
  Terms,
  TermsAuthor,
  TermsField,
  Urgency,
} from './rules';

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
  /** Before that, what is pledged waits. */
  verified: boolean;
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
  /** Empty where nobody said who comes. */
  team: TeamMember[];
  regime: Regime;
  message: string | null;
  /** Null while the first terms stand. */
  change: TermsChangeView | null;
  acceptedAt: Date | null;
  endedAt: Date | null;
  declineReason: DeclineReason | null;
  reason: string | null;
  match: MatchView;
  course: CourseStep[];
  /** The mission that it goes on with. */
  renews: { id: number; reference: string } | null;
  /** What it became once it was approved. */
  missionId: number | null;
  /** People of the other side; null until the request is approved. */
  contacts: ContactView[] | null;
}

/** The newest terms beside those that stood before. */
export interface TermsChangeView {
  before: Terms;
  /** What differs; empty where the same was proposed again. */
  fields: TermsField[];
  author: TermsAuthor;
  at: Date;
  /** The words that came with it. */
  message: string | null;
}

/** A request's page for one of its sides. */
export interface RequestPageView extends RequestView {
  /** Once it ended without approval: what else fits the reader's own listing; null while that is not open. */
  alternatives: RankingView | null;
  /** How the other side keeps its word; null once the request has ended. */
  otherSide: Reliability | null;
  /** What the two have together already, above their missions. */
  partnershipId: number | null;
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
  /** Nothing warns: it may be approved together with others. */
  approvable: boolean;
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
  /** How each side keeps its word. */
  reliability: Record<Party, Reliability>;
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

/** Several requests before they are approved in one go. */
export interface BulkView {
  ready: (QueueRow & { version: number })[];
  /** What asks for a look, or waits no more: decided one by one. */
  leftOut: { id: number; reference: string }[];
  quarters: number;
}

/** What became of each, the oldest first. */
export interface BulkResultView {
  rows: { id: number; reference: string; origin: RequestOrigin; giverName: Bilingual; receiverName: Bilingual; refused: Refused | null }[];
  done: number;
}

/** A listing that may be joined to the one that a form is about. */
export interface ListingChoice {
  id: number;
  title: Bilingual;
  owner: Bilingual;
  quartersLeft: number;
  /** Points 0..1000, why the two cannot be joined, or the live request that joins them already. */
  match: { points: number } | { refusal: Refusal } | { requestId: number };
}

/**
 * The form of a pledge (own offers beside a need), of an ask (own needs beside an offer), or of a pair that
 * a coordinator proposes (the best of all beside either).
 */
export interface RequestFormView {
  kind: 'pledge' | 'ask' | 'pair';
  /** The reader's workspace; null for a coordinator's. */
  side: Side | null;
  /** What `target` is; the choices are of the other noun. */
  noun: 'need' | 'offer';
  target: { id: number; title: Bilingual; owner: Bilingual; quartersLeft: number };
  /** Best first, the impossible ones last. */
  choices: ListingChoice[];
  /** The listing that the form starts with; null when none can be joined. */
  chosen: ListingChoice | null;
  startsOn: string;
  /** The place that the need asks for. */
  mode: WorkMode;
}
