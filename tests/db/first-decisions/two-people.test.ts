import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadDesk } from '@/lib/desk/loaders';
import { decideMerge, proposeMerge, reinstateOrganisation } from '@/lib/organisations/commands';
import { loadFile } from '@/lib/organisations/loaders';
import { ORGANISATION_STATES } from '@/lib/organisations/rules';
import { approveRequest, rejectRequest } from '@/lib/requests/commands';
import { loadDecision } from '@/lib/requests/loaders';
import { TWO_PERSONS_ABOVE } from '@/lib/requests/rules';
import type { Result } from '@/lib/result';
import { nameAdministrator, nameCoordinator } from '@/lib/staff/commands';
import { loadPeople, loadPerson } from '@/lib/staff/loaders';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { viewAs } from '@/tests/support/load-as';
import { addOrganisation, organisationAt } from '@/tests/support/organisations';
import { addPerson } from '@/tests/support/permissions/staff';
import { addPair, addRequest, by, companyGives, needOf, offerOf, requestAt, tally, valueOf, watch } from '@/tests/support/requests';

interface Case {
  subject: string;
  subjectId: string;
  /** One press of the button. */
  decide: (person: { userId: string }) => Promise<Result<unknown>>;
  done: () => Promise<boolean>;
  /** The subject is not what the first one read. */
  change: () => Promise<unknown>;
}

const first = coordinatorIn('04');
const second = cast.coordinatorNational;

async function bigRequest(quarters = TWO_PERSONS_ABOVE + 1) {
  const pair = await addPair(companyGives, { need: { quarters: 1_000 }, offer: { quarters: 1_000 } });
  return { pair, request: await addRequest(pair, { origin: 'pledge', state: 'accepted', terms: { quarters } }) };
}

async function request(): Promise<Case> {
  const { request: row } = await bigRequest();
  const version = async () => (await requestAt(row.id)).version;
  return {
    subject: 'request',
    subjectId: String(row.id),
    decide: async (person) => approveRequest(await by(person as Person), { requestId: row.id, version: await version(), reason: null }),
    done: async () => (await requestAt(row.id)).state === 'approved',
    change: () => db.partnershipRequest.update({ where: { id: row.id }, data: { version: { increment: 1 } } }),
  };
}

async function organisation(): Promise<Case> {
  const { id: organisationId } = await addOrganisation({ state: 'suspended' });
  const version = async () => (await organisationAt(organisationId)).version;
  return {
    subject: 'organisation',
    subjectId: String(organisationId),
    decide: async (person) => reinstateOrganisation(await by(person as Person), { organisationId, version: await version() }),
    done: async () => (await organisationAt(organisationId)).state === 'verified',
    change: () => db.organisation.update({ where: { id: organisationId }, data: { version: { increment: 1 } } }),
  };
}

const administration = (userId: string, actorId: string) => ({
  intent: { actorId, submissionId: randomUUID(), action: 'test' },
  userId,
  now: new Date(),
});

function role(name: (userId: string, actorId: string) => Promise<Result<unknown>>, kind: 'coordinator' | 'administrator') {
  return async (): Promise<Case> => {
    const userId = await addPerson();
    return {
      subject: 'user',
      subjectId: userId,
      decide: (person) => name(userId, person.userId),
      done: async () => (await db.staffRole.count({ where: { userId, kind } })) === 1,
      change: () =>
        db.staffRole.create({
          data: { userId, kind: kind === 'coordinator' ? 'administrator' : 'coordinator', national: true, regions: [] },
        }),
    };
  };
}

const coordinators = async () => [first, second] as const;
const administrators = async () => [cast.administrator, { userId: await addPerson({ kind: 'administrator' }) }] as const;

