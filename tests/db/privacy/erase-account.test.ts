import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSession } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import type { MembershipRole, OrganisationState } from '@/lib/generated/prisma/enums';
import { signIn } from '@/lib/people/commands';
import { eraseAccountAction } from '@/lib/privacy/actions';
import { eraseAccount } from '@/lib/privacy/commands';
import { loadErasure, loadFarewell } from '@/lib/privacy/loaders';
import { NOBODY_LEFT } from '@/lib/privacy/rules';
import { act } from '@/tests/support/act';
import { cast, type Member, type Person } from '@/tests/support/cast';
import { digest } from '@/tests/support/digest';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { actorOf, addNeed, addOffer, addRequest, by, companyGives, requestAt, tally, watch } from '@/tests/support/requests';

const PASSWORD = 'un mot de passe à soi';
const NOW = new Date();
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hash(PASSWORD);
});

async function addPerson(data: { passwordHash?: null; disabledAt?: Date } = {}): Promise<Person> {
  const { id, email, name } = await db.user.create({
    data: { email: `${randomUUID()}@khibra.example`, name: 'Hiba Amrani', passwordHash, ...data },
  });
  return { userId: id, email, name, organisationId: null };
}

/** An organisation of a test's own, with these people. */
async function addOrganisation(people: [Person, MembershipRole][], state: OrganisationState = 'verified'): Promise<number> {
  const { id } = await db.organisation.create({
    data: {
      kind: 'ASSOCIATION',
      legalForm: 'association',
      state,
      nameFr: 'Une association',
      regionCode: '04',
      provinceCode: '04.281',
      verifiedAt: NOW,
      submittedAt: NOW,
      ...(state === 'returned' && { stateReason: 'Il manque le récépissé.' }),
      memberships: { create: people.map(([{ userId }, role]) => ({ userId, role })) },
    },
  });
  return id;
}

const erase = async (person: Person, proof = { password: PASSWORD, email: '' }) =>
  eraseAccount({ actor: await actorOf(person), address: null, now: NOW }, proof);
const erasedAt = async ({ userId }: Person) => (await db.user.findUniqueOrThrow({ where: { id: userId } })).erasedAt;

describe('the proof', () => {
  test('by the password: the session ends, here and elsewhere, and nothing signs in again', async () => {
    const person = await addPerson();
    await createSession(db, person.userId, NOW);
    const answer = await act(eraseAccountAction, person, { password: PASSWORD });
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: '/fr/farewell' });
    expect(answer.cookies.join()).toMatch(/khibra\.session=;/);
    expect(await db.session.count({ where: { userId: person.userId } })).toBe(0);
    expect(await signIn({ email: person.email, password: PASSWORD, address: null }, NOW)).toMatchObject({ ok: false, code: 'credentials' });
  });

  test('a wrong one changes nothing but its count', async () => {
    const person = await addPerson();
    const answer = await act(eraseAccountAction, person, { password: 'faux' });
    expect(answer).toMatchObject({ outcome: 'invalid', state: { fields: { password: { code: 'passwordWrong' } }, values: {} } });
    expect(await erasedAt(person)).toBeNull();
  });

  test('ten wrong ones wait, together with those of the sign-in page', async () => {
    const person = await addPerson();
    for (let index = 0; index < 5; index += 1)
      expect(await erase(person, { password: 'faux', email: '' })).toMatchObject({ code: 'invalid' });
    for (let index = 0; index < 5; index += 1) await signIn({ email: person.email, password: 'faux', address: null }, NOW);
    expect(await erase(person)).toMatchObject({ code: 'tooManyAttempts' });
    expect(await erasedAt(person)).toBeNull();
  });

  test('by the address, where there is no password', async () => {
    const person = await addPerson({ passwordHash: null });
    expect(await viewAs(person, loadErasure)).toMatchObject({ proof: 'email', email: person.email });
    for (const email of ['', 'autre@khibra.example', `x${person.email}`]) {
      expect(await act(eraseAccountAction, person, { email, password: PASSWORD })).toMatchObject({
        outcome: 'invalid',
        state: { fields: { email: { code: 'emailNotOwn' } } },
      });
    }
    expect(await act(eraseAccountAction, person, { email: ` ${person.email.toUpperCase()} ` })).toMatchObject({ outcome: 'done' });
    expect(await erasedAt(person)).not.toBeNull();
  });

  test('the address proves nothing where there is a password', async () => {
    const person = await addPerson();
    expect(await erase(person, { password: '', email: person.email })).toMatchObject({ fields: { password: { code: 'passwordMissing' } } });
  });

  test('of two at once one erases, and the other finds it done', async () => {
    const person = await addPerson();
    const actor = await actorOf(person);
    const both = await Promise.all([1, 2].map(() => eraseAccount({ actor, address: null, now: NOW }, { password: PASSWORD, email: '' })));
    expect(tally(both)).toEqual({ done: 1, changed: 1 });
  });
});

