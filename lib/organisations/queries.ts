import 'server-only';
import { db } from '@/lib/db/client';
import { foldSql } from '@/lib/db/fold';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { nameOf } from '@/lib/i18n/localised';
import { fold } from '@/lib/matching/normalise';
import type { DuplicateReason, Moved, ProfileValues } from './rules';
import type { Offered } from './views';

const names = { nameFr: true, nameAr: true } as const;
const person = { select: { id: true, name: true, nameAr: true } } as const;

const fileSelect = {
  id: true,
  kind: true,
  legalForm: true,
  state: true,
  version: true,
  ...names,
  sectors: true,
  regionCode: true,
  provinceCode: true,
  foundedIn: true,
  links: true,
  missionFr: true,
  missionAr: true,
  servesFr: true,
  servesAr: true,
  changesFr: true,
  changesAr: true,
  seeksFr: true,
  seeksAr: true,
  submittedAt: true,
  verifiedAt: true,
  stateReason: true,
  mergedIntoId: true,
  createdAt: true,
  region: { select: names },
  province: { select: names },
  association: true,
  company: true,
  legalDocument: true,
  logo: { select: { sha256: true } },
  changes: { where: { decidedAt: null }, select: { id: true, values: true, proposedById: true, createdAt: true }, take: 1 },
} as const satisfies Prisma.OrganisationSelect;

export type FileRow = Prisma.OrganisationGetPayload<{ select: typeof fileSelect }>;

/** An organisation with all that its file holds, whoever may read it: the loader decides. */
export function findFile(id: number): Promise<FileRow | null> {
  return db.organisation.findUnique({ where: { id }, select: fileSelect });
}

/** The same in the transaction that will change it; nobody else changes it meanwhile. */
export async function findFileToChange(tx: Tx, id: number): Promise<FileRow | null> {
  await tx.$queryRaw`SELECT "id" FROM "Organisation" WHERE "id" = ${id} FOR UPDATE`;
  return tx.organisation.findUnique({ where: { id }, select: fileSelect });
}

const dayIf = (date: Date | null | undefined) => (date ? date.toISOString().slice(0, 10) : null);

/** The file's values, as the form and the rules know them. */
export function valuesOf(row: FileRow): ProfileValues {
  const { association, company, legalDocument } = row;
  return {
    legalForm: row.legalForm,
    nameFr: row.nameFr,
    nameAr: row.nameAr,
    sectors: row.sectors,
    province: row.provinceCode,
    foundedIn: row.foundedIn,
    links: row.links,
    missionFr: row.missionFr,
    missionAr: row.missionAr,
    servesFr: row.servesFr,
    servesAr: row.servesAr,
    changesFr: row.changesFr,
    changesAr: row.changesAr,
    seeksFr: row.seeksFr,
    seeksAr: row.seeksAr,
    receiptType: association?.receiptType ?? null,
    receiptNumber: association?.receiptNumber ?? null,
    receiptDate: dayIf(association?.receiptDate),
    receiptAuthorityFr: association?.receiptAuthorityFr ?? null,
    receiptAuthorityAr: association?.receiptAuthorityAr ?? null,
    publicUtility: association?.publicUtility ?? false,
    documentNumber: legalDocument?.number ?? null,
    documentDate: dayIf(legalDocument?.date),
    documentAuthorityFr: legalDocument?.authorityFr ?? null,
    documentAuthorityAr: legalDocument?.authorityAr ?? null,
    ice: company?.ice ?? null,
    tradeRegisterNumber: company?.tradeRegisterNumber ?? null,
    tradeRegisterCourt: company?.tradeRegisterCourt ?? null,
    taxId: company?.taxId ?? null,
    employees: company?.employees ?? null,
    industryFr: company?.industryFr ?? null,
    industryAr: company?.industryAr ?? null,
    csrLabel: company?.csrLabel ?? false,
  };
}

