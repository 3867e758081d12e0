import type { Bilingual } from '@/lib/i18n/localised';
import type { Offered } from '@/lib/organisations/views';
import type { RegionWithProvinces } from '@/lib/places/views';
import type { RegistrantKind } from './rules';

/** A forum in a list. */
export interface ForumCard {
  id: number;
  name: Bilingual;
  place: string;
  province: Bilingual;
  startsOn: Date;
  endsOn: Date;
  published: boolean;
  stands: number;
}

export interface ForumListView {
  coming: ForumCard[];
  past: ForumCard[];
}

export interface StandView {
  id: number;
  code: string;
  place: string | null;
  organisationId: number;
  organisation: Bilingual;
  /** Whether its page may be read by anybody. */
  verified: boolean;
}

export interface ForumView extends ForumCard {
  agenda: Bilingual;
  partners: string[];
  standList: StandView[];
  /** Whether anybody may register now. */
  open: boolean;
}

/** What a stand's code opens. */
export interface StandPageView {
  code: string;
  place: string | null;
  organisation: { id: number; name: Bilingual; mission: Bilingual };
  forum: { id: number; name: Bilingual; startsOn: Date; endsOn: Date };
}

export type CancellationView =
  | { state: 'unusable' }
  | { state: 'usable'; token: string; forum: { id: number; name: Bilingual; startsOn: Date; endsOn: Date } };

export interface ProgrammeForumsView extends ForumListView {
  mayArrange: boolean;
}

export interface ForumFormView {
  regions: RegionWithProvinces[];
  /** The forum that is changed; null for a new one. */
  forum: { id: number; version: number; name: Bilingual; fields: Record<string, string[]> } | null;
}

export interface RegistrationRow {
  id: number;
  kind: RegistrantKind;
  /** Null once who it was is forgotten. */
  name: string | null;
  email: string | null;
  phone: string | null;
  organisation: string | null;
  cancelled: boolean;
  createdAt: Date;
}

export interface ContactRow {
  id: number;
  forum: { id: number; name: Bilingual };
  /** Null once who it was is forgotten. */
  name: string | null;
  organisation: string | null;
  email: string | null;
  phone: string | null;
  spokeOf: string | null;
  metAt: Date;
  /** Whether more than the day is known. */
  hourKnown: boolean;
  stand: Bilingual | null;
  /** The lead that was opened of it. */
  leadId: number | null;
}

/** A page of a list of people. */
export interface PeoplePage<Row> {
  /** How many there are: of registrations, those that were not cancelled. */
  count: number;
  rows: Row[];
  /** All that the list has, and the place of the first of this page, counted from 1. */
  total: number;
  from: number;
  page: number;
  pages: number;
}

export interface ProgrammeForumView extends ForumView {
  version: number;
  mayArrange: boolean;
  /** Associations that have no stand there yet. */
  candidates: Offered;
  /** What their names are looked for by. */
  words: string;
  registrations: PeoplePage<RegistrationRow>;
  contacts: PeoplePage<ContactRow>;
}

/** The codes of a forum's stands, to print. */
export interface CodesView {
  forum: { id: number; name: Bilingual };
  stands: (StandView & { address: string })[];
}

export interface CaptureView {
  forum: { id: number; name: Bilingual };
  /** Where somebody can be met: of staff every stand, else one's own. */
  stands: { id: number; name: Bilingual }[];
  /** Staff also meet people beside the stands. */
  anywhere: boolean;
  userId: string;
}

/** An association's own stands and whom it met there. */
export interface OwnStandsView {
  stands: (StandView & { address: string; forum: { id: number; name: Bilingual; startsOn: Date; endsOn: Date } })[];
  contacts: PeoplePage<ContactRow>;
}
