import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/i18n/day';
import { loadNeedsFor } from '@/lib/matches/loaders';
import { DEFAULT_WEIGHTS, PARTS } from '@/lib/matching/weights';
import { currentWeights, loadContext, weightsOf } from '@/lib/ranking/context';
import { loadDecision } from '@/lib/requests/loaders';
import { changeWeightsAction, previewWeightsAction } from '@/lib/weights/actions';
import { changeWeights } from '@/lib/weights/commands';
import { loadPreview, loadWeights } from '@/lib/weights/loaders';
import { listSampleOffers } from '@/lib/weights/queries';
import { PREVIEWED, SAMPLE_OFFERS } from '@/lib/weights/rules';
import { readPoints, writePoints } from '@/lib/weights/schema';
import { act } from '@/tests/support/act';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { otherWeights } from '@/tests/support/permissions/weights';
import { addOffer, addPair, addRequest, companyGives } from '@/tests/support/requests';

const { administrator } = cast;
const REASON = 'Les organisations peu montrées passent trop loin.';
const intent = () => ({ actorId: administrator.userId, submissionId: randomUUID(), action: 'test' });
const now = new Date();

/** The weights in force with some points moved from the skills to the place. */
async function moved(points: number) {
  const { version, ...current } = await currentWeights();
  return { ...current, skills: current.skills - points, place: current.place + points, version, reason: REASON };
}

/** The same as a form sends them. */
async function typed(points: number) {
  return Object.fromEntries(Object.entries(await moved(points)).map(([name, value]) => [name, String(value)]));
}

test('the first version is what the code has: nothing changes until somebody changes it', async () => {
  expect(await db.matchWeights.count()).toBe(1);
  expect(await currentWeights()).toEqual(DEFAULT_WEIGHTS);
  expect((await loadContext(now)).weights).toEqual(DEFAULT_WEIGHTS);
});

