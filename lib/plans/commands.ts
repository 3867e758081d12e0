import 'server-only';
import { record } from '@/lib/audit/record';
import type { AuditSubject } from '@/lib/audit/rules';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import type { SentFile } from '@/lib/files/keep-file';
import { keepOne } from '@/lib/files/keep-one';
import { sha256 } from '@/lib/files/sha256';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import { titleOf } from '@/lib/i18n/localised';
import { lockMission, workersOf } from '@/lib/missions/commands';
import { findMission, type MissionRow } from '@/lib/missions/queries';
import { type MissionState, stateAt } from '@/lib/missions/rules';
import { notify } from '@/lib/notifications/commands';
import { listRecipients } from '@/lib/requests/queries';
import { type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { canEver, canReadPlan, leadsTo } from './policy';
import { findItem, findMeeting, type ItemRow, listItems, listLate, listMeetings } from './queries';
import {
  ACCEPT_WITHIN_DAYS,
  type ItemAction,
  isLate,
  isPossible,
  MOST_FILES,
  MOST_OF_A_KIND,
  PLAN_FILE_TYPES,
  type PlanAction,
  type PlanDeed,
} from './rules';
import type { ItemValues, MeetingValues } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { missionId: number };

/** What the mission is to achieve, as both sides read it. */
export function setObjective(
  context: Context,
  { missionId, objective }: { missionId: number; objective: string },
): Promise<Result<Answer>> {
  return write(context, 'plan_objective', async (tx) => {
    const mission = await open(tx, context, missionId, 'write');
    await tx.mission.update({ where: { id: mission.id }, data: { objective } });
    return { mission, subject: 'mission', subjectId: mission.id, fields: ['objective'] };
  });
}

/** One more step or deliverable. */
export function addItem(context: Context, { missionId, ...values }: ItemValues & { missionId: number }): Promise<Result<Answer>> {
  return write(context, 'plan_item_add', async (tx) => {
    const mission = await open(tx, context, missionId, 'write');
    if ((await listItems(missionId, tx)).length >= MOST_OF_A_KIND) throw refuse('title', 'planFull', { max: MOST_OF_A_KIND });
    const { id } = await tx.planItem.create({
      data: { ...dueWithin(mission, values), missionId, createdById: context.actor.userId, createdAt: context.now },
      select: { id: true },
    });
    return { mission, subject: 'plan_item', subjectId: id, fields: ['title', 'dueOn'] };
  });
}

export interface ItemRead {
  itemId: number;
  version: number;
}

export function editItem(context: Context, { itemId, version, ...values }: ItemValues & ItemRead): Promise<Result<Answer>> {
  return changeItem(context, { itemId, version }, 'edit', ({ mission, item }) => {
    const data = dueWithin(mission, values);
    const fields = [
      ...(['kind', 'title'] as const).filter((field) => data[field] !== item[field]),
      ...(data.dueOn.getTime() === item.dueOn.getTime() ? [] : ['dueOn']),
    ];
    return { data, fields };
  });
}

/** A step or a deliverable goes on: the receiver is told of a deliverable that waits for them. */
export function moveItem(
  context: Context,
  { itemId, version, move }: ItemRead & { move: Exclude<ItemAction, 'edit' | 'attach' | 'return'> },
): Promise<Result<Answer>> {
  return changeItem(
    context,
    { itemId, version },
    move,
    () => ({ data: {}, fields: ['state'] }),
    move === 'deliver' ? askToAccept : undefined,
  );
}

/** The receiver says what is missing: it is under way again. */
export function returnItem(context: Context, { itemId, version, reason }: ItemRead & { reason: string }): Promise<Result<Answer>> {
  return changeItem(context, { itemId, version }, 'return', () => ({
    data: { returnReason: reason, returnedById: context.actor.userId },
    fields: ['state', 'reason'],
  }));
}

/** A file of what is planned or under way; once it is delivered it stays as the receiver read it. */
export async function attachFile(
  context: Context,
  { itemId, version, files }: ItemRead & { files: readonly SentFile[] },
): Promise<Result<Answer>> {
  // Files are unfolded for nobody who may not attach them.
  const before = await findItem(itemId);
  const mission = before && (await findMission(before.missionId));
  if (!before || !mission || !canReadPlan(context.actor, mission)) return refused('notFound');
  if (!canEver(context.actor, mission, 'attach')) return refused('forbidden');
  const kept = await keepOne(files, { field: 'file', types: PLAN_FILE_TYPES });
  if (!kept.ok) return kept;
  if (!kept.value) return { ...refused('invalid'), fields: { file: { code: 'attachmentMissing' } } };
  const { type, name, bytes } = kept.value;
  return changeItem(context, { itemId, version }, 'attach', ({ item }) => {
    if (item.files.length >= MOST_FILES) throw refuse('file', 'filesTooMany', { max: MOST_FILES, count: item.files.length + 1 });
    const file = { type, name, bytes, sha256: sha256(bytes), size: bytes.length, addedById: context.actor.userId, addedAt: context.now };
    return { data: { files: { create: file } }, fields: ['attachments'] };
  });
}

async function askToAccept(tx: Tx, { mission, item }: Changing, { actor, now }: Context): Promise<void> {
  if (item.kind !== 'deliverable') return;
  await notify(tx, {
    event: 'deliverable_to_accept',
    params: {
      deliverableTitle: item.title,
      missionTitle: titleOf(mission.need),
      personDelivering: { fr: actor.name, ar: actor.nameAr },
      answerBy: addDays(now, ACCEPT_WITHIN_DAYS).toISOString(),
    },
    href: routes.planItem(mission.id, item.id),
    to: await listRecipients(tx, [mission.receiverId], mission.request.createdById),
  });
}

interface Changing {
  mission: MissionRow;
  item: ItemRow;
}

function changeItem(
  context: Context,
  { itemId, version }: ItemRead,
  action: ItemAction,
  changeOf: (changing: Changing) => { data: object; fields: readonly string[] },
  tell?: (tx: Tx, changing: Changing, context: Context) => Promise<void>,
): Promise<Result<Answer>> {
  return write(context, `plan_item_${action}`, async (tx) => {
    const found = await findItem(itemId, tx);
    if (!found) throw new Refusal('notFound');
    const mission = await open(tx, context, found.missionId, action);
    // As it is now that nobody else writes to the mission.
    const item = await findItem(itemId, tx);
    if (item?.version !== version) throw new Refusal('changed');
    const state = leadsTo(context.actor, { ...mission, state: stateNow(mission, context.now) }, item.state, action);
    if (state === undefined) throw new Refusal('changed');
    const { data, fields } = changeOf({ mission, item });
    await tx.planItem.update({ where: { id: itemId }, data: { ...data, state, version: { increment: 1 } } });
    await tell?.(tx, { mission, item }, context);
    return { mission, subject: 'plan_item', subjectId: itemId, fields };
  });
}

/** A meeting of both sides. */
export function arrangeMeeting(context: Context, { missionId, ...values }: MeetingValues & { missionId: number }): Promise<Result<Answer>> {
  return write(context, 'meeting_arrange', async (tx) => {
    const mission = await open(tx, context, missionId, 'write');
    if ((await listMeetings(missionId, tx)).length >= MOST_OF_A_KIND) throw refuse('title', 'planFull', { max: MOST_OF_A_KIND });
    const { id } = await tx.meeting.create({
      data: { ...heldWithin(mission, values, context.now), missionId, createdById: context.actor.userId, createdAt: context.now },
      select: { id: true },
    });
    return { mission, subject: 'meeting', subjectId: id, fields: ['title', 'heldOn'] };
  });
}

interface MeetingRead {
  meetingId: number;
  version: number;
}

export function changeMeeting(context: Context, { meetingId, version, ...values }: MeetingValues & MeetingRead): Promise<Result<Answer>> {
  return changeArranged(context, { meetingId, version }, 'meeting_change', (mission) => heldWithin(mission, values, context.now));
}

export function cancelMeeting(context: Context, read: MeetingRead): Promise<Result<Answer>> {
  return changeArranged(context, read, 'meeting_cancel', () => ({ cancelledAt: context.now }));
}

function changeArranged(
  context: Context,
  { meetingId, version }: MeetingRead,
  deed: 'meeting_change' | 'meeting_cancel',
  dataOf: (mission: MissionRow) => object,
): Promise<Result<Answer>> {
  return write(context, deed, async (tx) => {
    const found = await findMeeting(meetingId, tx);
    if (!found) throw new Refusal('notFound');
    const mission = await open(tx, context, found.missionId, 'write');
    const meeting = await findMeeting(meetingId, tx);
    if (meeting?.version !== version || meeting.cancelledAt !== null) throw new Refusal('changed');
    await tx.meeting.update({ where: { id: meetingId }, data: { ...dataOf(mission), version: { increment: 1 } } });
    return { mission, subject: 'meeting', subjectId: meetingId, fields: deed === 'meeting_cancel' ? ['state'] : ['title', 'heldOn'] };
  });
}

/** The mornings' look at what is late: both sides are asked once for each day that it was to be delivered on. */
export async function remindOfLate(now: Date): Promise<void> {
  const today = dateOfDay(dayOf(now));
  for (const late of await listLate(today)) await transact((tx) => remindOf(tx, late, today, now));
}

async function remindOf(tx: Tx, { id, missionId }: { id: number; missionId: number }, today: Date, now: Date): Promise<void> {
  const mission = await lockMission(tx, missionId);
  const item = await findItem(id, tx);
  if (mission?.state !== 'active' || !item || !isLate(item, today)) return;
  const dueOn = dayOf(item.dueOn);
  const reminder = { missionId, kind: 'deliverable_late', key: `${id} ${dueOn}`, at: now };
  const kept = await tx.missionReminder.createMany({ data: [reminder], skipDuplicates: true });
  if (kept.count === 0) return;
  await notify(tx, {
    event: 'deliverable_late',
    params: { deliverableTitle: item.title, dueOn },
    href: routes.planItem(missionId, id),
    to: [...(await listRecipients(tx, [mission.giverId, mission.receiverId], mission.request.createdById)), ...workersOf(mission)],
  });
}

function refuse(field: string, code: string, params: Record<string, string | number> = {}): Refusal {
  return new Refusal('invalid', undefined, { [field]: { code, params } });
}

/** What is due has its day within the mission. */
function dueWithin({ startsOn, endsOn }: MissionRow, { kind, title, dueOn }: ItemValues) {
  const day = dateOfDay(dueOn);
  if (day < startsOn || day > endsOn) throw refuse('dueOn', 'dayOutsideMission', { from: dayOf(startsOn), until: dayOf(endsOn) });
  return { kind, title, dueOn: day };
}

/** Before a mission begins there is something to arrange; after it there is not. A meeting is somewhere. */
function heldWithin({ endsOn }: MissionRow, { heldOn, place, link, ...values }: MeetingValues, now: Date) {
  const today = dayOf(now);
  if (heldOn < today) throw refuse('heldOn', 'dateInPast');
  if (heldOn > dayOf(endsOn)) throw refuse('heldOn', 'dayOutsideMission', { from: today, until: dayOf(endsOn) });
  if (place === null && link === null) throw refuse('place', 'placeOrLinkMissing');
  return { ...values, heldOn: dateOfDay(heldOn), place, link };
}

const stateNow = (mission: MissionRow, now: Date): MissionState => stateAt(mission, dateOfDay(dayOf(now)));

/** The mission, which nobody else writes to meanwhile; for whom it is theirs to plan, while that is possible. */
async function open(tx: Tx, { actor, now }: Context, missionId: number, action: PlanAction): Promise<MissionRow> {
  const mission = await lockMission(tx, missionId);
  if (!mission || !canReadPlan(actor, mission)) throw new Refusal('notFound');
  if (!canEver(actor, mission, action)) throw new Refusal('forbidden');
  if (!isPossible(stateNow(mission, now), action)) throw new Refusal('changed');
  return mission;
}

interface Written {
  mission: MissionRow;
  subject: AuditSubject;
  subjectId: number;
  fields: readonly string[];
}

/** Once for each press of a button, with what the timeline tells of it. */
function write(context: Context, deed: PlanDeed, run: (tx: Tx) => Promise<Written>): Promise<Result<Answer>> {
  const { actor, submissionId } = context;
  return transactOnce({ actorId: actor.userId, submissionId, action: deed }, async (tx) => {
    const { mission, subject, subjectId, fields } = await run(tx);
    await record(tx, { actorId: actor.userId, action: deed, subject, subjectId, fields });
    return { missionId: mission.id };
  });
}
