import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { GET as getFeed } from '@/app/api/calendar/[token]/route';
import { closeFeed, openFeed } from '@/lib/calendars/commands';
import { loadFeed, loadMissionCalendar } from '@/lib/calendars/loaders';
import { db } from '@/lib/db/client';
import { LIMITS } from '@/lib/limits/rules';
import { cancelMission } from '@/lib/missions/commands';
import { cancelMeeting, changeMeeting, moveItem } from '@/lib/plans/commands';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { addMission, missionAt } from '@/tests/support/missions';
import { addMeeting, addPlanItem, itemAt, meetingValues } from '@/tests/support/plans';
import { by, companyGives, valueOf } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;
const AWKWARD = 'Réunion; point, revue \\ «الخطة»';

/** A calendar as a program reads it, by the ids of its events. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  return new Map(events.map((event) => [event.uid, event]));
}

const statusOf = (event: ICAL.Event | undefined) => event?.component.getFirstPropertyValue('status');

/** The mission's own file, as this person is given it. */
async function fileOf(person: Person | null, missionId: number): Promise<string | number | null> {
  const { answer } = await asRequest(person && (await tokenOf(person)), () => loadMissionCalendar(String(missionId)));
  return answer === null ? 404 : answer === 'signedOut' ? 'signedOut' : new TextDecoder().decode(answer.bytes);
}

async function feedOf(person: Person): Promise<string> {
  const token = await openFeed(await by(person));
  return (await loadFeed(token)) ?? '';
}

describe('the file of a mission', () => {
  test('holds its days and its meetings, at their time in Casablanca', async () => {
    const mission = await addMission(companyGives);
    const meeting = await addMeeting(mission, { title: AWKWARD });
    await db.meeting.update({ where: { id: meeting }, data: { heldOn: new Date('2027-07-01'), startsAt: '10:00' } });
    const item = await addPlanItem(mission);
    const text = String(await fileOf(giver.member, mission.id));
    const events = read(text);
    expect([...events.keys()].sort()).toEqual(
      [`item-${item}@khibra`, `meeting-${meeting}@khibra`, `mission-${mission.id}-end@khibra`, `mission-${mission.id}-start@khibra`].sort(),
    );
    const held = events.get(`meeting-${meeting}@khibra`);
    expect(held?.summary).toBe(AWKWARD);
    // Summer time but for Ramadan: one hour ahead of UTC.
    expect(held?.startDate.toJSDate().toISOString()).toBe('2027-07-01T09:00:00.000Z');
    expect(held?.duration.toSeconds()).toBe(3_600);
    expect(held?.location).toBe(meetingValues().place);
    const due = events.get(`item-${item}@khibra`);
    expect(due?.startDate.isDate).toBe(true);
    expect(due?.startDate.toString()).toBe((await itemAt(item)).dueOn.toISOString().slice(0, 10));
  });

  test('has lines of 75 octets at most, ends them as the standard says, and escapes what people wrote', async () => {
    const mission = await addMission(companyGives);
    const title = `${'اجتماع لمراجعة الصيغة الأولى '.repeat(4)}; a, b \\ c`;
    const meeting = await addMeeting(mission, { title });
    const text = String(await fileOf(receiver.owner, mission.id));
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length, line).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\n');
    }
    expect(read(text).get(`meeting-${meeting}@khibra`)?.summary).toBe(title);
  });

  test('says of what was changed that it is newer, and of what was cancelled or taken out that it is off', async () => {
    const mission = await addMission(companyGives);
    const meeting = await addMeeting(mission);
    const item = await addPlanItem(mission);
    const seen = async () => {
      const events = read(String(await fileOf(giver.owner, mission.id)));
      const [held, due] = [events.get(`meeting-${meeting}@khibra`), events.get(`item-${item}@khibra`)];
      return [held?.sequence, statusOf(held), due?.sequence, statusOf(due)];
    };
    expect(await seen()).toEqual([0, 'CONFIRMED', 0, 'CONFIRMED']);
    valueOf(await changeMeeting(await by(giver.owner), { meetingId: meeting, version: 1, ...meetingValues({ place: 'Salle 2' }) }));
    expect(await seen()).toEqual([1, 'CONFIRMED', 0, 'CONFIRMED']);
    valueOf(await cancelMeeting(await by(giver.owner), { meetingId: meeting, version: 2 }));
    valueOf(await moveItem(await by(giver.owner), { itemId: item, version: 1, move: 'remove' }));
    expect(await seen()).toEqual([2, 'CANCELLED', 1, 'CANCELLED']);
    const { version } = await missionAt(mission.id);
    valueOf(await cancelMission(await by(giver.owner), { missionId: mission.id, version, reason: 'Le projet prend une autre voie.' }));
    expect(await seen()).toEqual([3, 'CANCELLED', 2, 'CANCELLED']);
  });

  test('is for both sides and the programme, and for nobody else', async () => {
    const { id } = await addMission(companyGives);
    for (const person of [giver.member, receiver.member, coordinatorIn(region), cast.administrator]) {
      expect(await fileOf(person, id)).toContain('BEGIN:VCALENDAR');
    }
    for (const person of [cast.otherCompanyOwner, cast.otherAssociationOwner]) expect(await fileOf(person, id)).toBe(404);
    expect(await fileOf(null, id)).toBe('signedOut');
  });
});

