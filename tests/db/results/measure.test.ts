import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { chooseIndicator, dropIndicator, measureResult, sendSurveys } from '@/lib/results/commands';
import { loadMeasuring, loadResult } from '@/lib/results/loaders';
import { viewAs } from '@/tests/support/load-as';
import { addMission, missionAt } from '@/tests/support/missions';
import { associationGives, by, companyGives, valueOf } from '@/tests/support/requests';
import { addCompletedMission, addIndicator, addMeasuredMission, measured } from '@/tests/support/results';

const { giver, receiver } = companyGives;
const valuesOf = (indicatorId: number) =>
  db.indicatorValue.findMany({ where: { indicatorId }, select: { moment: true, hundredths: true }, orderBy: { id: 'asc' } });

describe('indicators', () => {
  test('are three at most, each once, in the words of the day that they were chosen', async () => {
    const mission = await addMission(companyGives);
    await addIndicator(mission, 'minutes_on_time');
    await addIndicator(mission, 'report_days');
    expect(await chooseIndicator(await by(receiver.owner), { missionId: mission.id, code: 'report_days' })).toMatchObject({
      code: 'invalid',
      fields: { code: { code: 'indicatorChosen' } },
    });
    await addIndicator(mission, 'people_reached');
    expect(await chooseIndicator(await by(giver.owner), { missionId: mission.id, code: 'funding_secured' })).toMatchObject({
      fields: { code: { code: 'indicatorsFull', params: { most: 3 } } },
    });
    const rows = await db.missionIndicator.findMany({ where: { missionId: mission.id } });
    const catalogued = await db.indicator.findUniqueOrThrow({ where: { code: 'report_days' } });
    expect(rows.find(({ code }) => code === 'report_days')).toMatchObject({ nameFr: catalogued.nameFr, kind: 'days', direction: 'down' });
  });

  test('two sides that choose the same at the same moment choose it once', async () => {
    const mission = await addMission(companyGives);
    const both = await Promise.all([
      chooseIndicator(await by(giver.owner), { missionId: mission.id, code: 'report_days' }),
      chooseIndicator(await by(receiver.owner), { missionId: mission.id, code: 'report_days' }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  test('that were dropped keep their values, and may be chosen anew', async () => {
    const mission = await addMeasuredMission(companyGives);
    const which = { missionId: mission.id, indicatorId: mission.indicatorId };
    valueOf(await dropIndicator(await by(giver.owner), which));
    expect(await dropIndicator(await by(receiver.owner), which)).toMatchObject({ code: 'changed' });
    expect(await valuesOf(mission.indicatorId)).toHaveLength(2);
    expect((await viewAs(receiver.owner, () => loadResult(String(mission.id)))).indicators).toEqual([]);
    await addIndicator(mission, 'minutes_on_time');
  });
});

describe('values', () => {
  test('that are corrected keep the ones before, and the last counts', async () => {
    const mission = await addMeasuredMission(companyGives);
    const id = String(mission.indicatorId);
    valueOf(await measureResult(await by(giver.owner), measured(mission, 'start', { indicator1: id, baseline1: '35', target1: '80' })));
    expect(await valuesOf(mission.indicatorId)).toEqual([
      { moment: 'baseline', hundredths: 4_000 },
      { moment: 'target', hundredths: 8_000 },
      { moment: 'baseline', hundredths: 3_500 },
    ]);
    const { indicators } = await viewAs(receiver.owner, () => loadResult(String(mission.id)));
    expect(indicators[0]?.current.baseline?.hundredths).toBe(3_500);
    expect(indicators[0]?.history).toHaveLength(3);
  });

  test('of the end are refused before it, and of an indicator of another mission always', async () => {
    const mission = await addMeasuredMission(companyGives);
    const other = await addMeasuredMission(associationGives);
    const closing = measured(mission, 'closing', { indicator1: String(mission.indicatorId), closing1: '70' });
    expect(await measureResult(await by(receiver.owner), closing)).toMatchObject({ code: 'changed' });
    const foreign = measured(mission, 'start', { indicator1: String(other.indicatorId), baseline1: '70' });
    expect(await measureResult(await by(receiver.owner), foreign)).toMatchObject({ code: 'changed' });
  });

  test('of the end evaluate the mission once the receiver has said whether it goes on alone', async () => {
    const mission = await addCompletedMission(companyGives, 2);
    const id = String(mission.indicatorId);
    valueOf(await measureResult(await by(giver.owner), measured(mission, 'closing', { indicator1: id, closing1: '90' })));
    expect(await missionAt(mission.id)).toMatchObject({ state: 'completed' });
    const answer = measured(mission, 'closing', { autonomy: 'alone', example: 'Le procès-verbal de mars.' });
    expect(await measureResult(await by(giver.owner), answer)).toMatchObject({ code: 'forbidden' });
    valueOf(await measureResult(await by(receiver.owner), answer));
    expect(await missionAt(mission.id)).toMatchObject({ state: 'evaluated' });
    const [event] = await db.auditEvent.findMany({
      where: { action: 'mission_evaluate', subjectId: String(mission.id) },
      select: { actorId: true, fields: true },
    });
    expect(event).toEqual({ actorId: null, fields: ['state'] });
    const { indicators } = await viewAs(giver.owner, () => loadResult(String(mission.id)));
    expect(indicators[0]?.outcomes).toEqual({ closing: 'reached', later: undefined });
    // The same again says nothing new.
    expect(await measureResult(await by(receiver.owner), answer)).toMatchObject({ fields: { autonomy: { code: 'nothingMeasured' } } });
  });

  test.each([
    [89, false],
    [90, true],
    [180, true],
    [181, false],
  ])('some months later are given %i days after the end: %s', async (daysAgo, open) => {
    const mission = await addCompletedMission(companyGives, daysAgo);
    const later = measured(mission, 'later', { indicator1: String(mission.indicatorId), later1: '85', autonomy: 'with_help' });
    expect((await measureResult(await by(receiver.owner), later)).ok).toBe(open);
    if (open) {
      const view = await viewAs(receiver.owner, () => loadMeasuring(String(mission.id), 'later'));
      expect(view.autonomy).toMatchObject([{ moment: 'later', answer: 'with_help' }]);
    }
  });
});

describe('the surveys', () => {
  const noon = (days: number) => addDays(new Date(), days);
  const told = async (missionId: number, now: Date) => {
    await sendSurveys(now);
    const where = { href: { startsWith: `/missions/${missionId}/result` } };
    const notices = await db.notification.findMany({ where, select: { event: true, userId: true }, orderBy: { id: 'asc' } });
    await db.notification.deleteMany({ where });
    return notices;
  };
  const giverOnce = { event: 'result_to_measure', userId: giver.owner.userId };
  const receiverOnce = { event: 'result_to_measure', userId: receiver.owner.userId };

  test('go to both sides at the end, once again after 14 days, and to the receiver after three months', async () => {
    const mission = await addCompletedMission(companyGives, 0);
    expect(await told(mission.id, noon(0))).toEqual(expect.arrayContaining([giverOnce, receiverOnce]));
    expect(await told(mission.id, noon(1))).toEqual([]);
    expect(await told(mission.id, noon(14))).toEqual(expect.arrayContaining([giverOnce, receiverOnce]));
    const closing = measured(mission, 'closing', { indicator1: String(mission.indicatorId), closing1: '60', autonomy: 'not_yet' });
    valueOf(await measureResult(await by(receiver.owner), closing));
    expect(await told(mission.id, noon(89))).toEqual([]);
    expect(await told(mission.id, noon(90))).toEqual([{ event: 'followup_due', userId: receiver.owner.userId }]);
    expect(await told(mission.id, noon(91))).toEqual([]);
    expect(await told(mission.id, noon(150))).toEqual([{ event: 'followup_due', userId: receiver.owner.userId }]);
    expect(await told(mission.id, noon(181))).toEqual([]);
  });

  test('are sent once, however many of their jobs run at a time', async () => {
    const mission = await addCompletedMission(companyGives, 0);
    await Promise.all(Array.from({ length: 4 }, () => sendSurveys(noon(0))));
    const [own] = [await told(mission.id, noon(0))];
    expect(own.filter(({ userId }) => userId === giver.owner.userId)).toHaveLength(1);
  });
});
