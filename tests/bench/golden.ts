import { isDeepStrictEqual } from 'node:util';
import { type Ranked, rankNeeds, rankOffers } from '@/lib/matching/oracle';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { DEFAULT_WEIGHTS } from '@/lib/matching/weights';
import { Chance } from './chance';
import { makeCountry, shrunk } from './country';
import { anyWeights, CODES, crampedContext, crampedNeed, crampedOffer, crampedWorld, TODAY, type World } from './cramped';

/*
 * The golden queries: what is fast must answer as the oracle does, to the last point and word. They come before
 * any time is taken; worlds, queries and changes are the same in every run.
 */

/** What is held to the oracle. */
export interface Subject {
  rankNeeds(offer: OfferFacts, k: number): Ranked[];
  rankOffers(need: NeedFacts, k: number): Ranked[];
  putNeed(need: NeedFacts): void;
  dropNeed(id: number): void;
  putOffer(offer: OfferFacts): void;
  dropOffer(id: number): void;
}

export type MakeSubject = (world: World) => Subject;

export interface Fault {
  set: string;
  query: number;
  expected: string;
  got: string;
}

export interface GoldenReport {
  /** Queries asked, by set. */
  asked: Record<string, number>;
  faults: Fault[];
}

/** A world in two copies that change together: the subject's and the plain one, which the oracle reads. */
class Trial {
  readonly needs: Map<number, NeedFacts>;
  readonly offers: Map<number, OfferFacts>;
  readonly context: World['context'];
  readonly #subject: Subject;
  readonly #set: string;
  readonly #report: GoldenReport;

  constructor(set: string, world: World, make: MakeSubject, report: GoldenReport) {
    this.#set = set;
    this.#report = report;
    this.needs = new Map(world.needs.map((need) => [need.id, need]));
    this.offers = new Map(world.offers.map((offer) => [offer.id, offer]));
    this.context = world.context;
    this.#subject = make(world);
  }

  /** The oracle's list, which the subject's must equal. */
  askNeeds(offer: OfferFacts, k = 20): Ranked[] {
    const { top } = rankNeeds(offer, [...this.needs.values()], this.context, k);
    this.#compare(top, () => this.#subject.rankNeeds(offer, k));
    return top;
  }

  askOffers(need: NeedFacts, k = 20): Ranked[] {
    const { top } = rankOffers(need, [...this.offers.values()], this.context, k);
    this.#compare(top, () => this.#subject.rankOffers(need, k));
    return top;
  }

  putNeed(need: NeedFacts): void {
    this.needs.set(need.id, need);
    this.#subject.putNeed(need);
  }

  dropNeed(id: number): void {
    this.needs.delete(id);
    this.#subject.dropNeed(id);
  }

  putOffer(offer: OfferFacts): void {
    this.offers.set(offer.id, offer);
    this.#subject.putOffer(offer);
  }

  dropOffer(id: number): void {
    this.offers.delete(id);
    this.#subject.dropOffer(id);
  }

