import type { Bilingual } from '@/lib/i18n/localised';
import type { MatchView } from '@/lib/matches/views';
import type { RegionOption } from '@/lib/places/views';
import type { SkillFamily } from '@/lib/skills/views';
import type { Choice, Filter, ListKind } from './rules';
import type { ListFilters } from './schema';

/** A word that no listing has, and the nearest ones that were taken for it. */
export interface Approximation {
  asked: string;
  taken: string[];
}

/** A page of a list, as ids. */
export interface PageOfIds {
  ids: number[];
  /** How many precede and follow the page, at most `FOLLOWED` of each. */
  before: number;
  after: number;
  /** Cursors of the page's first and last row. */
  first: ListFilters['cursor'];
  last: ListFilters['cursor'];
}

/** All of these up to `MOST_COUNTED`; one more says that there are more. */
export interface ListCounts {
  total: number;
  /** How many there would be without one of the filters. */
  without: Record<Filter, number>;
  /** How many each option has, the other filters kept; null where those leave more than are counted. */
  options: Record<Choice, ReadonlyMap<string, number> | null>;
}

/** What a list is asked for, with what puts it into words. */
export interface AskedView {
  kind: ListKind;
  filters: ListFilters;
  regions: RegionOption[];
  families: SkillFamily[];
}

/** A list with all that its filters offer. */
export interface ListView<Card> extends Omit<PageOfIds, 'ids'>, AskedView {
  cards: { card: Card /** In the order of matches: how it fits, or null when it cannot. */; match?: MatchView | null }[];
  counts: ListCounts;
  /** When the result is empty: the filter to give up. */
  nearest: Filter | undefined;
  approximations: Approximation[];
  /** Own open listings that the list can be ranked beside. */
  own: { id: number; title: Bilingual }[];
  /** Whether nobody is signed in who could keep the search. */
  signedOut: boolean;
  /** Whether the search may be kept: by whoever signs in, and by whoever has signed in and reads such a list. */
  mayKeep: boolean;
  /** Whether only what associations offer is listed, for whoever comes by. */
  fromAssociations?: boolean;
}

/** A page of the sitemap; the path has no language. */
export interface PublicPage {
  path: string;
  changedAt: Date | null;
}
