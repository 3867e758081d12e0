import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addDays, dayOf } from '@/lib/i18n/day';
import { publishNeedAction } from '@/lib/needs/actions';
import { markAllReadAction, openNotificationAction } from '@/lib/notifications/actions';
import { publishOfferAction } from '@/lib/offers/actions';
import {
  askForEmailChangeAction,
  askForResetAction,
  changeAccountAction,
  changePasswordAction,
  confirmEmailChangeAction,
  resetPasswordAction,
  signInAction,
  signOutAction,
  signOutEverywhereAction,
} from '@/lib/people/actions';
import { eraseAccountAction } from '@/lib/privacy/actions';
import { confirmRegistrationAction, registerAction } from '@/lib/registration/actions';
import {
  askForExpertiseAction,
  consentToRequestAction,
  decideRequestAction,
  declineRequestAction,
  pledgeExpertiseAction,
  withdrawRequestAction,
} from '@/lib/requests/actions';
import type { FieldError, FormAction } from '@/lib/result';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';
import { type Answer, act, type Fields, send, tokenOf } from '@/tests/support/act';
import { cast, type Person } from '@/tests/support/cast';
import { digest } from '@/tests/support/digest';
import { permissions } from '@/tests/support/permissions';
import { addOffer, addPair, companyGives, today } from '@/tests/support/requests';

/*
 * Whatever arrives, a person gets a field to mend and what they typed; nothing is written, and
 * nothing is our fault.
 */

const complaints = vi.spyOn(console, 'error');
beforeEach(() => {
  complaints.mockClear();
});
afterEach(() => expect(complaints).not.toHaveBeenCalled());

const actions: Record<string, FormAction> = {
  pledgeExpertiseAction,
  askForExpertiseAction,
  consentToRequestAction,
  declineRequestAction,
  withdrawRequestAction,
  decideRequestAction,
  publishNeedAction,
  publishOfferAction,
  openNotificationAction,
  markAllReadAction,
  signInAction,
  signOutAction,
  signOutEverywhereAction,
  registerAction,
  confirmRegistrationAction,
  askForResetAction,
  resetPasswordAction,
  askForEmailChangeAction,
  confirmEmailChangeAction,
  changePasswordAction,
  changeAccountAction,
  eraseAccountAction,
};

/** An action with a valid input and somebody who may. */
async function valid(name: string, situation?: string): Promise<{ action: FormAction; person: Person | null; fields: Fields }> {
  const row = permissions.find(
    (permission) => permission.action === name && (situation === undefined || permission.situation === situation),
  );
  const action = actions[name];
  const member =
    row && (Object.keys(row.expected) as (keyof typeof row.expected)[]).find((candidate) => row.expected[candidate] === 'done');
  if (!row || !action || !member) throw new Error(`Nobody may ${name}`);
  const { fields } = await row.arrange();
  const person = row.people[member];
  if (person) await tokenOf(person);
  return { action, person, fields };
}

const words: Record<string, string>[] = [fr.errors, ar.errors];

/** Refused with these field errors, each with its words; what was typed is given back; nothing was written. */
function expectRefusal(answer: Answer, sent: Fields, expected: Record<string, string>): void {
  if (answer.outcome === 'done') throw new Error('It was done');
  const codes = Object.fromEntries(Object.entries(answer.state.fields).map(([field, { code }]: [string, FieldError]) => [field, code]));
  expect({ outcome: answer.outcome, codes }).toEqual({ outcome: 'invalid', codes: expected });
  for (const code of Object.values(codes)) for (const errors of words) expect(errors).toHaveProperty(code);
  const typed = Object.entries(sent).filter(([field]) => !field.startsWith('_') && !/password/i.test(field));
  expect(answer.state.values).toEqual(
    Object.fromEntries(typed.flatMap(([field, value]) => ([value].flat().length > 0 ? [[field, [value].flat()]] : []))),
  );
}

const long = (length: number) => 'ب'.repeat(length);
const days = (count: number) => dayOf(addDays(today, count));

