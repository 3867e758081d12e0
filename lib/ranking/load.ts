import 'server-only';
import type { Context, Kind, NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { loadContext } from './context';
import { listOpenNeedFactsAfter, listOpenOfferFactsAfter } from './facts';
import { currentPosition, type Position } from './feed';

/** All that is open, read after `position`: what changes meanwhile is told by the feed from there. */
export interface Loaded {
  position: Position;
  context: Context;
  needs: Record<Kind, NeedFacts[]>;
  offers: Record<Kind, OfferFacts[]>;
}

/** Rows of one reading. */
const AT_ONCE = 2_000;

export async function loadOpen(now: Date): Promise<Loaded> {
  const position = await currentPosition();
  const context = await loadContext(now);
  return { position, context, needs: await readAll(listOpenNeedFactsAfter), offers: await readAll(listOpenOfferFactsAfter) };
}

async function readAll<Facts extends { id: number; kind: Kind }>(
  next: (after: number, take: number) => Promise<Facts[]>,
): Promise<Record<Kind, Facts[]>> {
  const all: Record<Kind, Facts[]> = { ASSOCIATION: [], COMPANY: [] };
  for (let after = 0; ; ) {
    const rows = await next(after, AT_ONCE);
    for (const facts of rows) all[facts.kind].push(facts);
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return all;
    after = last.id;
  }
}
