import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db/client';
import { foldSql } from '@/lib/db/fold';
import { Prisma } from '@/lib/generated/prisma/client';
import { addDays, dateOfDay, startOfDay } from '@/lib/i18n/day';
import { type Bilingual, nameOf, titleOf } from '@/lib/i18n/localised';
import { fold } from '@/lib/matching/normalise';
import { areErased } from '@/lib/privacy/rules';
import { routes } from '@/lib/routes';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS, EVENTS_PER_PAGE, fieldOf, PEOPLE_MEANT } from './rules';
import { type AuditFilters, auditAddress } from './schema';
import type { AuditEventView, PeopleMeant } from './views';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const REFERENCE = /^[RM]-\d{4}-\d{4,}$/i;

/** The newest events first, those that meet every filter. */
export async function listEvents(filters: AuditFilters): Promise<{ events: AuditEventView[]; next: bigint | null; people: PeopleMeant }> {
  const { people, ids } = await findPeopleMeant(filters.person);
  const where = await conditionsOf(filters, ids);
  const rows = await db.auditEvent.findMany({
    where,
    select: {
      id: true,
      at: true,
      actorId: true,
      action: true,
      subject: true,
      subjectId: true,
      fields: true,
      personal: { select: { values: true } },
    },
    orderBy: { id: 'desc' },
    take: EVENTS_PER_PAGE + 1,
  });
  const page = rows.slice(0, EVENTS_PER_PAGE);
  const [actors, records] = await Promise.all([findActors(page.flatMap(({ actorId }) => actorId ?? [])), findRecords(page)]);
  const events = page.map((row): AuditEventView => {
    const action = AUDIT_ACTIONS.find((known) => known === row.action);
    const subject = AUDIT_SUBJECTS.find((known) => known === row.subject);
    const record = records.get(`${row.subject} ${row.subjectId}`);
    const actor = row.actorId === null ? undefined : actors.get(row.actorId);
    return {
      id: String(row.id),
      at: row.at,
      actor: row.actorId === null ? null : { id: row.actorId, name: actor ?? { fr: row.actorId, ar: row.actorId } },
      action: action ? { known: action } : { written: row.action },
      subject: subject ? { known: subject } : { written: row.subject },
      subjectId: row.subjectId,
      name: record?.name ?? null,
      reference: record?.reference ?? null,
      href: record?.href ?? null,
      trail: auditAddress({ subject: subject ?? null, record: row.subjectId }),
      fields: row.fields.map((written) => fieldOf(written) ?? { written }),
      reason: reasonOf(row.personal?.values) ?? (ENDINGS.has(row.action) ? (record?.reason ?? null) : null),
    };
  });
  return { events, next: rows.length > EVENTS_PER_PAGE ? (page.at(-1)?.id ?? null) : null, people };
}

async function conditionsOf(
  { action, subject, record, from, until, after }: AuditFilters,
  people: readonly string[] | null,
): Promise<Prisma.AuditEventWhereInput> {
  const named = REFERENCE.test(record) ? await findNamed(record.toUpperCase()) : undefined;
  return {
    ...(people !== null && { actorId: { in: [...people] } }),
    ...(action !== null && { action }),
    ...(subject !== null && { subject }),
    ...(record !== '' && { subjectId: record }),
    // A reference names one request or mission, whatever else is asked for.
    ...named,
    ...((from !== null || until !== null) && {
      at: { ...(from !== null && { gte: startOfDay(from) }), ...(until !== null && { lt: startAfter(until) }) },
    }),
    ...(after !== null && { id: { lt: after } }),
  };
}

/** The moment at which the day after this one begins. */
function startAfter(day: string): Date {
  return startOfDay(addDays(dateOfDay(day), 1).toISOString().slice(0, 10));
}

async function findNamed(reference: string): Promise<{ subject: 'request' | 'mission'; subjectId: string }> {
  const which = { where: { reference }, select: { id: true } };
  const mission = reference.startsWith('M');
  const row = mission ? await db.mission.findUnique(which) : await db.partnershipRequest.findUnique(which);
  // No row has it, and so no event.
  return { subject: mission ? 'mission' : 'request', subjectId: row ? String(row.id) : '' };
}

