import { createHash, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, test } from 'vitest';
import { sessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { signInAction } from '@/lib/people/actions';
import { signIn } from '@/lib/people/commands';
import { DEMO_PASSWORD } from '@/lib/people/rules';
import { act } from '@/tests/support/act';
import { cast, type Person } from '@/tests/support/cast';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const minutes = (count: number, milliseconds = 0) => new Date(NOW.getTime() + count * 60_000 + milliseconds);
const PASSWORD = 'un mot de passe à soi';
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hash(PASSWORD);
});

/** Somebody of a test's own, whose attempts nobody else counts. */
async function addPerson(data: { disabledAt?: Date; erasedAt?: Date; passwordHash?: null } = {}): Promise<Person> {
  const { id, email, name } = await db.user.create({
    data: { email: `${randomUUID()}@khibra.example`, name: 'Hiba Amrani', passwordHash, ...data },
  });
  return { userId: id, email, name, organisationId: null };
}

const sessionsOf = ({ userId }: Person) => db.session.findMany({ where: { userId } });

describe('the right password', () => {
  test('writes a session whose row holds the token’s hash, and sets the cookie', async () => {
    const person = await addPerson();
    const answer = await act(signInAction, null, { email: ` ${person.email.toUpperCase()} `, password: PASSWORD });
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: '/fr' });
    const [cookie, ...others] = answer.cookies;
    expect(others).toEqual([]);
    const [, token = '', attributes = ''] = new RegExp(`^${sessionCookie}=([\\w-]{43}); (.*)$`).exec(cookie ?? '') ?? [];
    expect(
      attributes
        .split('; ')
        .map((attribute) => attribute.split('=')[0])
        .sort(),
    ).toEqual(['Expires', 'HttpOnly', 'Path', 'SameSite']);
    expect(attributes).toContain('Path=/;');
    expect(attributes).toContain('SameSite=lax');
    const [session] = await sessionsOf(person);
    expect(session?.sessionToken).toBe(createHash('sha256').update(token).digest('hex'));
    expect((session?.expires.getTime() ?? 0) - Date.now()).toBeGreaterThan(13.9 * 86_400_000);
    expect((session?.expires.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(14 * 86_400_000);
    // Nothing in the database is the token.
    const dump = await db.$queryRaw<
      { text: string }[]
    >`SELECT s::text AS text FROM "Session" s UNION ALL SELECT a::text FROM "AuditEvent" a`;
    expect(dump.filter(({ text }) => text.includes(token))).toEqual([]);
    expect(
      await db.auditEvent.findMany({ where: { subjectId: person.userId }, select: { actorId: true, action: true, subject: true } }),
    ).toEqual([{ actorId: person.userId, action: 'signed_in', subject: 'user' }]);
  });

  const homes: [who: string, person: Person, home: string][] = [
    ['somebody of an association', cast.associationOwner, '/fr/association'],
    ['somebody of a company', cast.companyMember, '/fr/company'],
    ['a coordinator', cast.coordinatorNational, '/fr/programme'],
    ['an administrator', cast.administrator, '/fr/programme'],
  ];
  test.each(homes)('leads %s to their work', async (_who, { email }, home) => {
    expect(await act(signInAction, null, { email, password: DEMO_PASSWORD })).toMatchObject({ outcome: 'done', redirectTo: home });
  });

  test.each([
    ['/needs/3/pledge?offer=2', '/ar/needs/3/pledge?offer=2'],
    ['', '/fr'],
    ['https://elsewhere.example/', '/fr'],
    ['//elsewhere.example/', '/fr'],
    ['/\\elsewhere.example/', '/fr'],
    ['/needs /\n', '/fr'],
    ['javascript:alert(1)', '/fr'],
  ])('comes back to a page of this site only: %j', async (next, redirectTo) => {
    const { email } = await addPerson();
    expect(await act(signInAction, null, { email, password: PASSWORD, next, _locale: 'ar' })).toMatchObject({
      outcome: 'done',
      redirectTo,
    });
  });

  test('ends the session of who sat here before', async () => {
    const [before, after] = [await addPerson(), await addPerson()];
    expect(await act(signInAction, before, { email: after.email, password: PASSWORD })).toMatchObject({ outcome: 'done' });
    expect([await sessionsOf(before), await sessionsOf(after)]).toEqual([[], [expect.anything()]]);
  });
});

