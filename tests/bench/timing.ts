import { isDeepStrictEqual } from 'node:util';
import type { OfferFacts } from '@/lib/matching/pair';
import { Chance } from './chance';
import type { Answer, Engine, EngineEntry } from './engines';
import { bootstrap, type Interval, median, percentile } from './metrics';

/** How many of the queries, how often. */
export interface Plan {
  queries: number;
  rounds: number;
}

export type Plans = Record<EngineEntry['pace'], Plan>;

export interface Opened {
  entry: EngineEntry;
  engine: Engine;
}

export interface EngineTimes extends Plan {
  name: string;
  title: string;
  /** Milliseconds, over every query and round. */
  p50: number;
  p95: number;
  p99: number;
}

/** Of one engine: for each query the milliseconds of its rounds. */
export type Samples = Map<string, number[][]>;

const K = 20;

/** Where an engine's list is not the one expected. */
export async function disagreements(engine: Engine, offers: readonly OfferFacts[], expected: readonly Answer[][]): Promise<number[]> {
  const wrong: number[] = [];
  for (const [index, offer] of offers.entries()) {
    if (!isDeepStrictEqual(await engine.rankNeeds(offer, K), expected[index])) wrong.push(offer.id);
  }
  return wrong;
}

/**
 * Asks every engine each of its queries once a round, one query after another and the engines in turn, so that
 * what the machine does meanwhile falls on all of them alike; who is first moves on by one each time.
 */
export async function takeTimes(opened: readonly Opened[], offers: readonly OfferFacts[], plans: Plans): Promise<Samples> {
  const samples: Samples = new Map(opened.map(({ entry }) => [entry.name, []]));
  const rounds = Math.max(...opened.map(({ entry }) => plans[entry.pace].rounds));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, offer] of offers.entries()) {
      const asked = opened.filter(({ entry }) => index < plans[entry.pace].queries && round < plans[entry.pace].rounds);
      for (let turn = 0; turn < asked.length; turn += 1) {
        const { entry, engine } = asked[(turn + index + round) % asked.length] as Opened;
        const begin = performance.now();
        const answer = engine.rankNeeds(offer, K);
        if (answer instanceof Promise) await answer;
        const taken = performance.now() - begin;
        const of = samples.get(entry.name) as number[][];
        (of[index] ??= []).push(taken);
      }
    }
  }
  return samples;
}

export function summary({ name, title, pace }: EngineEntry, samples: Samples, plans: Plans): EngineTimes {
  const all = (samples.get(name) ?? []).flat();
  const { queries, rounds } = plans[pace];
  return { name, title, queries, rounds, p50: percentile(all, 0.5), p95: percentile(all, 0.95), p99: percentile(all, 0.99) };
}

/** How many times longer `other` takes than `base`: the median over the queries that both had, each by its own median. */
export function ratio(samples: Samples, other: string, base: string): Interval {
  const [over, under] = [samples.get(other) ?? [], samples.get(base) ?? []];
  const ratios = over.flatMap((times, query) => (under[query] ? [median(times) / median(under[query])] : []));
  return bootstrap(ratios, median, new Chance(11));
}