describe.each([
  ['approving more than 200 hours', request, coordinators, 'request_approve', 'request_second_decision'],
  ['reinstating an organisation', organisation, coordinators, 'organisation_reinstate', 'organisation_second_decision'],
  [
    'naming a coordinator',
    role((userId, actorId) => nameCoordinator(administration(userId, actorId), ['04', '06']), 'coordinator'),
    administrators,
    'coordinator_named',
    'account_second_decision',
  ],
  [
    'naming an administrator',
    role((userId, actorId) => nameAdministrator(administration(userId, actorId)), 'administrator'),
    administrators,
    'administrator_named',
    'account_second_decision',
  ],
] as const)('%s', (_what, arrange, people, deed, asking) => {
  test('takes two different people, and the audit names both', async () => {
    const { subject, subjectId, decide, done } = await arrange();
    const [one, other] = await people();
    valueOf(await decide(one));
    expect(await done()).toBe(false);
    expect(await decide(one)).toEqual({ ok: false, code: 'secondPerson' });
    expect(await done()).toBe(false);
    valueOf(await decide(other));
    expect(await done()).toBe(true);
    expect(await db.firstDecision.count({ where: { subject, subjectId } })).toBe(0);
    const events = await db.auditEvent.findMany({ where: { subject, subjectId }, orderBy: { id: 'desc' }, take: 2 });
    expect(events.map(({ actorId }) => actorId)).toEqual([other.userId, one.userId]);
    expect(events.map(({ action }) => action)).toEqual([deed, expect.stringMatching(/_first$/)]);
  });

  test('tells the others of the first decision, by mail too, and of no further one', async () => {
    const { decide } = await arrange();
    const [one, other] = await people();
    const { result, told, mails } = await watch(() => decide(one));
    valueOf(result);
    const asked = told.map(({ userId }) => userId);
    expect(new Set(told.map(({ event }) => event))).toEqual(new Set([asking]));
    expect(asked).toContain(other.userId);
    expect(asked).not.toContain(one.userId);
    expect(asked).toEqual([...new Set(asked)]);
    expect(mails).toBe(told.length);
    expect((await watch(() => decide(one))).told).toEqual([]);
    expect((await watch(() => decide(other))).told.filter(({ event }) => event === asking)).toEqual([]);
  });

  test('of two at once, tells each of the others once', async () => {
    const { decide } = await arrange();
    const pair = await people();
    const { told } = await watch(() => Promise.all(pair.map((person) => decide(person))));
    const asked = told.filter(({ event }) => event === asking).map(({ userId }) => userId);
    expect(asked).toEqual([...new Set(asked)]);
    // Whoever was first is not told; the other is.
    expect(pair.filter(({ userId }) => asked.includes(userId))).toHaveLength(1);
  });

  test('begins anew once its subject has changed', async () => {
    const { decide, done, change } = await arrange();
    const [one, other] = await people();
    valueOf(await decide(one));
    await change();
    valueOf(await decide(other));
    expect(await done()).toBe(false);
    // Whoever was first before may be the second now.
    valueOf(await decide(one));
    expect(await done()).toBe(true);
  });

  test('of two at once the one is the first and the other the second', async () => {
    const { decide, done } = await arrange();
    const pair = await people();
    const results = await Promise.all(pair.map((person) => decide(person)));
    expect(tally(results)).toEqual({ done: 2 });
    expect(await done()).toBe(true);
  });

  test('of one person’s two presses at once the second is refused', async () => {
    const { decide, done } = await arrange();
    const [one] = await people();
    expect(tally(await Promise.all([decide(one), decide(one)]))).toEqual({ done: 1, secondPerson: 1 });
    expect(await done()).toBe(false);
  });

  test('counts no decision of somebody whose account is closed', async () => {
    const { decide, done, subject, subjectId } = await arrange();
    const [one, other] = await people();
    const gone = { userId: await addPerson({ kind: deed.endsWith('named') ? 'administrator' : 'coordinator' }) };
    valueOf(await decide(gone));
    await db.user.update({ where: { id: gone.userId }, data: { disabledAt: new Date() } });
    valueOf(await decide(other));
    expect(await done()).toBe(false);
    expect(await db.firstDecision.findFirst({ where: { subject, subjectId } })).toMatchObject({ byId: other.userId });
    valueOf(await decide(one));
    expect(await done()).toBe(true);
  });
});

/** Every kind of person who might be told of a first decision on something in region 04. */
async function everyStaff() {
  const add = (kind: 'coordinator' | 'administrator', regions: string[], more: { disabled?: boolean; organisationId?: number } = {}) =>
    db.user.create({
      data: {
        email: `${randomUUID()}@staff.example`,
        name: 'Hiba Amrani',
        disabledAt: more.disabled ? new Date() : null,
        staffRoles: { create: { kind, national: regions.length === 0, regions } },
        ...(more.organisationId !== undefined && { memberships: { create: { organisationId: more.organisationId, role: 'member' } } }),
      },
      select: { id: true },
    });
  return {
    national: await add('coordinator', []),
    ofRegion: await add('coordinator', ['04', '11']),
    ofAnother: await add('coordinator', ['06']),
    disabled: await add('coordinator', [], { disabled: true }),
    administrator: await add('administrator', []),
    disabledAdministrator: await add('administrator', [], { disabled: true }),
    memberOf: (organisationId: number) => add('coordinator', [], { organisationId }),
  };
}

