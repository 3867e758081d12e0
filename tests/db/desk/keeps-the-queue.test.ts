/// <reference types="vite/types/importMeta.d.ts" />
import { expect, test } from 'vitest';
import type { FormAction } from '@/lib/result';
import { act } from '@/tests/support/act';
import { permissions } from '@/tests/support/permissions';
import { CAST } from '@/tests/support/permissions/table';

const modules = import.meta.glob<Record<string, FormAction>>('/lib/*/actions.ts', { eager: true });
const actions = new Map(Object.values(modules).flatMap((exports) => Object.entries(exports)));

/** All that is decided at the desk, on a page that its queue led to. */
const DECISIONS = [
  'decideRequestAction',
  'approveManyAction',
  'verifyOrganisationAction',
  'suspendOrganisationAction',
  'reinstateOrganisationAction',
  'decideChangeAction',
  'proposeMergeAction',
  'decideMergeAction',
  'reviewListingAction',
  'decideProposalAction',
];

const decisions = permissions.filter(({ action }) => DECISIONS.includes(action));

test('every decision of the desk is tried', () => {
  expect(new Set(decisions.map(({ action }) => action))).toEqual(new Set(DECISIONS));
});

test.each(decisions)('$action, $situation, leads on with the queue as it was asked for', async ({ action, arrange, expected, people }) => {
  const { fields } = await arrange();
  const member = CAST.find((candidate) => expected[candidate] === 'done');
  const person = member && people[member];
  if (!person) throw new Error('Nobody may do it');
  const answer = await act(actions.get(action) as FormAction, person, { ...fields, _keep: '?scope=all&urgency=late&q=eau' });
  if (answer.outcome !== 'done') throw new Error(`Refused: ${answer.outcome}`);
  const { pathname, searchParams } = new URL(answer.redirectTo ?? '', 'https://khibra.example');
  expect(pathname).toMatch(/^\/fr\/programme/);
  expect(Object.fromEntries(searchParams)).toMatchObject({ scope: 'all', urgency: 'late', q: 'eau' });
  expect(searchParams.get('kind')).toBeNull();
});