type Case = [field: string, sent: string | string[], code: string, errorOn?: string];
const ids: [string, string][] = ['', '0', '-1', '1.5', '2147483648', '{"not":""}', '__proto__', '1 OR 1=1', '1\0'].map((sent) => [
  sent,
  'choiceMissing',
]);
const idCases = (field: string): Case[] => ids.map(([sent, code]) => [field, sent, code]);
const textCases = (field: string, max: number): Case[] => [
  [field, long(max + 1), 'tooLong'],
  [field, long(200_000), 'tooLong'],
  [field, `Un texte assez long, avec un signe nul \0 au milieu, que nul ne voit.`, 'unreadableCharacters'],
  [field, `Un texte assez long, avec une sonnerie \x07 au milieu, que nul ne voit.`, 'unreadableCharacters'],
  [field, `Un texte assez long, qui se retourne \u202e au milieu, que nul ne voit.`, 'unreadableCharacters'],
  [field, `Un texte assez long, qui s’isole \u2067 au milieu, que nul ne voit.`, 'unreadableCharacters'],
];
const hoursCases = (field: string): Case[] => [
  [field, '', 'hoursMissing'],
  [field, '-5', 'hoursOutOfRange'],
  [field, '0', 'hoursOutOfRange'],
  [field, '99999', 'hoursOutOfRange'],
  [field, '1,1', 'hoursNotQuarters'],
  [field, 'Infinity', 'numberMalformed'],
  [field, '{"not":""}', 'numberMalformed'],
  [field, '1\u202e2', 'numberMalformed'],
];
const dayCases = (field: string, missing: string, past: string): Case[] => [
  [field, '', missing],
  [field, '2026-02-30', 'dateMalformed'],
  [field, '{"not":""}', 'dateMalformed'],
  [field, '0001-01-01', 'dateMalformed'],
  [field, '9999-12-31', 'dateMalformed'],
  [field, days(-1), past],
  [field, '2000-01-01', past],
];

const terms: Case[] = [
  ...idCases('needId'),
  ...idCases('offerId'),
  ...hoursCases('hours'),
  ['hours', '30,25', 'hoursBeyondLeft'],
  ...dayCases('startsOn', 'startMissing', 'dateInPast'),
  ['startsOn', days(271), 'dateOutsideOffer'],
  ['mode', 'both', 'modeMissing'],
  ['mode', '__proto__', 'modeMissing'],
  ['mode', [], 'modeMissing'],
  ...textCases('message', 2_000),
];
const version: Case[] = [
  ['version', '', 'choiceMissing'],
  ['version', '0', 'numberOutOfRange'],
  ['version', '-1', 'numberOutOfRange'],
  ['version', '1,5', 'numberMalformed'],
  ['version', '{"not":""}', 'numberMalformed'],
];
const which = [...idCases('requestId'), ...version];
const reasons: Case[] = [['reason', '', 'reasonMissing'], ['reason', 'Non merci.'.slice(1), 'tooShort'], ...textCases('reason', 500)];

