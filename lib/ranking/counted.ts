import 'server-only';
import type { Counts, MatchIndex } from '@/lib/matching/index';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';

/*
 * To count what is set aside takes a look at each row, which is a hundred times the work of finding the best. The counts
 * are told beside a list and decide nothing, so a page that is opened again within a minute tells the same ones.
 */

const KEPT_FOR = 60_000;
/** Listings whose counts are kept of an index. */
const KEPT_MOST = 1_000;

const kept = new WeakMap<MatchIndex, Map<string, { at: number; counts: Counts }>>();

/** Counts of an index beside a listing as it is now; another index, or another word of the listing, and they are made anew. */
export function countedLately(index: MatchIndex, beside: NeedFacts | OfferFacts, count: () => Counts): Counts {
  const ofIndex = kept.get(index) ?? new Map<string, { at: number; counts: Counts }>();
  kept.set(index, ofIndex);
  const key = JSON.stringify(beside);
  const now = performance.now();
  const known = ofIndex.get(key);
  if (known && now - known.at < KEPT_FOR) return known.counts;
  // The oldest goes first.
  const [oldest] = ofIndex.keys();
  if (oldest !== undefined && ofIndex.size >= KEPT_MOST) ofIndex.delete(oldest);
  ofIndex.delete(key);
  const counts = count();
  ofIndex.set(key, { at: now, counts });
  return counts;
}
