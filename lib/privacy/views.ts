import type { Piece } from '@/lib/i18n/event-text';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Messages } from '@/lib/i18n/translator';
import type { Side } from '@/lib/routes';

type Words = Messages['ownData'];
export type Fact = keyof Words['facts'];
export type Term = keyof Words['terms'];
export type SectionName = keyof Words['sections'];

/** What erasure will do to this person's account, before it is asked for. */
export interface ErasureView {
  /** What the form asks for, to know that it is them. */
  proof: 'password' | 'email';
  email: string;
  /** Organisations that need another owner first. */
  handOver: { name: Bilingual; side: Side }[];
  /** Organisations that end with the person. */
  closing: { name: Bilingual; listings: number; requests: number }[];
  lastAdministrator: boolean;
  /** Whether something must be settled first. */
  blocked: boolean;
}

/** A value as it is held, and how it is read. */
export type Held =
  | { as: 'text'; value: string }
  | { as: 'code'; value: string }
  | { as: 'moment'; value: Date }
  | { as: 'name'; value: Bilingual }
  | { as: 'pieces'; value: readonly Piece[] }
  /** A word of ours. */
  | { as: 'term'; value: Term };

export interface HeldFact {
  fact: Fact;
  value: Held;
}

export interface HeldSection {
  section: SectionName;
  /** Of all its entries, of which the newest are shown. */
  count: number;
  entries: HeldFact[][];
}

export interface OwnDataView {
  email: string;
  sections: HeldSection[];
  /** Entries that a section shows at most; the file holds all. */
  shown: number;
}
