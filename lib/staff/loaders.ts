import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { findFirstDecisions } from '@/lib/first-decisions/queries';
import { loadRegions } from '@/lib/places/loaders';
import { inLocale, personDone, routes } from '@/lib/routes';
import { canAdministerPeople } from './policy';
import { findDisableReason, findPerson, listPeople, listPeopleWithWaitingRoles, type PersonAccount, staffOf, versionOf } from './queries';
import { allowedOn } from './rules';
import { personId, readPeopleAddress } from './schema';
import type { PeopleView, PersonView, WaitingRoleView } from './views';

async function requireAdministrator(path: string): Promise<Actor> {
  const actor = await requireActor(path);
  if (!canAdministerPeople(actor)) forbidden();
  return actor;
}

/** Everybody who has an account, for administrators. */
export const loadPeople = cache(async (address: Readonly<Record<string, string | string[] | undefined>>): Promise<PeopleView> => {
  const actor = await requireAdministrator(routes.people());
  const { q, after } = readPeopleAddress(address);
  const [found, regions, subjects] = await Promise.all([
    listPeople(q, after),
    loadRegions(await getLocale()),
    listPeopleWithWaitingRoles(),
  ]);
  return { q, regions, waiting: await waitingRoles(subjects, actor.userId), ...found };
});

/** One account with its roles, for administrators. */
export const loadPerson = cache(async (requestedId: string, done?: string): Promise<PersonView> => {
  const actor = await requireAdministrator(routes.person(requestedId));
  const id = personId(requestedId);
  const person = id === null ? null : await findPerson(id);
  if (!person) notFound();
  const [reason, regions, waiting] = await Promise.all([
    person.disabledAt === null ? null : findDisableReason(person.id),
    loadRegions(await getLocale()),
    waitingRoles([person], actor.userId),
  ]);
  const staff = staffOf(person);
  const facts = {
    oneself: person.id === actor.userId,
    erased: person.erasedAt !== null,
    disabled: person.disabledAt !== null,
  };
  return {
    id: person.id,
    name: { fr: person.name, ar: person.nameAr },
    email: person.email,
    staff,
    ...facts,
    memberships: person.memberships.map(({ role, createdAt, organisation }) => ({
      organisationId: organisation.id,
      name: { fr: organisation.nameFr, ar: organisation.nameAr },
      role,
      since: createdAt,
    })),
    createdAt: person.createdAt,
    disabledAt: person.disabledAt,
    reason,
    waiting,
    allowed: allowedOn({ ...facts, coordinator: staff.coordinates !== null, administrator: staff.administrator, observer: staff.observes }),
    regions,
    done: personDone.find((candidate) => candidate === done) ?? null,
  };
});

/** What waits for a second administrator of these people's roles. */
async function waitingRoles(people: readonly PersonAccount[], readerId: string): Promise<WaitingRoleView[]> {
  const subjects = people.map((person) => ({ id: person.id, version: versionOf(person) }));
  const [coordinate, administrate] = await Promise.all([
    findFirstDecisions('coordinate', subjects, readerId),
    findFirstDecisions('administrate', subjects, readerId),
  ]);
  return people.flatMap(({ id, name, nameAr }) => {
    const about = { userId: id, name: { fr: name, ar: nameAr } };
    const waitingRole = { administrator: false, coordinates: null, observes: false };
    const [coordination, administration] = [coordinate.get(id), administrate.get(id)];
    return [
      ...(coordination
        ? [{ ...about, ...coordination, role: { ...waitingRole, coordinates: coordination.detail.split(',').filter(Boolean) } }]
        : []),
      ...(administration ? [{ ...about, ...administration, role: { ...waitingRole, administrator: true } }] : []),
    ];
  });
}

/** The question before an account is disabled; where it cannot be, the person's page. */
export const loadDisabling = cache(async (requestedId: string): Promise<PersonView> => {
  const person = await loadPerson(requestedId);
  if (!person.allowed.includes('disable')) redirect(inLocale(await getLocale(), routes.person(person.id)));
  return person;
});
