import 'server-only';
import { sha256 } from '@/lib/files/sha256';
import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import { dateOfDay, dayOf, latestOf } from '@/lib/i18n/day';
import type { Jobs } from '@/lib/jobs/enqueue';
import type { RoundTerms } from '@/lib/matching/round';
import { gatherCandidates } from '@/lib/ranking/round-candidates';
import { type Solved, solveAside } from '@/lib/ranking/solve-aside';
import { type Calculation, failRound, finishRound, hear, keepProblem } from './commands';
import {
  findCalculation,
  listPairsAsked,
  listRoundNeeds,
  listRoundOffers,
  listSet,
  outcomeOf,
  type Problem,
  problemOf,
  type RoundOutcome,
  type Spread,
  sharesOf,
} from './queries';
import { CANDIDATES_PER_OFFER, MOST_NEEDS, MOST_OFFERS, type RoundFailure, SEARCH_SECONDS } from './rules';
import { readPair, writePair } from './schema';

type Round = NonNullable<Awaited<ReturnType<typeof findCalculation>>>;

/** Progress, in percent: up to there candidates are gathered, and from there on the search goes on. */
const GATHERED = 80;
const SEARCHED = 95;

const PULSE = 1_000;

/**
 * Computes the set of a round. It ends without a word where nobody waits for this calculation; after a stop, a
 * second run goes on with what the first one kept; of what goes wrong, the round says so.
 */
export async function computeRoundJob({ roundId, calculation }: Jobs['compute_round']): Promise<void> {
  const work = { roundId, calculation };
  const round = await findCalculation(work);
  if (!round) return;
  try {
    const problem = round.problem === null ? await gather(work, round) : problemOf(round.problem);
    if (typeof problem === 'string') return await failRound(work, problem);
    const terms = problem && termsOf(round, problem);
    const solved = terms && (await search(work, problem, terms));
    if (!solved) return;
    if ('impossible' in solved) return await failRound(work, solved.impossible);
    await finishRound(work, problem, solved.best.pairs, await outcome(round, problem, terms, solved));
  } catch (error) {
    console.error(`Round ${roundId} was not computed:`, error);
    await failRound(work, 'error');
  }
}

/** Today's listings within the round's terms; null where nobody waits for them any more. */
async function gather(work: Calculation, round: Round): Promise<Problem | RoundFailure | null> {
  const now = new Date();
  const today = dateOfDay(dayOf(now));
  const found = await listRoundNeeds(round, today, MOST_NEEDS + 1);
  const kinds = [...new Set(found.map(({ kind }): OrganisationKind => (kind === 'ASSOCIATION' ? 'COMPANY' : 'ASSOCIATION')))];
  const places = [...new Set(found.map(({ place }) => place))];
  const offers = await listRoundOffers({ kinds, places, from: latestOf(today, round.startsFrom) }, MOST_OFFERS + 1);
  if (found.length > MOST_NEEDS || offers.length > MOST_OFFERS) return 'too_large';
  const asked = await listPairsAsked(round.regionCode, now);
  const candidates = await gatherCandidates(
    {
      offerIds: offers.map(({ id }) => id),
      needIds: new Set(found.map(({ id }) => id)),
      except: new Set(asked.map(writePair)),
      most: CANDIDATES_PER_OFFER,
    },
    now,
    (done) => hear(work, Math.floor((done / offers.length) * GATHERED)),
  );
  if (candidates === null) return null;
  if (candidates === 'moved') return 'weights_changed';
  const { pairs, ...versions } = candidates;
  const needs = found.map(({ kind: _kind, place: _place, ...need }) => need);
  const problem = { needs, offers, candidates: pairs };
  await keepProblem(work, problem, versions);
  return problem;
}

interface Terms extends RoundTerms {
  /** Pinned pairs that are no candidates of these listings: nobody can keep them. */
  lostPins: string[];
}

