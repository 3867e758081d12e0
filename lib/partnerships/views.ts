import type { Bilingual } from '@/lib/i18n/localised';
import type { MissionState, QuarterOfYear } from '@/lib/missions/rules';
import type { ContactView } from '@/lib/requests/views';
import type { Side } from '@/lib/routes';
import type { Health, Partner, PartnershipAction, PartnershipState } from './rules';

export interface PartnershipSummary {
  id: number;
  associationName: Bilingual;
  companyName: Bilingual;
  health: Health;
  missions: number;
  /** Confirmed quarter-hours of all its missions. */
  quarters: number;
  startsOn: Date;
  endsOn: Date;
  /** Whom the reader stands for; undefined for staff. */
  partner: Partner | undefined;
}

export interface PartnershipListView {
  /** The reader's workspace; null for the programme's. */
  side: Side | null;
  rows: PartnershipSummary[];
  nextCursor: number | null;
  /** The programme's own results; null for the sides. */
  figures: { each: number | null; olderThanAYear: number; renewalRate: number | null; dueForRenewal: number; partnerships: number } | null;
}

export interface PartnershipView extends PartnershipSummary {
  version: number;
  state: PartnershipState;
  aims: string | null;
  reason: string | null;
  renewals: number;
  /** Whole days since anything was done together. */
  idleDays: number;
  allowed: PartnershipAction[];
  /** The sides that let anybody read what came of it. */
  consents: Partner[];
  /** Whether the reader may say so for theirs, or take it back. */
  mayPublish: boolean;
  contacts: ContactView[];
  /** The newest first. */
  together: { id: number; reference: string; title: Bilingual; state: MissionState; quarters: number; quartersConfirmed: number }[];
  /** Confirmed quarter-hours by quarter of a year, the oldest first. */
  overTime: QuarterOfYear[];
  reviews: { id: number; name: Bilingual; by: Bilingual; at: Date; reached: string; next: string }[];
  /** Open listings of the other side that a mission may begin with: needs to give to, offers to ask for. */
  needs: { id: number; title: Bilingual }[];
  offers: { id: number; title: Bilingual }[];
}
