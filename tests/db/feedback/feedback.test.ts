import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { giveFeedback, openFeedback } from '@/lib/feedback/commands';
import { loadFeedback } from '@/lib/feedback/loaders';
import { addDays } from '@/lib/i18n/day';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addMission } from '@/tests/support/missions';
import { by, companyGives, valueOf } from '@/tests/support/requests';
import { addCompletedMission } from '@/tests/support/results';

const { giver, receiver, region } = companyGives;
const SECRET = 'Des mots que l’autre ne lit pas encore.';
const said = (missionId: number, words = SECRET) => ({ missionId, preparation: 4, exchange: 3, result: 2, again: 1, words });
const seenBy = async (person: Person, missionId: number) =>
  JSON.stringify((await viewAs(person, () => loadFeedback(String(missionId)))).sides).includes(SECRET);
const toldOf = async (missionId: number) => {
  const where = { event: 'feedback_available', href: `/missions/${missionId}/feedback` };
  const rows = await db.notification.findMany({ where, select: { userId: true } });
  await db.notification.deleteMany({ where });
  return rows.map(({ userId }) => userId);
};

describe('feedback', () => {
  test('of one side is its own and the coordinator’s until the other has given its own', async () => {
    const { id } = await addCompletedMission(companyGives, 2);
    valueOf(await giveFeedback(await by(receiver.owner), said(id)));
    for (const person of [receiver.owner, receiver.member, coordinatorIn(region), cast.coordinatorNational])
      expect(await seenBy(person, id), person.email).toBe(true);
    for (const person of [giver.owner, giver.member, coordinatorOut(region), cast.administrator])
      expect(await seenBy(person, id), person.email).toBe(false);
    expect(await toldOf(id)).toEqual([]);
    valueOf(await giveFeedback(await by(giver.owner), said(id, 'Merci.')));
    expect(await seenBy(giver.owner, id)).toBe(true);
    expect(await toldOf(id)).toEqual(expect.arrayContaining([giver.owner.userId, receiver.owner.userId]));
  });

  test('is given once, and only of a mission that is over', async () => {
    const { id } = await addCompletedMission(companyGives, 2);
    const both = await Promise.all([
      giveFeedback(await by(receiver.owner), said(id)),
      giveFeedback(await by(receiver.member), said(id, 'Autre chose.')),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'changed' });
    const running = await addMission(companyGives);
    expect(await giveFeedback(await by(receiver.owner), said(running.id))).toMatchObject({ code: 'changed' });
  });

  test.each([
    [13, false],
    [14, true],
  ])('that nobody answered is read %i days later: %s', async (days, expected) => {
    const { id } = await addCompletedMission(companyGives, 30);
    valueOf(await giveFeedback(await by(receiver.owner, { now: addDays(new Date(), -days) }), said(id)));
    expect(await seenBy(giver.owner, id)).toBe(expected);
    await Promise.all([openFeedback(new Date()), openFeedback(new Date())]);
    expect((await toldOf(id)).includes(giver.owner.userId)).toBe(expected);
    await openFeedback(new Date());
    expect(await toldOf(id)).toEqual([]);
  });

  test('is not there for strangers', async () => {
    const { id } = await addCompletedMission(companyGives, 2);
    expect(await loadAs(cast.otherCompanyOwner, () => loadFeedback(String(id)))).toBe(404);
  });
});
