import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findActor, sessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { LIMITS } from '@/lib/limits/rules';
import { joinAsNewcomerAction, joinMissionAction } from '@/lib/mission-people/actions';
import { declineMission, joinAsNewcomer, joinMission, namePerson, releasePerson, writeAgain } from '@/lib/mission-people/commands';
import { loadNamed, loadPeople, loadReleasing } from '@/lib/mission-people/loaders';
import { MOST_PEOPLE, NAMED_DAYS } from '@/lib/mission-people/rules';
import { act } from '@/tests/support/act';
import { coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { addPerson, lettersTo, newEmail } from '@/tests/support/links';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addNamed, addWorker, namedAt } from '@/tests/support/mission-people';
import { addMission, type OwnMission } from '@/tests/support/missions';
import { associationGives, by, companyGives, valueOf } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const PASSWORD = 'trois mots au hasard';

const person = (email = newEmail()) => ({ email, name: 'Hiba Amrani', function: 'Ingénieure' });
const sending = async (who: Person) => ({ ...(await by(who)), address: null, locale: 'ar' as const });
const name = async (mission: OwnMission, who: Person = giver.owner, named = person()) =>
  namePerson(await sending(who), { missionId: mission.id, ...named });
const again = async (mission: OwnMission, personId: number, who: Person = giver.owner) =>
  writeAgain(await sending(who), { missionId: mission.id, personId });
const release = async (mission: OwnMission, personId: number, who: Person = giver.owner) =>
  releasePerson(await by(who), { missionId: mission.id, personId });
const newcomer = (token: string, change: { password?: string } = {}) =>
  joinAsNewcomer({ token, name: 'Hiba Amrani', nameAr: null, password: PASSWORD, locale: 'fr', address: null, ...change }, new Date());
const join = async (who: Person, token: string) => {
  const { actor } = await by(who);
  return joinMission({ actor, token, address: null }, new Date());
};
const decline = (token: string) => declineMission({ token, address: null }, new Date());
const looks = (who: Person | null, token: string) => loadAs(who, () => loadNamed(token));

/** Everybody who is not of the giver, with what they are told. */
async function others(mission: OwnMission): Promise<[string, Person, 'notFound' | 'forbidden'][]> {
  const removed = await addWorker(mission);
  valueOf(await release(mission, removed.personId));
  const { email } = await addNamed(mission);
  const unconfirmed = await db.user.create({ data: { email, name: 'Hiba Amrani' } });
  return [
    ['named person', await addWorker(mission), 'forbidden'],
    ['unconfirmed person', { userId: unconfirmed.id, email, name: unconfirmed.name, organisationId: null }, 'notFound'],
    ['removed person', removed, 'notFound'],
    ['person of another mission', await addWorker(await addMission(companyGives)), 'notFound'],
    ['receiver', receiver.owner, 'forbidden'],
    ['stranger', await addPerson(), 'notFound'],
    ['coordinator', coordinatorIn(region), 'forbidden'],
    ['coordinator of another region', coordinatorOut(region), 'forbidden'],
  ];
}