/** Accounts whose name or address holds every word; null is everybody, where nothing was asked for. */
async function findPeopleMeant(person: string): Promise<{ people: PeopleMeant; ids: string[] | null }> {
  if (person === '') return { people: 'all', ids: null };
  if (UUID.test(person)) return { people: 'all', ids: [person] };
  const words = fold(person)
    .split(' ')
    .filter((word) => word !== '');
  // Signs without a sound, such as a lone tatweel: no word to hold, and so every account would.
  if (words.length === 0) return { people: 'unreadable', ids: [] };
  const text = foldSql(Prisma.sql`concat_ws(' ', "name", "nameAr", "email")`);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "User" WHERE NOT EXISTS (SELECT FROM unnest(${words}::text[]) word WHERE strpos(${text}, word) = 0)
    ORDER BY "id" LIMIT ${PEOPLE_MEANT + 1}`;
  return { people: rows.length > PEOPLE_MEANT ? 'tooMany' : 'all', ids: rows.slice(0, PEOPLE_MEANT).map(({ id }) => id) };
}

async function findActors(ids: readonly string[]): Promise<Map<string, Bilingual>> {
  const rows = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, nameAr: true },
    orderBy: { id: 'asc' },
    take: EVENTS_PER_PAGE,
  });
  return new Map(rows.map((row) => [row.id, { fr: row.name, ar: row.nameAr }]));
}

interface RecordNamed {
  name?: Bilingual;
  reference?: string;
  reason?: string | null;
  href?: string;
}

/** A request or a mission ends once, and keeps why in its own row. */
const ENDINGS: ReadonlySet<string> = new Set(['request_decline', 'request_reject', 'request_approve', 'mission_cancel']);

/** What the records of some events are called, and where they are read. */
async function findRecords(rows: readonly { subject: string; subjectId: string }[]): Promise<Map<string, RecordNamed>> {
  const idsOf = (subject: string) => [...new Set(rows.filter((row) => row.subject === subject).map((row) => row.subjectId))];
  const numbersOf = (subject: string) => idsOf(subject).map(Number).filter(Number.isSafeInteger);
  const bounded = <Id extends number | string>(ids: Id[]) => ({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' as const },
    take: EVENTS_PER_PAGE,
  });
  const names = { id: true, nameFr: true, nameAr: true } as const;
  const titles = { id: true, titleFr: true, titleAr: true } as const;
  const planned = { id: true, title: true, missionId: true } as const;
  const [requests, missions, planItems, meetings, needs, offers, organisations, people, skills] = await Promise.all([
    db.partnershipRequest.findMany({ ...bounded(numbersOf('request')), select: { id: true, reference: true, reason: true } }),
    db.mission.findMany({ ...bounded(numbersOf('mission')), select: { id: true, reference: true, reason: true } }),
    db.planItem.findMany({ ...bounded(numbersOf('plan_item')), select: planned }),
    db.meeting.findMany({ ...bounded(numbersOf('meeting')), select: planned }),
    db.skillNeed.findMany({ ...bounded(numbersOf('need')), select: titles }),
    db.expertiseOffer.findMany({ ...bounded(numbersOf('offer')), select: titles }),
    db.organisation.findMany({ ...bounded(numbersOf('organisation')), select: names }),
    db.user.findMany({ ...bounded(idsOf('user')), select: { id: true, name: true, nameAr: true } }),
    db.skillProposal.findMany({ ...bounded(numbersOf('skill')), select: { id: true, label: true } }),
  ]);
  const found = new Map<string, RecordNamed>();
  const kept = (reason: string | null) => (reason === null || areErased(reason) ? null : reason);
  for (const { id, reference, reason } of requests)
    found.set(`request ${id}`, { reference, reason: kept(reason), href: routes.decision(id) });
  for (const { id, reference, reason } of missions)
    found.set(`mission ${id}`, { reference, reason: kept(reason), href: routes.mission(id) });
  for (const { id, title, missionId } of planItems)
    found.set(`plan_item ${id}`, { name: { fr: title, ar: title }, href: routes.planItem(missionId, id) });
  for (const { id, title, missionId } of meetings)
    found.set(`meeting ${id}`, { name: { fr: title, ar: title }, href: routes.meeting(missionId, id) });
  for (const row of needs) found.set(`need ${row.id}`, { name: titleOf(row), href: routes.needReview(row.id) });
  for (const row of offers) found.set(`offer ${row.id}`, { name: titleOf(row), href: routes.offerReview(row.id) });
  for (const row of organisations) found.set(`organisation ${row.id}`, { name: nameOf(row), href: routes.organisationFile(row.id) });
  for (const row of people) found.set(`user ${row.id}`, { name: { fr: row.name, ar: row.nameAr }, href: routes.person(row.id) });
  for (const row of skills) found.set(`skill ${row.id}`, { name: { fr: row.label, ar: row.label }, href: routes.skillProposal(row.id) });
  for (const id of idsOf('job')) found.set(`job ${id}`, { href: routes.failedJobs() });
  for (const id of idsOf('agreement')) found.set(`agreement ${id}`, { href: routes.agreementTexts() });
  for (const id of idsOf('partnership')) found.set(`partnership ${id}`, { href: routes.partnership(Number(id)) });
  for (const id of idsOf('diagnostic')) found.set(`diagnostic ${id}`, { href: routes.diagnostic(Number(id)) });
  for (const id of idsOf('rates')) found.set(`rates ${id}`, { href: routes.hourRates() });
  for (const id of idsOf('weights')) found.set(`weights ${id}`, { href: routes.weights() });
  return found;
}

const reasonSchema = z.object({ reason: z.string() });

function reasonOf(values: unknown): string | null {
  const read = reasonSchema.safeParse(values);
  return read.success ? read.data.reason : null;
}
