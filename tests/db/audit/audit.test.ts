import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadAudit } from '@/lib/audit/loaders';
import { AUDIT_ACTIONS, EVENTS_PER_PAGE, PEOPLE_MEANT } from '@/lib/audit/rules';
import { type AuditFilters, auditAddress, NO_FILTERS, readAuditFilters } from '@/lib/audit/schema';
import type { AuditView } from '@/lib/audit/views';
import { db } from '@/lib/db/client';
import { loadDecisionPage, loadFilePage } from '@/lib/desk/loaders';
import { dayOf, startOfDay } from '@/lib/i18n/day';
import { cancelMission } from '@/lib/missions/commands';
import { disablePerson } from '@/lib/staff/commands';
import { cast } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addHours, addMission, missionAt } from '@/tests/support/missions';
import { addPerson } from '@/tests/support/permissions/staff';
import { addPair, addRequest, by, companyGives, requestAt, valueOf } from '@/tests/support/requests';

const { administrator } = cast;
const today = dayOf(new Date());

/** The page as an administrator reads it, from the address that the filters make. */
function read(filters: Partial<AuditFilters>): Promise<AuditView> {
  const query = Object.fromEntries(new URLSearchParams(auditAddress(filters).split('?')[1] ?? ''));
  return viewAs(administrator, () => loadAudit(query));
}

const actionsOf = ({ events }: AuditView) => events.map(({ action }) => ('known' in action ? action.known : action.written));

let requestId: number;
let reference: string;

beforeAll(async () => {
  const request = await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'declined' });
  requestId = request.id;
  ({ reference } = await requestAt(requestId));
});

test('one record’s events, the newest first, with who, what, which fields, when and why', async () => {
  const view = await read({ subject: 'request', record: String(requestId) });
  expect(actionsOf(view)).toEqual(['request_decline', 'request_pledge']);
  const [declined, pledged] = view.events;
  const { reason } = await requestAt(requestId);
  expect(declined).toMatchObject({
    actor: { name: { fr: cast.associationOwner.name } },
    reference,
    href: `/programme/requests/${requestId}`,
    reason,
    fields: [{ field: 'state', language: null }],
  });
  expect(reason?.length).toBeGreaterThan(9);
  expect(pledged).toMatchObject({ actor: { name: { fr: cast.companyOwner.name } }, reason: null });
  expect(pledged?.at.getTime()).toBeLessThanOrEqual(declined?.at.getTime() ?? 0);
});

test('a reference names its request, whatever else is asked for', async () => {
  const asked = await read({ record: reference.toLowerCase(), subject: 'need' });
  expect(actionsOf(asked)).toEqual(['request_decline', 'request_pledge']);
  expect((await read({ record: 'R-1999-9999' })).events).toEqual([]);
});

test('a mission is read by its reference too, with why it was cancelled', async () => {
  const mission = await addMission(companyGives);
  await addHours(mission);
  const { reference: called, version } = await missionAt(mission.id);
  const reason = 'Le projet prend une autre voie cette année.';
  valueOf(await cancelMission(await by(companyGives.giver.owner), { missionId: mission.id, version, reason }));
  const view = await read({ record: called.toLowerCase(), subject: 'need' });
  expect(actionsOf(view)).toEqual(['mission_cancel', 'mission_declare']);
  const shown = { reference: called, href: `/missions/${mission.id}` };
  expect(view.events).toMatchObject([
    { ...shown, reason },
    { ...shown, reason: null },
  ]);
  expect((await read({ record: 'M-1999-9999' })).events).toEqual([]);
});

describe('by', () => {
  test('a person: by name, by address, by id', async () => {
    for (const person of [cast.companyOwner.name, cast.companyOwner.email, cast.companyOwner.userId]) {
      const { events } = await read({ person, subject: 'request', record: String(requestId) });
      expect(events.map(({ actor }) => actor?.id)).toEqual([cast.companyOwner.userId]);
    }
    expect((await read({ person: 'xyzzy' })).events).toEqual([]);
    // Signs that mean something elsewhere find nothing.
    for (const person of ['%', "' OR 1=1 --", '_']) expect((await read({ person })).events).toEqual([]);
  });

  test('signs that say nothing: nobody, and the page says so', async () => {
    for (const person of ['ـ', 'ـ ـ', 'َ']) expect(await read({ person })).toMatchObject({ people: 'unreadable', events: [], next: null });
  });

  test('a name of more accounts than it takes: the first of them, and the page says so', async () => {
    const mark = randomUUID().slice(0, 8);
    const add = () => db.user.create({ data: { email: `${randomUUID()}@audit.example`, name: `Nadia ${mark}` }, select: { id: true } });
    const ids: string[] = [];
    for (let count = 0; count < PEOPLE_MEANT; count += 1) ids.push((await add()).id);
    const write = (actorId: string, subjectId: string) =>
      db.auditEvent.create({ data: { actorId, action: 'signed_in', subject: 'user', subjectId } });
    await write(ids[0] as string, mark);
    const named = { person: `nadia ${mark}` };
    expect(await read({ ...named, record: mark })).toMatchObject({ people: 'all', events: [{ actor: { id: ids[0] } }] });
    ids.push((await add()).id);
    const beyond = await db.user.findFirstOrThrow({ where: { id: { in: ids } }, orderBy: { id: 'desc' } });
    await write(beyond.id, `${mark}-b`);
    expect(await read({ ...named, record: `${mark}-b` })).toMatchObject({ people: 'tooMany', events: [] });
    // Who is beyond them is found by a longer part.
    const found = await read({ person: beyond.email, record: `${mark}-b` });
    expect(found).toMatchObject({ people: 'all', events: [{ actor: { id: beyond.id } }] });
  });

  test('an action', async () => {
    expect(new Set(actionsOf(await read({ action: 'request_pledge' })))).toEqual(new Set(['request_pledge']));
    for (const action of AUDIT_ACTIONS) await read({ action });
  });

  test('a period, by days in Casablanca', async () => {
    const subjectId = randomUUID();
    const begins = startOfDay('2026-03-01').getTime();
    for (const at of [begins - 1, begins, begins + 86_400_000 - 1, begins + 86_400_000]) {
      await db.auditEvent.create({ data: { at: new Date(at), action: 'signed_in', subject: 'user', subjectId } });
    }
    const count = async (filters: Partial<AuditFilters>) => (await read({ record: subjectId, ...filters })).events.length;
    expect(await count({})).toBe(4);
    expect(await count({ from: '2026-03-01', until: '2026-03-01' })).toBe(2);
    expect(await count({ from: '2026-03-01' })).toBe(3);
    expect(await count({ until: '2026-02-28' })).toBe(1);
    expect(await count({ from: '2026-03-02', until: '2026-03-01' })).toBe(0);
    expect((await read({ record: String(requestId), subject: 'request', from: today })).events).toHaveLength(2);
  });
});

