import { hash } from '@node-rs/argon2';
import { beforeAll, describe, expect, test } from 'vitest';
import { sessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { LIMITS } from '@/lib/limits/rules';
import { confirmRegistrationAction, registerAction } from '@/lib/registration/actions';
import { confirmRegistration, register } from '@/lib/registration/commands';
import { loadRegister, loadRegistrationLink } from '@/lib/registration/loaders';
import { act } from '@/tests/support/act';
import { cast } from '@/tests/support/cast';
import { addPerson, lettersTo, newEmail, waitingRegistration } from '@/tests/support/links';
import { loadAs } from '@/tests/support/load-as';

const form = (email: string) => ({
  name: 'Hiba Amrani',
  email,
  legalForm: 'association',
  organisationName: 'Atelier des potières de Salé',
  province: '04.441',
});
const PASSWORD = 'trois mots au hasard';
let province: { code: string; regionCode: string };

beforeAll(async () => {
  province = await db.province.findFirstOrThrow({ where: { regionCode: '04' }, orderBy: { code: 'asc' } });
});
const sent = (email: string) => ({ ...form(email), province: province.code });
const send = (fields: ReturnType<typeof form>, locale = 'fr') => act(registerAction, null, { ...fields, _locale: locale });
const counts = () => Promise.all([db.user.count(), db.organisation.count(), db.membership.count()]);

describe('registering', () => {
  test('writes to the address, and makes nothing else', async () => {
    const email = newEmail();
    const before = await counts();
    expect(await send(sent(email))).toEqual({ outcome: 'done', redirectTo: '/fr/register/sent', cookies: [] });
    expect(await counts()).toEqual(before);
    const [letter, ...others] = await lettersTo(email);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      subject: 'Confirmez votre adresse électronique',
      locale: 'fr',
      token: expect.stringMatching(/^.{43}$/),
    });
    // A stranger may have typed both: our mail says nothing that they wrote.
    expect(letter?.text).not.toContain('Amrani');
    expect(letter?.text).not.toContain('potières');
  });

  test('answers a known address alike, which is told that it has an account', async () => {
    const person = await addPerson({ locale: 'ar' });
    const before = await counts();
    expect(await send(sent(person.email.toUpperCase()))).toEqual({ outcome: 'done', redirectTo: '/fr/register/sent', cookies: [] });
    expect(await counts()).toEqual(before);
    expect(await lettersTo(person.email)).toMatchObject([{ subject: 'لديكم حساب في خبرة', locale: 'ar', token: '' }]);
    expect(await db.mailedLink.count({ where: { email: person.email } })).toBe(0);
  });

  test('asks for a province that is there, whoever the address is', async () => {
    for (const email of [newEmail(), cast.associationMember.email]) {
      expect(await send({ ...sent(email), province: '04.999' })).toMatchObject({
        outcome: 'invalid',
        state: { fields: { province: { code: 'provinceMissing' } }, values: { email: [email] } },
      });
    }
  });

  test('has a limit per address of mail, known or not', async () => {
    const person = await addPerson();
    for (const email of [newEmail(), person.email]) {
      const answers = [];
      for (let index = 0; index <= LIMITS.registration.account.attempts; index += 1) answers.push((await send(sent(email))).outcome);
      expect(answers).toEqual([...Array(LIMITS.registration.account.attempts).fill('done'), 'tooManyAttempts']);
      expect(await lettersTo(email)).toHaveLength(LIMITS.registration.account.attempts);
    }
  });
});