describe('the last owner', () => {
  test('hands over first, and nothing is lost meanwhile', async () => {
    const [owner, colleague] = [await addPerson(), await addPerson()];
    const id = await addOrganisation([
      [owner, 'owner'],
      [colleague, 'member'],
    ]);
    expect(await viewAs(owner, loadErasure)).toMatchObject({
      blocked: true,
      handOver: [{ name: { fr: 'Une association', ar: null }, side: 'association' }],
      closing: [],
    });
    const { AttemptWindow: _before, ...before } = { ...(await digest()), AttemptWindow: '' };
    expect(await erase(owner)).toEqual({ ok: false, code: 'handOverFirst' });
    const after = await digest();
    const changed = Object.keys(before).filter((table) => before[table as keyof typeof before] !== after[table]);
    expect(changed.filter((table) => !table.includes('AttemptWindow'))).toEqual([]);

    await db.membership.updateMany({ where: { organisationId: id, userId: colleague.userId }, data: { role: 'owner' } });
    expect(await viewAs(owner, loadErasure)).toMatchObject({ blocked: false, handOver: [], closing: [] });
    expect(await erase(owner)).toMatchObject({ ok: true });
    expect(await db.organisation.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'verified' });
  });

  test('of two owners who go at once, one stays for the rest', async () => {
    const [first, second, member] = [await addPerson(), await addPerson(), await addPerson()];
    await addOrganisation([
      [first, 'owner'],
      [second, 'owner'],
      [member, 'member'],
    ]);
    expect(tally(await Promise.all([erase(first), erase(second)]))).toEqual({ done: 1, handOverFirst: 1 });
  });

  test('a member may go', async () => {
    const [owner, member] = [await addPerson(), await addPerson()];
    await addOrganisation([
      [owner, 'owner'],
      [member, 'member'],
    ]);
    expect(await erase(member)).toMatchObject({ ok: true });
  });
});