describe('a change', () => {
  test('is the next ranking’s, keeps its author and reason, and leaves kept scores alone', async () => {
    const { id: requestId } = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'accepted' });
    const before = await viewAs(coordinatorIn('04'), () => loadDecision(String(requestId)));
    const answer = await changeWeights(intent(), await moved(50));
    expect(answer).toEqual({ ok: true, value: { version: 2 } });

    // Every process asks the table with each ranking: there is nothing to wait for.
    expect(await currentWeights()).toEqual({ ...DEFAULT_WEIGHTS, version: 2, skills: 400, place: 200 });
    const after = await viewAs(coordinatorIn('04'), () => loadDecision(String(requestId)));
    expect(after.match).toEqual(before.match);
    const { weightsVersion, offerId } = await db.partnershipRequest.findUniqueOrThrow({ where: { id: requestId } });
    expect(weightsVersion).toBe(1);
    const ranking = await loadNeedsFor(offerId, now, 3);
    expect(ranking?.rows[0]?.match.parts.map(({ part, of }) => [part, of]).slice(0, 2)).toEqual([
      ['skills', 400],
      ['place', 200],
    ]);
    const next = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'proposed' });
    expect(await db.partnershipRequest.findUniqueOrThrow({ where: { id: next.id } })).toMatchObject({ weightsVersion: 2 });

    const { history, current } = await viewAs(cast.coordinatorNational, () => loadWeights(undefined, undefined));
    expect(history.map(({ version }) => version)).toEqual([2, 1]);
    expect(current).toMatchObject({
      author: { fr: administrator.name },
      reason: REASON,
      changed: [
        { part: 'skills', from: 450, to: 400 },
        { part: 'place', from: 150, to: 200 },
      ],
      requests: 1,
    });
    expect(dayOf(current.createdAt)).toBe(dayOf(now));
    const event = await db.auditEvent.findFirstOrThrow({ where: { subject: 'weights' }, orderBy: { id: 'desc' } });
    expect(event).toMatchObject({
      actorId: administrator.userId,
      action: 'weights_changed',
      subjectId: '2',
      fields: ['skills', 'place'],
    });
  });

  test('of one that is not the current one is refused', async () => {
    const proposal = await moved(1);
    expect(await changeWeights(intent(), { ...proposal, version: proposal.version - 1 })).toEqual({ ok: false, code: 'changed' });
    expect(await changeWeights(intent(), { ...proposal, version: proposal.version + 1 })).toEqual({ ok: false, code: 'changed' });
  });

  test('to what is in force already is none', async () => {
    const unchanged = { ok: false, code: 'invalid', fields: { sum: { code: 'weightsUnchanged' } } };
    expect(await changeWeights(intent(), await moved(0))).toEqual(unchanged);
    const points = await typed(0);
    expect(await act(previewWeightsAction, administrator, points)).toMatchObject({
      outcome: 'invalid',
      state: { fields: unchanged.fields },
    });
  });

  test('after somebody else’s keeps the reason, and says whether anything is left to do', async () => {
    const [other, same] = [await typed(3), await typed(2)];
    expect(await changeWeights(intent(), await moved(2))).toMatchObject({ ok: true });
    expect(await act(changeWeightsAction, administrator, { ...other, _submission: randomUUID() })).toMatchObject({
      outcome: 'weightsChanged',
      state: { values: { reason: [REASON] } },
    });
    expect(await act(changeWeightsAction, administrator, { ...same, _submission: randomUUID() })).toMatchObject({
      outcome: 'invalid',
      state: { fields: { sum: { code: 'weightsUnchanged' } }, values: { reason: [REASON] } },
    });
  });

  test('sent twice counts once', async () => {
    const [once, proposal] = [intent(), await moved(1)];
    const answers = await Promise.all([changeWeights(once, proposal), changeWeights(once, proposal)]);
    expect(answers).toEqual([answers[0], answers[0]]);
    expect((await currentWeights()).version).toBe(proposal.version + 1);
  });

  test('of several at once, one is made', async () => {
    for (let round = 0; round < 5; round += 1) {
      const proposals = await Promise.all([1, 2, 3, 4].map(moved));
      const before = (await currentWeights()).version;
      const answers = await Promise.all(proposals.map((proposal) => changeWeights(intent(), proposal)));
      expect(answers.map((answer) => (answer.ok ? 'done' : answer.code)).sort()).toEqual(['changed', 'changed', 'changed', 'done']);
      expect((await currentWeights()).version).toBe(before + 1);
      expect(await db.auditEvent.count({ where: { action: 'weights_changed', subjectId: String(before + 1) } })).toBe(1);
    }
  });

  test('never changes a version that is there', async () => {
    expect(await weightsOf(1)).toEqual(DEFAULT_WEIGHTS);
    await expect(db.matchWeights.update({ where: { version: 1 }, data: { skills: 449, place: 151 } })).rejects.toThrow(/append-only/);
    await expect(db.matchWeights.delete({ where: { version: 1 } })).rejects.toThrow(/append-only/);
  });
});

