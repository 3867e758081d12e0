import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { approveManyAction } from '@/lib/requests/actions';
import { approveMany } from '@/lib/requests/commands';
import { loadBulk, loadBulkResult } from '@/lib/requests/loaders';
import { BULK_MOST, TWO_PERSONS_ABOVE } from '@/lib/requests/rules';
import { act } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addPartners } from '@/tests/support/partnerships';
import { addPair, addRequest, by, companyGives, needOf, requestAt, valueOf, watch } from '@/tests/support/requests';

beforeAll(() => addPartners(companyGives));

const coordinator = coordinatorIn('04');

async function waiting(daysAgo = 0, terms = {}, quarters = 120) {
  const pair = await addPair(companyGives, { need: { quarters }, offer: { quarters: 1_200 } });
  const { id } = await addRequest(pair, { origin: 'pledge', state: 'accepted', terms });
  await db.partnershipRequest.update({ where: { id }, data: { acceptedAt: addDays(new Date(), -daysAgo) } });
  return { ...(await requestAt(id)), pair };
}

const inputs = (...rows: { id: number; version: number }[]) => rows.map(({ id, version }) => ({ requestId: id, version }));

test('approves each in a transaction of its own, the oldest first', async () => {
  const rows = [await waiting(1), await waiting(9), await waiting(4)];
  const { result, deeds, mails } = await watch(async () => approveMany(await by(coordinator), inputs(...rows)));
  const [young, old, middle] = rows.map(({ id }) => id);
  expect(valueOf(result).results).toEqual([old, middle, young].map((requestId) => ({ requestId, refused: null })));
  expect(deeds.map(({ action, subjectId }) => [action, Number(subjectId)])).toEqual(
    [old, middle, young].map((id) => ['request_approve', id]),
  );
  expect(mails).toBe(6);
  for (const row of rows) {
    expect(await requestAt(row.id)).toMatchObject({ state: 'approved', endedById: coordinator.userId });
    expect(await needOf(row.pair)).toMatchObject({ quartersLeft: row.pair && 116 });
  }
});

test('says of each what became of it, and leaves the others done', async () => {
  const good = await waiting(8);
  const changed = await waiting(7);
  const faster = await waiting(6, { quarters: 100 });
  await db.expertiseOffer.update({ where: { id: faster.offerId }, data: { quartersPerMonth: 1 } });
  const large = await waiting(5, { quarters: TWO_PERSONS_ABOVE + 1 }, 1_200);
  const covered = await waiting(4);
  await db.skillNeed.update({ where: { id: covered.needId }, data: { quartersLeft: 0, state: 'filled' } });
  const own = await waiting(3);
  const gone = { id: 2_147_483_000, version: 1 };
  const sent = inputs(good, { ...changed, version: changed.version + 1 }, faster, large, covered, own, gone);
  const { results } = valueOf(await approveMany(await by(coordinator), sent));
  expect(results.map(({ requestId, refused }) => [requestId, refused?.code ?? null])).toEqual([
    [good.id, null],
    [changed.id, 'changed'],
    [faster.id, 'decideAlone'],
    [large.id, 'decideAlone'],
    [covered.id, 'decideAlone'],
    [own.id, null],
    [gone.id, 'notFound'],
  ]);
  expect(await requestAt(large.id)).toMatchObject({ state: 'accepted' });
  expect(await db.firstDecision.count({ where: { subject: 'request', subjectId: String(large.id) } })).toBe(0);
});

test('of two for the same hours approves none: it is a choice', async () => {
  const row = await waiting(2, { quarters: 80 });
  const other = await addPair(companyGives);
  const rival = await addRequest({ ...other, needId: row.needId }, { origin: 'pledge', state: 'accepted', terms: { quarters: 80 } });
  const { results } = valueOf(await approveMany(await by(coordinator), inputs(row, rival)));
  expect(results.map(({ refused }) => refused?.code)).toEqual(['decideAlone', 'decideAlone']);
});