describe('an organisation without anybody else', () => {
  test('ends: what is open closes, what waits is withdrawn, and its record says why', async () => {
    const [owner, disabled] = [await addPerson(), await addPerson({ disabledAt: NOW })];
    const organisationId = await addOrganisation([
      [owner, 'owner'],
      // Who may not act is nobody to hand over to.
      [disabled, 'owner'],
    ]);
    const member: Member = { ...owner, organisationId };
    const [needId, otherNeedId, lateNeedId] = [await addNeed(member), await addNeed(member), await addNeed(member)];
    const pausedId = await addNeed(member);
    await db.skillNeed.update({ where: { id: pausedId }, data: { state: 'paused' } });
    const submittedId = await addNeed(member);
    await db.skillNeed.update({ where: { id: submittedId }, data: { state: 'submitted', submittedAt: NOW, publishedAt: null } });
    const ownOfferId = await addOffer(member);
    const sides = { ...companyGives, receiver: { owner: member, member } };
    const pair = async (need: number) => ({ ...sides, needId: need, offerId: await addOffer(cast.companyOwner) });
    const proposed = await addRequest(await pair(needId), { origin: 'pledge', state: 'proposed' });
    const accepted = await addRequest(await pair(otherNeedId), { origin: 'ask', state: 'accepted' });
    const approved = await addRequest(await pair(needId), { origin: 'ask', state: 'approved' });
    const late = await addRequest(await pair(lateNeedId), { origin: 'pledge', state: 'proposed' });
    await db.partnershipRequest.update({ where: { id: late.id }, data: { answerBy: NOW } });
    await db.invitation.create({
      data: {
        organisationId,
        email: 'collegue@khibra.example',
        role: 'member',
        tokenHash: randomUUID(),
        expiresAt: new Date(NOW.getTime() + 86_400_000),
      },
    });
    expect(await viewAs(owner, loadErasure)).toMatchObject({ blocked: false, handOver: [], closing: [{ listings: 6, requests: 3 }] });

    const { result, told, deeds } = await watch(() => erase(owner));
    expect(result).toMatchObject({ ok: true });
    expect(await db.organisation.findUniqueOrThrow({ where: { id: organisationId } })).toMatchObject({
      state: 'suspended',
      stateReason: NOBODY_LEFT,
      version: 2,
    });
    const needs = await db.skillNeed.findMany({ where: { organisationId }, select: { id: true, state: true } });
    expect(Object.fromEntries(needs.map(({ id, state }) => [id, state]))).toEqual({
      [needId]: 'closed',
      [otherNeedId]: 'closed',
      [lateNeedId]: 'closed',
      [pausedId]: 'closed',
      [submittedId]: 'returned',
    });
    expect(await db.expertiseOffer.findUniqueOrThrow({ where: { id: ownOfferId } })).toMatchObject({ state: 'closed' });
    for (const { id } of [proposed, accepted]) {
      expect(await requestAt(id)).toMatchObject({ state: 'withdrawn', endedById: owner.userId, endedAt: NOW });
    }
    // Past its deadline it was over before, and what was agreed stays agreed.
    expect(await requestAt(late.id)).toMatchObject({ state: 'expired', endedById: null });
    expect(await requestAt(approved.id)).toMatchObject({ state: 'approved' });
    expect(await db.invitation.findFirstOrThrow({ where: { organisationId } })).toMatchObject({ revokedAt: NOW });
    expect(told.map(({ userId, event }) => [userId, event])).toEqual([
      [cast.companyOwner.userId, 'request_withdrawn'],
      [cast.companyOwner.userId, 'request_withdrawn'],
    ]);
    expect(deeds.map(({ action }) => action)).toEqual([
      'request_withdraw',
      'request_withdraw',
      'request_expire',
      ...['need_closed', 'need_closed', 'need_closed', 'offer_closed', 'need_closed', 'need_returned'],
      'organisation_suspended',
      'account_erased',
    ]);
  });

  const states: [OrganisationState, OrganisationState][] = [
    ['draft', 'draft'],
    ['submitted', 'returned'],
    ['returned', 'returned'],
    ['suspended', 'suspended'],
  ];
  test.each(states)('that is %s is %s afterwards', async (before, after) => {
    const owner = await addPerson();
    const id = await addOrganisation([[owner, 'owner']], before);
    expect(await erase(owner)).toMatchObject({ ok: true });
    expect(await db.organisation.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: after });
  });

  test('a decision that comes first is not undone: the person asks again', async () => {
    const owner = await addPerson();
    const organisationId = await addOrganisation([[owner, 'owner']]);
    const member = { ...owner, organisationId };
    const request = await addRequest(
      { ...companyGives, receiver: { owner: member, member }, needId: await addNeed(member), offerId: await addOffer(cast.companyOwner) },
      { origin: 'ask', state: 'accepted' },
    );
    const { approveRequest } = await import('@/lib/requests/commands');
    const [erased, approved] = await Promise.all([
      erase(owner),
      approveRequest(await by(cast.coordinatorNational), { requestId: request.id, version: request.version, reason: null }),
    ]);
    // Whoever was first, both cannot have happened.
    const { state } = await requestAt(request.id);
    expect([erased.ok, approved.ok, state]).toEqual(state === 'withdrawn' ? [true, false, 'withdrawn'] : [erased.ok, true, 'approved']);
    expect(await erase(owner).catch(() => null)).not.toMatchObject({ code: 'failed' });
    expect(await erasedAt(owner)).not.toBeNull();
  });
});

describe('staff', () => {
  const addAdministrator = async () => {
    const person = await addPerson();
    await db.staffRole.create({ data: { userId: person.userId, kind: 'administrator', national: true } });
    return person;
  };

  test('a coordinator may go', async () => {
    const person = await addPerson();
    await db.staffRole.create({ data: { userId: person.userId, kind: 'coordinator', national: false, regions: ['04'] } });
    expect(await erase(person)).toMatchObject({ ok: true });
    expect(await db.staffRole.count({ where: { userId: person.userId } })).toBe(0);
  });

  test('the last administrator may not, also when two go at once', async () => {
    const others = await db.staffRole.findMany({ where: { kind: 'administrator' }, select: { userId: true } });
    const [first, second] = [await addAdministrator(), await addAdministrator()];
    await db.staffRole.deleteMany({ where: { kind: 'administrator', userId: { in: others.map(({ userId }) => userId) } } });
    expect(await viewAs(first, loadErasure)).toMatchObject({ lastAdministrator: false, blocked: false });
    const results = await Promise.all([erase(first), erase(second)]);
    expect(tally(results)).toEqual({ done: 1, lastAdministrator: 1 });
    const left = results[0]?.ok ? second : first;
    expect(await viewAs(left, loadErasure)).toMatchObject({ lastAdministrator: true, blocked: true });
    await db.staffRole.createMany({ data: others.map(({ userId }) => ({ userId, kind: 'administrator', national: true })) });
  });
});

test('the page asks who is there first', async () => {
  expect(await loadAs(null, loadErasure)).toMatch(/\/sign-in\?next=%2Faccount%2Ferase$/);
});

test('whoever is signed in is not told that they are gone', async () => {
  const load = async () => ({ shown: (await loadFarewell()) === undefined });
  expect(await loadAs(null, load)).toEqual({ shown: true });
  expect(await loadAs(cast.companyOwner, load)).toMatch(/\/account$/);
});