function termsOf(round: Round, { candidates }: Problem): Terms {
  const known = new Set<string>();
  for (let at = 0; at < candidates.length; at += 3) known.add(`${candidates[at]}-${candidates[at + 1]}`);
  const among = (pairs: readonly string[]) => pairs.filter((pair) => known.has(pair)).map(readPair);
  return {
    mostPerNeed: round.mostPerNeed,
    mostPerOrganisation: round.mostPerOrganisation,
    shares: sharesOf(round.shares),
    pinned: among(round.pinned),
    removed: among(round.removed),
    lostPins: round.pinned.filter((pair) => !known.has(pair)),
  };
}

/** The search, in a thread of its own; null where nobody waits for it any more. */
async function search(work: Calculation, problem: Problem, { lostPins: _lost, ...terms }: Terms): Promise<Solved | null> {
  const unwanted = new AbortController();
  let far = 0;
  const tell = async () => {
    if (!(await hear(work, GATHERED + Math.floor(far * (SEARCHED - GATHERED))))) unwanted.abort();
  };
  // One word that is lost is made up for by the next.
  const pulse = setInterval(() => void tell().catch(() => undefined), PULSE);
  try {
    const onProgress = (done: number) => {
      far = done;
    };
    return await solveAside({ ...problem, terms, seconds: SEARCH_SECONDS }, onProgress, unwanted.signal);
  } catch (error) {
    if (unwanted.signal.aborted) return null;
    throw error;
  } finally {
    clearInterval(pulse);
  }
}

async function outcome(
  round: Round,
  problem: Problem,
  terms: Terms,
  solved: Exclude<Solved, { impossible: string }>,
): Promise<RoundOutcome> {
  const { best, greedy, leftOut } = solved;
  const fingerprint = fingerprintOf(problem, terms);
  const before = round.result === null ? null : outcomeOf(round.result);
  const needs = new Map(problem.needs.map((need) => [need.id, need]));
  const spread = (by: 'region' | 'sector'): Spread[] => {
    const rows = new Map<string, Spread>();
    const rowOf = (needId: number) => {
      const of = needs.get(needId)?.[by] ?? '';
      const row = rows.get(of) ?? { of, needs: 0, best: 0, greedy: 0 };
      rows.set(of, row);
      return row;
    };
    for (const { id } of problem.needs) rowOf(id).needs += 1;
    for (const { needId } of best.pairs) rowOf(needId).best += 1;
    for (const { needId } of greedy) rowOf(needId).greedy += 1;
    return [...rows.values()].sort((a, b) => (a.of < b.of ? -1 : 1));
  };
  return {
    fingerprint,
    same: before?.fingerprint === fingerprint ? await isSet(round.id, best.pairs.map(writePair)) : null,
    total: best.total,
    bound: best.bound,
    greedy: { total: greedy.reduce((sum, { points }) => sum + points, 0), pairs: greedy.map(writePair) },
    regions: spread('region'),
    sectors: spread('sector'),
    unmet: [...best.unmet],
    leftOut,
    lostPins: terms.lostPins,
  };
}

/** The same whether it was just read or kept: JSON in the database has an order of its own. */
function fingerprintOf(
  { needs, offers, candidates }: Problem,
  { mostPerNeed, mostPerOrganisation, shares, pinned, removed }: Terms,
): string {
  const plain = [
    needs.map(({ id, version, organisationId, region, sector, quartersLeft }) => [
      id,
      version,
      organisationId,
      region,
      sector,
      quartersLeft,
    ]),
    offers.map(({ id, version, organisationId, quartersLeft }) => [id, version, organisationId, quartersLeft]),
    candidates,
    [mostPerNeed, mostPerOrganisation],
    shares.map(({ by, of, atLeast }) => [by, of, atLeast]),
    pinned.map(writePair).sort(),
    removed.map(writePair).sort(),
  ];
  return sha256(JSON.stringify(plain));
}

/** Whether these pairs are the set that stands. */
async function isSet(roundId: number, pairs: readonly string[]): Promise<boolean> {
  const standing = new Set(await listSet(roundId));
  return standing.size === pairs.length && pairs.every((pair) => standing.has(pair));
}
