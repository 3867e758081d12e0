import type { Format, Sector, WorkMode } from '@/lib/generated/prisma/enums';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Explanation, Part, Refusal } from '@/lib/matching/score';

/** One scored pair, with all that its words need. Points 0..1000; parts 0..their weight. */
export interface MatchView {
  points: number;
  parts: { part: Part; points: number; of: number }[];
  facts: Explanation;
  /** Labels of the skills that `facts` names, by code. */
  skillNames: Record<string, Bilingual>;
}

/** A need or an offer in a ranked list. */
export interface RankedListing {
  id: number;
  title: Bilingual;
  organisationName: Bilingual;
  province: Bilingual;
  region: Bilingual;
  /** A need's sector; an offer has several, said elsewhere. */
  sector: Sector | null;
  quartersLeft: number;
  format: Format;
  mode: WorkMode;
  /** A need's closing day, or the end of an offer's period. */
  until: Date;
  match: MatchView;
  /** The live request that joins the two already, or null. */
  requestId: number | null;
}

/** How many were set aside, by reason, the most frequent first. */
export type SetAside = { refusal: Refusal; count: number }[];

/** The best listings beside one of the reader's own. */
export interface RankingView {
  /** What the reader's own listing is; the ranked ones are the other. */
  own: 'need' | 'offer';
  ownId: number;
  rows: RankedListing[];
  /** All that can be matched, shown or not. */
  matched: number;
  setAside: SetAside;
}

/** The same beside an offer that a visitor has in mind only. */
export type VisitorRanking = Omit<RankingView, 'ownId'> & { ownId: null };
