import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { AMENDMENT_DEEDS } from '@/lib/amendments/rules';
import type { Actor } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { holdersFor } from '@/lib/certificates/policy';
import { dateOfDay, dayOf, latestOf } from '@/lib/i18n/day';
import { type Bilingual, nameOf, titleOf } from '@/lib/i18n/localised';
import { findReliability } from '@/lib/reliability/queries';
import type { Reliability } from '@/lib/reliability/rules';
import { listContacts, listNames } from '@/lib/requests/queries';
import type { ContactView } from '@/lib/requests/views';
import { inLocale, routes, rowId } from '@/lib/routes';
import { allowedActions, canFollowMission, canRenew, canSeeHours, roleOf } from './policy';
import {
  type EntryRow,
  findMission,
  findPartnershipAbove,
  ledgerEntry,
  listContactable,
  listDeeds,
  listEntries,
  listMissions,
  type MissionRow,
} from './queries';
import {
  hasEnded,
  isLeftOpen,
  type Ledger,
  ledgerOf,
  MISSION_ACTIONS,
  type MissionAction,
  quartersToDeclare,
  stateAt,
  waitsForAnswer,
} from './rules';
import type {
  AppointingView,
  HourEntryView,
  LedgerEntryView,
  LedgerView,
  MissionDeed,
  MissionListView,
  MissionRows,
  MissionSummary,
  MissionView,
} from './views';

const PAGE = 20;

/** The missions of an organisation, on either side. */
export const loadMissions = cache(async (requestedSide: string, before?: number): Promise<MissionListView> => {
  const { actor, side } = await requireMember(requestedSide, `/${requestedSide}/missions`);
  const organisationIds = actor.memberships.map((membership) => membership.organisationId);
  return { side, ...(await page(actor, { organisationIds, before })) };
});

/** The missions of the regions that the reader looks after; of all for those who only read. */
export const loadProgrammeMissions = cache(async (before?: number): Promise<MissionListView> => {
  const actor = await requireActor(routes.programmeMissions());
  if (actor.staff === null) forbidden();
  return { side: null, ...(await page(actor, { regions: actor.staff.regions, before })) };
});

/** The missions that the reader works on. */
export const loadMyMissions = cache(async (before?: number): Promise<MissionRows> => {
  const actor = await requireActor(routes.myMissions());
  return page(actor, { personId: actor.userId, before });
});

async function page(
  actor: Actor,
  { before, ...whose }: { organisationIds?: number[]; personId?: string; regions?: readonly string[] | null; before: number | undefined },
): Promise<MissionRows> {
  const rows = await listMissions({ ...whose, ...(before !== undefined && { before }), take: PAGE + 1 });
  const today = dateOfDay(dayOf(new Date()));
  const shown = rows.slice(0, PAGE);
  return { rows: shown.map((row) => summaryOf(actor, row, today)), nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null };
}

/** A mission for whoever follows it: its sides, the programme, and the people who work on it. */
export const loadFollowed = cache(async (requestedId: string): Promise<MissionView> => {
  return (await read(requestedId, `/missions/${requestedId}`)).mission;
});

/** The same for what is no matter of those who only work on it. */
export const loadMission = cache(async (requestedId: string): Promise<MissionView> => {
  const mission = await loadFollowed(requestedId);
  if (mission.role === 'person') notFound();
  return mission;
});

/** The hours of a mission, the newest first. */
export const loadLedger = cache(async (requestedId: string): Promise<LedgerView> => {
  const { actor, row, mission, entries, ledger, now } = await read(requestedId, `/missions/${requestedId}/hours`);
  const seen = entries.filter((entry) => canSeeHours(actor, mission.role, entry));
  return {
    mission,
    entries: seen.map((entry) => entryView(entry, { mission, entries, ledger })).reverse(),
    left: quartersToDeclare(
      mission.quarters,
      entries.map((entry) => ledgerEntry(entry, now)),
    ),
    days: daysOf(mission, now),
    people: mission.role === 'giver' ? mission.people : [],
    you: row.people.find(({ userId }) => userId === actor.userId)?.id ?? null,
  };
});

/** The entry that the reader may correct; otherwise the ledger says where it stands. */
export const loadCorrecting = (missionId: string, entryId: string) => loadEntryTo('correct', missionId, entryId);

/** The entry that the reader may ask about. */
export const loadDisputing = (missionId: string, entryId: string) => loadEntryTo('dispute', missionId, entryId);