const listing: Case[] = [
  ['side', 'programme', 'choiceMissing'],
  ['side', '__proto__', 'choiceMissing'],
  ['writtenIn', 'en', 'writtenInMissing'],
  ['title', '', 'titleMissing'],
  ['title', 'Une base ', 'titleTooShort'],
  ['title', 'Une base pour [qui ?]', 'blankLeft'],
  ['title', 'Une base\npour tous', 'unreadableCharacters'],
  ...textCases('title', 120),
  ['format', 'weekend', 'formatMissing'],
  ['languages', [], 'languagesMissing'],
  ['languages', ['fr', 'tlh'], 'choiceMissing'],
  ['skills', [], 'skillsMissing'],
  ['skills', ['database_design', 'x\0'], 'skillsUnknown'],
  ['skills', ['{"not":""}'], 'skillsUnknown'],
  ['skills', ['__proto__'], 'skillsUnknown'],
  ['skills', Array.from({ length: 9 }, (_, index) => `skill_${index}`), 'skillsTooMany'],
];
const need: Case[] = [
  ...listing,
  ['skills', ['bookkeeping'], 'skillsImportanceMissing'],
  ['importance.database_design', 'vital', 'skillsImportanceMissing', 'skills'],
  ['importance.database_design', 'useful', 'skillsEssentialMissing', 'skills'],
  ['context', '', 'contextMissing'],
  ['context', 'Trop court.', 'tooShort'],
  ...textCases('context', 2_000),
  ['deliverable', '', 'deliverableMissing'],
  ...textCases('deliverable', 1_000),
  ['sector', 'sport', 'sectorMissing'],
  ['province', '', 'provinceMissing'],
  ['province', '99.999', 'provinceMissing'],
  ['province', "04.281'; DROP TABLE x; --", 'provinceMissing'],
  ['mode', 'hybrid', 'modeMissing'],
  ...hoursCases('hours'),
  ...dayCases('wantedStart', 'wantedStartMissing', 'dayNotAfterToday'),
  ...dayCases('closesOn', 'closesOnMissing', 'dayNotAfterToday'),
  ['closesOn', days(41), 'closesAfterStart'],
  ...textCases('accessNote', 300),
];
const offer: Case[] = [
  ...listing,
  ['skills', ['bookkeeping'], 'skillsLevelMissing'],
  ['level.database_design', '5', 'skillsLevelMissing', 'skills'],
  ['level.database_design', '-1', 'skillsLevelMissing', 'skills'],
  ['description', '', 'descriptionMissing'],
  ...textCases('description', 2_000),
  ['sectors', [], 'sectorsMissing'],
  ['sectors', ['education', 'sport'], 'choiceMissing'],
  ['places', [], 'placesMissing'],
  ['places', ['13'], 'choiceMissing'],
  ['regime', 'paid', 'regimeMissing'],
  ...hoursCases('hoursTotal'),
  ...hoursCases('hoursPerMonth'),
  ['hoursTotal', '2000', 'hoursBeyondPeriod'],
  ['peopleCount', '0', 'numberOutOfRange'],
  ['peopleCount', '-3', 'numberOutOfRange'],
  ['peopleCount', '1,5', 'numberMalformed'],
  ['peopleCount', '', 'peopleMissing'],
  ...dayCases('availableFrom', 'availableFromMissing', 'dayBeforeToday'),
  ...dayCases('availableUntil', 'availableUntilMissing', 'dayNotAfterToday'),
];

const emails: Case[] = [
  ['email', '', 'emailMissing'],
  ['email', 'nabila', 'emailMalformed'],
  ['email', '{"not":""}', 'emailMalformed'],
  ['email', 'a@b.example\0', 'emailMalformed'],
  ['email', `${long(300)}@khibra.example`, 'emailMalformed'],
];
const newPasswords: Case[] = [
  ['password', '', 'passwordMissing'],
  ['password', [], 'passwordMissing'],
  ['password', long(9), 'passwordTooShort'],
  ['password', long(201), 'tooLong'],
  ['password', 'un mot de passe\0', 'tooLong'],
];
const tokens: Case[] = ['', 'x', long(43), 'x'.repeat(42), 'x'.repeat(44), '{"not":""}', `${'x'.repeat(42)}\0`].map(
  (sent): Case => ['token', sent, 'choiceMissing'],
);
const personNames: Case[] = [
  ['name', '', 'personNameMissing'],
  ['name', 'H', 'tooShort'],
  ['name', 'Hiba\nAmrani', 'unreadableCharacters'],
  ...textCases('name', 120),
];

