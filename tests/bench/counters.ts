import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfferFacts } from '@/lib/matching/pair';
import type { Engine } from './engines';
import { percentile } from './metrics';

/*
 * What a query touches is the same on every machine, and says what a time cannot: whether a change has made the
 * index look at more. The figures that were accepted are kept beside this file; a run that exceeds them fails.
 */

export type Summary = Record<string, { p50: number; p99: number; most: number }>;
export type Counters = Record<string, Summary>;

const FILE = join(import.meta.dirname, 'counters.json');
const K = 20;

export async function count(engine: Engine, offers: readonly OfferFacts[]): Promise<Summary> {
  const counted: Record<string, number[]> = {};
  for (const offer of offers) {
    await engine.rankNeeds(offer, K);
    for (const [name, value] of Object.entries(engine.counters?.() ?? {})) (counted[name] ??= []).push(value);
  }
  return Object.fromEntries(
    Object.entries(counted).map(([name, values]) => [
      name,
      { p50: percentile(values, 0.5), p99: percentile(values, 0.99), most: percentile(values, 1) },
    ]),
  );
}

type Accepted = Record<string, Counters>;

function readAccepted(): Accepted {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Accepted;
}

/** Sentences about every figure that is higher than the accepted one; a counter that is new, or gone, is one too. */
export function grown(counters: Counters, accepted: Counters): string[] {
  const flat = (of: Counters) =>
    new Map(
      Object.entries(of).flatMap(([queries, summary]) =>
        Object.entries(summary).flatMap(([name, figures]) =>
          Object.entries(figures).map(([figure, value]) => [`${queries} queries, ${name}, ${figure}`, value] as const),
        ),
      ),
    );
  const [now, before] = [flat(counters), flat(accepted)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((key) => {
    const [value, known] = [now.get(key), before.get(key)];
    if (value === undefined) return [`${key}: no longer counted`];
    if (known === undefined) return [`${key}: not accepted yet`];
    return value > known ? [`${key}: ${value}, accepted ${known}`] : [];
  });
}

/** @param size as the accepted figures are kept: `quick` or `full`; nothing to exceed where none were accepted */
export function checkCounters(size: string, counters: Counters): string[] {
  const accepted = readAccepted()[size];
  return accepted ? grown(counters, accepted) : [];
}

export function acceptCounters(size: string, counters: Counters): void {
  writeFileSync(FILE, `${JSON.stringify({ ...readAccepted(), [size]: counters }, null, 2)}\n`);
}
