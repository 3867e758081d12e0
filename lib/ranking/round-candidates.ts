import 'server-only';
import { loadContext } from './context';
import { needsInOrder, versionOf } from './rank';

export interface Candidates {
  /** The day number, the rarity table and the weights that made the points. */
  asOf: number;
  rarityVersion: number;
  weightsVersion: number;
  /** Numbers in threes: need, offer, points; offer by offer, best first. */
  pairs: number[];
}

export interface Among {
  offerIds: readonly number[];
  needIds: ReadonlySet<number>;
  /** Pairs that are left out: `<need>-<offer>`. */
  except: ReadonlySet<string>;
  /** Candidates of one offer. */
  most: number;
}

/** Offers that are ranked at once: others ask the database meanwhile. */
const AT_ONCE = 4;

/**
 * The best needs of each offer among those given, as the ranking has them now. `goOn` is told how many offers
 * are done and may end it.
 *
 * @returns null when it was ended; `moved` when the day, the weights or the rarity table became others meanwhile,
 * since points of two versions are not compared
 */
export async function gatherCandidates(
  { offerIds, needIds, except, most }: Among,
  now: Date,
  goOn: (done: number) => Promise<boolean>,
): Promise<Candidates | 'moved' | null> {
  const context = await loadContext(now);
  const version = versionOf(context);
  const pairs: number[] = [];
  for (let from = 0; from < offerIds.length; from += AT_ONCE) {
    if (!(await goOn(from))) return null;
    const some = offerIds.slice(from, from + AT_ONCE);
    const lists = await Promise.all(some.map((offerId) => needsInOrder(offerId, now)));
    for (const [index, list] of lists.entries()) {
      const offerId = some[index];
      // Gone since the offers were listed.
      if (!list || offerId === undefined) continue;
      if (list.version !== version) return 'moved';
      const best = await list.best();
      const within = (ranked: typeof best) => chosen(ranked, offerId);
      let found = within(best);
      if (found.length < most * 3 && !best.all) found = within(await list.all());
      pairs.push(...found);
    }
  }
  return { asOf: context.asOf, rarityVersion: context.rarity.version, weightsVersion: context.weights.version, pairs };

  function chosen({ ids, points }: { ids: readonly number[]; points: readonly number[] }, offerId: number): number[] {
    const found: number[] = [];
    for (const [place, needId] of ids.entries()) {
      if (found.length === most * 3) break;
      if (needIds.has(needId) && !except.has(`${needId}-${offerId}`)) found.push(needId, offerId, points[place] ?? 0);
    }
    return found;
  }
}