test('why: the words of an administrator, until they are forgotten', async () => {
  const userId = await addPerson();
  const intent = { actorId: administrator.userId, submissionId: randomUUID(), action: 'test' };
  await disablePerson({ intent, userId, now: new Date() }, 'Le compte sert à deux personnes.');
  const [event] = (await read({ subject: 'user', record: userId })).events;
  expect(event).toMatchObject({ reason: 'Le compte sert à deux personnes.', href: `/programme/people/${userId}` });
  await db.auditPersonalValue.delete({ where: { eventId: BigInt(event?.id ?? 0) } });
  expect((await read({ subject: 'user', record: userId })).events).toMatchObject([{ id: event?.id, reason: null }]);
});

test('page after page, every event once', async () => {
  const subjectId = randomUUID();
  const count = EVENTS_PER_PAGE * 2 + 1;
  await db.auditEvent.createMany({ data: Array.from({ length: count }, () => ({ action: 'signed_in', subject: 'user', subjectId })) });
  const seen: string[] = [];
  let view = await read({ record: subjectId });
  expect(view.first).toBeNull();
  for (;;) {
    seen.push(...view.events.map(({ id }) => id));
    if (view.next === null) break;
    view = await read(readAuditFilters(Object.fromEntries(new URLSearchParams(view.next.split('?')[1]))));
    expect(view.first).toBe(auditAddress({ record: subjectId }));
  }
  expect(seen).toHaveLength(count);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => Number(b) - Number(a)));
});

test('what no version writes any more is shown as it was written', async () => {
  const subjectId = randomUUID();
  await db.auditEvent.create({ data: { action: 'wall_painted', subject: 'wall', subjectId, fields: ['colour', 'nameAr'] } });
  expect((await read({ record: subjectId })).events).toMatchObject([
    {
      action: { written: 'wall_painted' },
      subject: { written: 'wall' },
      href: null,
      fields: [{ written: 'colour' }, { field: 'name', language: 'ar' }],
    },
  ]);
});

test('an address that makes no sense is one without filters', () => {
  const nonsense = {
    person: 'a\0b',
    action: 'toString',
    subject: '__proto__',
    record: '\x07',
    from: '2026-02-30',
    until: '1',
    after: '-1',
  };
  expect(readAuditFilters(nonsense)).toEqual(NO_FILTERS);
  expect(readAuditFilters({ person: ['Hiba', 'x'], after: '9'.repeat(19) })).toEqual({ ...NO_FILTERS, person: 'Hiba' });
});

describe('who', () => {
  test('administrators alone', async () => {
    for (const person of [cast.coordinatorNational, cast.associationOwner, cast.companyOwner]) {
      expect(await loadAs(person, () => loadAudit({}))).toBe(403);
    }
    expect(await loadAs(null, () => loadAudit({ record: '7' }))).toBe(
      `/fr/sign-in?next=${encodeURIComponent('/programme/audit?record=7')}`,
    );
  });

  test('and only they are led there from a record’s page', async () => {
    const { organisationId } = cast.associationOwner;
    const ofRequest = (person: typeof administrator) => viewAs(person, () => loadDecisionPage(String(requestId), {}));
    const ofFile = (person: typeof administrator) => viewAs(person, () => loadFilePage(String(organisationId), {}));
    expect((await ofRequest(administrator)).neighbours.audit).toBe(`/programme/audit?subject=request&record=${requestId}`);
    expect((await ofFile(administrator)).neighbours.audit).toBe(`/programme/audit?subject=organisation&record=${organisationId}`);
    expect((await ofRequest(cast.coordinatorNational)).neighbours.audit).toBeNull();
    expect((await ofFile(cast.coordinatorNational)).neighbours.audit).toBeNull();
  });
});
