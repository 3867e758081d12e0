import { describe, expect, test, vi } from 'vitest';
import { createRound } from '@/lib/rounds/commands';
import { loadRound, loadRoundForm, loadRounds } from '@/lib/rounds/loaders';
import { writePair } from '@/lib/rounds/schema';
import { cast, coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addPair, by, companyGives, valueOf } from '@/tests/support/requests';
import { addReadyRound, addRound, roundTerms, setOf } from '@/tests/support/rounds';

// Each search starts a thread, which takes seconds on a machine that does other things too.
vi.setConfig({ testTimeout: 90_000 });

const coordinator = coordinatorIn('04');

test('the list is empty at first, then has the newest first, page by page', async () => {
  expect(await viewAs(cast.administrator, () => loadRounds(undefined))).toEqual({ rows: [], older: false, next: null, mayCreate: false });
  const ids: number[] = [];
  for (let count = 0; count < 21; count += 1) ids.unshift(await addRound());
  const first = await viewAs(coordinator, () => loadRounds(undefined));
  expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 20));
  expect(first).toMatchObject({ older: false, next: ids[19], mayCreate: true });
  const second = await viewAs(coordinator, () => loadRounds(String(first.next)));
  expect(second.rows.map(({ id }) => id)).toEqual(ids.slice(20));
  expect(second).toMatchObject({ older: true, next: null });
});

describe('who', () => {
  test.each([
    ['an administrator', cast.administrator],
    ['a coordinator of other regions', coordinatorOut('04')],
  ])('%s reads a round and conducts nothing', async (_who, person) => {
    await addPair(companyGives);
    const { id } = await addReadyRound();
    const view = await viewAs(person, () => loadRound(String(id)));
    expect(view).toMatchObject({ conducts: false, allowed: [] });
    expect(view.pairs.rows.map(({ key }) => key)).toEqual((await setOf(id)).slice(0, 20).map(writePair));
  });

  test.each([
    ['an association', cast.associationOwner, 403],
    ['a company', cast.companyOwner, 403],
    ['nobody', null, '/fr/sign-in?next=%2Fprogramme%2Frounds'],
  ])('%s reads none', async (_who, person, answer) => {
    expect(await loadAs(person, () => loadRounds(undefined))).toBe(answer);
    const id = await addRound();
    const one = typeof answer === 'number' ? answer : `/fr/sign-in?next=${encodeURIComponent(`/programme/rounds/${id}`)}`;
    expect(await loadAs(person, () => loadRound(String(id)))).toBe(one);
  });

  test.each(['0', 'x', '999999', '2147483648'])('there is no round %s', async (id) => {
    expect(await loadAs(coordinator, () => loadRound(id))).toBe(404);
  });
});

describe('a new one', () => {
  test('is offered where one decides', async () => {
    expect(await loadAs(cast.administrator, () => loadRoundForm())).toBe(403);
    const scoped = await viewAs(coordinator, () => loadRoundForm());
    expect(scoped.everywhere).toBe(false);
    expect(scoped.regions.map(({ code }) => code)).toContain('04');
    expect(scoped.regions.length).toBeLessThan(12);
    const national = await viewAs(cast.coordinatorNational, () => loadRoundForm());
    expect(national).toMatchObject({ everywhere: true, regions: { length: 12 } });
  });

  test('of everywhere is the national coordinators’', async () => {
    const everywhere = { ...roundTerms, regionCode: null };
    expect(await createRound(await by(coordinator), everywhere)).toEqual({ ok: false, code: 'forbidden' });
    expect(await createRound(await by(coordinatorOut('04')), roundTerms)).toEqual({ ok: false, code: 'forbidden' });
    const { roundId } = valueOf(await createRound(await by(cast.coordinatorNational), everywhere));
    expect(await viewAs(coordinator, () => loadRound(String(roundId)))).toMatchObject({ conducts: false, region: null });
  });

  test('sent twice is one', async () => {
    const context = await by(coordinator);
    const [first, second] = await Promise.all([createRound(context, roundTerms), createRound(context, roundTerms)]);
    expect(valueOf(first)).toEqual(valueOf(second));
  });
});

test('a long set is read stretch by stretch', async () => {
  for (let count = 0; count < 21; count += 1) await addPair(companyGives);
  const { id } = await addReadyRound();
  const keys = (await setOf(id)).map(writePair);
  expect(keys.length).toBeGreaterThan(20);
  const read = async (from: string) => (await viewAs(coordinator, () => loadRound(String(id), undefined, from))).pairs;
  expect((await read('20')).rows.map(({ key }) => key)).toEqual(keys.slice(20, 40));
  // What is no stretch of it is the first.
  for (const from of ['-1', 'x', '999999', '']) expect((await read(from)).from).toBe(0);
  expect((await read('27')).from).toBe(20);
});