  #compare(expected: Ranked[], answer: () => Ranked[]): void {
    const { asked, faults } = this.#report;
    const query = (asked[this.#set] = (asked[this.#set] ?? 0) + 1);
    let got: Ranked[] | string;
    try {
      got = answer();
    } catch (error) {
      got = String(error);
    }
    if (isDeepStrictEqual(got, expected)) return;
    faults.push({ set: this.#set, query, expected: shown(expected), got: typeof got === 'string' ? got : shown(got) });
  }
}

/** Enough of a list to see where two differ. */
function shown(list: readonly Ranked[]): string {
  return list.map(({ id, scored }) => `${id}:${scored.points}`).join(' ');
}

type RunSet = (trial: (world: World) => Trial, chance: Chance) => void;

/** By the names that a fault is reported under. */
const SETS: Record<string, RunSet> = {
  // ── random ──
  random_country: (trial, chance) => {
    for (let seed = 1; seed <= 4; seed += 1) {
      const country = makeCountry({ ...shrunk(900), offers: 250 }, 100 + seed);
      const weights = seed % 2 === 0 ? anyWeights(chance) : DEFAULT_WEIGHTS;
      const on = trial({ ...country, context: { ...country.context, weights } });
      for (const offer of country.offers.slice(0, 210)) on.askNeeds(offer);
      for (const need of country.needs.slice(0, 60)) on.askOffers(need);
    }
  },
  random_cramped: (trial, chance) => {
    for (let round = 0; round < 8; round += 1) {
      const world = crampedWorld(chance, { needs: 400, offers: 150 }, round % 2 === 0 ? anyWeights(chance) : undefined);
      const on = trial(world);
      for (const offer of world.offers.slice(0, 90)) on.askNeeds(offer, chance.one([20, 20, 5, 50]));
      for (const need of world.needs.slice(0, 40)) on.askOffers(need);
    }
  },
  // ── adversarial ──
  one_point: (trial, chance) => {
    for (let round = 0; round < 60; round += 1) {
      const { world, offer } = onePointApart(chance, round);
      const top = trial(world).askNeeds(offer);
      const next = rankNeeds(offer, world.needs, world.context, 21).top;
      if (top.length < 20 || (next[19]?.scored.points ?? 0) - (next[20]?.scored.points ?? 0) !== 1) {
        throw new Error('the set one_point has lost its point');
      }
    }
  },
  edge_tied: (trial, chance) => {
    for (let round = 0; round < 60; round += 1) {
      const { world, offer } = tiedAtTheEdge(chance);
      trial(world).askNeeds(offer);
    }
  },
  all_tied: (trial, chance) => {
    const offer = offerOf(chance, ['accounts', 'code']);
    const ids = chance.shuffled(Array.from({ length: 400 }, (_, index) => index + 1));
    const needs = ids.map((id) => needOf(chance, id, ['accounts']));
    const offers = ids.map((id) => ({ ...offer, id }));
    const on = trial({ needs, offers, context: crampedContext() });
    for (const k of [1, 2, 19, 20, 21, 50, 399, 400, 401]) {
      on.askNeeds(offer, k);
      on.askOffers(needs[0] as NeedFacts, k);
    }
  },
  none_eligible: (trial, chance) => {
    const world = crampedWorld(chance, { needs: 200, offers: 200 });
    const on = trial(world);
    const offer = offerOf(chance, ['accounts']);
    on.askNeeds({ ...offer, skills: [{ code: 'unheard_of', level: 4 }] });
    on.askNeeds({ ...offer, skills: [] });
    on.askNeeds({ ...offer, open: false });
    on.askNeeds({ ...offer, quartersLeft: 0 });
    on.askNeeds({ ...offer, availableUntilDay: TODAY - 1 });
    on.askNeeds({ ...offer, remote: false, regions: ['01'] });
    on.askNeeds({ ...offer, languages: [] });
    on.askNeeds({ ...offer, availableFromDay: TODAY + 1_000, availableUntilDay: TODAY + 2_000 });
    const need = needOf(chance, 1, ['accounts']);
    on.askOffers({ ...need, open: false });
    on.askOffers({ ...need, quartersLeft: 0 });
    on.askOffers({ ...need, closesDay: TODAY - 1 });
    on.askOffers({ ...need, skills: [{ code: 'unheard_of', essential: true }] });
    on.askOffers({ ...need, languages: [] });
    const empty = trial({ needs: [], offers: [], context: world.context });
    empty.askNeeds(offer);
    empty.askOffers(need);
  },
  few_eligible: (trial, chance) => {
    for (let round = 0; round < 20; round += 1) {
      const world = crampedWorld(chance, { needs: chance.whole(1, 25), offers: chance.whole(1, 25) });
      const on = trial(world);
      for (const offer of world.offers.slice(0, 2)) on.askNeeds(offer);
      for (const need of world.needs.slice(0, 1)) on.askOffers(need);
    }
  },
  limits: (trial, chance) => {
    const world = crampedWorld(chance, { needs: 300, offers: 300 });
    const widest = needOf(chance, 100_001, [...CODES]);
    world.needs.push(widest, { ...widest, id: 4_000_000, quartersLeft: 2_000_000, attention: 50, publishedDay: TODAY + 400 });
    const on = trial(world);
    const ablest = offerOf(chance, [...CODES]);
    for (const k of [0, 1, 20, 299, 1_000]) on.askNeeds(ablest, k);
    for (const k of [0, 1, 20, 299, 1_000]) on.askOffers(widest, k);
    for (const level of [1, 2, 3, 4] as const) on.askNeeds({ ...ablest, skills: CODES.map((code) => ({ code, level })) });
    for (const quartersLeft of [1, 39, 40, 41, 1_000_000]) on.askNeeds({ ...ablest, quartersLeft });
    for (const days of [-1, 0, 1, 29, 30, 31]) {
      on.askNeeds({ ...ablest, availableFromDay: TODAY + days, availableUntilDay: TODAY + days + 1 });
      on.askOffers({ ...widest, wantedStartDay: TODAY + days });
      on.askOffers({ ...widest, closesDay: TODAY + days });
    }
    // Neither side knows the other's organisation, and both are one.
    on.askNeeds({ ...ablest, organisationId: widest.organisationId });
  },
  deltas: (trial, chance) => {
    const world = crampedWorld(chance, { needs: 250, offers: 120 });
    const on = trial(world);
    for (let round = 0; round < 60; round += 1) {
      // One that is there, or a new one.
      for (let change = 0; change < 3; change += 1) on.putNeed(crampedNeed(chance, chance.whole(1, 1_200)));
      on.putOffer(crampedOffer(chance, chance.whole(1, 600)));
      if (round % 3 === 0) on.dropNeed(chance.one([...on.needs.keys()]));
      if (round % 5 === 0) on.dropOffer(chance.one([...on.offers.keys()]));
      on.askNeeds(chance.one([...on.offers.values()]));
      on.askNeeds(crampedOffer(chance, 9_999));
      on.askOffers(chance.one([...on.needs.values()]));
    }
  },
  tombstones: (trial, chance) => {
    for (let round = 0; round < 6; round += 1) {
      const world = crampedWorld(chance, { needs: 200, offers: 200 });
      const on = trial(world);
      const offer = offerOf(chance, chance.shuffled(CODES).slice(0, 3));
      const need = needOf(chance, 5_000, chance.shuffled(CODES).slice(0, 2));
      // The winners go, until nobody is left; then some come back.
      for (let turn = 0; turn < 4; turn += 1) {
        for (const { id } of on.askNeeds(offer)) on.dropNeed(id);
        for (const { id } of on.askOffers(need)) on.dropOffer(id);
      }
      for (const gone of world.needs.slice(0, 30)) on.putNeed(gone);
      for (const gone of world.offers.slice(0, 30)) on.putOffer(gone);
      on.askNeeds(offer);
      on.askOffers(need);
      // What is not there cannot be taken away twice.
      on.dropNeed(1_000_003);
      for (const id of [...on.needs.keys()]) on.dropNeed(id);
      on.askNeeds(offer);
    }
  },
  attention_fell: (trial, chance) => {
    for (let round = 0; round < 10; round += 1) {
      const world = crampedWorld(chance, { needs: 250, offers: 20 });
      const on = trial(world);
      const offer = offerOf(chance, chance.shuffled(CODES).slice(0, 3));
      for (let turn = 0; turn < 5; turn += 1) {
        for (const { id } of on.askNeeds(offer)) {
          const shown = on.needs.get(id);
          if (shown) on.putNeed({ ...shown, attention: Math.floor(shown.attention / 2) });
        }
        on.askNeeds(offer);
      }
    }
  },
};

export const RANDOM_SETS = ['random_country', 'random_cramped'] as const;
/** On this one a bound that is a point too low must be caught. */
export const SETS_OF_THE_EDGE = ['one_point', 'edge_tied'] as const;

/**
 * Runs the golden queries, all sets or some. Each set has a stream of chance of its own, so that it is the same
 * alone and among the others.
 */
export function runGolden(make: MakeSubject, names: readonly string[] = Object.keys(SETS)): GoldenReport {
  const report: GoldenReport = { asked: {}, faults: [] };
  for (const name of names) {
    const run = SETS[name];
    if (!run) throw new RangeError(`no set ${name}`);
    run((world) => new Trial(name, world, make, report), new Chance(7, Object.keys(SETS).indexOf(name)));
  }
  return report;
}

/** A need that fits in all but what its caller changes. */
function needOf(chance: Chance, id: number, codes: readonly string[]): NeedFacts {
  return {
    ...crampedNeed(chance, id),
    organisationId: 1,
    kind: 'ASSOCIATION',
    open: true,
    skills: codes.map((code) => ({ code, essential: true })),
    sector: 'education',
    region: '06',
    province: '06.141',
    mode: 'either',
    format: 'mission_weeks',
    quartersLeft: 40,
    languages: ['ar', 'fr'],
    publishedDay: TODAY,
    closesDay: TODAY + 30,
    wantedStartDay: TODAY + 10,
    attention: 25,
  };
}

function offerOf(chance: Chance, codes: readonly string[]): OfferFacts {
  return {
    ...crampedOffer(chance, 1),
    organisationId: 99,
    kind: 'COMPANY',
    open: true,
    skills: codes.map((code) => ({ code, level: 4 })),
    sectors: ['education'],
    homeRegion: '06',
    homeProvince: '06.141',
    regions: ['06', '04', '12'],
    remote: true,
    format: 'mission_weeks',
    quartersLeft: 400,
    languages: ['ar', 'fr'],
    availableFromDay: TODAY,
    availableUntilDay: TODAY + 200,
  };
}

/** Needs in runs of their own: another sector, place, mode or language, each with points that are known. */
function variants(need: NeedFacts): NeedFacts[] {
  return [
    need,
    { ...need, sector: 'environment' },
    { ...need, province: '06.371' },
    { ...need, region: '04', province: '04.421' },
    { ...need, mode: 'remote' },
    { ...need, languages: ['fr'] },
    { ...need, sector: 'disability', languages: ['ar'] },
    { ...need, skills: [{ code: 'budget', essential: true }] },
  ];
}

/** Twenty that share the points of the 20th at least, then a crowd that lacks one point, in every run and order of ids. */
function onePointApart(chance: Chance, round: number): { world: World; offer: OfferFacts } {
  const context = crampedContext();
  const offer = offerOf(chance, ['accounts', 'budget']);
  const kinds = variants(needOf(chance, 0, ['accounts']));
  const home = kinds[round % kinds.length] as NeedFacts;
  const points = (need: NeedFacts) => rankNeeds(offer, [need], context, 1).top[0]?.scored.points ?? 0;
  // What attention can level is levelled: each run holds needs of exactly these points.
  const level = points({ ...home, attention: 20 });
  const withPoints = (need: NeedFacts, wanted: number): NeedFacts | undefined => {
    const attention = wanted - points({ ...need, attention: 0 });
    return attention >= 0 && attention <= 50 ? { ...need, attention } : undefined;
  };
  const at = (wanted: number) => kinds.flatMap((need) => withPoints(need, wanted) ?? []);
  const winners = at(level);
  const losers = at(level - 1);
  const needs: NeedFacts[] = [];
  for (let place = 0; place < 20; place += 1) needs.push(winners[place % winners.length] as NeedFacts);
  for (let place = 0; place < 120; place += 1) needs.push(losers[place % losers.length] as NeedFacts);
  const ids = chance.shuffled(needs.map((_, index) => index + 1));
  return { world: { needs: needs.map((need, index) => ({ ...need, id: ids[index] ?? 0 })), offers: [], context }, offer };
}

/** More than twenty have the points of the 20th, in several runs: the smaller ids must win, wherever they lie. */
function tiedAtTheEdge(chance: Chance): { world: World; offer: OfferFacts } {
  const context = crampedContext();
  const offer = offerOf(chance, ['accounts', 'budget']);
  const kinds = variants(needOf(chance, 0, ['accounts']));
  const points = (need: NeedFacts) => rankNeeds(offer, [need], context, 1).top[0]?.scored.points ?? 0;
  const level = points({ ...(chance.one(kinds) as NeedFacts), attention: 30 });
  const tied = kinds.flatMap((need) => {
    const attention = level - points({ ...need, attention: 0 });
    return attention >= 0 && attention <= 50 ? [{ ...need, attention }] : [];
  });
  const needs = Array.from({ length: 90 }, () => chance.one(tied));
  const ids = chance.shuffled(needs.map((_, index) => index + 1));
  return { world: { needs: needs.map((need, index) => ({ ...need, id: ids[index] ?? 0 })), offers: [], context }, offer };
}
