import type { AchievementsView } from '@/lib/achievements/views';
import type { FirstDecisionView } from '@/lib/first-decisions/views';
import type { Bilingual } from '@/lib/i18n/localised';
import type { NeedCardView } from '@/lib/needs/views';
import type { RegionWithProvinces } from '@/lib/places/views';
import type { Urgency } from '@/lib/requests/rules';
import type { ProfileDone, Side } from '@/lib/routes';
import type { WaitingPledgeView } from '@/lib/waiting-pledges/views';
import type { NoDecision } from './policy';
import type {
  Deed,
  DuplicateReason,
  LogoError,
  Moved,
  OrganisationAction,
  OrganisationKind,
  OrganisationState,
  ProfileField,
  ProfileValues,
  VouchedField,
} from './rules';

/** A file's values, and the names that they stand for. */
export interface FileFactsView {
  id: number;
  kind: OrganisationKind;
  state: OrganisationState;
  name: Bilingual;
  values: ProfileValues;
  province: Bilingual;
  region: Bilingual;
  /** The hash of its logo, if it has one. */
  logo: string | null;
}

/** One line of what a change would change. */
export interface ChangeLine {
  field: VouchedField;
  before: FieldValue;
  after: FieldValue;
}
export type FieldValue = string | number | boolean | null | Bilingual;

export interface WaitingChange {
  id: number;
  since: Date;
  lines: ChangeLine[];
}

export interface ProfileView {
  side: Side;
  file: FileFactsView;
  version: number;
  /** Owners change it, the others read it. */
  editable: boolean;
  /** What the form starts from: the proposed values where some wait. */
  shown: ProfileValues;
  missing: [ProfileField, string][];
  reason: string | null;
  submittedAt: Date | null;
  change: WaitingChange | null;
  regions: RegionWithProvinces[];
  done: ProfileDone | undefined;
  logoError: LogoError | undefined;
  /** The last day that a document can be of, `YYYY-MM-DD`. */
  today: string;
}

/** An organisation in a row of the desk. */
export interface WaitingFile {
  organisationId: number;
  name: Bilingual;
  region: Bilingual;
  organisationKind: OrganisationKind;
  duplicate: boolean;
  decidable: boolean;
}

/** What was looked for among all organisations, and what was found. */
export interface FoundView {
  words: string;
  found: FileFactsView[];
}

export interface DuplicateView {
  file: FileFactsView;
  reasons: DuplicateReason[];
  /** Whether this reader may propose to merge the two. */
  mergeable: boolean;
}

export interface HistoryLine {
  id: string;
  at: Date;
  deed: Deed;
  by: Bilingual | null;
}

export interface MemberView {
  id: number;
  name: Bilingual;
  title: Bilingual;
  role: 'owner' | 'member';
}

export interface FileView {
  file: FileFactsView;
  /** What will be sent by itself once it is verified. */
  waitingPledges: WaitingPledgeView[];
  version: number;
  reason: string | null;
  submittedAt: Date | null;
  verifiedAt: Date | null;
  waitingDays: number;
  urgency: Urgency;
  missing: [ProfileField, string][];
  members: MemberView[];
  history: HistoryLine[];
  duplicates: DuplicateView[];
  change: (WaitingChange & { decidable: boolean }) | null;
  merge: { id: number; other: { id: number; name: Bilingual }; goneId: number } | null;
  mergedInto: { id: number; name: Bilingual } | null;
  /** What a first coordinator decided of a suspended one’s return. */
  first: FirstDecisionView | null;
  allowed: OrganisationAction[];
  why: NoDecision | undefined;
}

/** Two records side by side: to be proposed as one, or to be confirmed by a second coordinator. */
export interface MergeView {
  one: FileFactsView;
  other: FileFactsView;
  proposal: {
    id: number;
    keptId: number;
    goneId: number;
    by: Bilingual | null;
    moved: Record<Moved, number>;
    /** Whether this reader is a second person who may confirm. */
    confirmable: boolean;
  } | null;
}

/** What anybody reads of a verified organisation. */
export interface OrganisationPageView {
  file: Omit<FileFactsView, 'values'>;
  legalForm: ProfileValues['legalForm'];
  publicUtility: boolean;
  csrLabel: boolean;
  foundedIn: number | null;
  sectors: ProfileValues['sectors'];
  links: readonly string[];
  mission: Bilingual;
  serves: Bilingual;
  changes: Bilingual;
  seeks: Bilingual;
  industry: Bilingual;
  needs: NeedCardView[];
  needCount: number;
  /** Its last diagnostic, for whom it shows it to. */
  readiness: number | null;
  /** Whether it has published what it says to companies. */
  brief: boolean;
  /** Of partnerships that both sides show. */
  achievements: AchievementsView;
}

/** Organisations that a form offers to choose one of. */
export interface Offered {
  rows: { id: number; name: Bilingual }[];
  /** Whether there are others, which their names find. */
  more: boolean;
}
