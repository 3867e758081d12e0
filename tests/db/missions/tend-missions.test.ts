import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { tendMissions } from '@/lib/missions/commands';
import { addHours, addMission, missionAt } from '@/tests/support/missions';
import { companyGives, today } from '@/tests/support/requests';

const { giver, receiver } = companyGives;
const both = [giver.owner.userId, receiver.owner.userId];
const noon = (days: number) => addDays(new Date(today.getTime() + 12 * 3_600_000), days);

/** What a morning's job tells of this mission: `event person`. */
async function toldOn(now: Date, missionId: number): Promise<[string, string[]][]> {
  const last = (await db.notification.aggregate({ _max: { id: true } }))._max.id ?? 0;
  await tendMissions(now);
  const rows = await db.notification.findMany({
    where: { id: { gt: last }, href: { in: [`/missions/${missionId}`, `/missions/${missionId}/hours`] } },
    orderBy: { id: 'asc' },
  });
  const events = [...new Set(rows.map(({ event }) => event))];
  return events.map((event) => [event, rows.filter((row) => row.event === event).map(({ userId }) => userId)]);
}

describe('the morning', () => {
  test('writes down that a signed mission has begun, and tells both sides three days before', async () => {
    const mission = await addMission(companyGives, { state: 'signed' });
    await db.mission.update({ where: { id: mission.id }, data: { startsOn: addDays(today, 4), endsOn: addDays(today, 40) } });
    expect(await toldOn(noon(0), mission.id)).toEqual([]);
    expect(await toldOn(noon(1), mission.id)).toEqual([['mission_starting_soon', both]]);
    expect(await toldOn(noon(2), mission.id)).toEqual([]);
    await tendMissions(noon(4));
    expect(await missionAt(mission.id)).toMatchObject({ state: 'active' });
    expect(await toldOn(noon(10), mission.id)).toEqual([]);
    expect(await toldOn(noon(11), mission.id)).toEqual([['mission_not_started', both]]);
  });

  test('tells both sides once of an end in 60 days and in 30, and leads them to the renewal', async () => {
    const mission = await addMission(companyGives);
    const told = async (now: Date) => {
      const last = (await db.notification.aggregate({ _max: { id: true } }))._max.id ?? 0;
      await tendMissions(now);
      const rows = await db.notification.findMany({
        where: { id: { gt: last }, href: `/missions/${mission.id}/renew` },
        orderBy: { id: 'asc' },
      });
      return rows.map(({ event, userId, params }) => ({ event, userId, params }));
    };
    const hear = (days: number) =>
      both.map((userId) => expect.objectContaining({ event: 'agreement_ending_soon', userId, params: expect.objectContaining({ days }) }));
    expect(await told(noon(-1))).toEqual([]);
    expect(await told(noon(0))).toEqual(hear(60));
    expect(await told(noon(1))).toEqual([]);
    expect(await told(noon(30))).toEqual(hear(30));
    expect(await told(noon(31))).toEqual([]);
  });

  test('leaves alone what nobody signed', async () => {
    const mission = await addMission(companyGives, { state: 'planned' });
    await db.mission.update({ where: { id: mission.id }, data: { startsOn: addDays(today, -1) } });
    expect(await toldOn(noon(0), mission.id)).toEqual([]);
    expect(await missionAt(mission.id)).toMatchObject({ state: 'planned' });
  });

  test('asks for an answer once, again after five days, and says after ten that there was none', async () => {
    const mission = await addMission(companyGives);
    await addHours(mission, 6);
    expect(await toldOn(noon(0), mission.id)).toEqual([['hours_to_confirm', [receiver.owner.userId]]]);
    expect(await toldOn(noon(1), mission.id)).toEqual([]);
    expect(await toldOn(noon(5), mission.id)).toEqual([['hours_to_confirm', [receiver.owner.userId]]]);
    expect(await toldOn(noon(10), mission.id)).toEqual([]);
    expect(await toldOn(noon(11), mission.id)).toEqual([['hours_unanswered', [receiver.owner.userId]]]);
    expect(await missionAt(mission.id)).toMatchObject({ quartersConfirmed: 0 });
    // Fourteen days without another hour.
    expect(await toldOn(noon(13), mission.id)).toEqual([['hours_to_declare', [giver.owner.userId]]]);
  });

  test('chases both sides 3, 10 and 30 days past the end', async () => {
    const mission = await addMission(companyGives);
    await db.mission.update({ where: { id: mission.id }, data: { endsOn: today } });
    const chased: number[] = [];
    for (const day of [2, 3, 4, 9, 10, 29, 30, 31]) {
      if ((await toldOn(noon(day), mission.id)).some(([event]) => event === 'mission_overdue')) chased.push(day);
    }
    expect(chased).toEqual([3, 10, 30]);
  });

  test('tells once, however many of its jobs run at a time', async () => {
    const mission = await addMission(companyGives);
    await addHours(mission);
    await Promise.all(Array.from({ length: 4 }, () => tendMissions(noon(0))));
    expect(await db.notification.count({ where: { event: 'hours_to_confirm', href: `/missions/${mission.id}/hours` } })).toBe(1);
  });
});
