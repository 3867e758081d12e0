import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET } from '@/app/api/account/data/route';
import { db } from '@/lib/db/client';
import { LIMITS } from '@/lib/limits/rules';
import { askForReset } from '@/lib/people/commands';
import { loadOwnData } from '@/lib/privacy/loaders';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, type Person } from '@/tests/support/cast';
import { addPerson, lettersTo } from '@/tests/support/links';
import { loadAs, viewAs } from '@/tests/support/load-as';

const download = async (person: Person | null) => (await asRequest(person && (await tokenOf(person)), () => GET())).answer;

describe('the file', () => {
  test('is the person’s own, to keep, and kept by nobody on the way', async () => {
    const response = await download(cast.companyOwner);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="khibra-\d{4}-\d\d-\d\d\.json"$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const data = await response.json();
    expect(data).toMatchObject({ format: 'khibra-own-data', version: 1, account: { email: cast.companyOwner.email, hasPassword: true } });
    // Programs read these keys: one may be added here, none may go.
    expect(Object.keys(data)).toEqual([
      'format',
      'version',
      'writtenAt',
      'account',
      'signInProviders',
      'sessions',
      'mailPreferences',
      'savedSearches',
      'calendars',
      'memberships',
      'staffRoles',
      'links',
      'verificationTokens',
      'invitationsReceived',
      'invitationsSent',
      'companyInvitationsReceived',
      'companyInvitationsSent',
      'drafts',
      'waitingPledges',
      'needs',
      'offers',
      'skillProposals',
      'profileChanges',
      'organisationMerges',
      'weightChanges',
      'requests',
      'requestTerms',
      'missionsEnded',
      'planItems',
      'planFiles',
      'meetings',
      'missionsWorkedOn',
      'peopleNamed',
      'hoursDeclared',
      'hoursAnswered',
      'agreementTexts',
      'hourRates',
      'partnershipReviews',
      'signatures',
      'certificates',
      'indicators',
      'values',
      'autonomy',
      'feedback',
      'diagnosticAnswers',
      'supportSteps',
      'reports',
      'forumRegistrations',
      'forumContacts',
      'forumContactsNoted',
      'forums',
      'forumImports',
      'forumImportRows',
      'leads',
      'leadEvents',
      'messages',
      'submissions',
      'notifications',
      'mails',
      'events',
      'otherEvents',
      'attachments',
    ]);
    const text = JSON.stringify(data);
    for (const other of [cast.companyMember, cast.associationOwner]) expect(text).not.toContain(other.email);
    const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: cast.companyOwner.userId } });
    expect(text).not.toContain(passwordHash);
  });

  test('shows no letter that still opens something: a session alone must not become the account', async () => {
    const person = await addPerson();
    expect(await askForReset({ email: person.email, address: null }, new Date())).toMatchObject({ ok: true });
    const [letter] = await lettersTo(person.email);
    const told = { locale: 'fr', subject: 'Une nouvelle', text: 'Des mots sans secret', html: '<p>Des mots sans secret</p>' } as const;
    await db.mail.create({ data: { ...told, toAddress: person.email, messageId: randomUUID() } });
    const text = await (await download(person)).text();
    expect(JSON.parse(text).mails).toMatchObject([told, { subject: letter?.subject, text: '', html: '', toAddress: person.email }]);
    expect(letter?.token).toMatch(/^.{43}$/);
    expect(text).not.toContain(letter?.token);
    const page = await viewAs(person, loadOwnData);
    expect(JSON.stringify(page)).not.toContain(letter?.token);
  });

  test('is for nobody who is not signed in', async () => {
    const response = await download(null);
    expect([response.status, await response.text()]).toEqual([403, '403']);
  });

  test('is given ten times an hour', async () => {
    const { attempts } = LIMITS.own_data.account;
    for (let index = 0; index < attempts; index += 1) expect((await download(cast.associationMember)).status).toBe(200);
    const refused = await download(cast.associationMember);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    const said = await refused.text();
    for (const words of ['Trop d’essais', 'محاولات كثيرة']) expect(said).toContain(words);
    expect(said).not.toContain(cast.associationMember.email);
    expect((await download(cast.otherCompanyOwner)).status).toBe(200);
  });
});

describe('the page', () => {
  beforeAll(() =>
    db.notification.createMany({
      data: Array.from({ length: 21 }, () => ({
        userId: cast.companyMember.userId,
        event: 'need_published',
        params: { listingTitle: { fr: 'Une base', ar: null } },
        href: '/needs/1',
      })),
    }),
  );

  test('says the same in sections, and how many there are', async () => {
    const view = await viewAs(cast.companyMember, loadOwnData);
    const account = view.sections.find(({ section }) => section === 'account');
    expect(account?.entries[0]).toContainEqual({ fact: 'email', value: { as: 'code', value: cast.companyMember.email } });
    const notifications = view.sections.find(({ section }) => section === 'notifications');
    expect([notifications?.entries.length, (notifications?.count ?? 0) > 20]).toEqual([20, true]);
    // What is not held is not named.
    expect(view.sections.every(({ count }) => count > 0)).toBe(true);
  });

  test('asks who is there first', async () => {
    expect(await loadAs(null, loadOwnData)).toMatch(/\/sign-in\?next=%2Faccount%2Fdata$/);
  });
});
