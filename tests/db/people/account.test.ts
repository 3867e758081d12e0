import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSession, currentActor } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { LIMITS } from '@/lib/limits/rules';
import { type Notice, notify } from '@/lib/notifications/commands';
import { sendMailJob } from '@/lib/notifications/jobs';
import {
  askForEmailChangeAction,
  changeAccountAction,
  confirmEmailChangeAction,
  resetPasswordAction,
  signInAction,
  signOutEverywhereAction,
} from '@/lib/people/actions';
import { confirmEmailChange } from '@/lib/people/commands';
import { loadAccount, loadEmailLink } from '@/lib/people/loaders';
import { act, asRequest, tokenOf } from '@/tests/support/act';
import type { Person } from '@/tests/support/cast';
import { addPerson, emailLinkOf, lettersTo, newEmail, resetLinkOf } from '@/tests/support/links';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { actorOf } from '@/tests/support/requests';

const PASSWORD = 'un mot de passe à soi';
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hash(PASSWORD);
});

const rowOf = ({ userId }: Person) => db.user.findUniqueOrThrow({ where: { id: userId } });

describe('changing the e-mail', () => {
  const ask = (person: Person, email: string, currentPassword = PASSWORD) =>
    act(askForEmailChangeAction, person, { email, currentPassword });
  const look = (token: string) => loadEmailLink(token).then((link) => link ?? {});
  const confirm = (person: Person | null, token: string) => act(confirmEmailChangeAction, person, { token });

  test('waits for the new mailbox, then tells the old one', async () => {
    const person = await addPerson({ passwordHash });
    const email = newEmail();
    expect(await ask(person, email)).toMatchObject({ outcome: 'done', redirectTo: '/fr/account?done=emailAsked' });
    expect(await rowOf(person)).toMatchObject({ email: person.email });
    const [letter] = await lettersTo(email);
    expect(letter).toMatchObject({ subject: 'Confirmez votre nouvelle adresse électronique', token: expect.stringMatching(/^.{43}$/) });
    expect(letter?.text).not.toContain('Amrani');
    expect(await viewAs(person, () => look(letter?.token ?? ''))).toEqual({ token: letter?.token, email, own: true });
    const reset = await resetLinkOf(person);
    expect(await confirm(person, letter?.token ?? '')).toMatchObject({ outcome: 'done', redirectTo: '/fr/account?done=email' });
    expect(await rowOf(person)).toMatchObject({ email, emailVerified: expect.any(Date) });
    expect(await lettersTo(person.email)).toMatchObject([{ subject: 'L’adresse de votre compte a changé' }]);
    // What lies in the old mailbox opens nothing any more.
    expect(await act(resetPasswordAction, null, { token: reset, password: PASSWORD })).toMatchObject({ outcome: 'linkUnusable' });
    expect(await act(signInAction, null, { email: person.email, password: PASSWORD })).toMatchObject({ outcome: 'credentials' });
    expect(await act(signInAction, null, { email, password: PASSWORD })).toMatchObject({ outcome: 'done' });
  });

  test('is not for whoever reads the mailbox: an address that was mistyped is a stranger’s', async () => {
    const [person, stranger] = [await addPerson({ passwordHash }), await addPerson()];
    const token = await emailLinkOf(person, newEmail());
    expect(await loadAs(null, () => look(token))).toBe(`/fr/sign-in?next=${encodeURIComponent(`/confirm-email/${token}`)}`);
    expect(await viewAs(stranger, () => look(token))).toMatchObject({ own: false });
    for (const somebody of [null, stranger]) expect(await confirm(somebody, token)).toMatchObject({ outcome: 'forbidden' });
    expect(await rowOf(person)).toMatchObject({ email: person.email });
    // It was not used up.
    expect(await confirm(person, token)).toMatchObject({ outcome: 'done' });
    expect(await confirm(person, token)).toMatchObject({ outcome: 'linkUnusable' });
    for (const somebody of [null, person]) expect(await loadAs(somebody, () => look(token))).toEqual({});
  });

  test('to an address that is somebody’s looks the same, and tells that address', async () => {
    const [person, other] = [await addPerson({ passwordHash }), await addPerson({ locale: 'ar' })];
    expect(await ask(person, other.email)).toMatchObject({ outcome: 'done', redirectTo: '/fr/account?done=emailAsked' });
    expect(await lettersTo(other.email)).toMatchObject([{ subject: 'لديكم حساب في خبرة', token: '' }]);
    expect(await db.mailedLink.count({ where: { userId: person.userId } })).toBe(0);
  });

  test('to an address that got an account meanwhile changes nothing', async () => {
    const [person, email] = [await addPerson({ passwordHash }), newEmail()];
    const token = await emailLinkOf(person, email);
    await db.user.create({ data: { email, name: 'Omar Tazi' } });
    expect(await confirm(person, token)).toMatchObject({ outcome: 'accountExists' });
    expect(await rowOf(person)).toMatchObject({ email: person.email });
  });

  test('two who want the same address: one gets it', async () => {
    const [one, two, email] = [await addPerson(), await addPerson(), newEmail()];
    const results = await Promise.all(
      [one, two].map(async (person) =>
        confirmEmailChange(await actorOf(person), { token: await emailLinkOf(person, email), address: null }, new Date()),
      ),
    );
    expect(results.map((result) => (result.ok ? 'done' : result.code)).sort()).toEqual(['accountExists', 'done']);
  });

  test('asks for the password, and for another address', async () => {
    const person = await addPerson({ passwordHash });
    expect(await ask(person, newEmail(), 'faux')).toMatchObject({
      outcome: 'invalid',
      state: { fields: { currentPassword: { code: 'passwordWrong' } } },
    });
    expect(await ask(person, person.email)).toMatchObject({ outcome: 'invalid', state: { fields: { email: { code: 'emailSame' } } } });
  });

  test('one change waits at a time', async () => {
    const person = await addPerson({ passwordHash });
    const [first, second] = [newEmail(), newEmail()];
    await ask(person, first);
    await ask(person, second);
    expect(await confirm(person, (await lettersTo(first))[0]?.token ?? '')).toMatchObject({ outcome: 'linkUnusable' });
    expect(await confirm(person, (await lettersTo(second))[0]?.token ?? '')).toMatchObject({ outcome: 'done' });
  });

  test('has a limit: nobody makes us write to everybody', async () => {
    const person = await addPerson({ passwordHash });
    const { attempts } = LIMITS.email_change.account;
    for (let index = 0; index < attempts; index += 1) expect(await ask(person, newEmail())).toMatchObject({ outcome: 'done' });
    expect(await ask(person, newEmail())).toMatchObject({ outcome: 'tooManyAttempts' });
  });

  test('of somebody disabled meanwhile does not happen', async () => {
    const person = await addPerson();
    const [token, actor] = [await emailLinkOf(person, newEmail()), await actorOf(person)];
    await db.user.update({ where: { id: person.userId }, data: { disabledAt: new Date() } });
    expect(await confirm(person, token)).toMatchObject({ outcome: 'forbidden' });
    expect(await confirmEmailChange(actor, { token, address: null }, new Date())).toEqual({ ok: false, code: 'linkUnusable' });
  });
});