describe('who is asked for the second decision', () => {
  test('on a request: coordinators of its region, who stand on neither side', async () => {
    const { pair, request: row } = await bigRequest();
    const { national, ofRegion, ofAnother, disabled, administrator, memberOf } = await everyStaff();
    const [giving, receiving] = [await memberOf(pair.giver.owner.organisationId), await memberOf(pair.receiver.owner.organisationId)];
    const { told } = await watch(async () =>
      valueOf(await approveRequest(await by(first), { requestId: row.id, version: row.version, reason: null })),
    );
    const asked = told.map(({ userId }) => userId);
    expect(asked).toEqual(expect.arrayContaining([national.id, ofRegion.id, second.userId]));
    for (const { id } of [ofAnother, disabled, administrator, giving, receiving]) expect(asked).not.toContain(id);
    expect(asked).not.toContain(coordinatorOut('04').userId);
    expect(told[0]).toMatchObject({ href: `/programme/requests/${row.id}`, params: { quarters: row.quarters } });
  });

  test('on an organisation: coordinators of its region, who are no members of it', async () => {
    const { id: organisationId, version } = await addOrganisation({ state: 'suspended' });
    const { national, ofRegion, ofAnother, disabled, administrator, memberOf } = await everyStaff();
    const member = await memberOf(organisationId);
    const { told } = await watch(async () => valueOf(await reinstateOrganisation(await by(first), { organisationId, version })));
    const asked = told.map(({ userId }) => userId);
    expect(asked).toEqual(expect.arrayContaining([national.id, ofRegion.id, second.userId]));
    for (const { id } of [ofAnother, disabled, administrator, member]) expect(asked).not.toContain(id);
    expect(asked).not.toContain(cast.associationOwner.userId);
    expect(told[0]).toMatchObject({ href: `/programme/organisations/${organisationId}` });
  });

  test('on a merge: coordinators of either’s region, who are members of neither', async () => {
    const kept = await addOrganisation({ state: 'verified' });
    const gone = await addOrganisation({ state: 'submitted', province: '06.141' });
    const { national, ofRegion, ofAnother, disabled, administrator, memberOf } = await everyStaff();
    const members = [await memberOf(kept.id), await memberOf(gone.id)];
    const ofNeither = coordinatorOut('04');
    const { told, mails } = await watch(async () =>
      valueOf(await proposeMerge(await by(first), { one: kept.id, other: gone.id, keep: kept.id })),
    );
    const asked = told.map(({ userId }) => userId);
    expect(asked).toEqual(expect.arrayContaining([national.id, ofRegion.id, ofAnother.id, second.userId]));
    for (const { id } of [disabled, administrator, ...members]) expect(asked).not.toContain(id);
    for (const { userId } of [first, ofNeither]) expect(asked).not.toContain(userId);
    expect(asked).toEqual([...new Set(asked)]);
    expect(mails).toBe(told.length);
    const params = { keptName: { fr: kept.nameFr, ar: kept.nameAr }, goneName: { fr: gone.nameFr, ar: gone.nameAr } };
    expect(told[0]).toMatchObject({ event: 'merge_second_decision', href: `/programme/organisations/${gone.id}`, params });
    // Whoever is asked finds the merge there, and may confirm it; it is said once.
    const { merge } = await viewAs({ ...second, userId: ofAnother.id }, () => loadFile(String(gone.id)));
    expect(merge).toMatchObject({ goneId: gone.id });
    const { told: more } = await watch(async () =>
      valueOf(await decideMerge(await by({ ...second, userId: ofAnother.id }), { mergeId: merge?.id ?? 0, decision: 'confirm' })),
    );
    expect(more.map(({ event }) => event)).not.toContain('merge_second_decision');
  });

  test('on a role: administrators, whose own it is not', async () => {
    const { national, administrator, disabledAdministrator } = await everyStaff();
    const userId = await addPerson({ kind: 'administrator' });
    const { told } = await watch(async () => valueOf(await nameCoordinator(administration(userId, cast.administrator.userId), ['04'])));
    const asked = told.map((notice) => notice.userId);
    expect(asked).toContain(administrator.id);
    for (const id of [national.id, disabledAdministrator.id, userId, cast.administrator.userId]) expect(asked).not.toContain(id);
    expect(told[0]).toMatchObject({ href: `/programme/people/${userId}`, params: { role: 'coordinate' } });
  });
});

