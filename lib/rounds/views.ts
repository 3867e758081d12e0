import type { Sector } from '@/lib/generated/prisma/enums';
import type { Bilingual } from '@/lib/i18n/localised';
import type { LeftOut } from '@/lib/matching/round';
import type { RegionOption } from '@/lib/places/views';
import type { FieldError } from '@/lib/result';
import type { RoundDone } from '@/lib/routes';
import type { RoundAction, RoundFailure, RoundState } from './rules';

/** What a round is about: null is everywhere, and every sector. */
export interface AboutView {
  region: Bilingual | null;
  sector: Sector | null;
  /** Days, both included. */
  startsFrom: Date;
  startsUntil: Date;
}

export interface RoundRowView extends AboutView {
  id: number;
  state: RoundState;
  author: Bilingual;
  createdAt: Date;
  /** Pairs of its set. */
  pairs: number;
}

export interface RoundListView {
  rows: RoundRowView[];
  /** Whether newer ones are on the page before. */
  older: boolean;
  next: number | null;
  mayCreate: boolean;
}

export interface RoundFormView {
  /** Where the reader decides; and whether that is everywhere. */
  regions: RegionOption[];
  everywhere: boolean;
  allRegions: RegionOption[];
  /** What the period is at first. */
  startsFrom: string;
  startsUntil: string;
}

/** A region by its name in the reader's language, or a sector. */
export type PartView = { by: 'region'; name: string } | { by: 'sector'; sector: Sector };

export interface ShareView {
  part: PartView;
  atLeast: number;
  /** Where it cannot be met: the most that it can be. */
  reachable: number | null;
}

export interface SpreadView {
  part: PartView;
  needs: number;
  best: number;
  greedy: number;
}

export interface ListingView {
  id: number;
  title: Bilingual;
  owner: Bilingual;
}

export interface PairView {
  /** `<need>-<offer>` */
  key: string;
  need: ListingView;
  offer: ListingView;
  points: number;
  quarters: number;
  pinned: boolean;
  removed: boolean;
  /** The request that it became, or why it became none. */
  requestId: number | null;
  refusal: FieldError | null;
}

/** A stretch of a list that does not change: its rows, where it begins, how many there are. */
export interface Stretch<Row> {
  rows: Row[];
  from: number;
  count: number;
  size: number;
}

export interface SetView {
  total: number;
  placed: number;
  greedyTotal: number;
  greedyPlaced: number;
  /** Percent by which another set could be better at most. */
  betterBy: number;
  regions: SpreadView[];
  sectors: SpreadView[];
  leftOut: { reason: LeftOut; count: number }[];
  lostPins: number;
  /** Whether the same problem gave the same set again; null where it was another one. */
  same: boolean | null;
}

export interface RoundView extends AboutView {
  id: number;
  version: number;
  state: RoundState;
  author: Bilingual;
  createdAt: Date;
  computedAt: Date | null;
  mostPerNeed: number;
  mostPerOrganisation: number;
  shares: ShareView[];
  pinned: number;
  progress: number;
  stalled: boolean;
  failure: RoundFailure | null;
  /** What the listings of the set were read with; null before. */
  read: { asOf: Date; weightsVersion: number; rarityVersion: number } | null;
  allowed: RoundAction[];
  /** Whether the reader decides here at all. */
  conducts: boolean;
  set: SetView | null;
  sent: number;
  pairs: Stretch<PairView>;
  removed: { key: string; need: ListingView | null; offer: ListingView | null }[];
  unplaced: Stretch<{ need: ListingView; reason: LeftOut }>;
  done: RoundDone | null;
}

export interface SendRoundView {
  id: number;
  version: number;
  rows: PairView[];
  /** Of all that are not sent yet. */
  left: number;
}
