import 'server-only';
import { LIVE_STATES, quartersReserved } from '@/lib/amendments/rules';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { hoursOf } from '@/lib/certificates/queries';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { addDays, dateOfDay, dayOf, daysBetween } from '@/lib/i18n/day';
import { formatNumber } from '@/lib/i18n/formats';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { notify } from '@/lib/notifications/commands';
import { giveBack, setAsideLater } from '@/lib/requests/commands';
import { listRecipients } from '@/lib/requests/queries';
import type { Party } from '@/lib/requests/rules';
import type { Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { canFollowMission, canSeeHours, roleOf } from './policy';
import { type EntryRow, findMission, ledgerEntry, listContactable, listEntries, listRunning, type MissionRow } from './queries';
import {
  ANSWER_DAYS,
  ledgerOf,
  MISSION_STATES,
  type MissionAction,
  next,
  quartersToDeclare,
  type ReaderRole,
  type ReminderKind,
  remindersDue,
  stateAt,
  waitsForAnswer,
  workedOnError,
} from './rules';
import type { CorrectedHours, DeclaredHours } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { missionId: number };

/**
 * Somebody of the giver, or one of the people it named, says which hours were worked, and at what. They count once
 * the receiver confirms them. Who is named declares their own; the giver says whose they are, or leaves it open.
 */
export function declareHours(context: Context, { missionId, personId, ...sent }: DeclaredHours): Promise<Result<Answer>> {
  return change(context, missionId, 'declare', (tx, mission, entries, role) => {
    const workedById = role === 'person' ? context.actor.userId : workerOf(mission, personId);
    return addEntry(tx, mission, context, { ...sent, workedById, corrected: null }, entries);
  });
}

function workerOf({ people }: MissionRow, personId: number | null): string | null {
  const person = people.find(({ id }) => id === personId);
  if (personId !== null && !person) throw new Refusal('invalid', undefined, { personId: { code: 'workerMissing' } });
  return person?.userId ?? null;
}

/** The giver, or who worked them, says otherwise of declared hours: another entry, which the receiver answers anew. */
export function correctHours(context: Context, { missionId, entryId, ...sent }: CorrectedHours): Promise<Result<Answer>> {
  return change(context, missionId, 'correct', async (tx, mission, entries, role) => {
    const corrected = entries.find(({ id }) => id === entryId);
    if (!corrected || !canSeeHours(context.actor, role, corrected)) throw new Refusal('notFound');
    if (entries.some(({ correctsId }) => correctsId === entryId)) throw new Refusal('changed');
    await addEntry(tx, mission, context, { ...sent, workedById: corrected.workedById, corrected }, entries);
  });
}

type Sent = Omit<DeclaredHours, 'missionId' | 'personId'> & { workedById: string | null; corrected: EntryRow | null };

async function addEntry(
  tx: Tx,
  mission: MissionRow,
  { actor, now }: Context,
  { workedOn, hours, what, workedById, corrected }: Sent,
  entries: readonly EntryRow[],
): Promise<void> {
  const refuse = (field: string, code: string, params = {}) => new Refusal('invalid', undefined, { [field]: { code, params } });
  const { startsOn, endsOn, signedAt } = mission;
  if (signedAt === null) throw new Refusal('changed');
  const day = dateOfDay(workedOn);
  const error = workedOnError(day, { startsOn, endsOn, signedOn: dateOfDay(dayOf(signedAt)) }, dateOfDay(dayOf(now)));
  const until = { signed: dayOf(signedAt), from: dayOf(startsOn), until: dayOf(endsOn) };
  if (error) throw refuse('workedOn', error, until);
  if (corrected && corrected.quarters === hours && corrected.workedOn.getTime() === day.getTime() && corrected.what === what) {
    throw refuse('hours', 'hoursUnchanged');
  }
  const ledger = entries.map((entry) => ledgerEntry(entry, now));
  const left = quartersToDeclare(mission.quarters, ledger, corrected?.id ?? null);
  if (hours > left) throw refuse('hours', 'hoursBeyondReserved', { hours: formatNumber(left / 4) });
  await tx.hourEntry.create({
    data: {
      missionId: mission.id,
      byId: actor.userId,
      workedById,
      workedOn: day,
      quarters: hours,
      what,
      correctsId: corrected?.id ?? null,
      createdAt: now,
    },
  });
}

/** The receiver says that these hours were worked: all of them or, where one is not there any more, none. */
export function confirmHours(
  context: Context,
  { missionId, entry: ids }: { missionId: number; entry: readonly number[] },
): Promise<Result<Answer>> {
  return change(context, missionId, 'confirm', async (tx, mission, entries) => {
    const { actor, now } = context;
    requireWaiting(entries, ids, now);
    await tx.hourAnswer.createMany({ data: ids.map((entryId) => ({ entryId, kind: 'confirmed', byId: actor.userId, at: now })) });
    const { confirmed } = ledgerOf((await listEntries(missionId, tx)).map((entry) => ledgerEntry(entry, now)));
    await tx.mission.update({ where: { id: missionId }, data: { quartersConfirmed: confirmed, version: { increment: 1 } } });
    const answered = entries.filter(({ id }) => ids.includes(id));
    await notify(tx, {
      event: 'hours_confirmed',
      params: { missionTitle: titleOf(mission.need), quarters: sum(answered), hoursConfirmed: confirmed },
      href: routes.missionHours(missionId),
      to: await hearersOf(tx, mission, answered),
    });
  });
}

/** The receiver asks what these hours were, with a reason: they do not count, and the giver may correct them. */
export function disputeHours(
  context: Context,
  { missionId, entryId, reason }: { missionId: number; entryId: number; reason: string },
): Promise<Result<Answer>> {
  return change(context, missionId, 'dispute', async (tx, mission, entries) => {
    const { actor, now } = context;
    const [entry] = requireWaiting(entries, [entryId], now);
    if (!entry) throw new Refusal('notFound');
    await tx.hourAnswer.create({ data: { entryId, kind: 'disputed', reason, byId: actor.userId, at: now } });
    await notify(tx, {
      event: 'hours_disputed',
      params: { missionTitle: titleOf(mission.need), quarters: entry.quarters, workedOn: dayOf(entry.workedOn), reason },
      href: routes.missionHours(missionId),
      to: await hearersOf(tx, mission, [entry]),
    });
  });
}

/** The entries of these ids, each of which still waits: what was corrected or answered meanwhile is read anew first. */
function requireWaiting(entries: readonly EntryRow[], ids: readonly number[], now: Date): EntryRow[] {
  const { states } = ledgerOf(entries.map((entry) => ledgerEntry(entry, now)));
  return ids.map((id) => {
    const entry = entries.find((candidate) => candidate.id === id);
    const state = states.get(id);
    if (!entry || state === undefined) throw new Refusal('notFound');
    if (!waitsForAnswer(state)) throw new Refusal('changed');
    return entry;
  });
}

interface Ending {
  missionId: number;
  version: number;
}

/**
 * The work is done. Nobody may still wait for an answer to hours, unless a coordinator ends it. What was not used
 * goes back to the offer, and to the need unless the receiver says that it is met: then it closes.
 */
export function completeMission(
  context: Context,
  { missionId, version, need }: Ending & { need: 'met' | 'open' },
): Promise<Result<Answer>> {
  return change(
    context,
    missionId,
    'complete',
    async (tx, mission, entries, role) => {
      const ledger = ledgerOf(entries.map((entry) => ledgerEntry(entry, context.now)));
      const waits = [...ledger.states.values()].some(waitsForAnswer);
      if (waits && role !== 'coordinator') throw new Refusal('hoursWaiting');
      const met = role === 'receiver' && need === 'met';
      await end(tx, mission, context, { state: 'completed' }, met);
      await tellOfCertificates(tx, mission, entries);
    },
    version,
  );
}

/** It does not go on. The hours that were confirmed stay; the others go back to both sides, in this transaction. */
export function cancelMission(context: Context, { missionId, version, reason }: Ending & { reason: string }): Promise<Result<Answer>> {
  return change(
    context,
    missionId,
    'cancel',
    async (tx, mission, entries) => {
      await end(tx, mission, context, { state: 'cancelled', reason }, false);
      await notify(tx, {
        event: 'mission_cancelled',
        params: { missionTitle: titleOf(mission.need), reason, quarters: mission.quarters - mission.quartersConfirmed },
        href: routes.mission(missionId),
        to: [...(await peopleOf(tx, mission, 'giver')), ...(await peopleOf(tx, mission, 'receiver')), ...workersOf(mission)],
      });
      await tellOfCertificates(tx, mission, entries);
    },
    version,
  );
}

/** The receiver says who of it the giver turns to; null is its owners. */
export function appointContact(
  context: Context,
  { missionId, version, contactId }: Ending & { contactId: number | null },
): Promise<Result<Answer>> {
  return change(
    context,
    missionId,
    'appoint',
    async (tx, mission) => {
      const people = await listContactable(mission.receiverId, tx);
      if (contactId !== null && !people.some(({ id }) => id === contactId)) {
        throw new Refusal('invalid', undefined, { contactId: { code: 'contactMissing', params: {} } });
      }
      await tx.mission.update({ where: { id: missionId }, data: { contactId, version: { increment: 1 } } });
    },
    version,
  );
}

async function end(
  tx: Tx,
  mission: MissionRow,
  { actor, now }: Context,
  ending: { state: 'completed' | 'cancelled'; reason?: string },
  needMet: boolean,
): Promise<void> {
  await tx.mission.update({
    where: { id: mission.id },
    data: { ...ending, needMet, endedAt: now, endedById: actor.userId, version: { increment: 1 } },
  });
  const { needId, offerId, quarters, quartersConfirmed } = mission;
  const unused = quarters - quartersConfirmed + (await lapseAmendment(tx, mission.id, now));
  await giveBack(tx, { needId: needMet ? null : needId, offerId, quarters: unused });
  if (!needMet) return;
  const closed = await tx.skillNeed.updateMany({ where: { id: needId, state: { in: ['open', 'paused'] } }, data: { state: 'closed' } });
  if (closed.count > 0) await setAsideLater(tx, 'need', needId);
}

/**
 * No hour is answered any more: what is confirmed can be certified as it will stay. Who worked it is told, and the
 * owners of the associations.
 */
async function tellOfCertificates(tx: Tx, mission: MissionRow, entries: readonly EntryRow[]): Promise<void> {
  const tell = async (workedById: string | null, to: readonly string[]) => {
    const hours = hoursOf(entries, workedById);
    if (typeof hours === 'string' || to.length === 0) return;
    await notify(tx, {
      event: 'certificate_ready',
      params: { missionTitle: titleOf(mission.need), hoursConfirmed: hours.quarters },
      href: routes.certificates(mission.id),
      to: [...to],
    });
  };
  const workers = [...new Set(entries.flatMap(({ workedById }) => workedById ?? []))];
  const people = await tx.user.findMany({ where: { id: { in: workers }, disabledAt: null }, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of people) await tell(id, [id]);
  const associations = (['giver', 'receiver'] as const).filter((side) => mission[side].kind === 'ASSOCIATION');
  for (const side of associations) await tell(null, await listRecipients(tx, [mission[`${side}Id`]]));
}

/** What nobody will sign any more ends with its mission; answers with the quarter-hours that its approval had reserved. */
async function lapseAmendment(tx: Tx, missionId: number, now: Date): Promise<number> {
  const amendment = await tx.amendment.findFirst({ where: { missionId, state: { in: [...LIVE_STATES] } } });
  if (!amendment) return 0;
  await tx.amendment.update({ where: { id: amendment.id }, data: { state: 'lapsed', endedAt: now, version: { increment: 1 } } });
  return quartersReserved(amendment);
}

/** The mornings' look at every mission: what its first day made true is written down, and its people are reminded. */
export async function tendMissions(now: Date): Promise<void> {
  for (const id of await listRunning()) await transact((tx) => tendMission(tx, id, now));
}

async function tendMission(tx: Tx, id: number, now: Date): Promise<void> {
  const mission = await lockMission(tx, id);
  if (!mission) return;
  const today = dateOfDay(dayOf(now));
  const state = stateAt(mission, today);
  if (mission.state === 'planned' && state === 'active') {
    await tx.mission.update({ where: { id }, data: { state, version: { increment: 1 } } });
    await record(tx, { actorId: null, action: 'mission_start', subject: 'mission', subjectId: id, fields: ['state'] });
  }
  const entries = await listEntries(id, tx);
  const { states } = ledgerOf(entries.map((entry) => ledgerEntry(entry, now)));
  const waiting = entries.filter((entry) => waitsForAnswer(states.get(entry.id) ?? 'corrected'));
  const due = remindersDue({
    state,
    today,
    startsOn: mission.startsOn,
    endsOn: mission.endsOn,
    signed: mission.signedAt !== null,
    lastWorkedOn: entries.reduce<Date | null>((last, { workedOn }) => (last === null || workedOn > last ? workedOn : last), null),
    waiting: waiting.map((entry) => ({ id: entry.id, days: daysBetween(entry.createdAt, now) })),
  });
  for (const { kind, key } of due) {
    const kept = await tx.missionReminder.createMany({ data: [{ missionId: id, kind, key, at: now }], skipDuplicates: true });
    if (kept.count > 0) await remind(tx, mission, kind, waiting, now);
  }
}

async function remind(tx: Tx, mission: MissionRow, kind: ReminderKind, waiting: readonly EntryRow[], now: Date): Promise<void> {
  const { id } = mission;
  const missionTitle = titleOf(mission.need);
  const [giver, receiver] = [await peopleOf(tx, mission, 'giver'), await peopleOf(tx, mission, 'receiver')];
  const both = [...giver, ...receiver];
  const workers = workersOf(mission);
  const page = routes.mission(id);
  const ledger = routes.missionHours(id);
  const startDate = dayOf(mission.startsOn);
  switch (kind) {
    case 'starting_soon':
      return notify(tx, {
        event: 'mission_starting_soon',
        params: { missionTitle, startDate, mode: mission.mode, placeName: nameOf(mission.need.province) },
        href: page,
        to: [...both, ...workers],
      });
    case 'not_started':
      return notify(tx, { event: 'mission_not_started', params: { missionTitle, startDate }, href: page, to: both });
    case 'hours_to_declare':
      return notify(tx, { event: 'hours_to_declare', params: { missionTitle }, href: ledger, to: [...giver, ...workers] });
    case 'hours_to_confirm': {
      const answerBy = addDays(waiting[0]?.createdAt ?? now, ANSWER_DAYS).toISOString();
      return notify(tx, {
        event: 'hours_to_confirm',
        params: { missionTitle, quarters: sum(waiting), answerBy },
        href: ledger,
        to: receiver,
      });
    }
    case 'hours_unanswered': {
      const late = waiting.filter(({ createdAt }) => daysBetween(createdAt, now) > ANSWER_DAYS);
      return notify(tx, { event: 'hours_unanswered', params: { missionTitle, quarters: sum(late) }, href: ledger, to: receiver });
    }
    case 'ending':
      for (const [to, other] of [
        [giver, mission.receiver],
        [receiver, mission.giver],
      ] as const) {
        await notify(tx, {
          event: 'agreement_ending_soon',
          params: { organisationName: nameOf(other), endDate: dayOf(mission.endsOn), days: daysBetween(now, mission.endsOn) },
          href: routes.renewMission(id),
          to,
        });
      }
      return;
    case 'overdue':
      return notify(tx, {
        event: 'mission_overdue',
        params: { missionTitle, days: daysBetween(mission.endsOn, now) },
        href: page,
        to: both,
      });
  }
}

function sum(entries: readonly { quarters: number }[]): number {
  return entries.reduce((total, { quarters }) => total + quarters, 0);
}

/** Whom a side's news go to: its owners and contact, who asked for the mission, and who declared the hours in question. */
export async function peopleOf(tx: Tx, mission: MissionRow, party: Party, entries: readonly EntryRow[] = []): Promise<string[]> {
  const organisationId = party === 'giver' ? mission.giverId : mission.receiverId;
  return listRecipients(
    tx,
    [organisationId],
    [mission.request.createdById, mission.contact?.userId ?? null, ...entries.map(({ byId }) => byId)],
  );
}

/** Those of a mission's people whom something concerns: all of them, or who worked these hours. */
export function workersOf({ people }: MissionRow, entries?: readonly EntryRow[]): string[] {
  const ids = people.map(({ userId }) => userId).filter((userId) => userId !== null);
  return entries ? ids.filter((userId) => entries.some(({ workedById }) => workedById === userId)) : ids;
}

/** Who is told what became of some hours: the giver, and who worked them. */
async function hearersOf(tx: Tx, mission: MissionRow, entries: readonly EntryRow[]): Promise<string[]> {
  return [...(await peopleOf(tx, mission, 'giver', entries)), ...workersOf(mission, entries)];
}

type Write = (tx: Tx, mission: MissionRow, entries: readonly EntryRow[], role: ReaderRole) => Promise<void>;

/** Who writes to a mission or its ledger meanwhile waits: what is read here is what is written on. */
export async function lockMission(tx: Tx, id: number): Promise<MissionRow | null> {
  await tx.$queryRaw`SELECT "id" FROM "Mission" WHERE "id" = ${id} FOR UPDATE`;
  return findMission(id, tx);
}

/** What every change of a mission has in common: lock, decide on rights, compare what was read, write, record. */
export function change(
  context: Context,
  missionId: number,
  action: MissionAction,
  write: Write,
  version?: number,
): Promise<Result<Answer>> {
  const { actor, submissionId, now } = context;
  return transactOnce({ actorId: actor.userId, submissionId, action: `mission_${action}` }, async (tx) => {
    const mission = await lockMission(tx, missionId);
    if (!mission || !canFollowMission(actor, mission)) throw new Refusal('notFound');
    const role = roleOf(actor, mission);
    const state = stateAt(mission, dateOfDay(dayOf(now)));
    if (role === undefined || next(state, action, role) === undefined) {
      // Who could do it in another state is told that it changed; who could never is refused.
      const ever = role !== undefined && MISSION_STATES.some((other) => next(other, action, role) !== undefined);
      throw new Refusal(ever ? 'changed' : 'forbidden');
    }
    if (version !== undefined && version !== mission.version) throw new Refusal('changed');
    await write(tx, mission, await listEntries(missionId, tx), role);
    await record(tx, {
      actorId: actor.userId,
      action: `mission_${action}`,
      subject: 'mission',
      subjectId: missionId,
      fields: FIELDS[action],
    });
    return { missionId };
  });
}

/** What each action changes, as the audit names it. */
const FIELDS: Readonly<Record<MissionAction, readonly string[]>> = {
  sign: ['signatures'],
  start: ['state'],
  declare: ['hours'],
  correct: ['hours'],
  confirm: ['hours'],
  dispute: ['hours', 'reason'],
  complete: ['state'],
  cancel: ['state', 'reason'],
  indicate: ['indicators'],
  drop: ['indicators'],
  measure: ['values'],
  evaluate: ['state'],
  feedback: ['feedback'],
  appoint: ['contactId'],
  name: ['people'],
  release: ['people'],
  join: ['people'],
  refuse: ['people'],
};
