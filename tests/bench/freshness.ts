import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '@/scripts/failure';

/** A change that is not known after so long is lost, milliseconds. */
const PATIENCE = 30_000;

/**
 * How long a committed change takes to reach the index of this process, which is warm: each offer's best need is paused
 * and opened again.
 *
 * @returns milliseconds from each commit to the first list that knows of it, two for each offer that has a need
 */
export async function measureFreshness(offerIds: readonly number[], now: Date): Promise<number[]> {
  const { db } = await import('@/lib/db/client');
  const { currentVersions } = await import('@/lib/ranking/context');
  const { findOfferFacts } = await import('@/lib/ranking/facts');
  const { liveRanking } = await import('@/lib/ranking/live');

  const versions = await currentVersions(now);
  const taken: number[] = [];
  for (const offerId of offerIds) {
    const offer = await findOfferFacts(offerId);
    const best = () => (offer ? liveRanking()?.worldsOf(versions)?.[offer.kind].bestNeeds(offer, 1)[0]?.id : undefined);
    const id = best();
    if (id === undefined) continue;
    for (const [state, known] of [
      ['paused', () => best() !== id],
      ['open', () => best() === id],
    ] as const) {
      await db.skillNeed.update({ where: { id }, data: { state } });
      const committed = performance.now();
      while (!known()) {
        if (performance.now() - committed > PATIENCE) throw new Failure(`The index did not hear of need ${id} (${state}).`);
        await sleep(1);
      }
      taken.push(performance.now() - committed);
    }
  }
  return taken;
}
