import { describe, expect, test } from 'vitest';
import {
  decideChangeAction,
  decideMergeAction,
  proposeMergeAction,
  reinstateOrganisationAction,
  saveProfileAction,
  suspendOrganisationAction,
  verifyOrganisationAction,
  withdrawChangeAction,
} from '@/lib/organisations/actions';
import type { FieldError } from '@/lib/result';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';
import { act, send, tokenOf } from '@/tests/support/act';
import { digest } from '@/tests/support/digest';
import { organisationPermissions } from '@/tests/support/permissions/organisations';

/*
 * Whatever arrives, a person gets a field to mend, in words of both languages, and what they typed; nothing
 * is written.
 */

const actions = {
  saveProfileAction,
  withdrawChangeAction,
  verifyOrganisationAction,
  suspendOrganisationAction,
  reinstateOrganisationAction,
  decideChangeAction,
  proposeMergeAction,
  decideMergeAction,
};

type Case = [field: string, sent: string | string[], code: string];

const long = (length: number) => 'ب'.repeat(length);
const ids = (field: string): Case[] =>
  ['', '0', '-1', '1.5', '2147483648', '{"not":""}', '__proto__', '1 OR 1=1', '1\0'].map((sent) => [field, sent, 'choiceMissing']);
const version: Case[] = [
  ['version', '', 'choiceMissing'],
  ['version', '0', 'numberOutOfRange'],
  ['version', '{"not":""}', 'numberMalformed'],
];
const which = [...ids('organisationId'), ...version];
const unreadable = (field: string): Case[] =>
  ['\0', '\x07', '\u202e', '\u2067'].map((sign) => [field, `Assez long ${sign} ici.`, 'unreadableCharacters']);
const reasons: Case[] = [
  ['reason', '', 'reasonMissing'],
  ['reason', 'x'.repeat(9), 'tooShort'],
  ['reason', long(501), 'tooLong'],
  ...unreadable('reason'),
];
const decision: Case[] = [
  ['decision', 'perhaps', 'decisionMissing'],
  ['decision', [], 'decisionMissing'],
  ['decision', '__proto__', 'decisionMissing'],
];

const profile: Case[] = [
  ...which,
  ['intent', 'delete', 'choiceMissing'],
  ['legalForm', '__proto__', 'legalFormMissing'],
  ['legalForm', 'company', 'legalFormMissing'],
  ['province', "04.281'; DROP TABLE x; --", 'provinceMissing'],
  ['province', '04.999', 'provinceMissing'],
  ['sectors', ['education', 'sport'], 'choiceMissing'],
  ['nameFr', long(161), 'tooLong'],
  ['nameFr', 'x', 'tooShort'],
  ['nameFr', '', 'nameMissing'],
  ...unreadable('nameFr'),
  ...unreadable('missionAr'),
  ['missionAr', long(1_201), 'tooLong'],
  ['missionAr', long(200_000), 'tooLong'],
  ['links', 'javascript:alert(1)', 'linkMalformed'],
  ['links', 'http://a.example', 'linkMalformed'],
  ['foundedIn', '{"not":""}', 'numberMalformed'],
  ['receiptType', 'both', 'receiptTypeMissing'],
  ['receiptDate', '2026-02-30', 'dateMalformed'],
  ['receiptDate', '2099-01-01', 'dateInFuture'],
  ['receiptNumber', long(61), 'tooLong'],
  ['ice', '00000000000097', 'iceDigits'],
  ['ice', '{"not":""}', 'iceDigitsOnly'],
];

/** By action and situation of the permission table. */
const tables: [name: keyof typeof actions, situation: string, cases: Case[]][] = [
  ['saveProfileAction', 'a draft', profile],
  ['withdrawChangeAction', 'a waiting change', [...ids('organisationId'), ...ids('changeId')]],
  ['verifyOrganisationAction', 'returning', [...which, ...reasons, ...decision]],
  ['suspendOrganisationAction', 'a verified one', [...which, ...reasons]],
  ['reinstateOrganisationAction', 'a suspended one', which],
  ['decideChangeAction', 'refusing', [...ids('organisationId'), ...ids('changeId'), ...reasons, ...decision]],
  [
    'proposeMergeAction',
    'two records of a region',
    [...ids('one'), ...ids('other'), ['keep', '7', 'keepMissing'], ['keep', '', 'keepMissing']],
  ],
  ['decideMergeAction', 'setting it aside', [...ids('mergeId'), ...decision]],
];

test('every action of the room is tried', () =>
  expect(tables.map(([name]) => name)).toEqual([...new Set(organisationPermissions.map(({ action }) => action))]));

describe.each(tables)('%s, %s', (name, situation, cases) => {
  async function arranged() {
    const row = organisationPermissions.find((permission) => permission.action === name && permission.situation === situation);
    const member =
      row && (Object.keys(row.expected) as (keyof typeof row.expected)[]).find((candidate) => row.expected[candidate] === 'done');
    const person = row && member && row.people[member];
    if (!row || !person) throw new Error(`Nobody may ${name}`);
    await tokenOf(person);
    return { action: actions[name], person, fields: (await row.arrange()).fields };
  }

  test('each wrong field is named, and nothing is written', async () => {
    const { action, person, fields } = await arranged();
    const before = await digest();
    for (const [field, sent, code] of cases) {
      // One name is enough, so that a missing one is refused when the other is missing too.
      const form = { ...fields, ...(field === 'nameFr' && { nameAr: '' }), [field]: sent };
      const answer = await act(action, person, form);
      if (answer.outcome === 'done') throw new Error(`${field} = ${JSON.stringify(sent)} was taken`);
      const codes = Object.entries(answer.state.fields).map(([key, error]: [string, FieldError]) => [key, error.code]);
      expect([answer.outcome, Object.fromEntries(codes)[field]], `${field} = ${JSON.stringify(sent).slice(0, 60)}`).toEqual([
        'invalid',
        code,
      ]);
      for (const [, known] of codes) for (const errors of [fr.errors, ar.errors]) expect(errors).toHaveProperty(String(known));
      expect(answer.state.values[field] ?? []).toEqual([sent].flat());
    }
    expect(await digest()).toEqual(before);
    expect(await act(action, person, fields)).toMatchObject({ outcome: 'done' });
  });

  test('what is no form reads as an empty one', async () => {
    const { action, person } = await arranged();
    const before = await digest();
    for (const sent of ['{"not":""}', { organisationId: { not: '' } }, [], null, undefined, 7, new URLSearchParams('organisationId=1')]) {
      expect((await send(action, person, sent)).outcome).toBe('invalid');
    }
    expect(await digest()).toEqual(before);
  });
});
