import { describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import type { RoundProblem } from '@/lib/matching/round';
import { roundError } from '@/lib/matching/round';
import { currentWeights } from '@/lib/ranking/context';
import { gatherCandidates } from '@/lib/ranking/round-candidates';
import { solveAside } from '@/lib/ranking/solve-aside';
import { cancelRound, computeRound, hear, keepProblem, reviseRound } from '@/lib/rounds/commands';
import { computeRoundJob } from '@/lib/rounds/jobs';
import { loadRound } from '@/lib/rounds/loaders';
import { outcomeOf, problemOf } from '@/lib/rounds/queries';
import { STALLED_AFTER } from '@/lib/rounds/rules';
import { readPair, writePair } from '@/lib/rounds/schema';
import { changeWeights } from '@/lib/weights/commands';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { viewAs } from '@/tests/support/load-as';
import { addNeed, addOffer, addPair, addRequest, by, companyGives, tally, today, valueOf, watch } from '@/tests/support/requests';
import { addReadyRound, addRound, compute, roundAt, setOf, startComputing } from '@/tests/support/rounds';

// Each search starts a thread, which takes seconds on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000 });

const coordinator = coordinatorIn('04');

let days = 60;

/** Needs that begin on a day which no other need begins on, and the terms of a round of that day. */
async function worldOf(needs: number, { offers = needs, quarters = 120 } = {}) {
  days += 1;
  const wantedStart = addDays(today, days);
  const needIds: number[] = [];
  for (let count = 0; count < needs; count += 1) needIds.push(await addNeed(companyGives.receiver.owner, { quarters }));
  for (let count = 0; count < offers; count += 1) await addOffer(companyGives.giver.owner, { quarters });
  await db.skillNeed.updateMany({ where: { id: { in: needIds } }, data: { wantedStart } });
  return { needIds, terms: { startsFrom: dayOf(wantedStart), startsUntil: dayOf(wantedStart) } };
}

const keysOf = async (roundId: number) => (await setOf(roundId)).map(writePair);
const outcomeAt = async (roundId: number) => outcomeOf((await roundAt(roundId)).result);

/** The problem as the engine reads it. */
async function problemAt(roundId: number): Promise<RoundProblem> {
  const { problem, mostPerNeed, mostPerOrganisation, pinned, removed } = await roundAt(roundId);
  const { needs, offers, candidates } = problemOf(problem);
  return {
    needs,
    offers,
    candidates: Array.from({ length: candidates.length / 3 }, (_, at) => {
      const [needId = 0, offerId = 0, points = 0] = candidates.slice(at * 3, at * 3 + 3);
      return { needId, offerId, points };
    }),
    terms: { mostPerNeed, mostPerOrganisation, shares: [], pinned: pinned.map(readPair), removed: removed.map(readPair) },
  };
}

async function revise(roundId: number, change: 'pin' | 'unpin' | 'remove' | 'restore', pair: string) {
  const { version } = await roundAt(roundId);
  return reviseRound(await by(coordinator), { roundId, version, change, pair });
}

describe('a calculation', () => {
  test('gives a set that keeps its terms, with what it was computed from', async () => {
    const { needIds, terms } = await worldOf(3);
    const round = await addReadyRound(terms);
    expect(round).toMatchObject({ state: 'ready', progress: 100, failure: null, weightsVersion: (await currentWeights()).version });
    expect(round.asOf).toEqual(today);
    const set = await setOf(round.id);
    expect(set.map(({ needId }) => needId).sort((a, b) => a - b)).toEqual(needIds);
    expect(set.every(({ quarters, requestId, refusal }) => quarters === 120 && requestId === null && refusal === null)).toBe(true);
    expect(roundError(await problemAt(round.id), set)).toBeNull();
    const outcome = await outcomeAt(round.id);
    expect(outcome.total).toBe(set.reduce((sum, { points }) => sum + points, 0));
    expect(outcome.bound).toBeGreaterThanOrEqual(outcome.total);
    expect(outcome.total).toBeGreaterThanOrEqual(outcome.greedy.total);
    expect(outcome.regions).toEqual([{ of: '04', needs: 3, best: 3, greedy: 3 }]);
    expect(outcome.sectors).toEqual([{ of: 'education', needs: 3, best: 3, greedy: 3 }]);
    expect(outcome).toMatchObject({ leftOut: [], unmet: [], lostPins: [], same: null });
  });

  test('looks only within its region, sector and period, and past pairs that are asked already', async () => {
    const { needIds, terms } = await worldOf(2);
    const [asked = 0, other = 0] = needIds;
    const pairs = await setOf((await addReadyRound(terms)).id);
    const offerId = pairs.find(({ needId }) => needId === asked)?.offerId ?? 0;
    await addRequest({ ...companyGives, needId: asked, offerId }, { origin: 'pledge', state: 'proposed' });
    const again = await addReadyRound(terms);
    expect(await keysOf(again.id)).not.toContain(writePair({ needId: asked, offerId }));
    expect((await problemAt(again.id)).candidates.map(writePair)).not.toContain(writePair({ needId: asked, offerId }));
    await db.skillNeed.update({ where: { id: other }, data: { sector: 'environment' } });
    const environment = await addReadyRound({ ...terms, sector: 'environment' });
    expect((await problemAt(environment.id)).needs.map(({ id }) => id)).toEqual([other]);
    const elsewhere = await addReadyRound({ ...terms, regionCode: '06' });
    expect((await problemAt(elsewhere.id)).needs).toEqual([]);
    expect(await setOf(elsewhere.id)).toEqual([]);
  });

  test('says who is left out and why, and which share cannot be met', async () => {
    const { needIds, terms } = await worldOf(3);
    const round = await addReadyRound({ ...terms, mostPerOrganisation: 2, shares: [{ by: 'sector', of: 'disability', atLeast: 50 }] });
    const outcome = await outcomeAt(round.id);
    expect(await setOf(round.id)).toHaveLength(2);
    expect(outcome.leftOut).toEqual([{ needId: expect.any(Number), reason: 'organisation_at_its_limit' }]);
    expect(needIds).toContain(outcome.leftOut[0]?.needId);
    expect(outcome.unmet).toEqual([{ by: 'sector', of: 'disability', atLeast: 50, reachable: 0 }]);
    const view = await viewAs(coordinator, () => loadRound(String(round.id)));
    expect(view.shares).toEqual([{ part: { by: 'sector', sector: 'disability' }, atLeast: 50, reachable: 0 }]);
    expect(view.set).toMatchObject({ placed: 2, leftOut: [{ reason: 'organisation_at_its_limit', count: 1 }] });
    expect(view.unplaced.rows).toHaveLength(1);
  });

  test('leaves its deeds in the audit', async () => {
    const { terms } = await worldOf(1);
    const { deeds } = await watch(() => addReadyRound(terms));
    expect(deeds.map(({ actorId, action, subject }) => [actorId, action, subject])).toEqual([
      [coordinator.userId, 'round_create', 'round'],
      [coordinator.userId, 'round_compute', 'round'],
      [null, 'round_ready', 'round'],
    ]);
  });

  test('by two workers at once is done once', async () => {
    const { terms } = await worldOf(2);
    const work = await startComputing(await addRound(terms));
    const { deeds } = await watch(() => Promise.all([computeRoundJob(work), computeRoundJob(work)]));
    expect(deeds.map(({ action }) => action)).toEqual(['round_ready']);
    expect(await setOf(work.roundId)).toHaveLength(2);
  });
});

describe('again', () => {
  test('of what was kept gives the same set, whatever became of the listings', async () => {
    const { needIds, terms } = await worldOf(3);
    const { id } = await addReadyRound(terms);
    const before = await setOf(id);
    await db.skillNeed.updateMany({ where: { id: { in: needIds } }, data: { state: 'paused' } });
    await compute(id, 'kept');
    expect(await setOf(id)).toEqual(before);
    expect(await outcomeAt(id)).toMatchObject({ same: true });
    await compute(id, 'today');
    expect(await setOf(id)).toEqual([]);
    expect(await outcomeAt(id)).toMatchObject({ same: null });
  });

  test('keeps what was pinned and leaves out what was removed', async () => {
    const { terms } = await worldOf(3);
    const { id } = await addReadyRound(terms);
    const [first = '', second = ''] = await keysOf(id);
    valueOf(await revise(id, 'pin', first));
    valueOf(await revise(id, 'remove', second));
    expect(await roundAt(id)).toMatchObject({ state: 'draft', pinned: [first], removed: [second] });
    await compute(id, 'kept');
    const keys = await keysOf(id);
    expect(keys).toContain(first);
    expect(keys).not.toContain(second);
    expect(await outcomeAt(id)).toMatchObject({ same: null });
    valueOf(await revise(id, 'restore', second));
    valueOf(await revise(id, 'unpin', first));
    expect(await compute(id, 'kept')).toMatchObject({ state: 'ready', pinned: [], removed: [] });
  });

  test('pins nothing that is not in the set, and of two changes at once makes one', async () => {
    const { terms } = await worldOf(2);
    const { id, version } = await addReadyRound(terms);
    const [first = '', second = ''] = await keysOf(id);
    expect(await revise(id, 'pin', '1-1')).toEqual({ ok: false, code: 'changed' });
    const contexts = [await by(coordinator), await by(cast.coordinatorNational)];
    const answers = await Promise.all(
      contexts.map((context, index) =>
        reviseRound(context, { roundId: id, version, change: 'remove', pair: index === 0 ? first : second }),
      ),
    );
    expect(tally(answers)).toEqual({ done: 1, changed: 1 });
    expect((await roundAt(id)).removed).toHaveLength(1);
  });

  test('names pins whose listings are gone, and says when those that are left cannot all stay', async () => {
    const { terms } = await worldOf(2, { offers: 1, quarters: 240 });
    const { id } = await addReadyRound(terms);
    const keys = await keysOf(id);
    for (const key of keys) valueOf(await revise(id, 'pin', key));
    const pairs = keys.map(readPair);
    await db.expertiseOffer.updateMany({ where: { id: { in: pairs.map(({ offerId }) => offerId) } }, data: { quartersLeft: 1 } });
    await db.skillNeed.updateMany({ where: { id: pairs[0]?.needId ?? 0 }, data: { state: 'paused' } });
    expect(await compute(id, 'today')).toMatchObject({ state: 'ready' });
    expect(await outcomeAt(id)).toMatchObject({ lostPins: [keys[0]] });
    await db.skillNeed.updateMany({ where: { id: pairs[0]?.needId ?? 0 }, data: { state: 'open' } });
    const sameOffer = pairs[0]?.offerId === pairs[1]?.offerId;
    const again = await compute(id, 'today');
    expect(again).toMatchObject(sameOffer ? { state: 'failed', failure: 'pins' } : { state: 'ready' });
  });
});

describe('cancelled', () => {
  const cancel = async (roundId: number) => {
    const { version } = await roundAt(roundId);
    return cancelRound(await by(coordinator), { roundId, version });
  };

  test('before a worker takes it up, it is never taken up', async () => {
    const { terms } = await worldOf(1);
    const work = await startComputing(await addRound(terms));
    valueOf(await cancel(work.roundId));
    await computeRoundJob(work);
    expect(await roundAt(work.roundId)).toMatchObject({ state: 'cancelled', problem: null, result: null });
    expect(await hear(work, 50)).toBe(false);
    // And may be started again.
    expect(await compute(work.roundId)).toMatchObject({ state: 'ready' });
  });

  test('while a worker is at it, either the one or the other comes first', async () => {
    const { terms } = await worldOf(2);
    const work = await startComputing(await addRound(terms));
    const job = computeRoundJob(work);
    await vi.waitFor(async () => expect((await roundAt(work.roundId)).problem).not.toBeNull(), { timeout: 20_000, interval: 20 });
    const answer = await cancel(work.roundId);
    await job;
    const { state } = await roundAt(work.roundId);
    expect(answer.ok ? ['cancelled', 0] : ['ready', 2]).toEqual([state, (await setOf(work.roundId)).length]);
  });

  test('a round that is ready cannot be', async () => {
    const { terms } = await worldOf(1);
    const { id } = await addReadyRound(terms);
    expect(await cancel(id)).toEqual({ ok: false, code: 'changed' });
  });

  test('candidates are gathered no further, and how far it is was told', async () => {
    const { needIds } = await worldOf(1, { offers: 9 });
    const offers = await db.expertiseOffer.findMany({ where: { state: 'open' }, select: { id: true }, orderBy: { id: 'desc' }, take: 9 });
    const among = { offerIds: offers.map(({ id }) => id), needIds: new Set(needIds), except: new Set<string>(), most: 50 };
    const told: number[] = [];
    const until = (last: number) => async (done: number) => {
      told.push(done);
      return done < last;
    };
    expect(await gatherCandidates(among, new Date(), until(4))).toBeNull();
    expect(told).toEqual([0, 4]);
    const all = await gatherCandidates(among, new Date(), until(99));
    expect(told).toEqual([0, 4, 0, 4, 8]);
    expect(all).toMatchObject({ pairs: { length: 27 } });
  });

  test('the thread of a search ends at once', async () => {
    const stop = new AbortController();
    const terms = { mostPerNeed: 1, mostPerOrganisation: 1, shares: [], pinned: [], removed: [] };
    const search = solveAside({ needs: [], offers: [], candidates: [], terms, seconds: 60 }, () => {}, stop.signal);
    stop.abort();
    await expect(search).rejects.toThrow(/ended/);
  });
});

describe('when something goes wrong', () => {
  test('a worker that comes after another goes on with what was kept', async () => {
    const { needIds, terms } = await worldOf(2);
    const kept = await addReadyRound(terms);
    const work = await startComputing(await addRound(terms));
    const { problem, weightsVersion, rarityVersion } = kept;
    const asOf = Math.floor(today.getTime() / 86_400_000);
    await keepProblem(work, problemOf(problem), { asOf, weightsVersion: weightsVersion ?? 0, rarityVersion: rarityVersion ?? 0 });
    await db.skillNeed.updateMany({ where: { id: { in: needIds } }, data: { state: 'paused' } });
    await computeRoundJob(work);
    expect(await keysOf(work.roundId)).toEqual(await keysOf(kept.id));
  });

  test('a calculation of which nothing is heard is said to have stopped, and starts again', async () => {
    const { terms } = await worldOf(1);
    const stopped = await startComputing(await addRound(terms));
    const { roundId } = stopped;
    expect(await viewAs(coordinator, () => loadRound(String(roundId)))).toMatchObject({ stalled: false, allowed: ['cancel'] });
    const { version } = await roundAt(roundId);
    expect(await computeRound(await by(coordinator), { roundId, version, facts: 'kept' })).toEqual({ ok: false, code: 'changed' });
    await db.round.update({ where: { id: roundId }, data: { heardAt: new Date(Date.now() - (STALLED_AFTER + 5) * 1000) } });
    expect(await viewAs(coordinator, () => loadRound(String(roundId)))).toMatchObject({ stalled: true, allowed: ['compute', 'cancel'] });
    const started = await startComputing(roundId, 'kept');
    // The first machine wakes up.
    await computeRoundJob(stopped);
    expect(await roundAt(roundId)).toMatchObject({ state: 'computing', result: null });
    await computeRoundJob(started);
    expect(await roundAt(roundId)).toMatchObject({ state: 'ready' });
  });

  test('an error of ours is written down, and the round can be computed again', async () => {
    const { terms } = await worldOf(1);
    const { id } = await addReadyRound(terms);
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    const work = await startComputing(id, 'kept');
    await db.round.update({ where: { id }, data: { problem: { needs: [], offers: [] } } });
    await computeRoundJob(work);
    expect(complaints).toHaveBeenCalledOnce();
    complaints.mockRestore();
    expect(await roundAt(id)).toMatchObject({ state: 'failed', failure: 'error' });
    expect(await compute(id, 'today')).toMatchObject({ state: 'ready', failure: null });
  });

  test('points of other weights are not mixed in', async () => {
    const { needIds } = await worldOf(1, { offers: 5 });
    const offers = await db.expertiseOffer.findMany({ where: { state: 'open' }, select: { id: true }, orderBy: { id: 'desc' }, take: 5 });
    const among = { offerIds: offers.map(({ id }) => id), needIds: new Set(needIds), except: new Set<string>(), most: 50 };
    const { version, ...points } = await currentWeights();
    const answer = await gatherCandidates(among, new Date(), async (done) => {
      if (done > 0) {
        const intent = { actorId: cast.administrator.userId, submissionId: crypto.randomUUID(), action: 'test' };
        const moved = { ...points, skills: points.skills - 1, place: points.place + 1 };
        valueOf(await changeWeights(intent, { ...moved, version, reason: 'Les organisations peu montrées passent trop loin.' }));
      }
      return true;
    });
    expect(answer).toBe('moved');
  });
});

test('pressed twice, a calculation is enqueued once', async () => {
  const { terms } = await worldOf(1);
  const roundId = await addRound(terms);
  const { version } = await roundAt(roundId);
  const context = await by(coordinator);
  const press = () => computeRound(context, { roundId, version, facts: 'today' });
  expect(tally(await Promise.all([press(), press()]))).toEqual({ done: 2 });
  expect(await roundAt(roundId)).toMatchObject({ calculation: 1 });
  const jobs = await db.$queryRaw<unknown[]>`SELECT 1 FROM graphile_worker.jobs WHERE "key" LIKE ${`compute_round:${roundId}:%`}`;
  expect(jobs).toHaveLength(1);
});

test('pairs of one world are left alone by another', async () => {
  const pair = await addPair(companyGives);
  const { terms } = await worldOf(1);
  expect((await problemAt((await addReadyRound(terms)).id)).needs.map(({ id }) => id)).not.toContain(pair.needId);
});