describe('a form sent again', () => {
  test('gets the first’s answer, whatever could be done by now', async () => {
    const row = await waiting(1);
    const submissionId = randomUUID();
    const stale = inputs({ ...row, version: row.version + 1 });
    const first = await approveMany(await by(coordinator, { submissionId }), stale);
    expect(await approveMany(await by(coordinator, { submissionId }), inputs(row))).toEqual(first);
    expect(await requestAt(row.id)).toMatchObject({ state: 'accepted' });
  });

  test('twice at once approves once', async () => {
    const rows = [await waiting(2), await waiting(1)];
    const submissionId = randomUUID();
    const contexts = [await by(coordinator, { submissionId }), await by(coordinator, { submissionId })];
    const { result, told } = await watch(() => Promise.all(contexts.map((context) => approveMany(context, inputs(...rows)))));
    for (const answer of result) expect(valueOf(answer).results.map(({ refused }) => refused)).toEqual([null, null]);
    expect(told).toHaveLength(4);
  });

  test('after it stopped half way goes on with the rest', async () => {
    const rows = [await waiting(2), await waiting(1)];
    const submissionId = randomUUID();
    // As a machine that stopped leaves it: the first is approved, and nothing is kept of the whole.
    valueOf(await approveMany(await by(coordinator, { submissionId }), inputs(rows[0] as (typeof rows)[0])));
    await db.submission.delete({ where: { actorId_submissionId: { actorId: coordinator.userId, submissionId } } });
    const { results } = valueOf(await approveMany(await by(coordinator, { submissionId }), inputs(...rows)));
    expect(results.map(({ refused }) => refused)).toEqual([null, null]);
  });
});

test.each([
  ['a coordinator of other regions', coordinatorOut('04')],
  ['an administrator', cast.administrator],
  ['an owner', cast.associationOwner],
])('is not for %s', async (_who, person) => {
  const row = await waiting();
  expect(await approveMany(await by(person), inputs(row))).toEqual({ ok: false, code: 'forbidden' });
  expect(await requestAt(row.id)).toMatchObject({ state: 'accepted' });
});

test('is sent for at most fifty', async () => {
  const send = (count: number) =>
    act(approveManyAction, coordinator, {
      request: Array.from({ length: count }, (_, index) => `${1_000_000 + index}-1`),
      _submission: randomUUID(),
    });
  expect(await send(BULK_MOST)).toMatchObject({ outcome: 'forbidden' });
  expect(await send(BULK_MOST + 1)).toMatchObject({ state: { fields: { request: { code: 'requestsTooMany', params: { max: 50 } } } } });
});

describe('the pages', () => {
  test('ask about what nothing warns of, and name the others', async () => {
    const [good, large] = [await waiting(3), await waiting(2, { quarters: TWO_PERSONS_ABOVE + 1 }, 1_200)];
    const view = await viewAs(coordinator, () => loadBulk([String(large.id), String(good.id), String(good.id), 'x', '999999']));
    expect(view).toMatchObject({ ready: [{ id: good.id, version: good.version }], leftOut: [{ id: large.id }], quarters: good.quarters });
    expect(await viewAs(coordinator, () => loadBulk(undefined))).toEqual({ ready: [], leftOut: [], quarters: 0 });
    // Out of one’s regions nothing can be approved.
    expect(await viewAs(coordinatorOut('04'), () => loadBulk(String(good.id)))).toMatchObject({ ready: [], leftOut: [{ id: good.id }] });
    for (const person of [cast.administrator, cast.companyOwner])
      expect(await loadAs<object>(person, () => loadBulk(String(good.id)))).toBe(403);
  });

  test('show the results again and again, to who decided alone', async () => {
    const [good, gone] = [await waiting(3), await waiting(2)];
    await db.partnershipRequest.update({ where: { id: gone.id }, data: { version: { increment: 1 } } });
    const submissionId = randomUUID();
    valueOf(await approveMany(await by(coordinator, { submissionId }), inputs(good, gone)));
    for (let time = 0; time < 2; time += 1) {
      expect(await viewAs(coordinator, () => loadBulkResult(submissionId))).toMatchObject({
        done: 1,
        rows: [
          { id: good.id, reference: good.reference, refused: null },
          { id: gone.id, refused: { code: 'changed' } },
        ],
      });
    }
    expect(await loadAs(cast.coordinatorNational, () => loadBulkResult(submissionId))).toBe(404);
    expect(await loadAs(coordinator, () => loadBulkResult('unknown'))).toBe(404);
    expect(await loadAs(cast.companyOwner, () => loadBulkResult(submissionId))).toBe(403);
  });
});