describe('anything else', () => {
  const strangers: [what: string, person: () => Promise<{ email: string }>, password: string][] = [
    ['a wrong password', () => addPerson(), `${PASSWORD} `],
    ['another case', () => addPerson(), PASSWORD.toUpperCase()],
    ['an unknown address', async () => ({ email: `${randomUUID()}@khibra.example` }), PASSWORD],
    ['somebody who was disabled', () => addPerson({ disabledAt: new Date() }), PASSWORD],
    ['somebody who was forgotten', () => addPerson({ erasedAt: new Date() }), PASSWORD],
    ['an account without a password', () => addPerson({ passwordHash: null }), PASSWORD],
  ];
  test.each(strangers)('gets one answer, which says nothing: %s', async (_what, person, password) => {
    const { email } = await person();
    const sessions = await db.session.count();
    const answer = await act(signInAction, null, { email, password, next: '/needs' });
    expect(answer).toEqual({
      outcome: 'credentials',
      state: { status: 'refused', code: 'credentials', fields: {}, values: { email: [email], next: ['/needs'] } },
      cookies: [],
    });
    expect(await db.session.count()).toBe(sessions);
  });
});

describe('after ten failures', () => {
  const attempt = (email: string, password: string, now: Date) =>
    signIn({ email, password, address: null }, now).then((result) => (result.ok ? 'done' : result));
  const fail = async (email: string, count: number, now = NOW) => {
    for (let index = 0; index < count; index += 1) expect(await attempt(email, 'faux', now)).toEqual({ ok: false, code: 'credentials' });
  };

  test('the eleventh waits for the end of the window, whatever the password', async () => {
    const { email } = await addPerson();
    await fail(email, 10);
    expect(await attempt(email, PASSWORD, NOW)).toEqual({ ok: false, code: 'tooManyAttempts', params: { minutes: 15 } });
    expect(await attempt(email, PASSWORD, minutes(14, 1))).toEqual({ ok: false, code: 'tooManyAttempts', params: { minutes: 1 } });
    expect(await attempt(email, PASSWORD, minutes(15, -1))).toEqual({ ok: false, code: 'tooManyAttempts', params: { minutes: 1 } });
    // Trying meanwhile has not made it longer.
    expect(await attempt(email, PASSWORD, minutes(15))).toBe('done');
  });

  test('the tenth may still be right, and forgets the nine', async () => {
    const { email } = await addPerson();
    await fail(email, 9);
    expect(await attempt(email, PASSWORD, NOW)).toBe('done');
    await fail(email, 10);
    expect(await attempt(email, PASSWORD, NOW)).toMatchObject({ code: 'tooManyAttempts' });
  });

  test('a window that has ended starts anew', async () => {
    const { email } = await addPerson();
    await fail(email, 10);
    await fail(email, 10, minutes(15));
    expect(await attempt(email, PASSWORD, minutes(29))).toEqual({ ok: false, code: 'tooManyAttempts', params: { minutes: 1 } });
  });

  test('an unknown address waits as a known one does, and nobody else', async () => {
    const email = `${randomUUID()}@khibra.example`;
    await fail(email, 10);
    expect(await attempt(email, 'faux', NOW)).toMatchObject({ code: 'tooManyAttempts', params: { minutes: 15 } });
    expect(await attempt((await addPerson()).email, PASSWORD, NOW)).toBe('done');
  });

  test('the page says how long', async () => {
    const { email } = await addPerson();
    await fail(email, 10, new Date());
    expect(await act(signInAction, null, { email, password: PASSWORD })).toMatchObject({
      outcome: 'tooManyAttempts',
      state: { params: { minutes: 15 }, values: { email: [email] } },
    });
  });

  test('thirty at once get ten tries', async () => {
    const { email } = await addPerson();
    const results = await Promise.all(Array.from({ length: 30 }, () => attempt(email, 'faux', NOW)));
    const codes = results.map((result) => (result === 'done' ? 'done' : result.code));
    expect(codes.filter((code) => code === 'credentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'tooManyAttempts')).toHaveLength(20);
  });
});
