import 'server-only';
import { record } from '@/lib/audit/record';
import type { AuditAction } from '@/lib/audit/rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { partOf, Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dateOfDayNumber, dayOf, latestOf } from '@/lib/i18n/day';
import { enqueue } from '@/lib/jobs/enqueue';
import { quartersOf, type RoundPair } from '@/lib/matching/round';
import type { Candidates } from '@/lib/ranking/round-candidates';
import { proposePair } from '@/lib/requests/commands';
import type { Refused, Result } from '@/lib/result';
import { canConduct } from './policy';
import {
  countSent,
  findRound,
  findRoundPairs,
  findVersions,
  type Problem,
  type RoundOutcome,
  type RoundPairRow,
  type RoundRow,
} from './queries';
import { type Change, changed, MOST_PAIRS_NAMED, next, type RoundAction, type RoundFailure } from './rules';
import { type NewRound, writePair } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { roundId: number };
interface Which {
  roundId: number;
  /** As it was read. */
  version: number;
}

/** The terms of a round; its set is computed afterwards. */
export function createRound(
  { actor, submissionId }: Context,
  { startsFrom, startsUntil, shares, ...terms }: NewRound,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'round_create' }, async (tx) => {
    if (!canConduct(actor, terms)) throw new Refusal('forbidden');
    const { id: roundId } = await tx.round.create({
      data: {
        ...terms,
        startsFrom: dateOfDay(startsFrom),
        startsUntil: dateOfDay(startsUntil),
        shares: shares.map((share) => ({ ...share })),
        authorId: actor.userId,
      },
      select: { id: true },
    });
    await record(tx, { actorId: actor.userId, action: 'round_create', subject: 'round', subjectId: roundId });
    return { roundId };
  });
}

/**
 * Has the set computed by a worker. Of the kept listings it is the set of the same problem, with what was pinned
 * and removed since; of today's, those are read anew.
 */
export function computeRound(context: Context, { facts, ...which }: Which & { facts: 'kept' | 'today' }): Promise<Result<Answer>> {
  return change(context, which, 'compute', async (tx, round, state) => {
    const calculation = round.calculation + 1;
    await swap(tx, round, {
      state,
      calculation,
      progress: 0,
      heardAt: context.now,
      failure: null,
      ...(facts === 'today' && { problem: Prisma.DbNull, asOf: null, weightsVersion: null, rarityVersion: null }),
    });
    const { roundId } = which;
    await enqueue(tx, 'compute_round', { roundId, calculation }, `compute_round:${roundId}:${calculation}`);
    return [];
  });
}

/** Ends a calculation: whatever works on it finds out with its next word. */
export function cancelRound(context: Context, which: Which): Promise<Result<Answer>> {
  return change(context, which, 'cancel', async (tx, round, state) => {
    await swap(tx, round, { state });
    return [];
  });
}

/** Pins a pair of the set or removes it, or takes that back; the next calculation follows. */
export function reviseRound(
  context: Context,
  { change: what, pair, ...which }: Which & { change: Change; pair: string },
): Promise<Result<Answer>> {
  return change(context, which, 'revise', async (tx, round, state) => {
    const inSet = (await findRoundPairs(round.id, [pair], tx)).length > 0;
    const named = changed(round, what, pair, inSet);
    if (named === null || named.pinned.length + named.removed.length > MOST_PAIRS_NAMED) throw new Refusal('changed');
    await swap(tx, round, { state, failure: null, pinned: [...named.pinned], removed: [...named.removed] });
    return (['pinned', 'removed'] as const).filter((list) => named[list].length !== round[list].length);
  });
}

/**
 * Each of these pairs becomes a proposal to both sides, in a transaction of its own; what became of each stays
 * with the pair. The round is claimed first: from then on nobody computes another set. Pressed twice, or again
 * after it stopped half way, each pair is proposed once.
 */
export async function sendRound(context: Context, { pairs, ...which }: Which & { pairs: readonly string[] }): Promise<Result<Answer>> {
  const claimed = await change(context, which, 'send', async (tx, round, state) => {
    await swap(tx, round, { state });
    return [];
  });
  if (!claimed.ok) return claimed;
  const { roundId } = which;
  const [rows, versions] = [await findRoundPairs(roundId, pairs), await findVersions(roundId)];
  for (const row of rows) {
    if (row.requestId !== null) continue;
    const read = { needVersion: versions.needs.get(row.needId) ?? 0, offerVersion: versions.offers.get(row.offerId) ?? 0 };
    const one = { ...context, submissionId: partOf(context.submissionId, writePair(row)) };
    await keepAnswer(roundId, row, await proposePair(one, termsOf(row, context.now), read));
  }
  await transact((tx) => release(tx, roundId));
  return claimed;
}

function termsOf({ needId, offerId, quarters, need, offer }: RoundPairRow, now: Date) {
  const startsOn = dayOf(latestOf(now, need.wantedStart, offer.availableFrom));
  return { needId, offerId, quarters, startsOn, mode: need.mode, message: null, team: [] };
}

