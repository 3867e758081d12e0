import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { contentDisposition, FILE_KINDS } from '@/lib/files/rules';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { loadFollowed } from '@/lib/missions/loaders';
import { findMission } from '@/lib/missions/queries';
import { listNames } from '@/lib/requests/queries';
import { inLocale, routes, rowId } from '@/lib/routes';
import { allowedItemActions, canReadPlan, canWritePlan } from './policy';
import { findFile, findFileBytes, findObjective, type ItemRow, listItems, listMeetings, listPlanDeeds, type MeetingRow } from './queries';
import { isLate, PLAN_DEEDS } from './rules';
import type { ItemPageView, ItemView, MeetingPageView, MeetingView, PlanDeedView, PlanView } from './views';

/** A mission with its plan, as its sides and the programme see them. */
export const loadPlan = cache(async (requestedId: string): Promise<PlanView> => {
  const mission = await loadFollowed(requestedId);
  const actor = await requireActor(routes.plan(mission.id));
  const row = await findMission(mission.id);
  if (!row) notFound();
  const [items, meetings, objective] = await Promise.all([listItems(row.id), listMeetings(row.id), findObjective(row.id)]);
  const facts = { ...row, state: mission.state };
  const today = dateOfDay(dayOf(new Date()));
  return {
    mission,
    objective,
    items: items.filter(({ state }) => state !== 'removed').map((item) => itemView(actor, facts, item, today)),
    meetings: meetings.map(meetingView),
    deeds: await deedsOf(row.id, items, meetings),
    writable: canWritePlan(actor, facts),
    days: { from: dayOf(row.startsOn), until: dayOf(row.endsOn), today: dayOf(today) },
  };
});

/** The plan, for whoever may write it; others are led back to it. */
export const loadPlanToWrite = cache(async (requestedId: string): Promise<PlanView> => {
  const plan = await loadPlan(requestedId);
  if (!plan.writable) redirect(inLocale(await getLocale(), routes.plan(plan.mission.id)));
  return plan;
});

export const loadItem = cache(async (missionId: string, itemId: string): Promise<ItemPageView> => {
  const plan = await loadPlan(missionId);
  const item = plan.items.find(({ id }) => id === rowId(itemId));
  if (!item) notFound();
  return { ...plan, item };
});

export const loadMeeting = cache(async (missionId: string, meetingId: string): Promise<MeetingPageView> => {
  const plan = await loadPlan(missionId);
  const meeting = plan.meetings.find(({ id }) => id === rowId(meetingId));
  if (!meeting) notFound();
  return { ...plan, meeting };
});

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A file to be handed out: `signedOut`, or null where there is none that this person may know of. */
export async function loadPlanFile(id: string) {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const file = UUID.test(id) ? await findFile(id) : null;
  if (!file || file.item.state === 'removed' || !canReadPlan(actor, file.item.mission)) return null;
  const bytes = await findFileBytes(file.id);
  return bytes && { bytes, mediaType: FILE_KINDS[file.type].mediaType, disposition: contentDisposition(file.name) };
}

function itemView(actor: Actor, mission: Parameters<typeof canWritePlan>[1], row: ItemRow, today: Date): ItemView {
  const { id, kind, title, dueOn, state, version, returnReason, files } = row;
  return {
    ...{ id, kind, title, dueOn, state, version, files },
    returnReason: state === 'under_way' ? returnReason : null,
    late: isLate(row, today),
    allowed: allowedItemActions(actor, mission, state),
  };
}

function meetingView({ id, title, heldOn, startsAt, minutes, place, link, version, cancelledAt }: MeetingRow): MeetingView {
  return { id, title, heldOn, startsAt, minutes, place, link, version, cancelled: cancelledAt !== null };
}

async function deedsOf(missionId: number, items: readonly ItemRow[], meetings: readonly MeetingRow[]): Promise<PlanDeedView[]> {
  const rows = await listPlanDeeds(missionId, items, meetings);
  const names = await listNames(rows.map(({ actorId }) => actorId).filter((actorId) => actorId !== null));
  const titles = new Map<string, string>([
    ...items.map(({ id, title }) => [`plan_item ${id}`, title] as const),
    ...meetings.map(({ id, title }) => [`meeting ${id}`, title] as const),
  ]);
  return rows.flatMap(({ id, at, actorId, action, subject, subjectId }): PlanDeedView[] => {
    const known = PLAN_DEEDS.find((deed) => deed === action);
    const by = names.find((person) => person.id === actorId);
    const title = titles.get(`${subject} ${subjectId}`) ?? null;
    return known ? [{ id: String(id), at, action: known, title, by: by ? { fr: by.name, ar: by.nameAr } : null }] : [];
  });
}
