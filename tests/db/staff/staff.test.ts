import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSession, findActor } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { makeLink } from '@/lib/links/commands';
import { signInAction } from '@/lib/people/actions';
import { DEMO_PASSWORD } from '@/lib/people/rules';
import { disablePerson, enablePerson, endStaffRole, nameAdministrator, nameCoordinator } from '@/lib/staff/commands';
import { loadDisabling, loadPeople, loadPerson } from '@/lib/staff/loaders';
import { PEOPLE_PER_PAGE } from '@/lib/staff/rules';
import { act } from '@/tests/support/act';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addPerson } from '@/tests/support/permissions/staff';

const { administrator } = cast;
const now = new Date();
const REASON = 'Le compte sert à deux personnes.';

const by = (userId: string, actorId = administrator.userId) => ({
  intent: { actorId, submissionId: randomUUID(), action: 'test' },
  userId,
  now,
});
const rolesOf = (userId: string) =>
  db.staffRole.findMany({ where: { userId }, select: { kind: true, national: true, regions: true }, orderBy: { kind: 'asc' } });

describe('roles', () => {
  test('a coordinator of regions, then of all Morocco, then none', async () => {
    const userId = await addPerson();
    const other = await addPerson({ kind: 'administrator' });
    const named = async (regions: string[]) => {
      expect(await nameCoordinator(by(userId), regions)).toEqual({ ok: true, value: { userId, waits: true } });
      expect(await nameCoordinator(by(userId, other), regions)).toEqual({ ok: true, value: { userId, waits: false } });
    };
    await named(['04', '06']);
    expect((await findActor(userId))?.staff).toEqual({ coordinator: true, administrator: false, regions: ['04', '06'] });
    await named([]);
    expect(await rolesOf(userId)).toEqual([{ kind: 'coordinator', national: true, regions: [] }]);
    await endStaffRole(by(userId), 'coordinator');
    expect((await findActor(userId))?.staff).toBeNull();
    const events = await db.auditEvent.findMany({ where: { subject: 'user', subjectId: userId }, orderBy: { id: 'asc' } });
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['user_coordinate_first', administrator.userId],
      ['coordinator_named', other],
      ['user_coordinate_first', administrator.userId],
      ['coordinator_named', other],
      ['coordinator_role_ended', administrator.userId],
    ]);
  });

  test('a form sent twice counts once', async () => {
    const userId = await addPerson({ kind: 'coordinator' });
    const once = by(userId);
    const answers = await Promise.all([endStaffRole(once, 'coordinator'), endStaffRole(once, 'coordinator')]);
    expect(answers).toEqual([
      { ok: true, value: { userId, waits: false } },
      { ok: true, value: { userId, waits: false } },
    ]);
    expect(await db.auditEvent.count({ where: { subjectId: userId } })).toBe(1);
  });

  test('of two administrators who end each other’s part at once, one stays', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b] = [await addPerson({ kind: 'administrator' }), await addPerson({ kind: 'administrator' })];
      const answers = await Promise.all([endStaffRole(by(a, b), 'administrator'), disablePerson(by(b, a), REASON)]);
      expect(answers.map((answer) => (answer.ok ? 'done' : answer.code)).sort()).toEqual(['done', 'forbidden']);
      const left = [await findActor(a), await findActor(b)].filter((actor) => actor?.staff?.administrator);
      expect(left).toHaveLength(1);
    }
  });

  test.each<[why: string, change: () => Promise<{ ok: boolean }>, code: string]>([
    ['oneself', () => endStaffRole(by(administrator.userId), 'administrator'), 'oneself'],
    ['oneself, closing the account', () => disablePerson(by(administrator.userId), REASON), 'oneself'],
    ['nobody', () => nameAdministrator(by('00000000-0000-7000-8000-000000000000')), 'notFound'],
    ['who is one already', async () => nameAdministrator(by(await addPerson({ kind: 'administrator' }))), 'changed'],
    ['who is none', async () => endStaffRole(by(await addPerson()), 'coordinator'), 'changed'],
    ['who is disabled', async () => nameCoordinator(by(await addPerson({ disabled: true })), []), 'changed'],
    ['by a coordinator', async () => nameAdministrator(by(await addPerson(), cast.coordinatorNational.userId)), 'forbidden'],
    [
      'by an administrator who was disabled',
      async () => {
        const actor = await addPerson({ kind: 'administrator', disabled: true });
        return nameAdministrator(by(await addPerson(), actor));
      },
      'forbidden',
    ],
  ])('are refused: %s', async (_why, change, code) => {
    expect(await change()).toEqual({ ok: false, code });
  });

  test('an erased account is nobody’s', async () => {
    const userId = await addPerson({ disabled: true });
    await db.user.update({ where: { id: userId }, data: { erasedAt: now } });
    expect(await enablePerson(by(userId))).toEqual({ ok: false, code: 'notFound' });
  });
});