describe('more than 200 hours', () => {
  test.each([
    [TWO_PERSONS_ABOVE - 1, 'approved'],
    [TWO_PERSONS_ABOVE, 'approved'],
    [TWO_PERSONS_ABOVE + 1, 'accepted'],
  ])('%i quarter-hours are %s after one decision', async (quarters, state) => {
    const { request: row } = await bigRequest(quarters);
    const { waits } = valueOf(await approveRequest(await by(first), { requestId: row.id, version: row.version, reason: null }));
    expect(waits).toBe(state === 'accepted' ? true : undefined);
    expect(await requestAt(row.id)).toMatchObject({ state });
  });

  test('reserve nothing at first, and both hours at last', async () => {
    const { pair, request: row } = await bigRequest();
    const input = { requestId: row.id, version: row.version, reason: null };
    valueOf(await approveRequest(await by(first), input));
    expect([(await needOf(pair)).quartersLeft, (await offerOf(pair)).quartersLeft]).toEqual([1_000, 1_000]);
    const view = await viewAs(second, () => loadDecision(String(row.id)));
    expect(view).toMatchObject({ needsTwo: true, first: { byReader: false, by: { fr: first.name } }, allowed: ['approve', 'reject'] });
    expect(await viewAs(first, () => loadDecision(String(row.id)))).toMatchObject({ first: { byReader: true } });
    const { rows } = await viewAs(second, () => loadDesk({ q: row.reference }));
    expect(rows).toMatchObject([{ request: { needsTwo: true, first: { byReader: false } } }]);
    valueOf(await approveRequest(await by(second), input));
    expect([(await needOf(pair)).quartersLeft, (await offerOf(pair)).quartersLeft]).toEqual([199, 199]);
  });

  test('are not approved first by who could not approve them', async () => {
    const { pair, request: row } = await bigRequest();
    const input = { requestId: row.id, version: row.version, reason: null };
    for (const person of [coordinatorOut('04'), cast.administrator]) {
      expect(await approveRequest(await by(person), input)).toEqual({ ok: false, code: 'forbidden' });
    }
    valueOf(await approveRequest(await by(first), input));
    expect(await approveRequest(await by(coordinatorOut('04')), input)).toEqual({ ok: false, code: 'forbidden' });
    await db.skillNeed.update({ where: { id: pair.needId }, data: { quartersLeft: 800 } });
    expect(await approveRequest(await by(second), input)).toEqual({
      ok: false,
      code: 'notEnoughHours',
      params: { side: 'need', hours: '200' },
    });
    // The first one’s decision still waits.
    expect(await db.firstDecision.count({ where: { subject: 'request', subjectId: String(row.id) } })).toBe(1);
  });

  test('are not begun where the hours are gone already', async () => {
    const { pair, request: row } = await bigRequest();
    await db.expertiseOffer.update({ where: { id: pair.offerId }, data: { quartersLeft: 10 } });
    const answer = await approveRequest(await by(first), { requestId: row.id, version: row.version, reason: null });
    expect(answer).toEqual({ ok: false, code: 'notEnoughHours', params: { side: 'offer', hours: '2,5' } });
    expect(await db.firstDecision.count({ where: { subject: 'request', subjectId: String(row.id) } })).toBe(0);
  });

  test('are rejected by one, who may have approved first', async () => {
    const { request: row } = await bigRequest();
    const which = { requestId: row.id, version: row.version };
    valueOf(await approveRequest(await by(first), { ...which, reason: null }));
    valueOf(await rejectRequest(await by(first), { ...which, reason: 'Le besoin relève d’un autre programme.' }));
    expect(await requestAt(row.id)).toMatchObject({ state: 'rejected' });
  });
});