describe('a person’s own calendar', () => {
  test('holds the missions that are theirs at that moment, in their language', async () => {
    const { id } = await addMission(companyGives);
    const start = `mission-${id}-start@khibra`;
    const token = await openFeed(await by(giver.member));
    const events = read((await loadFeed(token)) ?? '');
    expect(events.get(start)?.summary).toMatch(/^Début de la mission/);
    await db.user.update({ where: { id: giver.member.userId }, data: { locale: 'ar' } });
    expect(read((await loadFeed(token)) ?? '').get(start)?.summary).toMatch(/^بداية المهمة/);
    await db.user.update({ where: { id: giver.member.userId }, data: { locale: 'fr' } });
    const membership = await db.membership.findFirstOrThrow({ where: { userId: giver.member.userId } });
    await db.membership.delete({ where: { id: membership.id } });
    expect(read((await loadFeed(token)) ?? '').has(start)).toBe(false);
    await db.membership.create({ data: membership });
    expect(read(await feedOf(cast.otherCompanyOwner)).has(start)).toBe(false);
  });

  test('is at its newest address alone, until that is taken away', async () => {
    const [first, second] = [await openFeed(await by(giver.owner)), await openFeed(await by(giver.owner))];
    expect(await loadFeed(first)).toBeNull();
    expect(await loadFeed(second)).toContain('BEGIN:VCALENDAR');
    await closeFeed(await by(giver.owner));
    expect(await loadFeed(second)).toBeNull();
    const events = await db.auditEvent.findMany({
      orderBy: { id: 'asc' },
      where: { action: { in: ['calendar_opened', 'calendar_closed'] }, actorId: giver.owner.userId },
    });
    expect(events.map(({ action }) => action)).toEqual(['calendar_opened', 'calendar_opened', 'calendar_closed']);
  });

  test('keeps of its address a hash alone', async () => {
    const token = await openFeed(await by(receiver.owner));
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = await db.$queryRaw<{ found: boolean }[]>`
      SELECT EXISTS (SELECT FROM "CalendarFeed" WHERE "tokenHash" = ${token})
        OR EXISTS (SELECT FROM "Submission" WHERE "answer"::text LIKE '%' || ${token} || '%')
        OR EXISTS (SELECT FROM "AuditPersonalValue" WHERE "values"::text LIKE '%' || ${token} || '%') AS found`;
    expect(rows).toEqual([{ found: false }]);
  });

  test('is closed with the account, and asked for no more often than programs do', async () => {
    const answer = async (token: string) =>
      (await asRequest(null, () => getFeed(new Request('http://khibra.test'), { params: Promise.resolve({ token }) }))).answer;
    const token = await openFeed(await by(receiver.member));
    const read = await answer(token);
    expect([read.status, read.headers.get('content-type'), read.headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-store',
    ]);
    await db.user.update({ where: { id: receiver.member.userId }, data: { disabledAt: new Date() } });
    expect((await answer(token)).status).toBe(404);
    await db.user.update({ where: { id: receiver.member.userId }, data: { disabledAt: null } });
    for (const wrong of ['x', `${token}x`, 'x'.repeat(43), '']) expect((await answer(wrong)).status).toBe(404);
    for (let index = 2; index < LIMITS.calendar.account.attempts; index += 1) await answer(token);
    const refused = await answer(token);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
  });
});