/** By action and, where it matters, the situation of the permission table. */
const tables: [name: string, situation: string | undefined, cases: Case[]][] = [
  ['pledgeExpertiseAction', undefined, terms],
  ['askForExpertiseAction', undefined, terms],
  ['consentToRequestAction', undefined, which],
  ['declineRequestAction', undefined, [...which, ...reasons]],
  ['withdrawRequestAction', undefined, which],
  [
    'decideRequestAction',
    'rejecting',
    [...which, ...reasons, ['decision', 'postpone', 'decisionMissing'], ['decision', [], 'decisionMissing']],
  ],
  ['decideRequestAction', 'approving', textCases('reason', 500)],
  ['publishNeedAction', undefined, need],
  ['publishOfferAction', undefined, offer],
  ['openNotificationAction', undefined, idCases('id')],
  ['markAllReadAction', undefined, idCases('upTo')],
  [
    'eraseAccountAction',
    undefined,
    [
      ['password', '', 'passwordMissing'],
      ['password', [], 'passwordMissing'],
      ['password', long(201), 'passwordWrong'],
      ['password', 'secret\0', 'passwordWrong'],
      ['email', long(255), 'tooLong'],
      ['email', 'a@b.example\0', 'unreadableCharacters'],
    ],
  ],
  [
    'signInAction',
    undefined,
    [
      ...emails,
      ['password', '', 'passwordMissing'],
      ['password', [], 'passwordMissing'],
      ['password', long(201), 'tooLong'],
      ['password', 'secret\0', 'tooLong'],
      ['next', `/${long(300)}`, 'tooLong'],
      ['next', '/needs\0', 'unreadableCharacters'],
    ],
  ],
  [
    'registerAction',
    undefined,
    [
      ...personNames,
      ...emails,
      ['legalForm', '', 'legalFormMissing'],
      ['legalForm', 'sect', 'legalFormMissing'],
      ['legalForm', '__proto__', 'legalFormMissing'],
      ['organisationName', '', 'organisationNameMissing'],
      ['organisationName', 'ab', 'tooShort'],
      ...textCases('organisationName', 160),
      ['province', '', 'provinceMissing'],
      ['province', "04.281'; DROP TABLE x; --", 'provinceMissing'],
    ],
  ],
  ['confirmRegistrationAction', undefined, [...tokens, ...newPasswords]],
  ['askForResetAction', undefined, emails],
  ['resetPasswordAction', undefined, [...tokens, ...newPasswords]],
  [
    'askForEmailChangeAction',
    undefined,
    [...emails, ['currentPassword', '', 'passwordMissing'], ['currentPassword', long(201), 'tooLong']],
  ],
  ['confirmEmailChangeAction', undefined, tokens],
  [
    'changePasswordAction',
    undefined,
    [...newPasswords, ['currentPassword', '', 'passwordMissing'], ['currentPassword', long(201), 'tooLong']],
  ],
  [
    'changeAccountAction',
    undefined,
    [
      ...personNames,
      ...textCases('nameAr', 120),
      ['locale', 'en', 'languageMissing'],
      ['locale', [], 'languageMissing'],
      ['mails', ['request', 'account'], 'choiceMissing'],
      ['mails', ['__proto__'], 'choiceMissing'],
    ],
  ],
];

describe.each(tables)('%s', (name, situation, cases) => {
  test('each wrong field is named, and nothing is written', async () => {
    const { action, person, fields } = await valid(name, situation);
    const before = await digest();
    for (const [field, sent, code, errorOn = field] of cases) {
      const form = { ...fields, [field]: sent };
      expectRefusal(await act(action, person, form), form, { [errorOn]: code });
    }
    expect(await digest()).toEqual(before);
    // And the form was right but for them.
    expect(await act(action, person, fields)).toMatchObject({ outcome: 'done' });
  });
});

describe('what is no form', () => {
  const wrong: unknown[] = [
    '{"not":""}',
    { not: '' },
    { requestId: { not: '' }, version: { gt: 0 } },
    [],
    [['requestId', '1']],
    null,
    undefined,
    7,
    true,
    new Map([['requestId', '1']]),
    new URLSearchParams('requestId=1'),
    new Date(),
  ];
  test.each(Object.keys(actions).filter((name) => !/^signOut/.test(name)))('%s reads it as an empty one', async (name) => {
    const { action, person } = await valid(name);
    const before = await digest();
    for (const sent of wrong) {
      const answer = await send(action, person, sent);
      if (answer.outcome === 'done') throw new Error('It was done');
      expect(answer.outcome).toBe('invalid');
      expect(Object.keys(answer.state.fields).length).toBeGreaterThan(0);
      expect(answer.state.values).toEqual({});
    }
    expect(await digest()).toEqual(before);
  });
});