async function keepAnswer(roundId: number, { needId, offerId }: RoundPairRow, answer: Result<{ requestId: number }>): Promise<void> {
  const data = answer.ok ? { requestId: answer.value.requestId, refusal: Prisma.DbNull } : { refusal: whyOf(answer) };
  // A second press that is answered meanwhile says the same.
  await db.roundPair.updateMany({ where: { roundId, needId, offerId, requestId: null }, data });
}

/** What a form would say by a field is said of the pair. */
function whyOf({ code, params, fields }: Refused): Prisma.InputJsonObject {
  const [field] = Object.values(fields ?? {});
  return field ? { code: field.code, params: field.params ?? {} } : { code, params: params ?? {} };
}

/** Where no pair became a proposal, the round is as it was. */
async function release(tx: Tx, roundId: number): Promise<void> {
  if ((await countSent(roundId, tx)) > 0) return;
  await tx.round.updateMany({ where: { id: roundId, state: 'sent' }, data: { state: 'ready', version: { increment: 1 } } });
}

/** What every change has in common: read, decide on rights, compare the version, write, record. */
function change(
  { actor, submissionId, now }: Context,
  { roundId, version }: Which,
  action: RoundAction,
  write: (tx: Tx, round: RoundRow, state: RoundRow['state']) => Promise<readonly string[]>,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: `round_${action}` }, async (tx) => {
    const round = await findRound(roundId, tx);
    if (actor.staff === null) throw new Refusal('forbidden');
    if (!round) throw new Refusal('notFound');
    if (!canConduct(actor, round)) throw new Refusal('forbidden');
    const state = next(round, action, now);
    if (round.version !== version || state === undefined) throw new Refusal('changed');
    const fields = await write(tx, round, state);
    await record(tx, {
      actorId: actor.userId,
      action: `round_${action}`,
      subject: 'round',
      subjectId: roundId,
      fields: ['state', ...fields],
    });
    return { roundId };
  });
}

/** Compare-and-swap on (id, state, version). */
async function swap(tx: Tx, round: RoundRow, data: Prisma.RoundUpdateManyMutationInput): Promise<void> {
  const where = { id: round.id, state: round.state, version: round.version };
  const written = await tx.round.updateMany({ where, data: { ...data, version: { increment: 1 } } });
  if (written.count === 0) throw new Refusal('changed');
}

/** One calculation of a round: who works on it may find that nobody waits for it any more. */
export interface Calculation {
  roundId: number;
  calculation: number;
}

const going = ({ roundId, calculation }: Calculation) => ({ id: roundId, calculation, state: 'computing' as const });

/** A word of a calculation: it goes on, and how far it is. False where it is not waited for. */
export async function hear(work: Calculation, progress: number): Promise<boolean> {
  const written = await db.round.updateMany({ where: going(work), data: { progress, heardAt: new Date() } });
  return written.count > 0;
}

/** Keeps what the set will be computed from: whoever goes on after a stop begins here. */
export async function keepProblem(
  work: Calculation,
  problem: Problem,
  { asOf, weightsVersion, rarityVersion }: Omit<Candidates, 'pairs'>,
): Promise<void> {
  await db.round.updateMany({
    where: going(work),
    data: { problem: problem as unknown as Prisma.InputJsonObject, asOf: dateOfDayNumber(asOf), weightsVersion, rarityVersion },
  });
}

/** A set is there, in place of the one before. */
export async function finishRound(work: Calculation, problem: Problem, pairs: readonly RoundPair[], outcome: RoundOutcome): Promise<void> {
  const { roundId } = work;
  const needs = new Map(problem.needs.map((need) => [need.id, need]));
  const offers = new Map(problem.offers.map((offer) => [offer.id, offer]));
  const rows = pairs.flatMap(({ needId, offerId, points }) => {
    const [need, offer] = [needs.get(needId), offers.get(offerId)];
    return need && offer ? [{ roundId, needId, offerId, points, quarters: quartersOf(need, offer) }] : [];
  });
  const data = { state: 'ready', progress: 100, result: outcome as unknown as Prisma.InputJsonObject, computedAt: new Date() } as const;
  await end(work, 'round_ready', data, async (tx) => {
    await tx.roundPair.deleteMany({ where: { roundId } });
    await tx.roundPair.createMany({ data: rows });
  });
}

export function failRound(work: Calculation, failure: RoundFailure): Promise<void> {
  return end(work, 'round_fail', { state: 'failed', failure }, async () => {});
}

/** Ends a calculation once: of two workers on the same one, and of a worker and whoever cancels, the second changes nothing. */
async function end(
  work: Calculation,
  action: Extract<AuditAction, 'round_ready' | 'round_fail'>,
  data: Prisma.RoundUpdateManyMutationInput,
  write: (tx: Tx) => Promise<void>,
): Promise<void> {
  await transact(async (tx) => {
    const written = await tx.round.updateMany({ where: going(work), data: { ...data, version: { increment: 1 } } });
    if (written.count === 0) throw new Refusal('changed');
    await write(tx);
    await record(tx, { actorId: null, action, subject: 'round', subjectId: work.roundId, fields: ['state'] });
  });
}