describe('naming', () => {
  test.each([
    ['the owner', companyGives, 'owner'],
    ['a member', companyGives, 'member'],
    ['the owner of an association that gives', associationGives, 'owner'],
  ] as const)('%s asks somebody by a letter, in the language of the form', async (_, sides, who) => {
    const mission = await addMission(sides);
    const named = person();
    valueOf(await name(mission, sides.giver[who], named));
    const [letter] = await lettersTo(named.email);
    expect(letter).toMatchObject({ locale: 'ar', token: expect.stringMatching(/^.{43}$/) });
    const row = await db.missionPerson.findFirstOrThrow({ where: { missionId: mission.id } });
    expect(row).toMatchObject({ ...named, namedById: sides.giver[who].userId, userId: null });
    expect(row.tokenHash).not.toBe(letter?.token);
    expect(
      await db.auditEvent.findFirst({ where: { subject: 'mission', subjectId: String(mission.id), action: 'mission_name' } }),
    ).toMatchObject({ actorId: sides.giver[who].userId, fields: ['people'] });
  });

  test('is the giver’s alone, and gives nothing away', async () => {
    const mission = await addMission(companyGives);
    const named = person();
    for (const [who, somebody, code] of await others(mission)) {
      expect(await name(mission, somebody, named), who).toMatchObject({ ok: false, code });
    }
    expect(await lettersTo(named.email)).toEqual([]);
  });

  test('says nothing of whether the address has an account', async () => {
    const [mission, somebody] = [await addMission(companyGives), await addPerson()];
    valueOf(await name(mission, giver.owner, person(somebody.email)));
    expect((await lettersTo(somebody.email))[0]?.text).not.toContain(somebody.name);
  });

  test('an address stands once, unless its link ran out, it declined or was removed', async () => {
    const mission = await addMission(companyGives);
    const refusal = { code: 'invalid', fields: { email: { code: 'alreadyNamed' } } };
    const worker = await addWorker(mission);
    expect(await name(mission, giver.owner, person(worker.email))).toMatchObject(refusal);
    const late = await addNamed(mission, { now: addDays(new Date(), -NAMED_DAYS) });
    valueOf(await name(mission, giver.owner, person(late.email)));
    expect(await name(mission, giver.owner, person(late.email))).toMatchObject(refusal);
    expect(await namedAt(late.id)).toMatchObject({ removedAt: expect.any(Date) });
    const declined = await addNamed(mission);
    valueOf(await decline(declined.token));
    valueOf(await name(mission, giver.owner, person(declined.email)));
    valueOf(await release(mission, worker.personId));
    valueOf(await name(mission, giver.owner, person(worker.email)));
  });

  test('of two at once one is named, and one form sent twice writes once', async () => {
    const mission = await addMission(companyGives);
    const named = person();
    const answers = await Promise.all([name(mission, giver.owner, named), name(mission, giver.member, named)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const [context, other] = [await sending(giver.owner), person()];
    for (const answer of await Promise.all([1, 2].map(() => namePerson(context, { missionId: mission.id, ...other })))) valueOf(answer);
    expect([await lettersTo(named.email), await lettersTo(other.email)].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('ends at so many people', async () => {
    const mission = await addMission(companyGives);
    for (let index = 1; index < MOST_PEOPLE; index += 1) await addNamed(mission);
    valueOf(await name(mission));
    const full = { code: 'invalid', fields: { email: { code: 'peopleFull', params: { max: MOST_PEOPLE } } } };
    expect(await name(mission)).toMatchObject(full);
    const first = await db.missionPerson.findFirstOrThrow({ where: { missionId: mission.id } });
    valueOf(await release(mission, first.id));
    valueOf(await name(mission));
  });

  test('takes so many letters a day, and a stranger takes none of them', async () => {
    const mission = await addMission(companyGives);
    const { attempts } = LIMITS.mission_person.account;
    for (let index = 0; index < attempts; index += 1) {
      expect(await again(mission, 1, receiver.owner)).toMatchObject({ code: 'forbidden' });
      expect(await again(mission, 1)).toMatchObject({ code: 'notFound' });
    }
    expect(await name(mission)).toMatchObject({ code: 'lettersToday', params: { most: attempts } });
    valueOf(await name(await addMission(companyGives)));
  });

  test('is for a mission that is not over, by an organisation that is not suspended', async () => {
    const mission = await addMission(companyGives);
    await db.organisation.update({ where: { id: giver.owner.organisationId }, data: { state: 'suspended' } });
    try {
      expect(await name(mission)).toMatchObject({ code: 'forbidden' });
    } finally {
      await db.organisation.update({ where: { id: giver.owner.organisationId }, data: { state: 'verified' } });
    }
    await db.mission.update({
      where: { id: mission.id },
      data: { state: 'completed', endedAt: new Date(), endedById: giver.owner.userId },
    });
    expect(await name(mission)).toMatchObject({ code: 'changed' });
  });
});

describe('writing again', () => {
  test('mails another link; the old one opens nothing any more', async () => {
    const mission = await addMission(companyGives);
    const { id, email, token } = await addNamed(mission, { now: addDays(new Date(), -NAMED_DAYS) });
    valueOf(await again(mission, id, giver.member));
    const [letter] = await lettersTo(email);
    expect([await looks(null, token), await looks(null, letter?.token ?? '')]).toMatchObject([{ state: 'unknown' }, { state: 'newcomer' }]);
  });

  test('is for those who have not answered', async () => {
    const mission = await addMission(companyGives);
    const { id, token } = await addNamed(mission);
    valueOf(await decline(token));
    expect(await again(mission, id)).toMatchObject({ code: 'changed' });
    expect(await again(mission, (await addWorker(mission)).personId)).toMatchObject({ code: 'changed' });
    const elsewhere = await addNamed(await addMission(companyGives));
    expect(await again(mission, elsewhere.id)).toMatchObject({ code: 'notFound' });
  });
});

describe('the link', () => {
  test('changes nothing by being opened, whoever opens it', async () => {
    const mission = await addMission(companyGives);
    const { id, token } = await addNamed(mission);
    const before = await namedAt(id);
    for (const who of [null, giver.owner, receiver.owner, await addPerson()]) await looks(who, token);
    expect(await namedAt(id)).toEqual(before);
  });

  test('makes the account of somebody who has none: of the mission, and of no organisation', async () => {
    const mission = await addMission(companyGives);
    const { id, email, token } = await addNamed(mission);
    const sent = { token, name: 'Hiba Amrani', nameAr: '', password: PASSWORD };
    const answer = await act(joinAsNewcomerAction, giver.owner, sent);
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: `/fr/missions/${mission.id}?done=joined` });
    expect(answer.cookies.some((cookie) => cookie.startsWith(`${sessionCookie}=`))).toBe(true);
    const user = await db.user.findUniqueOrThrow({ where: { email } });
    expect(user.emailVerified).not.toBeNull();
    expect(await namedAt(id)).toMatchObject({ userId: user.id, confirmedAt: expect.any(Date) });
    expect(await findActor(user.id)).toMatchObject({ memberships: [], staff: null });
    expect(await looks(null, token)).toEqual({ state: 'confirmed' });
  });

  test('is used once, however many follow it at once', async () => {
    const mission = await addMission(companyGives);
    const { email, token } = await addNamed(mission);
    const answers = await Promise.all([newcomer(token), newcomer(token), decline(token)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.missionPerson.count({ where: { email } })).toBe(1);
    expect(await newcomer(token)).toMatchObject({ ok: false, code: 'linkUnusable' });
  });

  test('with a password that is the address: nothing is used', async () => {
    const { id, email, token } = await addNamed(await addMission(companyGives));
    expect(await newcomer(token, { password: email })).toMatchObject({ fields: { password: { code: 'passwordIsEmail' } } });
    expect(await namedAt(id)).toMatchObject({ confirmedAt: null });
  });

  test('is followed by whoever has its address, and by nobody else', async () => {
    const mission = await addMission(companyGives);
    const somebody = await addPerson();
    const { token } = await addNamed(mission, { email: somebody.email });
    expect(await newcomer(token)).toMatchObject({ code: 'accountExists' });
    for (const [who, other] of await others(await addMission(companyGives))) {
      expect(await join(other, token), who).toMatchObject({ code: 'forbidden' });
      expect(await looks(other, token), who).toMatchObject({ state: 'otherPerson' });
    }
    expect(await act(joinMissionAction, null, { token })).toMatchObject({ outcome: 'forbidden' });
    expect(await looks(null, token)).toMatchObject({ state: 'signIn' });
    expect(await looks(somebody, token)).toMatchObject({ state: 'join' });
    valueOf(await join(somebody, token));
    expect(await join(somebody, token)).toMatchObject({ code: 'linkUnusable' });
  });

  test('makes nobody of the receiver work for the giver: they would answer to their own hours', async () => {
    const { id, token } = await addNamed(await addMission(companyGives), { email: receiver.member.email });
    expect(await looks(receiver.member, token)).toMatchObject({ state: 'receiver' });
    expect(await join(receiver.member, token)).toMatchObject({ code: 'forbidden' });
    valueOf(await decline(token));
    expect(await namedAt(id)).toMatchObject({ declinedAt: expect.any(Date), userId: null });
  });

  test('opens nothing once it ran out, was taken back or its mission is over', async () => {
    const mission = await addMission(companyGives);
    const late = await addNamed(mission, { now: addDays(new Date(), -NAMED_DAYS) });
    const removed = await addNamed(mission);
    valueOf(await release(mission, removed.id));
    const over = await addNamed(mission);
    await db.mission.update({
      where: { id: mission.id },
      data: { state: 'cancelled', reason: 'Autrement.', endedAt: new Date(), endedById: giver.owner.userId },
    });
    for (const [state, { token }] of [
      ['expired', late],
      ['removed', removed],
      ['over', over],
    ] as const) {
      expect(await looks(null, token)).toEqual({ state });
      expect([await newcomer(token), await decline(token)]).toMatchObject([{ code: 'linkUnusable' }, { code: 'linkUnusable' }]);
    }
    expect(await looks(null, randomUUID())).toEqual({ state: 'unknown' });
  });
});

describe('the giver’s page', () => {
  test('says who agreed, who did not answer, and how many of whose hours count', async () => {
    const mission = await addMission(companyGives);
    const worker = await addWorker(mission);
    const { email } = await addNamed(mission);
    const { token } = await addNamed(mission);
    valueOf(await decline(token));
    const view = await viewAs(giver.member, () => loadPeople(String(mission.id)));
    expect(view).toMatchObject({
      open: true,
      people: [
        { id: worker.personId, email: worker.email, state: 'confirmed', quarters: 0 },
        { email, state: 'waiting' },
        { state: 'declined' },
      ],
    });
  });

  test('is nobody else’s', async () => {
    const mission = await addMission(companyGives);
    const { id } = await addNamed(mission);
    for (const [who, somebody, code] of await others(mission)) {
      const seen = code === 'notFound' || who === 'named person' ? 404 : `/fr/missions/${mission.id}`;
      expect(await loadAs(somebody, () => loadPeople(String(mission.id))), who).toBe(seen);
      expect(await loadAs(somebody, () => loadReleasing(String(mission.id), String(id))), who).toBe(seen);
      expect(await release(mission, id, somebody), who).toMatchObject({ code });
    }
    expect(await loadAs(null, () => loadPeople(String(mission.id)))).toMatch(/\/sign-in\?next=/);
  });

  test('removes somebody once; of another mission nobody', async () => {
    const mission = await addMission(companyGives);
    const { id } = await addNamed(mission);
    expect(await release(await addMission(companyGives), id)).toMatchObject({ code: 'notFound' });
    expect(await viewAs(giver.owner, () => loadReleasing(String(mission.id), String(id)))).toMatchObject({ person: { id } });
    valueOf(await release(mission, id));
    expect(await release(mission, id)).toMatchObject({ code: 'notFound' });
    expect(await loadAs(giver.owner, () => loadReleasing(String(mission.id), String(id)))).toBe(404);
  });
});
