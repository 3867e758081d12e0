import { hash, verify } from '@node-rs/argon2';
import { beforeAll, describe, expect, test } from 'vitest';
import { currentActor, sessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { LIMITS } from '@/lib/limits/rules';
import { askForResetAction, changePasswordAction, resetPasswordAction, signInAction } from '@/lib/people/actions';
import { changePassword, resetPassword, signIn } from '@/lib/people/commands';
import { loadResetLink } from '@/lib/people/loaders';
import { act, asRequest, tokenOf } from '@/tests/support/act';
import type { Person } from '@/tests/support/cast';
import { gateBefore, waiting } from '@/tests/support/gate';
import { addPerson, emailLinkOf, lettersTo, newEmail, resetLinkOf } from '@/tests/support/links';
import { loadAs } from '@/tests/support/load-as';
import { actorOf } from '@/tests/support/requests';

const OLD = 'un ancien mot de passe';
const NEW = 'un nouveau mot de passe';
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hash(OLD);
});

const opens = async ({ email }: Person, password: string) => (await act(signInAction, null, { email, password })).outcome;
const isSignedIn = async (token: string) => (await asRequest(token, currentActor)).answer !== null;

describe('asking for a link', () => {
  const ask = (email: string) => act(askForResetAction, null, { email });

  test('is answered alike, and mailed to whoever has an account', async () => {
    const [person, disabled, erased, stranger] = [
      await addPerson({ locale: 'ar', passwordHash }),
      await addPerson({ disabledAt: new Date() }),
      await addPerson({ erasedAt: new Date() }),
      newEmail(),
    ];
    for (const email of [person.email, disabled.email, erased.email, stranger]) {
      expect(await ask(email)).toEqual({ outcome: 'done', redirectTo: '/fr/forgotten-password/sent', cookies: [] });
    }
    expect(await lettersTo(person.email)).toMatchObject([
      { subject: 'اختيار كلمة مرور جديدة', locale: 'ar', token: expect.stringMatching(/^.{43}$/) },
    ]);
    for (const email of [disabled.email, erased.email, stranger]) expect(await lettersTo(email)).toEqual([]);
    // Nothing has changed yet.
    expect(await opens(person, OLD)).toBe('done');
  });

  test('has a limit per account, known or not', async () => {
    const person = await addPerson();
    for (const email of [person.email, newEmail()]) {
      const answers = [];
      for (let index = 0; index <= LIMITS.reset.account.attempts; index += 1) answers.push((await ask(email)).outcome);
      expect(answers).toEqual([...Array(LIMITS.reset.account.attempts).fill('done'), 'tooManyAttempts']);
    }
  });
});

describe('a link to a new password', () => {
  const reset = (token: string, password = NEW) => act(resetPasswordAction, null, { token, password });

  test('changes it, ends every session, ends the other links, tells the person and signs in', async () => {
    const person = await addPerson({ passwordHash });
    const [token, other, email] = [await resetLinkOf(person), await resetLinkOf(person), await emailLinkOf(person, newEmail())];
    const session = await tokenOf(person);
    expect(await isSignedIn(session)).toBe(true);
    const answer = await reset(token);
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: '/fr/account?done=password' });
    expect(answer.cookies).toEqual([expect.stringMatching(new RegExp(`^${sessionCookie}=[\\w-]{43};`))]);
    expect(await isSignedIn(session)).toBe(false);
    expect(await db.session.count({ where: { userId: person.userId } })).toBe(1);
    expect(await opens(person, OLD)).toBe('credentials');
    expect(await opens(person, NEW)).toBe('done');
    expect(await reset(token)).toMatchObject({ outcome: 'linkUnusable' });
    expect(await reset(other)).toMatchObject({ outcome: 'linkUnusable' });
    expect(await db.mailedLink.count({ where: { userId: person.userId, usedAt: null } })).toBe(0);
    expect(email).toMatch(/./);
    expect(await db.notification.findMany({ where: { userId: person.userId }, select: { event: true } })).toEqual([
      { event: 'account_password_changed' },
    ]);
    const audit = await db.auditEvent.findMany({ where: { subjectId: person.userId, action: 'password_changed' } });
    expect(audit).toMatchObject([{ actorId: person.userId, fields: ['passwordHash'] }]);
    expect(await db.user.findUniqueOrThrow({ where: { id: person.userId } })).toMatchObject({ emailVerified: expect.any(Date) });
  });

  test('gives a password to somebody who had none', async () => {
    const person = await addPerson();
    expect(await reset(await resetLinkOf(person))).toMatchObject({ outcome: 'done' });
    expect(await opens(person, NEW)).toBe('done');
  });

  test('lets in somebody who had tried too often', async () => {
    const person = await addPerson({ passwordHash });
    for (let index = 0; index < LIMITS.sign_in.account.attempts; index += 1) await opens(person, 'faux');
    expect(await opens(person, OLD)).toBe('tooManyAttempts');
    expect(await reset(await resetLinkOf(person))).toMatchObject({ outcome: 'done' });
    expect(await opens(person, NEW)).toBe('done');
  });

  test('works for an hour, and is looked at without being used', async () => {
    const person = await addPerson({ passwordHash });
    const now = new Date();
    const made = (milliseconds: number) => resetLinkOf(person, new Date(now.getTime() - 3_600_000 + milliseconds));
    expect(await resetPassword({ token: await made(0), password: NEW, address: null }, now)).toEqual({ ok: false, code: 'linkUnusable' });
    expect(await resetPassword({ token: await made(1), password: NEW, address: null }, now)).toMatchObject({ ok: true });
    const token = await resetLinkOf(person);
    for (let opened = 0; opened < 3; opened += 1)
      expect(await loadAs(null, () => loadResetLink(token).then((link) => link ?? {}))).toEqual({ token, email: person.email });
    expect(await reset(token)).toMatchObject({ outcome: 'done' });
  });

  test('of twenty presses at once changes it once', async () => {
    const person = await addPerson({ passwordHash });
    const token = await resetLinkOf(person);
    const results = await Promise.all(Array.from({ length: 20 }, () => resetPassword({ token, password: NEW, address: null }, new Date())));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.session.count({ where: { userId: person.userId } })).toBe(1);
  });

  test('is nobody’s who was disabled or erased, or has another address by now', async () => {
    const [disabled, erased, moved] = [
      await addPerson({ passwordHash }),
      await addPerson({ passwordHash }),
      await addPerson({ passwordHash }),
    ];
    const tokens = await Promise.all([disabled, erased, moved].map((person) => resetLinkOf(person)));
    await db.user.update({ where: { id: disabled.userId }, data: { disabledAt: new Date() } });
    await db.user.update({ where: { id: erased.userId }, data: { erasedAt: new Date() } });
    await db.user.update({ where: { id: moved.userId }, data: { email: newEmail() } });
    for (const token of tokens) expect(await reset(token)).toMatchObject({ outcome: 'linkUnusable', cookies: [] });
    const rows = await db.user.findMany({ where: { id: { in: [disabled.userId, erased.userId, moved.userId] } } });
    for (const row of rows) expect(await verify(row.passwordHash ?? '', OLD)).toBe(true);
  });

  test('wants a password that is not the address', async () => {
    const person = await addPerson({ passwordHash });
    expect(await reset(await resetLinkOf(person), person.email)).toMatchObject({
      outcome: 'invalid',
      state: { fields: { password: { code: 'passwordIsEmail' } } },
    });
  });
});

