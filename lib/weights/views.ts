import type { Bilingual } from '@/lib/i18n/localised';
import type { Part } from '@/lib/matching/weights';
import type { Move } from './rules';
import type { Points } from './schema';

/** One version of the weights: who made it, when and why. */
export interface WeightsVersionView {
  version: number;
  points: Points;
  createdAt: Date;
  /** Null for the first, which came with the platform. */
  author: Bilingual | null;
  reason: string | null;
  /** What it changed of the one before. */
  changed: { part: Part; from: number; to: number }[];
  /** Requests that were ranked with it. */
  requests: number;
}

/** What the process that answered holds of the ranking; each process has its own. */
export interface IndexView {
  /** Whether it ranks; else PostgreSQL does. */
  warm: boolean;
  /** `behind`: whole seconds since it last heard of everything. Null before the first is built. */
  built: { at: Date; needs: number; offers: number; behind: number } | null;
}

export interface WeightsView {
  current: WeightsVersionView;
  /** The newest first, the current one among them. */
  history: WeightsVersionView[];
  mayChange: boolean;
  /** What the form holds at first: a proposal that comes back from its preview, or the current weights. */
  proposed: Points;
  /** What was just changed: the page says so once. */
  done: boolean;
  index: IndexView;
}

/** The list of one offer under the weights in force and under the proposed ones. */
export interface SampleView {
  offerId: number;
  title: Bilingual;
  organisationName: Bilingual;
  counts: Record<Move['kind'], number>;
  moves: (Move & { title: Bilingual; organisationName: Bilingual })[];
}

export interface PreviewView {
  /** What the proposal comes after; the form sends it back. */
  version: number;
  current: Points;
  proposed: Points;
  /** None where both are the same. */
  samples: SampleView[];
}
