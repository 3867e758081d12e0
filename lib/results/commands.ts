import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transact } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { addDays, daysBetween } from '@/lib/i18n/day';
import { formatNumber } from '@/lib/i18n/formats';
import { titleOf } from '@/lib/i18n/localised';
import { change, lockMission, peopleOf } from '@/lib/missions/commands';
import type { MissionRow } from '@/lib/missions/queries';
import { next } from '@/lib/missions/rules';
import { notify } from '@/lib/notifications/commands';
import type { Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { findCatalogued, type IndicatorRow, listAutonomy, listIndicators, listToSurvey } from './queries';
import {
  CLOSING_ANSWER_DAYS,
  isEvaluated,
  LATER_DAYS,
  MOST_INDICATORS,
  SCALES,
  type Survey,
  stagesOf,
  surveysDue,
  valueError,
} from './rules';
import type { Measured, WrittenIndicator } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { missionId: number };

/** A side chooses what the result will be told by, from the catalogue. */
export function chooseIndicator(context: Context, { missionId, code }: { missionId: number; code: string }): Promise<Result<Answer>> {
  return change(context, missionId, 'indicate', async (tx) => {
    const catalogued = await findCatalogued(code, tx);
    if (!catalogued) throw refuse('code', 'choiceMissing');
    await add(tx, context, missionId, 'code', catalogued);
  });
}

/** A side writes one that the catalogue lacks. */
export function writeIndicator(
  context: Context,
  { missionId, language, name, how, kind, direction }: WrittenIndicator,
): Promise<Result<Answer>> {
  const words = language === 'fr' ? { nameFr: name, howFr: how } : { nameAr: name, howAr: how };
  return change(context, missionId, 'indicate', (tx) =>
    add(tx, context, missionId, 'name', { ...words, ...SCALES[kind], kind, direction }),
  );
}

type Chosen = Omit<Prisma.MissionIndicatorUncheckedCreateInput, 'missionId' | 'chosenById'>;

async function add(tx: Tx, { actor, now }: Context, missionId: number, field: string, chosen: Chosen): Promise<void> {
  const held = await listIndicators(missionId, tx);
  if (held.length >= MOST_INDICATORS) throw refuse(field, 'indicatorsFull', { most: MOST_INDICATORS });
  if (chosen.code && held.some(({ code }) => code === chosen.code)) throw refuse(field, 'indicatorChosen');
  await tx.missionIndicator.create({ data: { ...chosen, missionId, chosenById: actor.userId, chosenAt: now } });
}

/** One that was chosen by mistake is told of no more; what was measured of it is kept. */
export function dropIndicator(
  context: Context,
  { missionId, indicatorId }: { missionId: number; indicatorId: number },
): Promise<Result<Answer>> {
  return change(context, missionId, 'drop', async (tx) => {
    const { actor, now } = context;
    const dropped = await tx.missionIndicator.updateMany({
      where: { id: indicatorId, missionId, droppedAt: null },
      data: { droppedAt: now, droppedById: actor.userId },
    });
    if (dropped.count === 0) throw new Refusal('changed');
  });
}

/**
 * What a side measured, and whether the receiver can now do it alone, which only the receiver says. A value that was
 * given before stays in the history. The last of what the end asks for evaluates the mission.
 */
export function measureResult(context: Context, { missionId, stage, values, autonomy }: Measured): Promise<Result<Answer>> {
  const { actor, now } = context;
  return change(context, missionId, 'measure', async (tx, mission, _entries, role) => {
    if (!stagesOf(mission.state, daysSinceEnd(mission, now)).includes(stage)) throw new Refusal('changed');
    if (autonomy && role !== 'receiver') throw new Refusal('forbidden');
    const indicators = await listIndicators(missionId, tx);
    const given = values.flatMap(({ field, hundredths, ...value }) => {
      const indicator = indicators.find(({ id }) => id === value.indicatorId);
      if (!indicator) throw new Refusal('changed');
      if (hundredths === null) return [];
      const error = valueError(hundredths, indicator);
      const { lowest, highest, decimals } = indicator;
      if (error) throw refuse(field, error, { min: formatNumber(lowest / 100), max: formatNumber(highest / 100), decimals });
      const held = indicator.values.find(({ moment }) => moment === value.moment);
      const same = held?.hundredths === hundredths && held.evidence === value.evidence;
      return same ? [] : [{ ...value, hundredths, byId: actor.userId, at: now }];
    });
    const moment = stage === 'later' ? 'later' : 'closing';
    const held = (await listAutonomy(missionId, tx)).find((answer) => answer.moment === moment);
    const answered = autonomy && !(held?.answer === autonomy.answer && held.example === autonomy.example);
    if (given.length === 0 && !answered) throw refuse(values[0]?.field ?? 'autonomy', 'nothingMeasured');
    await tx.indicatorValue.createMany({ data: given });
    if (answered) await tx.autonomyAnswer.create({ data: { missionId, moment, ...autonomy, byId: actor.userId, at: now } });
    await evaluate(tx, mission);
  });
}

/** Writes down that all is there, the first time that it is. */
async function evaluate(tx: Tx, mission: MissionRow): Promise<void> {
  const { id } = mission;
  const state = next(mission.state, 'evaluate', 'system');
  if (state === undefined) return;
  const [indicators, answers] = [await listIndicators(id, tx), await listAutonomy(id, tx)];
  if (!isEvaluated(indicators.map(asClosed), answers.length > 0)) return;
  await tx.mission.update({ where: { id }, data: { state, version: { increment: 1 } } });
  await record(tx, { actorId: null, action: 'mission_evaluate', subject: 'mission', subjectId: id, fields: ['state'] });
}

const asClosed = ({ values }: IndicatorRow) => ({ closed: values.some(({ moment }) => moment === 'closing') });

/** Sends the surveys that are due: of the values at the end to both sides, of those some months later to the receiver. */
export async function sendSurveys(now: Date): Promise<void> {
  for (const id of await listToSurvey(now)) await transact((tx) => surveyMission(tx, id, now));
}

async function surveyMission(tx: Tx, id: number, now: Date): Promise<void> {
  const mission = await lockMission(tx, id);
  const days = mission && daysSinceEnd(mission, now);
  if (!mission || days === null || mission.state === 'cancelled') return;
  const answers = await listAutonomy(id, tx);
  const due = surveysDue({
    days,
    evaluated: mission.state === 'evaluated',
    answeredLater: answers.some(({ moment }) => moment === 'later'),
  });
  for (const survey of due) {
    const kept = await tx.missionReminder.createMany({
      data: [{ missionId: id, kind: survey.kind, key: String(survey.asked), at: now }],
      skipDuplicates: true,
    });
    if (kept.count > 0) await send(tx, mission, survey);
  }
}

async function send(tx: Tx, mission: MissionRow, { kind, asked }: Survey): Promise<void> {
  const closing = kind === 'result_to_measure';
  const receiver = await peopleOf(tx, mission, 'receiver');
  const until = closing ? asked + CLOSING_ANSWER_DAYS : LATER_DAYS.until;
  await notify(tx, {
    event: kind,
    params: { missionTitle: titleOf(mission.need), answerBy: addDays(mission.endedAt ?? mission.endsOn, until).toISOString() },
    href: routes.measureResult(mission.id, closing ? 'closing' : 'later'),
    to: closing ? [...(await peopleOf(tx, mission, 'giver')), ...receiver] : receiver,
  });
}

function daysSinceEnd({ endedAt }: Pick<MissionRow, 'endedAt'>, now: Date): number | null {
  return endedAt && daysBetween(endedAt, now);
}

function refuse(field: string, code: string, params: Record<string, string | number> = {}): Refusal {
  return new Refusal('invalid', undefined, { [field]: { code, params } });
}
