import type { AmendmentDeed, AmendmentState } from '@/lib/amendments/rules';
import type { OrganisationKind, Regime, WorkMode } from '@/lib/generated/prisma/enums';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Reliability } from '@/lib/reliability/rules';
import type { ContactView } from '@/lib/requests/views';
import type { Side } from '@/lib/routes';
import type { HourState, MissionAction, MissionState, ReaderRole } from './rules';

export interface MissionSummary {
  id: number;
  reference: string;
  /** As it is true today. */
  state: MissionState;
  title: Bilingual;
  giverName: Bilingual;
  receiverName: Bilingual;
  /** Whole quarter-hours: reserved, and what of it is confirmed. */
  quarters: number;
  quartersConfirmed: number;
  startsOn: Date;
  endsOn: Date;
  /** Past its end for so long that the coordinators see it. */
  leftOpen: boolean;
  /** Its last day has passed, and it still runs. */
  isOver: boolean;
  /** How the reader stands to it; undefined for staff who only read. */
  role: ReaderRole | undefined;
}

export interface MissionRows {
  /** The newest first. */
  rows: MissionSummary[];
  /** The id that the next page starts before. */
  nextCursor: number | null;
}

export interface MissionListView extends MissionRows {
  /** The reader's workspace; null for the programme's. */
  side: Side | null;
}

export interface MissionDeed {
  id: string;
  at: Date;
  action: MissionAction | AmendmentDeed;
  /** Null for what the system did, and for people who are forgotten. */
  by: Bilingual | null;
}

export interface MissionView extends MissionSummary {
  version: number;
  needId: number;
  offerId: number;
  requestId: number;
  requestReference: string;
  /** Of its two sides. */
  partnershipId: number | null;
  offerTitle: Bilingual;
  giverKind: OrganisationKind;
  receiverKind: OrganisationKind;
  regime: Regime;
  mode: WorkMode;
  /** The need's. */
  place: Bilingual;
  region: Bilingual;
  signedAt: Date | null;
  /** Completed or cancelled. */
  endedAt: Date | null;
  openedAt: Date;
  /** The amendment that is not signed yet; null where there is none. */
  amendment: AmendmentState | null;
  /** The mission that it goes on with, and the one that goes on with it. */
  renews: { id: number; reference: string } | null;
  renewedBy: { id: number; reference: string } | null;
  /** Whether the reader may ask the other side to go on. */
  renewable: boolean;
  /** Why it was cancelled. */
  reason: string | null;
  allowed: MissionAction[];
  /** Entries that wait for the receiver's answer, and what they would add. */
  waiting: { count: number; quarters: number };
  /** Who works on it: named by the giver, and confirmed by themselves. */
  people: { id: number; name: Bilingual; function: string }[];
  /** Who of the receiver the giver turns to; null for its owners. */
  contactName: Bilingual | null;
  /** People of the other side; of both for the programme. */
  contacts: ContactView[];
  /** Whether the reader, or their association, has certificates of it. */
  certifiable: boolean;
  /** The newest first. */
  deeds: MissionDeed[];
  /** How the other side keeps its word; null for whoever is no side. */
  otherSide: Reliability | null;
}

/** For the page on which the receiver chooses its contact. */
export interface AppointingView {
  mission: MissionView;
  /** By their memberships. */
  people: { id: number; name: Bilingual; title: Bilingual }[];
  contactId: number | null;
}

export interface HourEntryView {
  id: number;
  workedOn: Date;
  /** 0 where a correction takes hours back. */
  quarters: number;
  what: string;
  by: Bilingual;
  /** Who did the work, and whether they declared it themselves; null where the giver did not say. */
  workedBy: { name: Bilingual; declared: boolean } | null;
  state: HourState;
  createdAt: Date;
  answer: { kind: 'confirmed' | 'disputed'; reason: string | null; at: Date; by: Bilingual } | null;
  /** The hours that it replaces. */
  corrects: { workedOn: Date; quarters: number } | null;
  /** Whether the reader may correct it, and whether they may answer to it. */
  correctable: boolean;
  answerable: boolean;
}

export interface LedgerView {
  mission: MissionView;
  /** The newest first. */
  entries: HourEntryView[];
  /** Quarter-hours that may still be declared. */
  left: number;
  /** The last day that hours may be of, `YYYY-MM-DD`, and the first. */
  days: { from: string; until: string };
  /** Whom the reader may name as having worked, and who of the mission's people the reader is. */
  people: MissionView['people'];
  you: number | null;
}

/** One entry, for the page that corrects it or asks about it. */
export interface LedgerEntryView {
  mission: MissionView;
  entry: HourEntryView;
  /** Quarter-hours that its correction may hold. */
  left: number;
  days: LedgerView['days'];
}