async function loadEntryTo(action: 'correct' | 'dispute', missionId: string, entryId: string): Promise<LedgerEntryView> {
  const { actor, mission, entries, ledger, now } = await read(missionId, `/missions/${missionId}/hours/${entryId}/${action}`);
  const row = entries.find(({ id }) => id === rowId(entryId));
  if (!row || !canSeeHours(actor, mission.role, row)) notFound();
  const entry = entryView(row, { mission, entries, ledger });
  if (!(action === 'correct' ? entry.correctable : entry.answerable))
    redirect(inLocale(await getLocale(), routes.missionHours(mission.id)));
  const left = quartersToDeclare(
    mission.quarters,
    entries.map((one) => ledgerEntry(one, now)),
    entry.id,
  );
  return { mission, entry, left, days: daysOf(mission, now) };
}

/** The mission that the reader may complete. */
export const loadCompleting = (requestedId: string) => loadMissionTo('complete', requestedId);

/** The mission that the reader may cancel. */
export const loadCancelling = (requestedId: string) => loadMissionTo('cancel', requestedId);

/** The receiver's choice of whom the giver turns to. */
export const loadAppointing = cache(async (requestedId: string): Promise<AppointingView> => {
  const mission = await loadMissionTo('appoint', requestedId);
  const row = await findMission(mission.id);
  if (!row) notFound();
  const people = await listContactable(row.receiverId);
  return {
    mission,
    people: people.map(({ id, titleFr, titleAr, user }) => ({
      id,
      name: { fr: user.name, ar: user.nameAr },
      title: { fr: titleFr, ar: titleAr },
    })),
    contactId: contactOf(row)?.id ?? null,
  };
});

/** The mission that the reader may go on with. */
export const loadRenewing = cache(async (requestedId: string): Promise<MissionView> => {
  const mission = await loadMission(requestedId);
  if (!mission.renewable) redirect(inLocale(await getLocale(), routes.mission(mission.id)));
  return mission;
});

async function loadMissionTo(action: MissionAction, requestedId: string): Promise<MissionView> {
  const mission = await loadMission(requestedId);
  if (!mission.allowed.includes(action)) redirect(inLocale(await getLocale(), routes.mission(mission.id)));
  return mission;
}

interface Read {
  actor: Actor;
  row: MissionRow;
  mission: MissionView;
  /** Oldest first. */
  entries: EntryRow[];
  ledger: Ledger;
  now: Date;
}

const read = cache(async (requestedId: string, here: string): Promise<Read> => {
  const now = new Date();
  const actor = await requireActor(here);
  const id = rowId(requestedId);
  const row = id === null ? null : await findMission(id);
  if (!row || !canFollowMission(actor, row)) notFound();
  const [entries, deeds, contacts, partnership, otherSide] = await Promise.all([
    listEntries(row.id),
    listDeeds(row.id),
    contactsFor(actor, row),
    findPartnershipAbove(row),
    otherSideOf(roleOf(actor, row), row, now),
  ]);
  const names = await listNames(deeds.map(({ actorId }) => actorId).filter((actorId) => actorId !== null));
  const ledger = ledgerOf(entries.map((entry) => ledgerEntry(entry, now)));
  const waits = entries.filter((entry) => waitsForAnswer(ledger.states.get(entry.id) ?? 'corrected'));
  const summary = summaryOf(actor, row, dateOfDay(dayOf(now)));
  const works = summary.role === 'person';
  const mission: MissionView = {
    ...summary,
    version: row.version,
    needId: row.needId,
    offerId: row.offerId,
    requestId: row.requestId,
    requestReference: row.request.reference,
    partnershipId: partnership?.id ?? null,
    offerTitle: titleOf(row.offer),
    giverKind: row.giver.kind,
    receiverKind: row.receiver.kind,
    regime: row.regime,
    mode: row.mode,
    place: nameOf(row.need.province),
    region: nameOf(row.region),
    signedAt: row.signedAt,
    endedAt: row.endedAt,
    openedAt: row.createdAt,
    renewable: canRenew(actor, { ...row, state: summary.state }, dateOfDay(dayOf(now))),
    reason: row.reason,
    allowed: allowedActions(actor, { ...row, state: summary.state }),
    // Nobody answers any more once it is over.
    waiting: hasEnded(summary.state) ? { count: 0, quarters: 0 } : { count: waits.length, quarters: ledger.waiting },
    people: peopleOf(row),
    certifiable: holdersFor(actor, { mission: row, entries }).length > 0,
    contactName: contactOf(row)?.name ?? null,
    contacts,
    // What the sides agree on, and who of them did, is no matter of whoever works on it.
    amendment: works ? null : (row.amendments[0]?.state ?? null),
    renews: works ? null : row.request.renews,
    renewedBy: works ? null : (row.renewals[0]?.mission ?? null),
    deeds: (works ? [] : deeds).flatMap(({ id: deed, at, actorId, action }): MissionDeed[] => {
      const known =
        MISSION_ACTIONS.find((candidate) => `mission_${candidate}` === action) ?? AMENDMENT_DEEDS.find((candidate) => candidate === action);
      const by = names.find(({ id: userId }) => userId === actorId);
      return known ? [{ id: String(deed), at, action: known, by: by ? { fr: by.name, ar: by.nameAr } : null }] : [];
    }),
    otherSide,
  };
  return { actor, row, mission, entries, ledger, now };
});