describe('the link', () => {
  const confirm = (token: string, password = PASSWORD) => act(confirmRegistrationAction, null, { token, password });

  test('makes the account, its organisation as a draft, and signs in', async () => {
    const email = newEmail();
    await send({ ...sent(email), name: 'هبة العمراني', organisationName: 'ورشة الخزافات', legalForm: 'cooperative' }, 'ar');
    const [letter] = await lettersTo(email);
    expect(letter?.text).toContain('/ar/register/');
    const answer = await act(confirmRegistrationAction, null, { token: letter?.token ?? '', password: PASSWORD, _locale: 'ar' });
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: '/ar/association/profile' });
    expect(answer.cookies).toEqual([expect.stringMatching(new RegExp(`^${sessionCookie}=[\\w-]{43};`))]);
    const user = await db.user.findUniqueOrThrow({
      where: { email },
      include: { memberships: { include: { organisation: true } }, sessions: true },
    });
    expect(user).toMatchObject({
      name: 'هبة العمراني',
      nameAr: 'هبة العمراني',
      locale: 'ar',
      emailVerified: expect.any(Date),
      memberships: [
        {
          role: 'owner',
          organisation: {
            kind: 'ASSOCIATION',
            legalForm: 'cooperative',
            state: 'draft',
            nameAr: 'ورشة الخزافات',
            nameFr: null,
            regionCode: '04',
            provinceCode: province.code,
            verifiedAt: null,
          },
        },
      ],
      sessions: [expect.anything()],
    });
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    const audit = await db.auditEvent.findMany({ where: { actorId: user.id }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action, subject }) => [action, subject])).toEqual([
      ['account_registered', 'user'],
      ['organisation_registered', 'organisation'],
    ]);
    expect(await db.mailedLink.findFirstOrThrow({ where: { email } })).toMatchObject({ payload: null, usedAt: expect.any(Date) });
  });

  test('leads a company to its own side', async () => {
    const email = newEmail();
    await send({ ...sent(email), legalForm: 'public_body' });
    const [letter] = await lettersTo(email);
    expect(await confirm(letter?.token ?? '')).toMatchObject({ outcome: 'done', redirectTo: '/fr/company/profile' });
  });

  test('keeps a company’s six answers as the draft of its first offer', async () => {
    const answered = 'people=3&province=06.141&skills=website_creation&sector=any&time=1.5&unit=days&mode=either&languages=fr';
    const drafts = async (fields: Record<string, string>) => {
      const email = newEmail();
      expect(await send({ ...sent(email), ...fields })).toMatchObject({ outcome: 'done' });
      const [letter] = await lettersTo(email);
      expect(await confirm(letter?.token ?? '')).toMatchObject({ outcome: 'done' });
      return db.draft.findMany({ where: { author: { email } }, select: { kind: true, fields: true } });
    };
    expect(await drafts({ legalForm: 'company', answers: answered })).toEqual([
      {
        kind: 'offer',
        fields: {
          writtenIn: ['fr'],
          skills: ['website_creation'],
          'level.website_creation': ['3'],
          sectors: ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'],
          places: ['remote', '06'],
          format: ['day'],
          hoursTotal: ['31.5'],
          peopleCount: ['3'],
          languages: ['fr'],
        },
      },
    ]);
    // What is no answer is left out, and an association has not been asked.
    expect(await drafts({ legalForm: 'company', answers: answered.replace('people=3', 'people=none') })).toEqual([]);
    expect(await drafts({ legalForm: 'company', answers: answered.replace('06.141', '99.999') })).toEqual([]);
    expect(await drafts({ legalForm: 'association', answers: answered })).toEqual([]);
  });

  test('opened any number of times is as good as new; its form works once', async () => {
    const { token, email, organisationName } = await waitingRegistration();
    const usable = { state: 'usable', token, email, organisationName };
    for (let opened = 0; opened < 3; opened += 1) expect(await loadAs(null, () => loadRegistrationLink(token))).toEqual(usable);
    expect(await confirm(token)).toMatchObject({ outcome: 'done' });
    expect(await confirm(token)).toMatchObject({ outcome: 'linkUnusable' });
    expect(await loadAs(null, () => loadRegistrationLink(token))).toEqual({ state: 'unusable' });
  });

  test('of twenty presses at once makes one account', async () => {
    const { token, email } = await waitingRegistration();
    const before = await db.organisation.count();
    const now = new Date();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => confirmRegistration({ token, password: PASSWORD, address: null }, now)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await db.user.count({ where: { email } }), await db.organisation.count()]).toEqual([1, before + 1]);
  });

  test('is over after three days', async () => {
    const now = new Date();
    const made = (milliseconds: number) => waitingRegistration(new Date(now.getTime() - 3 * 86_400_000 + milliseconds));
    const attempt = async (token: string) => confirmRegistration({ token, password: PASSWORD, address: null }, now);
    expect(await attempt((await made(0)).token)).toEqual({ ok: false, code: 'linkUnusable' });
    expect(await attempt((await made(1)).token)).toMatchObject({ ok: true });
  });

  test('of an address that got an account meanwhile leads to that one, and takes nothing from it', async () => {
    const { token, email } = await waitingRegistration();
    await db.user.create({ data: { email, name: 'Omar Tazi', passwordHash: await hash(PASSWORD) } });
    expect(await loadAs(null, () => loadRegistrationLink(token))).toEqual({ state: 'accountExists' });
    const before = await counts();
    expect(await confirm(token, 'un autre mot de passe')).toMatchObject({ outcome: 'accountExists', cookies: [] });
    expect(await counts()).toEqual(before);
    expect(await db.user.findUniqueOrThrow({ where: { email } })).toMatchObject({ name: 'Omar Tazi' });
  });

  test('whoever registers somebody else’s address chooses no password for it', async () => {
    const email = newEmail();
    await register(
      {
        input: { ...form(email), legalForm: 'association', province: province.code, answers: null, from: null, invitation: null },
        locale: 'fr',
        address: null,
      },
      new Date(),
    );
    const [letter] = await lettersTo(email);
    // All that the stranger could give is the form; the mailbox’s owner is who opens the link and chooses.
    const link = await db.mailedLink.findFirstOrThrow({ where: { email } });
    expect(Object.keys(link.payload as object).sort()).toEqual(['legalForm', 'locale', 'name', 'organisationName', 'province']);
    expect(await confirm(letter?.token ?? '')).toMatchObject({ outcome: 'done' });
  });

  test('wants a password that is not the address', async () => {
    const { token, email } = await waitingRegistration();
    for (const password of [email, email.toUpperCase(), email.split('@')[0] ?? '']) {
      expect(await confirm(token, password)).toMatchObject({
        outcome: 'invalid',
        state: { fields: { password: { code: 'passwordIsEmail' } } },
      });
    }
    expect(await confirm(token)).toMatchObject({ outcome: 'done' });
  });

  test('is tried so many times and no more', async () => {
    const { token, email } = await waitingRegistration();
    const { attempts } = LIMITS.confirmation.account;
    for (let index = 0; index < attempts; index += 1) expect(await confirm(token, email)).toMatchObject({ outcome: 'invalid' });
    expect(await confirm(token)).toMatchObject({ outcome: 'tooManyAttempts' });
  });
});

test('whoever is signed in has an account, and is led to their work', async () => {
  expect(await loadAs(cast.companyOwner, () => loadRegister({}))).toBe('/fr/company');
  expect(await loadAs(null, () => loadRegister({ side: 'company' }))).toMatchObject({ side: 'company' });
  expect(await loadAs(null, () => loadRegister({ side: 'programme' }))).toMatchObject({ side: null });
});