describe('name, language and mails', () => {
  const mails = { mails_request: 'immediate', mails_mission: 'immediate', mails_listing: 'daily', mails_organisation: 'none' };
  const fields = { name: 'Hiba El Amrani', nameAr: 'هبة العمراني', locale: 'ar', ...mails };

  test('are kept, and lead to the pages of the language', async () => {
    const person = await addPerson();
    expect(await act(changeAccountAction, person, fields)).toMatchObject({ outcome: 'done', redirectTo: '/ar/account?done=saved' });
    expect(await rowOf(person)).toMatchObject({ name: 'Hiba El Amrani', nameAr: 'هبة العمراني', locale: 'ar' });
    expect(await viewAs(person, () => loadAccount('saved'))).toMatchObject({
      mails: { request: 'immediate', listing: 'daily', organisation: 'none' },
      locale: 'ar',
      done: 'saved',
    });
    const audit = () => db.auditEvent.findMany({ where: { subjectId: person.userId, action: 'account_changed' } });
    expect(await audit()).toMatchObject([{ fields: ['name', 'nameAr', 'locale', 'mails'] }]);
    // The same again is no change.
    await act(changeAccountAction, person, fields);
    expect(await audit()).toHaveLength(1);
    await act(changeAccountAction, person, { ...fields, nameAr: '', mails_listing: 'immediate', mails_organisation: 'daily' });
    expect(await viewAs(person, () => loadAccount())).toMatchObject({
      nameAr: null,
      mails: { request: 'immediate', listing: 'immediate', organisation: 'daily' },
      done: null,
    });
  });

  test('signing in leads to the pages of the language; whoever was on the way to a page reads it as they asked', async () => {
    const person = await addPerson({ passwordHash, locale: 'ar' });
    const signIn = (next: string) => act(signInAction, null, { email: person.email, password: PASSWORD, next });
    expect(await signIn('')).toMatchObject({ redirectTo: '/ar' });
    expect(await signIn('/needs/3')).toMatchObject({ redirectTo: '/fr/needs/3' });
  });

  test('nobody’s account is shown to nobody', async () => {
    expect(await loadAs(null, () => loadAccount())).toBe('/fr/sign-in?next=%2Faccount');
  });

  test('what was turned off is under the bell and not mailed; what is essential is mailed all the same', async () => {
    const person = await addPerson();
    const off = { mails_request: 'none', mails_mission: 'immediate', mails_listing: 'none', mails_organisation: 'immediate' };
    await act(changeAccountAction, person, { ...fields, locale: 'fr', ...off });
    const tell = async (notice: Omit<Notice, 'to'>) => {
      await transact((tx) => notify(tx, { ...notice, to: [person.userId] } as Notice));
      const { id } = await db.notification.findFirstOrThrow({ where: { userId: person.userId }, orderBy: { id: 'desc' } });
      await sendMailJob({ notificationId: id });
      return db.mail.count({ where: { notificationId: id } });
    };
    const name = { fr: 'Fil et Laine', ar: null };
    const withdrawn: Omit<Notice, 'to'> = { event: 'request_withdrawn', params: { organisationName: name, requestTitle: name }, href: '/' };
    const rejected: Omit<Notice, 'to'> = {
      event: 'request_rejected',
      params: { requestTitle: name, reason: 'Pas cette fois.' },
      href: '/',
    };
    expect(await tell(withdrawn)).toBe(0);
    expect(await tell({ event: 'listing_expired', params: { listingTitle: name }, href: '/' })).toBe(0);
    expect(await tell(rejected)).toBe(1);
    await act(changeAccountAction, person, { ...fields, ...off, mails_request: 'immediate' });
    expect(await tell(withdrawn)).toBe(1);
    // Once a day is not at once.
    await act(changeAccountAction, person, { ...fields, ...off, mails_request: 'daily' });
    expect(await tell(withdrawn)).toBe(0);
    expect(await db.notification.count({ where: { userId: person.userId, waitsForDigest: true } })).toBe(1);
  });
});

test('signing out everywhere ends every session, here too', async () => {
  const person = await addPerson();
  const { token } = await createSession(db, person.userId, new Date());
  await createSession(db, person.userId, new Date(0));
  expect(await viewAs(person, () => loadAccount())).toMatchObject({ sessions: 2 });
  const own = await tokenOf(person);
  expect(await act(signOutEverywhereAction, person, {})).toMatchObject({ outcome: 'done', redirectTo: '/fr/sign-in' });
  for (const ended of [token, own]) expect((await asRequest(ended, currentActor)).answer).toBeNull();
  expect(await db.auditEvent.count({ where: { actorId: person.userId, action: 'signed_out_everywhere' } })).toBe(1);
});