function summaryOf(actor: Actor, row: MissionRow, today: Date): MissionSummary {
  const state = stateAt(row, today);
  return {
    id: row.id,
    reference: row.reference,
    state,
    title: titleOf(row.need),
    giverName: nameOf(row.giver),
    receiverName: nameOf(row.receiver),
    quarters: row.quarters,
    quartersConfirmed: row.quartersConfirmed,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    leftOpen: isLeftOpen({ ...row, state }, today),
    isOver: state === 'active' && row.endsOn < today,
    role: roleOf(actor, row),
  };
}

/** What a side may know of how the other keeps its word. */
async function otherSideOf(role: MissionSummary['role'], { giverId, receiverId }: MissionRow, now: Date): Promise<Reliability | null> {
  if (role === 'giver') return findReliability(receiverId, now);
  return role === 'receiver' ? findReliability(giverId, now) : null;
}

function peopleOf({ people }: MissionRow): MissionView['people'] {
  return people.flatMap(({ id, function: role, user }) => (user ? [{ id, function: role, name: { fr: user.name, ar: user.nameAr } }] : []));
}

/** Whom the receiver chose, as long as they may sign in. */
function contactOf({ contactId, contact }: MissionRow): { id: number; name: Bilingual } | null {
  if (contactId === null || contact === null || contact.user.disabledAt !== null) return null;
  return { id: contactId, name: { fr: contact.user.name, ar: contact.user.nameAr } };
}

/** The people of the other side; both sides' for who looks after the region, and may have to bring them together. */
async function contactsFor(actor: Actor, row: MissionRow): Promise<ContactView[]> {
  const { giverId, receiverId } = row;
  const seen = { giver: [receiverId], person: [receiverId], receiver: [giverId], coordinator: [giverId, receiverId] };
  const role = roleOf(actor, row);
  const sides = role === undefined ? [] : seen[role];
  const chosen = contactOf(row)?.id ?? null;
  return (await Promise.all(sides.map((side) => listContacts(side, side === receiverId ? chosen : null)))).flat();
}

function entryView(row: EntryRow, { mission, entries, ledger }: Pick<Read, 'mission' | 'entries' | 'ledger'>): HourEntryView {
  const state = ledger.states.get(row.id) ?? 'corrected';
  const corrected = entries.find(({ id }) => id === row.correctsId);
  const last = !entries.some(({ correctsId }) => correctsId === row.id);
  return {
    id: row.id,
    workedOn: row.workedOn,
    quarters: row.quarters,
    what: row.what,
    by: { fr: row.by.name, ar: row.by.nameAr },
    workedBy: row.workedBy && { name: { fr: row.workedBy.name, ar: row.workedBy.nameAr }, declared: row.workedById === row.byId },
    state,
    createdAt: row.createdAt,
    answer: row.answer && { ...row.answer, by: { fr: row.answer.by.name, ar: row.answer.by.nameAr } },
    corrects: corrected ? { workedOn: corrected.workedOn, quarters: corrected.quarters } : null,
    correctable: last && mission.allowed.includes('correct'),
    answerable: waitsForAnswer(state) && mission.allowed.includes('dispute'),
  };
}

/** The first and the last day that hours declared now may be of. */
function daysOf({ startsOn, endsOn, signedAt }: MissionView, now: Date): LedgerView['days'] {
  return {
    from: dayOf(latestOf(startsOn, signedAt ?? startsOn)),
    until: dayOf(new Date(Math.min(endsOn.getTime(), now.getTime()))),
  };
}
