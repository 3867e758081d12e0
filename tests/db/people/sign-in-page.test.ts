import { afterEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { SECTORS } from '@/lib/listings/rules';
import { loadSignIn } from '@/lib/people/loaders';
import { routes } from '@/lib/routes';
import { QUERY_MAX, readFilters, searchQuery } from '@/lib/search/schema';
import { demoAccounts } from '@/prisma/seed/accounts';
import { cast, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';

const LONGEST_SEARCH = routes.newSearch(
  'need',
  searchQuery(readFilters({ q: 'ش'.repeat(QUERY_MAX), sector: [...SECTORS], mode: 'remote' })),
);

const paths: [requested: string, next: string][] = [
  ['/association/needs/new', '/association/needs/new'],
  ['/needs/12/pledge?offer=3', '/needs/12/pledge?offer=3'],
  ['', ''],
  ['//evil.example', ''],
  ['/\\evil.example', ''],
  ['https://evil.example/', ''],
  ['javascript:alert(1)', ''],
  [`/${'a'.repeat(2_000)}`, ''],
  // The longest search that a list has words for comes back whole.
  [LONGEST_SEARCH, LONGEST_SEARCH],
  ['/needs\u0000', ''],
];
test.each(paths)('comes back to %j as %j', async (requested, next) => {
  expect(await loadAs(null, () => loadSignIn(requested))).toMatchObject({ next });
});

const homes: [who: string, person: Person, home: string][] = [
  ['an association', cast.associationMember, '/fr/association'],
  ['a company', cast.companyOwner, '/fr/company'],
  ['staff', cast.coordinatorNational, '/fr/programme'],
];
test.each(homes)('leads whoever is signed in to the page asked for, or to their work: %s', async (_who, person, home) => {
  expect(await loadAs(person, () => loadSignIn(''))).toBe(home);
  expect(await loadAs(person, () => loadSignIn('//evil.example'))).toBe(home);
  // Also where a company's provider leads back to.
  expect(await loadAs(person, () => loadSignIn('/needs'))).toBe('/fr/needs');
});

describe('the demo’s accounts', () => {
  afterEach(() => {
    env.KHIBRA_DEMO = false;
  });

  test('are nowhere but in the demo', async () => {
    expect(await loadAs(null, () => loadSignIn(''))).toMatchObject({ demo: null });
  });

  test('are those that the terminal prints, each with whom the person acts for', async () => {
    env.KHIBRA_DEMO = true;
    const { demo } = await viewAs(null, () => loadSignIn(''));
    expect(demo?.accounts.map(({ email }) => email)).toEqual(demoAccounts.map(({ email }) => email));
    expect(demo?.accounts[0]?.as).toEqual({ kind: 'organisation', name: { fr: 'Association Gharb Métiers', ar: 'جمعية مهن الغرب' } });
    expect(demo?.accounts.slice(2, 4).map((account) => account.as.kind)).toEqual(['national', 'regional']);
    expect(demo?.accounts.slice(-3).map((account) => account.as.kind)).toEqual(['administrator', 'worker', 'observer']);
  });

  test('leave out whoever was disabled', async () => {
    env.KHIBRA_DEMO = true;
    const email = 'nabila.chahbouni@gharb-metiers.example';
    await db.user.update({ where: { email }, data: { disabledAt: new Date() } });
    expect((await viewAs(null, () => loadSignIn(''))).demo?.accounts.map((account) => account.email)).not.toContain(email);
  });
});
