import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import type { Sector } from '@/lib/generated/prisma/enums';
import { nameOf } from '@/lib/i18n/localised';
import { areErased } from '@/lib/privacy/rules';
import { type Course, OPEN_STATES, urgencyOf } from './rules';
import type { LeadRow } from './views';

const names = { nameFr: true, nameAr: true } as const;
const person = { name: true, nameAr: true } as const;

const leadSelect = {
  id: true,
  version: true,
  forumId: true,
  organisation: true,
  associationId: true,
  companyId: true,
  ownerId: true,
  state: true,
  nextStep: true,
  nextOn: true,
  reason: true,
  requestId: true,
  partnershipId: true,
  forum: { select: { id: true, ...names } },
  association: { select: names },
  company: { select: names },
  owner: { select: person },
  request: { select: { reference: true } },
  contact: { select: { name: true, email: true, phone: true, spokeOf: true, metAt: true, forgottenAt: true } },
} as const satisfies Prisma.LeadSelect;

export type FoundLead = Prisma.LeadGetPayload<{ select: typeof leadSelect }>;

export function findLead(id: number, tx: Tx = db): Promise<FoundLead | null> {
  return tx.lead.findUnique({ where: { id }, select: leadSelect });
}

export const leadRow = (lead: FoundLead, today: Date): LeadRow => ({
  id: lead.id,
  company: lead.company ? nameOf(lead.company) : lead.organisation === null ? null : { fr: lead.organisation, ar: null },
  person: lead.contact && !areErased(lead.contact.name) ? lead.contact.name : null,
  association: lead.association && nameOf(lead.association),
  forum: { id: lead.forum.id, name: nameOf(lead.forum) },
  owner: lead.owner && { fr: lead.owner.name, ar: lead.owner.nameAr },
  state: lead.state,
  nextStep: lead.nextStep,
  nextOn: lead.nextOn,
  urgency: urgencyOf(lead, today),
});

const MOST = 300;

/** Leads, those that are overdue first: by the day of their next step, then what nobody planned; ended ones last. */
export async function listLeads(where: Prisma.LeadWhereInput, today: Date): Promise<{ rows: LeadRow[]; count: number }> {
  const [open, ended, count] = await Promise.all([
    db.lead.findMany({
      where: { AND: [where, { state: { in: [...OPEN_STATES] } }] },
      select: leadSelect,
      orderBy: [{ nextOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: MOST,
    }),
    db.lead.findMany({
      where: { AND: [where, { state: { notIn: [...OPEN_STATES] } }] },
      select: leadSelect,
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      take: MOST,
    }),
    db.lead.count({ where }),
  ]);
  return { rows: [...open, ...ended].slice(0, MOST).map((lead) => leadRow(lead, today)), count };
}

export async function listEvents(leadId: number) {
  const rows = await db.leadEvent.findMany({
    where: { leadId },
    select: { state: true, at: true, by: { select: person } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.map(({ by, ...event }) => ({ ...event, by: by && { fr: by.name, ar: by.nameAr } }));
}

/** Who may follow a lead: coordinators, and the people of its association. */
export async function listOwners(associationId: number | null, tx: Tx = db) {
  const rows = await tx.user.findMany({
    where: {
      disabledAt: null,
      OR: [
        { staffRoles: { some: { kind: 'coordinator' } } },
        ...(associationId === null ? [] : [{ memberships: { some: { organisationId: associationId } } }]),
      ],
    },
    select: { id: true, ...person },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.map(({ id, name, nameAr }) => ({ id, name: { fr: name, ar: nameAr } }));
}

/** Whether these are organisations of their kinds that a lead may be between. */
export async function areSides(associationId: number | null, companyId: number | null, tx: Tx): Promise<boolean> {
  const ids = [associationId, companyId].filter((id) => id !== null);
  const rows = await tx.organisation.findMany({
    where: { id: { in: ids }, mergedIntoId: null },
    select: { id: true, kind: true },
    orderBy: { id: 'asc' },
  });
  const kindOf = (id: number) => rows.find((row) => row.id === id)?.kind;
  return (associationId === null || kindOf(associationId) === 'ASSOCIATION') && (companyId === null || kindOf(companyId) === 'COMPANY');
}

/** Forums at which an association has a stand; all of them for the programme. */
export async function listLeadForums(associationIds: readonly number[] | null) {
  const rows = await db.forum.findMany({
    where: associationIds === null ? {} : { stands: { some: { organisationId: { in: [...associationIds] } } } },
    select: { id: true, ...names },
    orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows.map(({ id, ...row }) => ({ id, name: nameOf(row) }));
}

const title = { id: true, titleFr: true, titleAr: true } as const;
const MOST_LISTINGS = 12;

/** What an organisation asks for and offers now. */
export async function listOpenOf(organisationId: number, today: Date) {
  const [needs, offers] = await Promise.all([
    db.skillNeed.findMany({
      where: { organisationId, state: 'open', closesOn: { gte: today }, quartersLeft: { gt: 0 } },
      select: title,
      orderBy: { id: 'desc' },
      take: MOST_LISTINGS,
    }),
    db.expertiseOffer.findMany({
      where: { organisationId, state: 'open', availableUntil: { gte: today }, quartersLeft: { gt: 0 } },
      select: title,
      orderBy: { id: 'desc' },
      take: MOST_LISTINGS,
    }),
  ]);
  return { needs, offers };
}

/** A course with what it is told by. */
export interface FunnelCourse extends Course {
  forumId: number;
  /** Of the association that was met; null where nobody's stand it was. */
  regionCode: string | null;
  sectors: Sector[];
}

type Row = Omit<FunnelCourse, 'partnership'> & { partnershipId: number | null; endedAt: Date | null; endsOn: Date | null };

/** What every contact, and every lead without one, led to so far: at one forum, or at all of them. */
export async function listCourses(forumId: number | null): Promise<FunnelCourse[]> {
  const at = forumId === null ? Prisma.empty : Prisma.sql`WHERE coalesce(c."forumId", l."forumId") = ${forumId}`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT coalesce(c."forumId", l."forumId") AS "forumId", o."regionCode", coalesce(o."sectors"::text[], '{}') AS "sectors",
      c."metAt" AS "contact", e."lead", e."meeting", coalesce(e."request", r."createdAt") AS "request", m."signedAt" AS "agreement",
      p."id" AS "partnershipId", p."endedAt", p."endsOn"
    FROM "ForumContact" c
    FULL JOIN "Lead" l ON l."contactId" = c."id"
    LEFT JOIN "Stand" s ON s."id" = c."standId"
    LEFT JOIN "Organisation" o ON o."id" = coalesce(l."associationId", s."organisationId")
    LEFT JOIN LATERAL (
      SELECT min("at") FILTER (WHERE "state" = 'new') AS "lead", min("at") FILTER (WHERE "state" = 'meeting') AS "meeting",
        min("at") FILTER (WHERE "state" = 'request') AS "request"
      FROM "LeadEvent" WHERE "leadId" = l."id"
    ) e ON true
    LEFT JOIN "PartnershipRequest" r ON r."id" = l."requestId"
    LEFT JOIN "Mission" m ON m."requestId" = r."id"
    LEFT JOIN "Partnership" p ON p."id" = l."partnershipId"
    ${at}
    ORDER BY 1, c."id", l."id"`;
  return rows.map(({ partnershipId, endedAt, endsOn, ...row }) => ({
    ...row,
    partnership: partnershipId === null || endsOn === null ? null : { endedAt, endsOn },
  }));
}