describe('changing it while signed in', () => {
  const change = (person: Person, currentPassword = OLD, password = NEW) =>
    act(changePasswordAction, person, { currentPassword, password });

  test('keeps this device and signs the others out', async () => {
    const person = await addPerson({ passwordHash });
    const other = (await act(signInAction, null, { email: person.email, password: OLD })).cookies[0];
    const token = new RegExp(`^${sessionCookie}=([\\w-]{43});`).exec(other ?? '')?.[1] ?? '';
    expect(await isSignedIn(token)).toBe(true);
    const answer = await change(person);
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: '/fr/account?done=password' });
    const own = new RegExp(`^${sessionCookie}=([\\w-]{43});`).exec(answer.cookies[0] ?? '')?.[1] ?? '';
    expect([await isSignedIn(own), await isSignedIn(token)]).toEqual([true, false]);
    expect(await opens(person, NEW)).toBe('done');
  });

  test('asks for the one that is there', async () => {
    const [person, without] = [await addPerson({ passwordHash }), await addPerson()];
    for (const somebody of [person, without]) {
      expect(await change(somebody, 'un mauvais mot de passe')).toMatchObject({
        outcome: 'invalid',
        state: { fields: { currentPassword: { code: 'passwordWrong' } } },
        cookies: [],
      });
    }
    expect(await opens(person, OLD)).toBe('done');
  });

  test('a session alone gives no more guesses than the sign-in page', async () => {
    const person = await addPerson({ passwordHash });
    for (let index = 0; index < LIMITS.sign_in.account.attempts; index += 1) {
      expect(await change(person, 'un mauvais mot de passe')).toMatchObject({ outcome: 'invalid' });
    }
    expect(await change(person)).toMatchObject({ outcome: 'tooManyAttempts' });
    expect(await opens(person, OLD)).toBe('tooManyAttempts');
  });
});

describe('a sign-in by the old password beside a new one', () => {
  const closed = gateBefore('Session');
  const signingIn = ({ email }: Person) => signIn({ email, password: OLD, address: null }, new Date());
  const changing = async (person: Person) =>
    changePassword(await actorOf(person), { currentPassword: OLD, password: NEW, address: null }, new Date());

  test.each(['first', 'second'])('that comes %s does not outlive it', async (order) => {
    const person = await addPerson({ passwordHash });
    const both = order === 'first' ? [signingIn, changing] : [changing, signingIn];
    const started: ReturnType<typeof signIn>[] = [];
    await closed(async () => {
      for (const start of both) {
        started.push(start(person));
        await waiting(started.length);
      }
    });
    const [signedIn, changed] = order === 'first' ? started : started.reverse();
    const tokens = [await signedIn, await changed].map((result) => (result?.ok ? result.value.token : ''));
    expect(await Promise.all(tokens.map(isSignedIn))).toEqual([false, true]);
    expect(await db.session.count({ where: { userId: person.userId } })).toBe(1);
  });
});