describe('a closed account', () => {
  const person = cast.otherCompanyOwner;
  const enter = () => act(signInAction, null, { email: person.email, password: DEMO_PASSWORD, next: '' });

  test('ends its sessions and links, and opens again', async () => {
    await transact((tx) => createSession(tx, person.userId, now));
    await transact((tx) => makeLink(tx, { purpose: 'reset_password', email: person.email, userId: person.userId }, now));
    expect((await disablePerson(by(person.userId), REASON)).ok).toBe(true);
    expect(await db.session.count({ where: { userId: person.userId } })).toBe(0);
    expect(await db.mailedLink.count({ where: { userId: person.userId, usedAt: null } })).toBe(0);
    expect(await findActor(person.userId)).toBeNull();
    expect((await enter()).outcome).toBe('credentials');
    const view = await viewAs(administrator, () => loadPerson(person.userId));
    expect(view).toMatchObject({ disabled: true, reason: REASON, allowed: ['enable'] });
    expect(await disablePerson(by(person.userId), REASON)).toEqual({ ok: false, code: 'changed' });
    expect((await enablePerson(by(person.userId))).ok).toBe(true);
    expect((await enter()).outcome).toBe('done');
  });
});

describe('the pages', () => {
  const loads: [page: string, load: () => Promise<object>][] = [
    ['the list', () => loadPeople({})],
    ['an account', () => loadPerson(cast.associationOwner.userId)],
    ['the question', () => loadDisabling(cast.associationOwner.userId)],
  ];
  test.each(loads)('%s is for administrators', async (_page, load) => {
    expect(await loadAs(administrator, load)).toBeTypeOf('object');
    for (const person of [cast.associationOwner, cast.companyMember, cast.coordinatorNational, coordinatorIn('04')]) {
      expect(await loadAs(person, load)).toBe(403);
    }
    expect(await loadAs(null, load)).toMatch(/^\/fr\/sign-in\?next=/);
  });

  test.each(['x', '1', '00000000-0000-7000-8000-000000000000'])('nobody is called %s', async (id) => {
    expect(await loadAs(administrator, () => loadPerson(id))).toBe(404);
    expect(await loadAs(cast.companyOwner, () => loadPerson(id))).toBe(403);
  });

  test('the question of what cannot be done leads back', async () => {
    expect(await loadAs(administrator, () => loadDisabling(administrator.userId))).toBe(`/fr/programme/people/${administrator.userId}`);
  });

  test('find by name in both scripts and by address', async () => {
    const found = async (q: string) => (await viewAs(administrator, () => loadPeople({ q }))).people.map(({ email }) => email);
    const user = await db.user.findUniqueOrThrow({ where: { email: cast.associationOwner.email } });
    expect(await found(user.name.toUpperCase())).toContain(user.email);
    expect(await found(user.nameAr ?? '')).toContain(user.email);
    expect(await found(user.email.slice(0, 12))).toContain(user.email);
    expect(await found(`${user.name} nobody`)).toEqual([]);
  });

  test('walk through everybody once', async () => {
    const seen: string[] = [];
    let after: string | null = '';
    let count = 0;
    while (after !== null) {
      const view = await viewAs(administrator, () => loadPeople(after ? { after } : {}));
      expect(view.people.length).toBeLessThanOrEqual(PEOPLE_PER_PAGE);
      seen.push(...view.people.map(({ id }) => id));
      ({ next: after, count } = view);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(count);
    expect(count).toBe(await db.user.count());
  });
});
