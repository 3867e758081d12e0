import type { AuditAction, AuditSubject } from '@/lib/audit/rules';
import type { Prisma, PrismaClient } from '@/lib/generated/prisma/client';
import { addDays } from '@/lib/i18n/day';
import type { CastRows } from './cast';
import { SEED_RARITY_VERSION, seedRarity } from './engine';
import type { RequestStory } from './requests';
import { passSequence } from './sequences';
import type { SeedClock } from './time';

/** What is older than this was read, unless somebody still waits for an answer to it. */
const UNREAD_DAYS = 6;

/**
 * Inserts the requests that are missing, each with what it reserved, who was told and the audit of
 * it. One that exists is left to the people who deal with it.
 */
export async function seedRequests(db: PrismaClient, stories: readonly RequestStory[], rows: CastRows, clock: SeedClock): Promise<void> {
  await db.$transaction(
    async (tx) => {
      if ((await tx.rarityTable.count()) === 0) {
        await tx.rarityTable.create({ data: { version: SEED_RARITY_VERSION, createdAt: clock.ago(30), weights: seedRarity(rows) } });
        await passSequence(tx, 'RarityTable');
      }
      const held = await tx.partnershipRequest.findMany({ where: { id: { in: stories.map(({ row }) => row.id) } }, select: { id: true } });
      const missing = stories.filter(({ row }) => !held.some(({ id }) => id === row.id));
      await tx.partnershipRequest.createMany({ data: missing.map(({ row }) => row) });
      await tx.requestTerms.createMany({ data: missing.flatMap(({ terms }) => terms) });
      const missionDeeds: Deed[] = [];
      for (const { row, mission } of missing) {
        if (!mission) continue;
        await reserve(tx, row);
        missionDeeds.push(...(await openMission(tx, mission)));
      }

      const readUntil = clock.ago(UNREAD_DAYS, 0);
      const notices = missing
        .flatMap(({ row, notices }) => notices.map((notice) => ({ ...notice, read: row.state !== 'proposed' && notice.at < readUntil })))
        .sort((a, b) => a.at.getTime() - b.at.getTime());
      await tx.notification.createMany({
        data: notices.flatMap(({ at, to, event, params, href, read }) =>
          to.map((userId) => ({ userId, event, params, href, createdAt: at, readAt: read ? addDays(at, 1) : null })),
        ),
      });

      const deeds = missing
        .flatMap(({ row, deeds }) => deeds.map((deed): Deed => ({ ...deed, subject: 'request', subjectId: String(row.id) })))
        .concat(missionDeeds)
        .sort((a, b) => a.at.getTime() - b.at.getTime());
      await tx.auditEvent.createMany({ data: deeds });
      await passSequence(tx, 'PartnershipRequest');
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

type Deed = Prisma.AuditEventCreateManyInput & { at: Date };
type Story = NonNullable<RequestStory['mission']>;

/** With the hours that were declared in it and what was answered to them, its plan and its result; answers with what the audit keeps of that. */
async function openMission(
  tx: Prisma.TransactionClient,
  { mission, people, workers, hours, plan, indicators, autonomy, feedback, amendment }: Story,
): Promise<Deed[]> {
  const { id } = await tx.mission.create({ data: mission, select: { id: true } });
  const entries: { id: number; quarters: number; confirmed: boolean }[] = [];
  const deeds: Deed[] = [];
  const note = (action: AuditAction, at: Date, actorId: string, fields: string[]) =>
    deeds.push({ action, at, actorId, fields, subject: 'mission', subjectId: String(id) });
  await tx.missionPerson.createMany({ data: workers.map((worker) => ({ ...worker, missionId: id })) });
  for (const { createdAt, namedById, confirmedAt, userId } of workers) {
    note('mission_name', createdAt, namedById, ['people']);
    if (confirmedAt && userId) note('mission_join', confirmedAt, userId, ['people']);
  }
  for (const { corrects, answer, ...hour } of hours) {
    const entry = await tx.hourEntry.create({
      data: {
        ...hour,
        missionId: id,
        correctsId: corrects === undefined ? null : (entries[corrects - 1]?.id ?? null),
        ...(answer && { answer: { create: answer } }),
      },
      select: { id: true },
    });
    note(corrects === undefined ? 'mission_declare' : 'mission_correct', hour.createdAt, hour.byId, ['hours']);
    if (answer) note(answer.kind === 'confirmed' ? 'mission_confirm' : 'mission_dispute', answer.at, answer.byId, ['hours']);
    entries.push({ id: entry.id, quarters: hour.quarters, confirmed: answer?.kind === 'confirmed' });
  }
  const confirmed = entries.reduce((sum, entry) => sum + (entry.confirmed ? entry.quarters : 0), 0);
  await tx.mission.update({ where: { id }, data: { quartersConfirmed: confirmed } });
  if (mission.endedAt && mission.endedById) note('mission_complete', mission.endedAt, mission.endedById, ['state']);
  if (amendment) {
    await tx.amendment.create({ data: { ...amendment, missionId: id } });
    note('amendment_propose', amendment.createdAt, people[amendment.side], ['quarters', 'endsOn']);
    note('amendment_agree', amendment.agreedAt, people[amendment.side === 'giver' ? 'receiver' : 'giver'], ['state']);
  }
  deeds.push(...(await writePlan(tx, id, plan)));
  for (const { values, ...chosen } of indicators) {
    const {
      position: _,
      families: _of,
      sectors: _for,
      sdgs: _towards,
      ...words
    } = await tx.indicator.findUniqueOrThrow({ where: { code: chosen.code } });
    await tx.missionIndicator.create({ data: { ...words, ...chosen, missionId: id, values: { create: values } } });
    note('mission_indicate', chosen.chosenAt, chosen.chosenById, ['indicators']);
    for (const { at, byId } of values) note('mission_measure', at, byId, ['values']);
  }
  await tx.feedback.createMany({ data: feedback.map((given) => ({ ...given, missionId: id })) });
  for (const { at, byId } of feedback) note('mission_feedback', at, byId, ['feedback']);
  if (autonomy) {
    await tx.autonomyAnswer.create({ data: { ...autonomy, missionId: id } });
    deeds.push({
      ...{ subject: 'mission', subjectId: String(id), at: autonomy.at },
      actorId: null,
      action: 'mission_evaluate',
      fields: ['state'],
    });
  }
  return deeds;
}

/** The objective, what was planned and how far it is, and the meetings; answers with what the audit keeps of that. */
async function writePlan(tx: Prisma.TransactionClient, missionId: number, plan: Story['plan']): Promise<Deed[]> {
  if (!plan) return [];
  const { objective, byId, at, items, meetings } = plan;
  const deed = (action: AuditAction, when: Date, actorId: string, subject: AuditSubject, id: number, fields: string[]): Deed => ({
    ...{ action, actorId, subject, fields },
    at: when,
    subjectId: String(id),
  });
  await tx.mission.update({ where: { id: missionId }, data: { objective } });
  const deeds = [deed('plan_objective', at, byId, 'mission', missionId, ['objective'])];
  for (const { row, taken } of items) {
    const { id } = await tx.planItem.create({ data: { ...row, missionId }, select: { id: true } });
    deeds.push(deed('plan_item_add', at, row.createdById, 'plan_item', id, ['title', 'dueOn']));
    for (const step of taken) deeds.push(deed(`plan_item_${step.move}`, step.at, step.byId, 'plan_item', id, ['state']));
  }
  for (const meeting of meetings) {
    const { id } = await tx.meeting.create({ data: { ...meeting, missionId }, select: { id: true } });
    deeds.push(deed('meeting_arrange', at, meeting.createdById, 'meeting', id, ['title', 'heldOn']));
  }
  return deeds;
}

/** The hours leave both sides, as an approval takes them; a listing without hours left is filled. */
async function reserve(tx: Prisma.TransactionClient, row: RequestStory['row']): Promise<void> {
  const data = { quartersLeft: { decrement: row.quarters } };
  await tx.skillNeed.update({ where: { id: row.needId }, data });
  await tx.expertiseOffer.update({ where: { id: row.offerId }, data });
  await tx.skillNeed.updateMany({ where: { id: row.needId, state: 'open', quartersLeft: 0 }, data: { state: 'filled' } });
  await tx.expertiseOffer.updateMany({ where: { id: row.offerId, state: 'open', quartersLeft: 0 }, data: { state: 'filled' } });
}