describe('names that mean something elsewhere', () => {
  test.each(Object.keys(actions))('%s takes them for what they are', async (name) => {
    const { action, person, fields } = await valid(name);
    const odd = {
      ...fields,
      constructor: 'x',
      prototype: 'x',
      toString: 'x',
      'importance.__proto__': 'x',
      $ACTION_ID_1: 'x',
      userId: 'x',
      organisationId: '1',
      actorId: 'x',
    };
    const form = new FormData();
    for (const [field, values] of Object.entries(odd)) for (const value of [values].flat()) form.append(field, value);
    form.append('__proto__', 'x');
    expect(await send(action, person, form)).toMatchObject({ outcome: 'done' });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

test('a field that was sent twice counts once, and both come back', async () => {
  const { action, person, fields } = await valid('pledgeExpertiseAction');
  const twice = { ...fields, hours: ['99999', '1'], mode: ['remote', 'on_site'] };
  expectRefusal(await act(action, person, twice), twice, { hours: 'hoursOutOfRange' });
});

test('all wrong fields are named at once, in the order of the form', async () => {
  const answer = await act(publishNeedAction, cast.associationOwner, { side: 'association', title: 'x', hours: '-1' });
  expect(answer.outcome === 'done' ? [] : Object.keys(answer.state.fields)).toEqual([
    ...[
      'writtenIn',
      'title',
      'context',
      'deliverable',
      'skills',
      'sector',
      'province',
      'mode',
      'format',
      'hours',
      'wantedStart',
      'closesOn',
      'languages',
    ],
  ]);
});

test('a password is never given back', async () => {
  const password = randomUUID();
  const answers = [
    await act(signInAction, null, { email: 'x', password }),
    await act(signInAction, null, { email: 'nobody@khibra.example', password, passwordAgain: password, currentPassword: password }),
  ];
  expect(answers.map(({ outcome }) => outcome)).toEqual(['invalid', 'credentials']);
  expect(JSON.stringify(answers)).not.toContain(password);
});

describe('ids of others', () => {
  const pledgeFields = { hours: '2', startsOn: days(30), mode: 'remote', message: '' };

  test('lead nowhere: what is not there is not found, what is not one’s own is forbidden', async () => {
    const { giver } = companyGives;
    const { needId, offerId } = await addPair(companyGives);
    const foreign = await addOffer(cast.otherCompanyOwner);
    await tokenOf(giver.owner);
    const before = await digest();
    const pledge = (ids: Fields) => act(pledgeExpertiseAction, giver.owner, { ...pledgeFields, ...ids });
    expect(await pledge({ needId: '2147483647', offerId: String(offerId) })).toMatchObject({ outcome: 'notFound' });
    expect(await pledge({ needId: String(needId), offerId: '2147483647' })).toMatchObject({ outcome: 'notFound' });
    expect(await pledge({ needId: String(needId), offerId: String(foreign) })).toMatchObject({ outcome: 'forbidden' });
    for (const action of [consentToRequestAction, withdrawRequestAction]) {
      expect(await act(action, giver.owner, { requestId: '2147483647', version: '1' })).toMatchObject({ outcome: 'notFound' });
    }
    expect(await act(openNotificationAction, giver.owner, { id: '2147483647' })).toMatchObject({ outcome: 'notFound' });
    expect(await digest()).toEqual(before);
  });

  test('of a side that one has no part in publish nothing', async () => {
    const { fields } = await valid('publishNeedAction');
    for (const person of [cast.coordinatorNational, cast.unverifiedOwner]) await tokenOf(person);
    const before = await digest();
    expect(await act(publishNeedAction, cast.coordinatorNational, fields)).toMatchObject({ outcome: 'forbidden' });
    expect(
      await act(publishNeedAction, cast.unverifiedOwner, { ...fields, organisationId: String(cast.associationOwner.organisationId) }),
    ).toMatchObject({
      outcome: 'organisationNotVerified',
    });
    expect({ ...(await digest()), '"Session"': '', 'public."Session"': '' }).toEqual({
      ...before,
      '"Session"': '',
      'public."Session"': '',
    });
  });
});
