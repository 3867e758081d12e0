import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { fold } from '@/lib/matching/normalise';
import { type ColumnField, type ImportKind, nameKeyOf, type Somebody, type StoredPerson } from './rules';
import { problemsKept } from './schema';

const fileSelect = {
  id: true,
  version: true,
  kind: true,
  fileName: true,
  head: true,
  columns: true,
  restKind: true,
  rows: true,
  written: true,
  merged: true,
  kept: true,
  refused: true,
  stayed: true,
  createdAt: true,
  confirmedAt: true,
  undoUntil: true,
  undoneAt: true,
  by: { select: { name: true, nameAr: true } },
  forum: {
    select: { id: true, nameFr: true, nameAr: true, startsOn: true, endsOn: true, province: { select: { regionCode: true } } },
  },
} as const satisfies Prisma.ForumImportSelect;

type Read = Prisma.ForumImportGetPayload<{ select: typeof fileSelect }>;
export type ImportFile = Omit<Read, 'columns'> & { columns: ColumnField[] };

/** Columns are of a closed list, and written through it. */
const read = (row: Read): ImportFile => ({ ...row, columns: row.columns as ColumnField[] });

/** A file of a forum, whoever may know of it: the policy decides. */
export async function findImport(id: number, tx: Tx = db): Promise<ImportFile | null> {
  const row = await tx.forumImport.findUnique({ where: { id }, select: fileSelect });
  return row && read(row);
}

const MOST_SHOWN = 50;

/** The files of a forum, the last first. */
export async function listImports(forumId: number): Promise<ImportFile[]> {
  const rows = await db.forumImport.findMany({ where: { forumId }, select: fileSelect, orderBy: { id: 'desc' }, take: MOST_SHOWN });
  return rows.map(read);
}

/** All of them, shown or not. */
export function countImports(forumId: number): Promise<number> {
  return db.forumImport.count({ where: { forumId } });
}

/** Files of a forum that wait for their confirmation. */
export function countWaiting(forumId: number, since: Date, tx: Tx = db): Promise<number> {
  return tx.forumImport.count({ where: { forumId, confirmedAt: null, createdAt: { gt: since } } });
}

const rowSelect = {
  line: true,
  cells: true,
  problems: true,
  refused: true,
  matchedBy: true,
  matchLine: true,
  matchId: true,
  decision: true,
} as const satisfies Prisma.ForumImportRowSelect;

type RowRead = Prisma.ForumImportRowGetPayload<{ select: typeof rowSelect }>;
export type ImportRow = Omit<RowRead, 'problems'> & { problems: ReturnType<typeof problemsKept.parse> };

const readRow = (row: RowRead): ImportRow => ({ ...row, problems: problemsKept.parse(row.problems) });

/** Which rows of a file. */
export type RowsAsked = 'all' | 'errors' | 'duplicates';
const askedFor = (asked: RowsAsked): Prisma.ForumImportRowWhereInput =>
  asked === 'errors' ? { refused: true } : asked === 'duplicates' ? { matchedBy: { not: null } } : {};

/** Rows of a file, in its order, from after a line. */
export async function listRows(
  importId: number,
  which: { asked: RowsAsked; after: number; take: number } = { asked: 'all', after: 0, take: Number.MAX_SAFE_INTEGER },
  tx: Tx = db,
): Promise<ImportRow[]> {
  const rows = await tx.forumImportRow.findMany({
    where: { importId, ...askedFor(which.asked), line: { gt: which.after } },
    select: rowSelect,
    orderBy: { line: 'asc' },
    ...(which.take < Number.MAX_SAFE_INTEGER && { take: which.take }),
  });
  return rows.map(readRow);
}

/** The line after which the page before this one begins. */
export async function findPageBefore(importId: number, { asked, after, take }: { asked: RowsAsked; after: number; take: number }) {
  const rows = await db.forumImportRow.findMany({
    where: { importId, ...askedFor(asked), line: { lte: after } },
    select: { line: true },
    orderBy: { line: 'desc' },
    take: take + 1,
  });
  if (rows.length === 0) return null;
  return { after: rows.length > take ? (rows.at(-1)?.line ?? 0) : 0, count: Math.min(rows.length, take) };
}

/** How many of them stand up to a line. */
export function countRowsUpTo(importId: number, asked: RowsAsked, line: number): Promise<number> {
  return db.forumImportRow.count({ where: { importId, ...askedFor(asked), line: { lte: line } } });
}

/** These rows, by their line. */
export async function listLines(importId: number, lines: readonly number[], tx: Tx = db): Promise<ImportRow[]> {
  const rows = await tx.forumImportRow.findMany({
    where: { importId, line: { in: [...lines] } },
    select: rowSelect,
    orderBy: { line: 'asc' },
  });
  return rows.map(readRow);
}

export interface RowCounts {
  all: number;
  errors: number;
  duplicates: number;
  merge: number;
  keep: number;
  create: number;
}

/** How many rows of a file wait, and what becomes of them. */
export async function countRows(importId: number): Promise<RowCounts> {
  const groups = await db.forumImportRow.groupBy({
    by: ['refused', 'decision'],
    where: { importId },
    _count: true,
    orderBy: { refused: 'asc' },
  });
  const sum = (of: (group: (typeof groups)[number]) => boolean) => groups.filter(of).reduce((total, { _count }) => total + _count, 0);
  return {
    all: sum(() => true),
    errors: sum(({ refused }) => refused),
    duplicates: sum(({ decision }) => decision !== null),
    merge: sum(({ decision }) => decision === 'merge'),
    keep: sum(({ decision }) => decision === 'keep'),
    create: sum(({ decision }) => decision === 'create'),
  };
}

const person = { id: true, name: true, organisation: true, email: true, phone: true } as const;

/** People of a forum that are searched for duplicates. */
const MOST_STORED = 100_000;

/** Who is stored of a forum and not forgotten, the earliest first; all of them, or those of these ids. */
export async function listStored(
  { forumId, kind, ids }: { forumId: number; kind: ImportKind; ids?: readonly number[] },
  tx: Tx = db,
): Promise<{ id: number; values: Somebody }[]> {
  const where = { forumId, forgottenAt: null, ...(ids && { id: { in: [...ids] } }) };
  const bounded = { orderBy: { id: 'asc' }, take: MOST_STORED } as const;
  const rows: ({ id: number } & Somebody)[] =
    kind === 'registrations'
      ? await tx.forumRegistration.findMany({ where, select: person, ...bounded })
      : await tx.forumContact.findMany({ where, select: { ...person, spokeOf: true, standId: true }, ...bounded });
  return rows.map(({ id, ...values }) => ({ id, values }));
}

/** The same, with what duplicates are known by. */
export const keyed = <One extends { values: Somebody }>(one: One): One & { key: StoredPerson['key'] } => ({
  ...one,
  key: nameKeyOf(fold(one.values.name), one.values.organisation && fold(one.values.organisation)),
});

/** The stands of a forum by all that they are called there: their place, and their association's names; folded. */
export async function listStandNames(forumId: number, tx: Tx = db): Promise<Map<string, number>> {
  const stands = await tx.stand.findMany({
    where: { forumId },
    select: { id: true, place: true, organisation: { select: { nameFr: true, nameAr: true } } },
    orderBy: { id: 'desc' },
  });
  return new Map(
    stands.flatMap(({ id, place, organisation: { nameFr, nameAr } }) =>
      [nameFr, nameAr, place].flatMap((name) => (name ? [[fold(name), id] as const] : [])),
    ),
  );
}