describe('a suspended organisation', () => {
  test('waits in the queue for the second, who reads who was the first', async () => {
    const { id: organisationId, version } = await addOrganisation({ state: 'suspended' });
    const key = { kind: 'organisation', scope: 'all' };
    const waits = async () => {
      const { rows } = await viewAs(second, () => loadDesk(key));
      return rows.some((row) => row.wait === 'reinstatement' && row.file.organisationId === organisationId);
    };
    expect(await waits()).toBe(false);
    valueOf(await reinstateOrganisation(await by(first), { organisationId, version }));
    expect(await waits()).toBe(true);
    const view = await viewAs(second, () => loadFile(String(organisationId)));
    expect(view).toMatchObject({ first: { by: { fr: first.name }, byReader: false }, history: [{ deed: 'reinstate_first' }] });
    await db.organisation.update({ where: { id: organisationId }, data: { version: { increment: 1 } } });
    expect(await waits()).toBe(false);
    expect((await viewAs(second, () => loadFile(String(organisationId)))).first).toBeNull();
  });

  test('tells its owners once it is back', async () => {
    const { id: organisationId, version } = await addOrganisation({ state: 'suspended' });
    valueOf(await reinstateOrganisation(await by(first), { organisationId, version }));
    const { told, mails } = await watch(async () => valueOf(await reinstateOrganisation(await by(second), { organisationId, version })));
    expect(told).toMatchObject([{ userId: cast.associationOwner.userId, event: 'organisation_reinstated' }]);
    expect(mails).toBe(1);
    expect(await organisationAt(organisationId)).toMatchObject({ state: 'verified', stateReason: null, version: version + 1 });
  });

  test.each(ORGANISATION_STATES.filter((state) => state !== 'suspended'))('is told that it changed where it is %s', async (state) => {
    const { id: organisationId, version } = await addOrganisation({ state });
    expect(await reinstateOrganisation(await by(first), { organisationId, version })).toEqual({ ok: false, code: 'changed' });
  });

  test.each([
    ['an owner', cast.associationOwner],
    ['a stranger', cast.otherAssociationOwner],
    ['a coordinator of other regions', coordinatorOut('04')],
    ['an administrator', cast.administrator],
  ])('is not for %s', async (_who, person) => {
    const { id: organisationId, version } = await addOrganisation({ state: 'suspended' });
    for (const before of [null, first]) {
      if (before) valueOf(await reinstateOrganisation(await by(before), { organisationId, version }));
      expect(await reinstateOrganisation(await by(person), { organisationId, version })).toEqual({ ok: false, code: 'forbidden' });
    }
    expect(await organisationAt(organisationId)).toMatchObject({ state: 'suspended' });
  });

  test('that was merged, or is nothing, is none', async () => {
    const kept = await addOrganisation({ state: 'verified' });
    const { id: organisationId, version } = await addOrganisation({ state: 'suspended' });
    await db.organisation.update({ where: { id: organisationId }, data: { mergedIntoId: kept.id } });
    expect(await reinstateOrganisation(await by(first), { organisationId, version })).toEqual({ ok: false, code: 'changed' });
    expect(await reinstateOrganisation(await by(first), { organisationId: 2_147_483_647, version: 1 })).toEqual({
      ok: false,
      code: 'notFound',
    });
  });

  test('of which the first is a member by now is the others’', async () => {
    const { id: organisationId, version } = await addOrganisation({ state: 'suspended', member: first });
    expect(await reinstateOrganisation(await by(first), { organisationId, version })).toEqual({ ok: false, code: 'forbidden' });
    expect(await reinstateOrganisation(await by(second), { organisationId, version })).toMatchObject({ ok: true });
  });
});

describe('a staff role', () => {
  test('of other regions is another decision, which replaces the first', async () => {
    const userId = await addPerson();
    const [one, other] = await administrators();
    valueOf(await nameCoordinator(administration(userId, one.userId), ['04']));
    valueOf(await nameCoordinator(administration(userId, other.userId), ['04', '06']));
    expect(await db.staffRole.count({ where: { userId } })).toBe(0);
    const view = await viewAs(cast.administrator, () => loadPerson(userId));
    expect(view.waiting).toMatchObject([{ byReader: false, role: { coordinates: ['04', '06'] } }]);
    const people = await viewAs(cast.administrator, () => loadPeople({}));
    expect(people.waiting.filter((waiting) => waiting.userId === userId)).toHaveLength(1);
    valueOf(await nameCoordinator(administration(userId, one.userId), ['04', '06']));
    expect(await db.staffRole.findMany({ where: { userId }, select: { kind: true, regions: true } })).toEqual([
      { kind: 'coordinator', regions: ['04', '06'] },
    ]);
    expect((await viewAs(cast.administrator, () => loadPerson(userId))).waiting).toEqual([]);
  });

  test('is named by one where nobody else could be the other, and then only an administrator’s', async () => {
    await db.user.updateMany({
      where: { staffRoles: { some: { kind: 'administrator' } }, id: { not: cast.administrator.userId } },
      data: { disabledAt: new Date() },
    });
    const [coordinator, administrator] = [await addPerson(), await addPerson()];
    valueOf(await nameCoordinator(administration(coordinator, cast.administrator.userId), []));
    expect(await db.staffRole.count({ where: { userId: coordinator } })).toBe(0);
    valueOf(await nameAdministrator(administration(administrator, cast.administrator.userId)));
    expect(await db.staffRole.count({ where: { userId: administrator } })).toBe(1);
    // The one who was just named is the second person.
    valueOf(await nameCoordinator(administration(coordinator, administrator), []));
    expect(await db.staffRole.count({ where: { userId: coordinator } })).toBe(1);
  });
});
