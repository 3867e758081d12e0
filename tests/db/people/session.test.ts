import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSession, currentActor, findActor, sessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { signOutAction } from '@/lib/people/actions';
import { consentToRequestAction } from '@/lib/requests/actions';
import { act, asRequest, tokenOf } from '@/tests/support/act';
import { cast, type Person } from '@/tests/support/cast';
import { addPair, addRequest, companyGives } from '@/tests/support/requests';

const who = async (token: string | null) => (await asRequest(token, currentActor)).answer;

async function addPerson(): Promise<Person> {
  const { id, email, name } = await db.user.create({ data: { email: `${randomUUID()}@khibra.example`, name: 'Omar Tazi' } });
  return { userId: id, email, name, organisationId: null };
}

describe('a session', () => {
  test('is its person’s, with their rights', async () => {
    expect(await who(await tokenOf(cast.associationMember))).toMatchObject({
      userId: cast.associationMember.userId,
      memberships: [{ organisationId: cast.associationMember.organisationId, kind: 'ASSOCIATION', state: 'verified', role: 'member' }],
      staff: null,
    });
    expect(await who(await tokenOf(cast.coordinatorNational))).toMatchObject({
      memberships: [],
      staff: { coordinator: true, administrator: false, regions: null },
    });
    expect(await who(await tokenOf(cast.administrator))).toMatchObject({
      staff: { coordinator: false, administrator: true, regions: null },
    });
  });

  test('ends at once with its row', async () => {
    const person = await addPerson();
    const token = await tokenOf(person);
    expect(await who(token)).toMatchObject({ userId: person.userId });
    await db.session.deleteMany({ where: { userId: person.userId } });
    expect(await who(token)).toBeNull();
  });

  test('ends at its time', async () => {
    const person = await addPerson();
    const { token } = await createSession(db, person.userId, new Date(Date.now() - 14 * 86_400_000 - 1_000));
    expect(await who(token)).toBeNull();
    const { token: later } = await createSession(db, person.userId, new Date(Date.now() - 14 * 86_400_000 + 60_000));
    expect(await who(later)).not.toBeNull();
  });

  test('is not opened by what the database holds, by nothing, or by anything else', async () => {
    const token = await tokenOf(await addPerson());
    const kept = createHash('sha256').update(token).digest('hex');
    expect(await db.session.count({ where: { sessionToken: kept } })).toBe(1);
    for (const wrong of [kept, null, '', `${token}x`, token.slice(1), '../../etc/passwd']) expect(await who(wrong)).toBeNull();
  });

  test('of somebody disabled or unknown is nobody’s', async () => {
    const person = await addPerson();
    const token = await tokenOf(person);
    await db.user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
    expect(await who(token)).toBeNull();
    expect(await findActor(randomUUID())).toBeNull();
  });
});

test('rights are read again at each request', async () => {
  const person = await addPerson();
  const { organisationId } = companyGives.receiver.owner;
  const { id, version } = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'proposed' });
  const consent = () => act(consentToRequestAction, person, { requestId: String(id), version: String(version) });
  expect(await consent()).toMatchObject({ outcome: 'notFound' });
  const role = await db.staffRole.create({ data: { userId: person.userId, kind: 'coordinator', national: true } });
  expect(await consent()).toMatchObject({ outcome: 'forbidden' });
  await db.staffRole.delete({ where: { id: role.id } });
  const membership = await db.membership.create({ data: { userId: person.userId, organisationId, role: 'member' } });
  await db.membership.delete({ where: { id: membership.id } });
  expect(await consent()).toMatchObject({ outcome: 'notFound' });
  await db.membership.create({ data: { userId: person.userId, organisationId, role: 'member' } });
  expect(await consent()).toMatchObject({ outcome: 'done' });
});

describe('signing out', () => {
  test('ends this browser’s session and takes its cookie; another browser stays', async () => {
    const person = await addPerson();
    const other = await createSession(db, person.userId, new Date());
    const token = await tokenOf(person);
    const answer = await act(signOutAction, person, {});
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: '/fr' });
    expect(answer.cookies).toEqual([expect.stringMatching(new RegExp(`^${sessionCookie}=; Path=/; Expires=Thu, 01 Jan 1970`))]);
    expect(await who(token)).toBeNull();
    expect(await who(other.token)).toMatchObject({ userId: person.userId });
  });
});
