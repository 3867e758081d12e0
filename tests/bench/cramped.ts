import type { Context, Format, Language, Level, Mode, NeedFacts, OfferFacts, Sector } from '@/lib/matching/pair';
import { DEFAULT_WEIGHTS, PARTS, TOTAL_POINTS, type Weights } from '@/lib/matching/weights';
import type { Chance } from './chance';

/*
 * Small worlds that are hard to rank: so few different values that most needs tie, or miss each other by one
 * point; skills with relations only, families only, or neither.
 */

export interface World {
  needs: NeedFacts[];
  offers: OfferFacts[];
  context: Context;
}

export const TODAY = 20_000;

const SECTORS: readonly Sector[] = ['education', 'environment', 'disability'];
const FORMATS: readonly Format[] = ['session_1h', 'mission_weeks', 'secondment'];
const MODES: readonly Mode[] = ['remote', 'on_site', 'either'];
const SPOKEN: readonly Language[][] = [['ar'], ['fr'], ['ar', 'fr'], ['fr', 'en'], ['ar', 'fr', 'en', 'zgh']];
const PLACES: readonly (readonly [string, string])[] = [
  ['06', '06.141'],
  ['06', '06.371'],
  ['04', '04.421'],
  ['12', '12.391'],
];
const SKILLS: Context['skills'] = {
  family: { accounts: 'finance', budget: 'finance', payroll: 'finance', code: 'digital', network: 'digital' },
  related: { budget: ['plan'], plan: ['budget'], code: ['teach'], teach: ['code'] },
};
/** `alone` has neither family nor relation; the rarity table has not heard of `teach`. */
export const CODES = ['accounts', 'budget', 'payroll', 'code', 'network', 'plan', 'teach', 'alone'] as const;

export function crampedContext(weights: Weights = DEFAULT_WEIGHTS): Context {
  const of = { accounts: 100, budget: 100, payroll: 200, code: 100, network: 400, plan: 300, alone: 150 };
  return { weights, rarity: { version: 1, of }, skills: SKILLS, asOf: TODAY };
}

/** Weights by chance, now and then with a part that counts for nothing. */
export function anyWeights(chance: Chance): Weights {
  const drawn = PARTS.map(() => (chance.happens(0.15) ? 0 : chance.next()));
  const sum = drawn.reduce((a, b) => a + b, 0);
  if (sum === 0) return DEFAULT_WEIGHTS;
  const points = drawn.map((part) => Math.floor((part * TOTAL_POINTS) / sum));
  const most = points.indexOf(Math.max(...points));
  points[most] = (points[most] ?? 0) + TOTAL_POINTS - points.reduce((a, b) => a + b, 0);
  return { version: 2, ...Object.fromEntries(PARTS.map((part, index) => [part, points[index] ?? 0])) } as Weights;
}

export function crampedNeed(chance: Chance, id: number): NeedFacts {
  const [region, province] = chance.one(PLACES);
  const codes = chance.shuffled(CODES).slice(0, chance.whole(1, 3));
  return {
    id,
    organisationId: chance.whole(1, 60),
    kind: chance.happens(0.95) ? 'ASSOCIATION' : 'COMPANY',
    open: chance.happens(0.97),
    skills: codes.map((code, index) => ({ code, essential: index === 0 || chance.happens(0.4) })),
    sector: chance.one(SECTORS),
    region,
    province,
    mode: chance.one(MODES),
    format: chance.one(FORMATS),
    quartersLeft: chance.one([0, 1, 7, 40, 40, 40]),
    languages: chance.one(SPOKEN),
    publishedDay: TODAY - chance.one([-1, 0, 1, 2, 79, 80, 81]),
    closesDay: TODAY + chance.one([-1, 0, 1, 30, 30]),
    wantedStartDay: TODAY + chance.one([-5, 0, 29, 30, 31, 60]),
    attention: chance.one([0, 1, 25, 49, 50]),
  };
}

export function crampedOffer(chance: Chance, id: number): OfferFacts {
  const [homeRegion, homeProvince] = chance.one(PLACES);
  const codes = chance.shuffled(CODES).slice(0, chance.whole(1, 4));
  return {
    id,
    organisationId: chance.whole(40, 100),
    kind: chance.happens(0.95) ? 'COMPANY' : 'ASSOCIATION',
    open: chance.happens(0.97),
    skills: codes.map((code) => ({ code, level: chance.whole(1, 4) as Level })),
    sectors: SECTORS.filter(() => chance.happens(0.4)),
    homeRegion,
    homeProvince,
    regions: ['06', '04', '12', '03'].filter((region) => region === homeRegion || chance.happens(0.5)),
    remote: chance.happens(0.6),
    format: chance.one(FORMATS),
    quartersLeft: chance.one([0, 1, 6, 39, 40, 41, 400, 400]),
    languages: chance.one(SPOKEN),
    availableFromDay: TODAY + chance.one([-30, 0, 1, 30, 60]),
    availableUntilDay: TODAY + chance.one([-1, 0, 31, 200, 200]),
  };
}

export function crampedWorld(chance: Chance, sizes: { needs: number; offers: number }, weights?: Weights): World {
  // Ids with gaps, and in no order: a database gives both.
  const ids = (count: number) => chance.shuffled(Array.from({ length: count }, (_, index) => 3 * index + 1));
  return {
    needs: ids(sizes.needs).map((id) => crampedNeed(chance, id)),
    offers: ids(sizes.offers).map((id) => crampedOffer(chance, id)),
    context: crampedContext(weights),
  };
}
