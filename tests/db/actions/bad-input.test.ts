/// <reference types="vite/types/importMeta.d.ts" />
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { publishNeedAction } from '@/lib/needs/actions';
import { openNotificationAction } from '@/lib/notifications/actions';
import { signInAction } from '@/lib/people/actions';
import { consentToRequestAction, pledgeExpertiseAction, withdrawRequestAction } from '@/lib/requests/actions';
import type { FieldError, FormAction } from '@/lib/result';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';
import { type Answer, act, type Fields, send, tokenOf } from '@/tests/support/act';
import { badInput, withoutFields } from '@/tests/support/bad-input';
import { days } from '@/tests/support/bad-input/cases';
import { cast, type Person } from '@/tests/support/cast';
import { digest } from '@/tests/support/digest';
import { permissions } from '@/tests/support/permissions';
import { addOffer, addPair, companyGives } from '@/tests/support/requests';

/*
 * Whatever arrives, a person gets a field to mend and what they typed; nothing is written, and
 * nothing is our fault.
 */

const complaints = vi.spyOn(console, 'error');
beforeEach(() => {
  complaints.mockClear();
});
afterEach(() => expect(complaints).not.toHaveBeenCalled());

const modules = import.meta.glob<Record<string, FormAction>>('/lib/*/actions.ts', { eager: true });
const actions = new Map(Object.values(modules).flatMap((exports) => Object.entries(exports)));
const names = [...new Set(permissions.map(({ action }) => action))];

/** An action with a valid input and somebody who may. */
async function valid(name: string, situation?: string): Promise<{ action: FormAction; person: Person | null; fields: Fields }> {
  const row = permissions.find(
    (permission) => permission.action === name && (situation === undefined || permission.situation === situation),
  );
  const action = actions.get(name);
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
  const what = `${Object.keys(expected)}: ${JSON.stringify(sent).slice(0, 500)}`;
  expect({ outcome: answer.outcome, codes }, what).toEqual({ outcome: 'invalid', codes: expected });
  for (const code of Object.values(codes)) for (const errors of words) expect(errors).toHaveProperty(code);
  const typed = Object.entries(sent).filter(
    ([field, value]) => !field.startsWith('_') && !/password/i.test(field) && !(value instanceof File),
  );
  expect(answer.state.values).toEqual(
    Object.fromEntries(typed.flatMap(([field, value]) => ([value].flat().length > 0 ? [[field, [value].flat()]] : []))),
  );
}

test('every action of the permission table is sent what it must refuse', () => {
  const tried = new Set([...badInput.filter(({ cases }) => cases.length > 0).map(({ action }) => action), ...withoutFields]);
  expect([...tried].sort()).toEqual([...names].sort());
});

describe.each(badInput)('$action, $situation', ({ action: name, situation, cases }) => {
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
  test.each(names.filter((name) => !/^signOut/.test(name)))('%s reads it as an empty one', async (name) => {
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
  test.each(names)('%s takes them for what they are', async (name) => {
    const { action, person, fields } = await valid(name);
    const odd = {
      constructor: 'x',
      prototype: 'x',
      toString: 'x',
      'importance.__proto__': 'x',
      $ACTION_ID_1: 'x',
      userId: 'x',
      organisationId: '1',
      actorId: 'x',
      // What the form does ask for stays what it is.
      ...fields,
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
