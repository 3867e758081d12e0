import { exposureSteps, SHOWN_DAYS, weightOf } from '@/lib/attention/rules';
import type { OfferFacts } from '@/lib/matching/pair';
import { ATTENTION_FULL } from '@/lib/matching/score';
import { pointsFor } from '@/lib/matching/weights';
import { Chance } from './chance';
import { Columns } from './columns';
import type { Country } from './country';
import { gini, ndcg } from './metrics';

/*
 * Fair attention: the country looks at its ranked lists day after day, what was shown becomes points by the rules of
 * lib/attention, and the points change the lists of the next day. Measured on the last days, beside the same visits
 * without the part: what the lists lose in rank, and who is shown instead. The country stands still meanwhile.
 */

const PAGE = 20;
/** Until the points sway no more, and then as long as the staff's page looks back. */
const DAYS = { before: 30, measured: SHOWN_DAYS } as const;
/** How many of the offers look at their list on a day. */
const LOOK = 0.1;
/** Weights of the part; the other seven keep theirs. */
const STRENGTHS = [25, 50, 75, 100, 125] as const;

export const TARGET = { ndcg: 0.989, giniFall: 0.15, shownTimes: 1.5 } as const;

export interface Fairness {
  /** Most points of the part; 0 is the ranking without it. */
  weight: number;
  /** Of the lists, with the points of the other seven parts as gains. */
  ndcg: number;
  /** Of how often associations with an open need were shown. */
  gini: number;
  /** Their share that was shown at all. */
  shown: number;
}

export interface AttentionReport {
  offers: number;
  associations: number;
  pages: number;
  pure: Fairness;
  strengths: Fairness[];
}

/** The needs that an offer could be shown first, if attention gave any of its points, by their points without it. */
interface Candidates {
  ids: Int32Array;
  owners: Int32Array;
  points: Int16Array;
}

export function judgeAttention(country: Country): AttentionReport {
  const { asOf } = country.context;
  const open = country.needs.filter(({ closesDay, quartersLeft }) => closesDay >= asOf && quartersLeft > 0);
  const organisations = [...new Set(open.map(({ organisationId }) => organisationId))];
  const associations = organisations.filter((id) => id <= country.size.associations);
  const lists = candidatesOf(country);
  const live = (weight: number) => simulate(lists, { weight, organisations, associations, last: country.organisations.length });
  const { pages, ...pure } = live(0);
  const strengths = STRENGTHS.map((weight) => {
    const { pages: _, ...fairness } = live(weight);
    return fairness;
  });
  return { offers: lists.length, associations: associations.length, pages, pure, strengths };
}

export function reaches(pure: Fairness, of: Fairness): boolean {
  return of.ndcg >= TARGET.ndcg && pure.gini - of.gini >= TARGET.giniFall && of.shown >= TARGET.shownTimes * pure.shown;
}

function candidatesOf({ needs, offers, context }: Country): Candidates[] {
  const columns = new Columns(needs, { ...context, weights: { ...context.weights, attention: 0 } });
  const able = ({ quartersLeft, availableUntilDay }: OfferFacts) => quartersLeft > 0 && availableUntilDay >= context.asOf;
  // Ids count from 1.
  const ownerOf = (id: number) => needs[id - 1]?.organisationId ?? 0;
  return offers.filter(able).map((offer) => {
    const found = columns.within(offer, PAGE, Math.max(...STRENGTHS)).sort((a, b) => b.points - a.points || a.id - b.id);
    return {
      ids: Int32Array.from(found, ({ id }) => id),
      owners: Int32Array.from(found, ({ id }) => ownerOf(id)),
      points: Int16Array.from(found, ({ points }) => points),
    };
  });
}

interface Setting {
  weight: number;
  organisations: readonly number[];
  associations: readonly number[];
  /** The highest id of an organisation. */
  last: number;
}

function simulate(lists: readonly Candidates[], { weight, organisations, associations, last }: Setting): Fairness & { pages: number } {
  // The same visits for every strength.
  const chance = new Chance(77);
  const attention = new Uint8Array(last + 1).fill(ATTENTION_FULL);
  const shownOn: Uint32Array[] = [];
  const gains: number[] = [];
  for (let day = 0; day < DAYS.before + DAYS.measured; day += 1) {
    const today = new Uint32Array(last + 1);
    for (const list of lists) {
      if (!chance.happens(LOOK)) continue;
      const page = firstOf(list, attention, weight);
      for (const at of page) today[list.owners[at] as number] = (today[list.owners[at] as number] as number) + 1;
      if (day < DAYS.before || page.length === 0) continue;
      const points = (at: number) => list.points[at] as number;
      gains.push(ndcg(page.map(points), Array.from(list.points.subarray(0, PAGE)), PAGE));
    }
    shownOn.push(today);
    weigh(attention, shownOn, organisations);
  }
  const lately = shownOn.slice(-DAYS.measured);
  const shown = associations.map((id) => lately.reduce((sum, counts) => sum + (counts[id] as number), 0));
  return {
    weight,
    ndcg: gains.reduce((sum, gain) => sum + gain, 0) / gains.length,
    gini: gini(shown),
    shown: shown.filter((times) => times > 0).length / shown.length,
    pages: gains.length,
  };
}

/** Places in the list of the best with attention, best first, of equal points the older need. */
function firstOf({ ids, owners, points }: Candidates, attention: Uint8Array, weight: number): number[] {
  const lastPure = points[Math.min(PAGE, points.length) - 1] ?? 0;
  const scored: { at: number; id: number; points: number }[] = [];
  for (let at = 0; at < points.length && (points[at] as number) >= lastPure - weight; at += 1) {
    const extra = pointsFor(weight, attention[owners[at] as number] as number, ATTENTION_FULL);
    scored.push({ at, id: ids[at] as number, points: (points[at] as number) + extra });
  }
  return scored
    .sort((a, b) => b.points - a.points || a.id - b.id)
    .slice(0, PAGE)
    .map(({ at }) => at);
}

/** What the nightly job does, for the organisations with an open need: nobody else is in a list. */
function weigh(attention: Uint8Array, shownOn: readonly Uint32Array[], organisations: readonly number[]): void {
  const recent = shownOn.map((counts, day) => ({ counts, each: weightOf(shownOn.length - day) })).filter(({ each }) => each > 0);
  const own = organisations.map((id) => recent.reduce((sum, { counts, each }) => sum + (counts[id] as number) * each, 0));
  const total = own.reduce((sum, exposure) => sum + exposure, 0);
  const steps = exposureSteps({ total, organisations: organisations.length }, ATTENTION_FULL);
  for (const [index, id] of organisations.entries()) {
    const lost = steps.findIndex((least) => (own[index] as number) < least);
    attention[id] = ATTENTION_FULL - (lost === -1 ? steps.length : lost);
  }
}