/** The owners of an organisation who can still sign in. */
export async function listOwners(tx: Tx, organisationId: number): Promise<string[]> {
  const memberships = await tx.membership.findMany({
    where: { organisationId, role: 'owner', user: { disabledAt: null } },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  return memberships.map((membership) => membership.userId);
}

/** Coordinators whose scope covers the region and who are no members of the organisation. */
export async function listDeciders(tx: Tx, ...files: readonly { id: number; regionCode: string }[]): Promise<string[]> {
  const roles = await tx.staffRole.findMany({
    where: {
      kind: 'coordinator',
      OR: [{ national: true }, { regions: { hasSome: files.map(({ regionCode }) => regionCode) } }],
      user: { disabledAt: null, memberships: { none: { organisationId: { in: files.map(({ id }) => id) } } } },
    },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  return roles.map((role) => role.userId);
}

/** The name and the region of a province. */
export function findProvince(tx: Tx | null, code: string) {
  return (tx ?? db).province.findUnique({ where: { code }, select: { code: true, regionCode: true, ...names } });
}

/** The people of an organisation, owners first. Their names only. */
export function listMembers(organisationId: number) {
  return db.membership.findMany({
    where: { organisationId },
    select: { id: true, role: true, titleFr: true, titleAr: true, createdAt: true, user: person },
    orderBy: [{ role: 'asc' }, { id: 'asc' }],
    take: 100,
  });
}

/** What was done with an organisation, the newest first. */
export function listHistory(organisationId: number) {
  return db.auditEvent.findMany({
    where: { subject: 'organisation', subjectId: String(organisationId) },
    select: { id: true, at: true, actorId: true, action: true, fields: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 50,
  });
}

export function listPeople(ids: readonly string[]) {
  return db.user.findMany({ where: { id: { in: [...new Set(ids)] } }, ...person, orderBy: { id: 'asc' }, take: 200 });
}

/** A number as it is compared: folded, and without what people put between its parts. */
function numberSql(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`nullif(regexp_replace(${foldSql(text)}, '[[:space:]/.°_-]+', '', 'g'), '')`;
}

/** A name as it is compared: folded, single spaces. */
function nameSql(text: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`nullif(btrim(regexp_replace(${foldSql(text)}, '[[:space:]]+', ' ', 'g')), '')`;
}

/**
 * Pairs of records that may be one organisation. By number: the same ICE, the same founding document of one
 * form, or the same receipt in one province (each authority counts its own). By name: the same folded name,
 * French or Arabic, in one province.
 */
function pairsSql(ids: readonly number[]): Prisma.Sql {
  const side = (which: Prisma.Sql) => Prisma.sql`
    SELECT o."id", o."kind", o."legalForm", o."provinceCode", c."ice",
      ${nameSql(Prisma.sql`o."nameFr"`)} AS fr, ${nameSql(Prisma.sql`o."nameAr"`)} AS ar,
      ${numberSql(Prisma.sql`a."receiptNumber"`)} AS receipt, ${numberSql(Prisma.sql`d."number"`)} AS founding
    FROM "Organisation" o
    LEFT JOIN "Association" a ON a."organisationId" = o."id"
    LEFT JOIN "Company" c ON c."organisationId" = o."id"
    LEFT JOIN "LegalDocument" d ON d."organisationId" = o."id"
    WHERE o."mergedIntoId" IS NULL AND ${which}`;
  const these = side(Prisma.sql`o."id" = ANY(${[...ids]}::int[])`);
  // Folding is dear: only records of these provinces, and those whose number counts in all of Morocco.
  const others = side(
    Prisma.sql`(o."provinceCode" IN (SELECT "provinceCode" FROM one) OR c."ice" IN (SELECT "ice" FROM one) OR d."number" IS NOT NULL)`,
  );
  return Prisma.sql`
    WITH one AS MATERIALIZED (${these}), other AS MATERIALIZED (${others}), pairs AS (
      SELECT one."id", other."id" AS other,
        coalesce(one."ice" = other."ice", false)
          OR (one."legalForm" = other."legalForm" AND coalesce(one.founding = other.founding, false))
          OR (one."provinceCode" = other."provinceCode" AND coalesce(one.receipt = other.receipt, false)) AS "byNumber",
        one."provinceCode" = other."provinceCode" AND (coalesce(one.fr = other.fr, false) OR coalesce(one.ar = other.ar, false)) AS "byName"
      FROM one JOIN other ON other."id" <> one."id" AND other."kind" = one."kind"
    )
    SELECT "id", other, "byNumber", "byName" FROM pairs WHERE "byNumber" OR "byName" ORDER BY "id", "byNumber" DESC, other LIMIT 200`;
}

export interface DuplicateRow {
  id: number;
  other: number;
  reasons: DuplicateReason[];
}

/** Records that may be the same organisation as one of these. */
export async function listDuplicates(ids: readonly number[]): Promise<DuplicateRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<{ id: number; other: number; byNumber: boolean; byName: boolean }[]>(pairsSql(ids));
  return rows.map(({ id, other, byNumber, byName }) => ({
    id,
    other,
    reasons: [...(byNumber ? (['number'] as const) : []), ...(byName ? (['name'] as const) : [])],
  }));
}

export function listFiles(ids: readonly number[]): Promise<FileRow[]> {
  return db.organisation.findMany({ where: { id: { in: [...ids] } }, select: fileSelect, orderBy: { id: 'asc' }, take: 50 });
}

/** Whether one of its names holds these folded words. */
function isNamed(wanted: string): Prisma.Sql {
  return Prisma.sql`(
    strpos(coalesce(${nameSql(Prisma.sql`o."nameFr"`)}, ''), ${wanted}) > 0 OR strpos(coalesce(${nameSql(Prisma.sql`o."nameAr"`)}, ''), ${wanted}) > 0)`;
}

const FOUND_AT_MOST = 20;

/** Organisations by a part of their name or by a whole number, so that one of any state can be opened. */
export async function searchFiles(words: string): Promise<FileRow[]> {
  const wanted = fold(words);
  const digits = wanted.replaceAll(/[\s/.°_-]+/g, '');
  if (digits === '') return [];
  const found = await db.$queryRaw<{ id: number }[]>`
    SELECT o."id" FROM "Organisation" o
    LEFT JOIN "Association" a ON a."organisationId" = o."id"
    LEFT JOIN "Company" c ON c."organisationId" = o."id"
    LEFT JOIN "LegalDocument" d ON d."organisationId" = o."id"
    WHERE o."mergedIntoId" IS NULL AND (
      ${isNamed(wanted)} OR c."ice" = ${digits} OR ${numberSql(Prisma.sql`a."receiptNumber"`)} = ${digits} OR ${numberSql(Prisma.sql`d."number"`)} = ${digits})
    ORDER BY o."id" LIMIT ${FOUND_AT_MOST}`;
  return listFiles(found.map(({ id }) => id));
}

const OFFERED_AT_MOST = 200;

interface Offer {
  /** A part of the name; nothing, and the first by name are offered. */
  words: string;
  /** Offered whatever it is called: what a form has chosen already. */
  chosen?: number | null;
  /** What else is asked of an organisation, which is `o`. */
  where?: Prisma.Sql;
}

/** Verified organisations of a kind that a form offers to choose one of. */
export async function listOffered(
  kind: 'ASSOCIATION' | 'COMPANY',
  { words, chosen = null, where = Prisma.sql`true` }: Offer,
): Promise<Offered> {
  const wanted = fold(words).trim();
  const rows = await db.$queryRaw<{ id: number; nameFr: string | null; nameAr: string | null }[]>`
    SELECT o."id", o."nameFr", o."nameAr" FROM "Organisation" o
    WHERE o."id" = ${chosen}::int OR (
      o."kind" = ${kind}::"OrganisationKind" AND o."state" = 'verified' AND o."mergedIntoId" IS NULL AND ${where}
      AND ${wanted === '' ? Prisma.sql`true` : isNamed(wanted)})
    ORDER BY o."id" = ${chosen}::int DESC NULLS LAST, coalesce(o."nameFr", o."nameAr"), o."id" LIMIT ${OFFERED_AT_MOST + 1}`;
  const offered = rows.slice(0, OFFERED_AT_MOST).map(({ id, ...name }) => ({ id, name: nameOf(name) }));
  return { rows: offered, more: rows.length > OFFERED_AT_MOST };
}

const mergeSelect = {
  id: true,
  keptId: true,
  goneId: true,
  proposedById: true,
  createdAt: true,
} as const satisfies Prisma.OrganisationMergeSelect;

export type MergeRow = Prisma.OrganisationMergeGetPayload<{ select: typeof mergeSelect }>;

/** The merge that waits in which this record takes part, on either side. */
export function findWaitingMerge(organisationId: number): Promise<MergeRow | null> {
  return db.organisationMerge.findFirst({
    where: { decidedAt: null, OR: [{ goneId: organisationId }, { keptId: organisationId }] },
    select: mergeSelect,
    orderBy: { id: 'asc' },
  });
}

export function findMergeToDecide(tx: Tx, id: number) {
  return tx.organisationMerge.findUnique({ where: { id }, select: { ...mergeSelect, decidedAt: true } });
}

/** How much leaves a record with its merge. */
export async function countMoved(id: number): Promise<Record<Moved, number>> {
  const organisationId = id;
  const [memberships, needs, offers, drafts, invitations, domains, requests] = await Promise.all([
    db.membership.count({ where: { organisationId } }),
    db.skillNeed.count({ where: { organisationId } }),
    db.expertiseOffer.count({ where: { organisationId } }),
    db.draft.count({ where: { organisationId } }),
    db.invitation.count({ where: { organisationId, acceptedAt: null, revokedAt: null } }),
    db.emailDomain.count({ where: { organisationId } }),
    db.partnershipRequest.count({ where: { OR: [{ giverId: id }, { receiverId: id }] } }),
  ]);
  return { memberships, needs, offers, drafts, invitations, domains, requests };
}

/** A logo with what decides who may see it. */
export function findLogo(organisationId: number) {
  return db.logo.findUnique({
    where: { organisationId },
    select: { bytes: true, sha256: true, organisation: { select: { state: true } } },
  });
}