describe('the preview', () => {
  const allOnPlace = '0-1000-0-0-0-0-0-0';

  test('shows how the first of three lists would move, and writes nothing', async () => {
    const version = (await currentWeights()).version;
    const view = await viewAs(administrator, () => loadPreview(allOnPlace));
    expect(view.samples).toHaveLength(SAMPLE_OFFERS);
    expect(new Set(view.samples.map(({ organisationName }) => organisationName.fr)).size).toBe(SAMPLE_OFFERS);
    for (const { offerId, moves, counts } of view.samples) {
      const ranking = await loadNeedsFor(offerId, now, PREVIEWED);
      // The places of today are those of the list that everybody sees.
      const today = moves.flatMap((move) => {
        if (move.kind === 'enters') return [];
        return [[move.kind === 'stays' ? move.place : move.from, move.id]];
      });
      expect(today.sort(([a = 0], [b = 0]) => a - b)).toEqual(ranking?.rows.map(({ id }, index) => [index + 1, id]));
      expect(counts.enters).toBe(counts.leaves);
    }
    expect(view.samples.some(({ counts }) => counts.moves > 0)).toBe(true);
    expect((await currentWeights()).version).toBe(version);
  });

  test('is of the newest open offers with hours left, one of each organisation', async () => {
    // The first is newer than what the second organisation has, and is not its own organisation's newest.
    await addOffer(cast.companyOwner);
    const ids = [await addOffer(cast.otherCompanyOwner), await addOffer(cast.companyOwner)];
    await db.expertiseOffer.updateMany({ where: { id: await addOffer(cast.companyOwner) }, data: { state: 'paused' } });
    await db.expertiseOffer.updateMany({ where: { id: await addOffer(cast.companyOwner) }, data: { quartersLeft: 0 } });
    const open = await db.expertiseOffer.findMany({
      where: { state: 'open', quartersLeft: { gt: 0 }, organisation: { state: 'verified' } },
      select: { id: true, organisationId: true },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    });
    const newest = open.filter(({ organisationId }, index) => open.findIndex((row) => row.organisationId === organisationId) === index);
    expect(newest.slice(0, 2).map(({ id }) => id)).toEqual(ids.toReversed());
    for (const take of [1, SAMPLE_OFFERS, newest.length + 1]) {
      const sampled = await listSampleOffers(take);
      expect(sampled.map(({ id }) => id)).toEqual(newest.slice(0, take).map(({ id }) => id));
    }
  });

  test('of the change that was made is what the lists are then', async () => {
    const proposal = { skills: 100, place: 300, sector: 200, format: 200, hours: 50, languages: 50, freshness: 50, attention: 50 };
    const view = await viewAs(administrator, () => loadPreview(writePoints(proposal)));
    await changeWeights(intent(), { ...proposal, version: view.version, reason: REASON });
    for (const { offerId, moves } of view.samples) {
      const ranking = await loadNeedsFor(offerId, now, PREVIEWED);
      expect(moves.flatMap((move) => (move.kind === 'leaves' ? [] : [move.id]))).toEqual(ranking?.rows.map(({ id }) => id));
    }
  });

  test('without a proposal is the form', async () => {
    for (const points of [undefined, '1-2-3']) {
      expect(await loadAs(administrator, () => loadPreview(points))).toBe('/fr/programme/weights');
    }
  });

  test('of the weights in force compares nothing, and stays: whoever was overtaken finds their reason there', async () => {
    const current = await currentWeights();
    const view = await viewAs(administrator, () => loadPreview(writePoints(current)));
    expect(view).toEqual({ version: current.version, current, proposed: readPoints(writePoints(current)), samples: [] });
  });
});

describe('who', () => {
  const points = '0-1000-0-0-0-0-0-0';

  test.each([
    ['an administrator', administrator, true],
    ['a coordinator', cast.coordinatorNational, false],
    ['a coordinator of some regions', coordinatorIn('04'), false],
  ])('%s reads', async (_who, person, mayChange) => {
    const view = await viewAs(person, () => loadWeights(points, 'changed'));
    expect(view).toMatchObject({ mayChange, done: true });
    expect(writePoints(view.proposed)).toBe(mayChange ? points : writePoints(view.current.points));
    const preview = await loadAs(person, () => loadPreview(points));
    if (mayChange) expect(preview).toMatchObject({ proposed: readPoints(points) });
    else expect(preview).toBe(403);
  });

  test.each([
    ['an association', cast.associationOwner, 403],
    ['a company', cast.companyOwner, 403],
    ['nobody', null, '/fr/sign-in?next=%2Fprogramme%2Fweights'],
  ])('%s does not', async (_who, person, answer) => {
    expect(await loadAs(person, () => loadWeights(undefined, undefined))).toBe(answer);
    const next =
      typeof answer === 'number' ? answer : `/fr/sign-in?next=${encodeURIComponent(`/programme/weights/preview?points=${points}`)}`;
    expect(await loadAs(person, () => loadPreview(points))).toBe(next);
  });

  test('a form of the table is right', async () => {
    expect(Object.keys(await otherWeights()).sort()).toEqual([...PARTS, 'version'].sort());
  });
});
