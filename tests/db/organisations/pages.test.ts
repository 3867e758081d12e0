import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadFile, loadFound, loadMerge, loadOrganisation, loadProfile } from '@/lib/organisations/loaders';
import { searchFiles } from '@/lib/organisations/queries';
import { cast, coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addOrganisation } from '@/tests/support/organisations';
import { organisations } from '@/tests/support/pages';

describe('the public page', () => {
  test('is of a verified organisation, and names nobody', async () => {
    const view = await viewAs(null, () => loadOrganisation(String(cast.associationOwner.organisationId)));
    expect(view.needs.length).toBeGreaterThan(0);
    expect(view.needCount).toBeGreaterThanOrEqual(view.needs.length);
    const said = JSON.stringify(view);
    for (const person of [cast.associationOwner, cast.associationMember]) {
      expect(said).not.toContain(person.name);
      expect(said).not.toContain(person.email);
    }
    // Nor its numbers: they are the desk's.
    const { receiptNumber } = await db.association.findUniqueOrThrow({ where: { organisationId: cast.associationOwner.organisationId } });
    expect(said).not.toContain(`"${receiptNumber}"`);
  });

  test.each(['draft', 'submitted', 'returned', 'suspended'] as const)('is nobody’s but its people’s and the desk’s: %s', async (state) => {
    const { id } = await addOrganisation({ state });
    const load = () => loadOrganisation(String(id));
    expect(await loadAs(null, load)).toBe(404);
    expect(await loadAs(cast.companyOwner, load)).toBe(404);
    expect(await loadAs(cast.associationMember, load)).toBe('/fr/association/profile');
    expect(await loadAs(cast.coordinatorNational, load)).toBe(`/fr/programme/organisations/${id}`);
  });

  test.each(['0', 'x', '2147483647', '2147483648', "1' OR 1=1"])('is not there: %s', async (id) =>
    expect(await loadAs(null, () => loadOrganisation(id))).toBe(404),
  );
});

describe('the profile', () => {
  test('is edited by owners and read by members', async () => {
    expect(await viewAs(cast.associationOwner, () => loadProfile('association'))).toMatchObject({ editable: true, missing: [] });
    expect(await viewAs(cast.associationMember, () => loadProfile('association'))).toMatchObject({ editable: false });
    expect(await loadAs(cast.companyOwner, () => loadProfile('association'))).toBe(403);
    expect(await loadAs(null, () => loadProfile('association'))).toBe(`/fr/sign-in?next=${encodeURIComponent('/association/profile')}`);
  });

  test('says what is missing, why it came back, and shows a waiting change', async () => {
    const returned = await viewAs(cast.returnedOwner, () => loadProfile('association'));
    expect(returned.reason).toContain('récépissé');
    expect(returned.missing.map(([field]) => field)).toContain('receiptDate');
    const { userId } = await db.membership.findFirstOrThrow({ where: { organisationId: organisations.changing, role: 'owner' } });
    const view = await viewAs({ userId, email: '', name: '', organisationId: null }, () => loadProfile('association'));
    expect(view.change?.lines.map(({ field }) => field)).toEqual(['nameFr', 'nameAr']);
    expect(view.shown.nameFr).not.toBe(view.file.values.nameFr);
  });

  test('ignores nonsense in its address', async () => {
    const view = await viewAs(cast.associationOwner, () => loadProfile('association', '<script>', 'exploded'));
    expect([view.done, view.logoError]).toEqual([undefined, undefined]);
  });
});

describe('the desk', () => {
  test('is for the programme alone', async () => {
    for (const load of [() => loadFound('gharb'), () => loadFile(String(organisations.duplicate)), () => loadMerge('54', '18')]) {
      expect(await loadAs<object>(cast.companyOwner, load)).toBe(403);
    }
    expect(await viewAs(cast.administrator, () => loadFile(String(organisations.duplicate)))).toMatchObject({
      allowed: [],
      why: 'notCoordinator',
    });
  });

  test('finds any organisation by name in either script, and by its whole number', async () => {
    const { id, nameFr } = await addOrganisation({ state: 'verified', receiptNumber: '771/1999' });
    const found = async (words: string) => (await searchFiles(words)).map((file) => file.id);
    expect(await found((nameFr ?? '').toUpperCase())).toEqual([id]);
    expect(await found('771 / 1999')).toEqual([id]);
    expect(await found('مهن الغرب')).toContain(cast.associationOwner.organisationId);
    expect(await found('%')).toEqual([]);
    expect(await found('  ')).toEqual([]);
  });

  test('reads two records face to face only where they may become one', async () => {
    expect(await viewAs(coordinatorIn('06'), () => loadMerge('54', '18'))).toMatchObject({ proposal: null });
    expect(await loadAs(coordinatorOut('06'), () => loadMerge('54', '18'))).toBe(403);
    for (const other of ['54', 'x', '999999', String(cast.companyOwner.organisationId)]) {
      expect(await loadAs(cast.coordinatorNational, () => loadMerge('54', other))).toBe(404);
    }
  });
});
