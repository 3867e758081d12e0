import type { Table } from '@/lib/exports/table';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Offered } from '@/lib/organisations/views';
import type { LeadState, urgencyOf } from './rules';

export interface LeadRow {
  id: number;
  /** With whom: the company's record, else what was written; null where nothing is known but a person. */
  company: Bilingual | null;
  /** Who was met; null for a lead opened by hand, and once they are forgotten. */
  person: string | null;
  association: Bilingual | null;
  forum: { id: number; name: Bilingual };
  owner: Bilingual | null;
  state: LeadState;
  nextStep: string | null;
  nextOn: Date | null;
  urgency: ReturnType<typeof urgencyOf>;
}

export interface LeadListView {
  rows: LeadRow[];
  count: number;
  /** Forums at which the reader may open a lead by hand. */
  forums: { id: number; name: Bilingual }[];
  /** The reader's association, or null for the programme. */
  associationId: number | null;
  mayOpen: boolean;
}

/** A need and an offer of the two that fit: the request that the lead may become, one press away. */
export interface LeadPair {
  needTitle: Bilingual;
  offerTitle: Bilingual;
  points: number;
  /** The form, filled in for this pair. */
  href: string;
}

export interface LeadView extends LeadRow {
  version: number;
  organisation: string | null;
  ownerId: string | null;
  associationId: number | null;
  companyId: number | null;
  reason: string | null;
  contact: { email: string | null; phone: string | null; spokeOf: string | null; metAt: Date } | null;
  events: { state: LeadState; at: Date; by: Bilingual | null }[];
  moves: LeadState[];
  mayFollow: boolean;
  mayAssign: boolean;
  owners: { id: string; name: Bilingual }[];
  associations: Offered;
  companies: Offered;
  /** What their names are looked for by. */
  words: string;
  pairs: LeadPair[];
  request: { id: number; reference: string; href: string } | null;
  partnershipId: number | null;
}

export interface FunnelView {
  forum: { id: number; name: Bilingual } | null;
  forums: { id: number; name: Bilingual }[];
  tables: Table[];
  contacts: number;
}
