import type { Bilingual } from '@/lib/i18n/localised';
import type { Given, MissionState, QuarterOfYear } from '@/lib/missions/rules';
import type { ContactView } from '@/lib/requests/views';
import type { Side } from '@/lib/routes';
import type { Health, Partner, PartnershipAction, PartnershipFigures, PartnershipShare, PartnershipState } from './rules';

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
  figures: (PartnershipFigures & { each: number | null; renewalRate: number | null }) | null;
  /** The figure whose partnerships are listed; null for all. */
  share: PartnershipShare | null;
}

export interface ReviewView {
  id: number;
  by: Bilingual;
  at: Date;
  reached: string;
  next: string;
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
  /** Whether anybody may: with both consents, as long as both sides are verified. */
  isPublic: boolean;
  /** Whether the reader may say so for theirs, or take it back. */
  mayPublish: boolean;
  contacts: ContactView[];
  /** The newest first. */
  together: { id: number; reference: string; title: Bilingual; state: MissionState; quarters: number; quartersConfirmed: number }[];
  /** Confirmed quarter-hours by quarter of a year, the oldest first. */
  overTime: QuarterOfYear[];
  /** What the association gave the company, and what it received. */
  balance: { given: Given; received: Given };
  /** What each side said of a year, the newest first. */
  reviews: ({ year: number } & Record<Partner, ReviewView[]>)[];
  /** Open listings of the other side that a mission may begin with: needs to give to, offers to ask for. */
  needs: { id: number; title: Bilingual }[];
  offers: { id: number; title: Bilingual }[];
}
