import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { membershipOf } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { hasAccount } from '@/lib/invitations/queries';
import { wayIn } from '@/lib/invitations/rules';
import { loadMission } from '@/lib/missions/loaders';
import { countConfirmedOf, findMission } from '@/lib/missions/queries';
import { next, stateAt } from '@/lib/missions/rules';
import { inLocale, routes, rowId } from '@/lib/routes';
import { canName } from './policy';
import { findNamed, listNamed, type NamedRow, type PersonRow } from './queries';
import { namedState } from './rules';
import type { NamedMissionView, NamedView, PeopleView, PersonPageView, PersonView } from './views';

/** What a mailed link opens. Looking uses nothing up. */
export const loadNamed = cache(async (token: string): Promise<NamedView> => {
  const now = new Date();
  const [actor, found] = await Promise.all([currentActor(), findNamed(token)]);
  if (found === null) return { state: 'unknown' };
  const state = namedState(found, now);
  if (state !== 'waiting') return { state };
  if (next(stateAt(found.mission, dateOfDay(dayOf(now))), 'join', 'named') === undefined) return { state: 'over' };
  const way = wayIn(found.email, await hasAccount(found.email), actor?.email ?? null);
  const isReceiver = way === 'join' && actor !== null && membershipOf(actor, found.mission.receiverId) !== undefined;
  return { state: isReceiver ? 'receiver' : way, mission: namedMission(token, found) };
});

function namedMission(token: string, { email, function: role, namedBy, mission }: NamedRow): NamedMissionView {
  const { quarters, startsOn, endsOn, mode, regime, objective } = mission;
  return {
    ...{ token, email, function: role, quarters, startsOn, endsOn, mode, regime, objective },
    title: titleOf(mission.need),
    giverName: nameOf(mission.giver),
    receiverName: nameOf(mission.receiver),
    namedBy: { fr: namedBy.name, ar: namedBy.nameAr },
    place: nameOf(mission.need.province),
  };
}

/** Who works on a mission, for its giver. */
export const loadPeople = cache(async (requestedId: string): Promise<PeopleView> => {
  const mission = await loadMission(requestedId);
  const actor = await requireActor(routes.missionPeople(mission.id));
  if (mission.role !== 'giver') redirect(inLocale(await getLocale(), routes.mission(mission.id)));
  const [row, named] = await Promise.all([findMission(mission.id), listNamed(mission.id)]);
  if (!row) notFound();
  const now = new Date();
  return {
    mission,
    people: await Promise.all(named.map((person) => personView(person, now))),
    open: canName(actor, { ...row, state: mission.state }),
  };
});

/** One of them whom the reader may remove; otherwise the list says where they stand. */
export const loadReleasing = cache(async (missionId: string, personId: string): Promise<PersonPageView> => {
  const view = await loadPeople(missionId);
  const person = view.people.find(({ id }) => id === rowId(personId));
  if (!person) notFound();
  if (!view.mission.allowed.includes('release')) redirect(inLocale(await getLocale(), routes.missionPeople(view.mission.id)));
  return { ...view, person };
});

async function personView({ id, missionId, userId, user, email, name, function: role, ...row }: PersonRow, now: Date): Promise<PersonView> {
  return {
    ...{ id, function: role, state: namedState(row, now), expiresAt: row.expiresAt },
    name: user ? { fr: user.name, ar: user.nameAr } : { fr: name, ar: null },
    email: user?.email ?? email,
    quarters: userId === null ? 0 : await countConfirmedOf(missionId, userId),
  };
}
