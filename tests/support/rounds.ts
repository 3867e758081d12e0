import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { computeRound, createRound } from '@/lib/rounds/commands';
import { computeRoundJob } from '@/lib/rounds/jobs';
import type { NewRound } from '@/lib/rounds/schema';
import { coordinatorIn } from './cast';
import { by, today, valueOf } from './requests';

/* Rounds of a test's own. Those of `companyGives` are of region 04; the job is run as a worker runs it. */

export const roundTerms: NewRound = {
  regionCode: '04',
  sector: null,
  startsFrom: dayOf(today),
  startsUntil: dayOf(addDays(today, 60)),
  mostPerNeed: 1,
  mostPerOrganisation: 50,
  shares: [],
};

export const roundAt = (id: number) => db.round.findUniqueOrThrow({ where: { id } });

export async function addRound(terms: Partial<NewRound> = {}): Promise<number> {
  const coordinator = coordinatorIn(terms.regionCode ?? '04');
  return valueOf(await createRound(await by(coordinator), { ...roundTerms, ...terms })).roundId;
}

/** Starts a calculation, which nobody has taken up yet. */
export async function startComputing(
  roundId: number,
  facts: 'kept' | 'today' = 'today',
): Promise<{ roundId: number; calculation: number }> {
  const { version, regionCode } = await roundAt(roundId);
  valueOf(await computeRound(await by(coordinatorIn(regionCode ?? '04')), { roundId, version, facts }));
  return { roundId, calculation: (await roundAt(roundId)).calculation };
}

export async function compute(roundId: number, facts: 'kept' | 'today' = 'today') {
  await computeRoundJob(await startComputing(roundId, facts));
  return roundAt(roundId);
}

/** A round whose set is there. */
export async function addReadyRound(terms: Partial<NewRound> = {}) {
  return compute(await addRound(terms));
}

export const setOf = (roundId: number) =>
  db.roundPair.findMany({ where: { roundId }, orderBy: [{ points: 'desc' }, { needId: 'asc' }, { offerId: 'asc' }] });
