import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadDesk } from '@/lib/desk/loaders';
import { loadDecision } from '@/lib/requests/loaders';
import { cast, coordinatorIn, coordinatorOut } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addNeed, addOffer, addPair, addRequest, companyGives } from '@/tests/support/requests';

const decision = (id: number, person = coordinatorIn('04')) => viewAs(person, () => loadDecision(String(id)));
const accepted = { origin: 'pledge', state: 'accepted' } as const;

test('shows the match then and now, part by part', async () => {
  const pair = await addPair(companyGives);
  const { id, points } = await addRequest(pair, accepted);
  const before = await decision(id);
  expect(before.match.points).toBe(points);
  expect(before.matchToday).toMatchObject({ points, parts: before.match.parts });
  // Elsewhere now, and with half of its hours gone.
  await db.expertiseOffer.update({ where: { id: pair.offerId }, data: { quartersLeft: 60, languages: ['fr'] } });
  const after = await decision(id);
  expect(after.match.points).toBe(points);
  const today = after.matchToday;
  if (today === null || 'refusal' in today) throw new Error('It can still be matched');
  const differing = today.parts.filter(({ points: now }, index) => now !== after.match.parts[index]?.points).map(({ part }) => part);
  expect(differing).toEqual(['hours', 'languages']);
  await db.skillNeed.update({ where: { id: pair.needId }, data: { state: 'paused' } });
  expect((await decision(id)).matchToday).toEqual({ refusal: 'need_not_open' });
});

test('names the other live requests where not all can be approved, at the edge of what is left', async () => {
  const needId = await addNeed(companyGives.receiver.owner, { quarters: 100 });
  const [one, other] = [await addOffer(companyGives.giver.owner), await addOffer(companyGives.giver.owner)];
  const first = await addRequest({ ...companyGives, needId, offerId: one }, { ...accepted, terms: { quarters: 60 } });
  const second = await addRequest(
    { ...companyGives, needId, offerId: other },
    { origin: 'pledge', state: 'proposed', terms: { quarters: 40 } },
  );
  expect(await decision(first.id)).toMatchObject({ conflicts: [], checks: { noConflict: 'passed' } });
  await db.partnershipRequest.update({ where: { id: second.id }, data: { quarters: 41 } });
  const view = await decision(first.id);
  expect(view.checks.noConflict).toBe('warning');
  expect(view.conflicts).toMatchObject([
    { on: 'need', left: 100, asked: 101, others: [{ id: second.id, state: 'proposed', quarters: 41 }] },
  ]);
  // The queue says so, too; and one whose deadline has passed stands in nobody's way.
  const notes = async () => {
    const { rows } = await viewAs(coordinatorIn('04'), () => loadDesk({ q: first.reference }));
    return rows.flatMap((row) => (row.wait === 'request' ? row.request.notes : []));
  };
  expect(await notes()).toEqual(['noConflict']);
  await db.partnershipRequest.update({ where: { id: second.id }, data: { answerBy: new Date(Date.now() - 1_000) } });
  expect(await notes()).toEqual([]);
  expect(await decision(first.id)).toMatchObject({ conflicts: [], checks: { noConflict: 'passed' } });
});

test('says who did what, who may decide, and why not the reader', async () => {
  const pair = await addPair(companyGives);
  const { id } = await addRequest(pair, accepted);
  const view = await decision(id);
  expect(view.history.map(({ deed, by }) => [deed, by?.fr])).toEqual([
    ['consent', cast.associationOwner.name],
    ['pledge', cast.companyOwner.name],
  ]);
  expect(view.why).toBeUndefined();
  expect(view.deciders.find(({ reader }) => reader)).toMatchObject({ id: coordinatorIn('04').userId, national: false });
  expect(view.deciders.at(-1)).toMatchObject({ id: cast.coordinatorNational.userId, national: true });
  const out = await decision(id, coordinatorOut('04'));
  expect(out.why).toBe('outOfScope');
  expect(out.deciders.some(({ reader }) => reader)).toBe(false);
  expect(await decision(id, cast.administrator)).toMatchObject({ why: 'notCoordinator' });
  expect(await loadAs(cast.companyOwner, () => loadDecision(String(id)))).toBe(403);
});

test('leaves to the national coordination what nobody of the region may decide', async () => {
  const { id, receiverId } = await addRequest(await addPair(companyGives), accepted);
  const membership = await db.membership.create({
    data: { userId: coordinatorIn('04').userId, organisationId: receiverId, role: 'member' },
  });
  const view = await decision(id);
  expect(view).toMatchObject({ why: 'ownSide', checks: { notOwnSide: 'failed' } });
  expect(view.deciders.map(({ national }) => national)).toEqual([true]);
  await db.membership.delete({ where: { id: membership.id } });
});

test('tells whoever proposed a pair that both have to agree first', async () => {
  const pair = await addPair(companyGives);
  const { id } = await addRequest(pair, { origin: 'pair', state: 'proposed' });
  expect(await decision(id, cast.coordinatorNational)).toMatchObject({ proposedByReader: true, allowed: [] });
  expect(await decision(id)).toMatchObject({ proposedByReader: false });
  const other = await addRequest(await addPair(companyGives), { origin: 'pair', state: 'accepted' });
  const view = await decision(other.id, cast.coordinatorNational);
  expect(view.allowed).toEqual(['approve', 'reject']);
});
