import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { FILE_COLUMNS, whyLeftOut } from './rules';
import type { ColumnView, TableView } from './views';

/** What an administrator proves themselves by; null where they sign in by another account. */
export async function findPasswordHash(userId: string): Promise<string | null> {
  return (await db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })).passwordHash;
}

/** Every table of the programme as the database has it: not the list of migrations, nor what waits for the worker. */
export async function listTables(client: Tx = db): Promise<TableView[]> {
  const rows = await client.$queryRaw<(ColumnView & { table: string; key: number | null })[]>`
    SELECT c.relname::text AS "table", a.attname::text AS "name", format_type(a.atttypid, a.atttypmod) AS "type",
      a.attnotnull AS "required", array_position(i.indkey::int2[], a.attnum) AS "key",
      (SELECT referred.relname::text FROM pg_constraint f JOIN pg_class referred ON referred.oid = f.confrelid
       WHERE f.contype = 'f' AND f.conrelid = c.oid AND f.conkey = ARRAY[a.attnum] LIMIT 1) AS "refersTo",
      ARRAY(SELECT e.enumlabel::text FROM pg_enum e
            WHERE e.enumtypid = CASE WHEN t.typelem > 0 THEN t.typelem ELSE t.oid END ORDER BY e.enumsortorder) AS "values"
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname, a.attnum`;
  return [...new Set(rows.map(({ table }) => table))].map((name) => {
    const columns = rows.filter(({ table }) => table === name);
    return {
      name,
      key: columns
        .filter(({ key }) => key !== null)
        .sort((one, other) => Number(one.key) - Number(other.key))
        .map((column) => column.name),
      columns: columns.map(({ table: _, key: __, ...column }) => column),
    };
  });
}

/** The columns of a table that are handed over, in its order. */
export function handedOver({ name, columns }: TableView): ColumnView[] {
  return columns.filter((column) => whyLeftOut(name, column.name) === null);
}

/** Longer than any line needs for all of it; then the download ends, and the database is rid of the snapshot. */
const LONGEST = 6 * 60 * 60 * 1_000;

/** Reads the database as it is at this moment, however long that takes, and changes nothing. */
export async function inSnapshot(read: (tx: Tx) => Promise<void>): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`;
      await read(tx);
    },
    { isolationLevel: 'RepeatableRead', timeout: LONGEST },
  );
}

const quoted = (name: string) => Prisma.raw(`"${name}"`);

/** Where a file of a row stands within the archive; null where the row has none. */
function pathOf({ name, key }: TableView): Prisma.Sql | null {
  const file = FILE_COLUMNS[name];
  if (file === undefined) return null;
  const ending = 'column' in file.kind ? Prisma.sql`${quoted(file.kind.column)}::text` : Prisma.sql`${file.kind.ending}::text`;
  const number = Prisma.join(
    key.map((column) => Prisma.sql`${quoted(column)}::text`),
    ` || '-' || `,
  );
  return Prisma.sql`CASE WHEN ${quoted(file.column)} IS NOT NULL THEN ${`files/${name}/`} || ${number} || '.' || ${ending} END`;
}

/** A value as text: moments by ISO 8601, lists as JSON; PostgreSQL puts it so, and no type of ours can lose a digit of it. */
function textOf(table: TableView, { name, type }: ColumnView): Prisma.Sql {
  const column = quoted(name);
  if (type.startsWith('timestamp')) return Prisma.sql`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  if (type.endsWith('[]')) return Prisma.sql`array_to_json(${column})::text`;
  if (FILE_COLUMNS[table.name]?.column === name) return pathOf(table) ?? column;
  return Prisma.sql`${column}::text`;
}

/** A table that has no key is read as it lies. */
function orderOf({ key }: TableView): Prisma.Sql {
  return key.length === 0 ? Prisma.empty : Prisma.sql`ORDER BY ${Prisma.join(key.map(quoted))}`;
}

/** Rows that are in memory at once. */
const FETCHED = 500;

/** The rows of a query, some at a time. One cursor after the other has this name. */
async function* cursorOf<Row>(tx: Tx, query: Prisma.Sql, fetched: number): AsyncGenerator<Row> {
  await tx.$executeRaw`DECLARE handed_over NO SCROLL CURSOR FOR ${query}`;
  while (true) {
    const rows = await tx.$queryRaw<Row[]>`FETCH ${Prisma.raw(String(fetched))} FROM handed_over`;
    yield* rows;
    if (rows.length < fetched) break;
  }
  await tx.$executeRaw`CLOSE handed_over`;
}

/** Every row of a table, its values as text; what is missing is empty. */
export async function* rowsOf(tx: Tx, table: TableView): AsyncGenerator<string[]> {
  const values = handedOver(table).map((column) => textOf(table, column));
  const query = Prisma.sql`SELECT ARRAY[${Prisma.join(values)}] AS "values" FROM ${quoted(table.name)} ${orderOf(table)}`;
  for await (const row of cursorOf<{ values: (string | null)[] }>(tx, query, FETCHED)) yield row.values.map((value) => value ?? '');
}

/** Every file of a table, one in memory at a time. */
export async function* filesOf(tx: Tx, table: TableView): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  const path = pathOf(table);
  const column = FILE_COLUMNS[table.name]?.column;
  if (path === null || column === undefined) return;
  const query = Prisma.sql`
    SELECT ${path} AS "path", ${quoted(column)} AS "bytes" FROM ${quoted(table.name)} WHERE ${quoted(column)} IS NOT NULL
    ${orderOf(table)}`;
  yield* cursorOf<{ path: string; bytes: Uint8Array }>(tx, query, 1);
}

/** How many files there are, and what they weigh together. */
export async function measureFiles(): Promise<{ count: number; bytes: number }> {
  const counts = Object.entries(FILE_COLUMNS).map(([table, { column }]) => {
    const bytes = quoted(column);
    return Prisma.sql`SELECT count(${bytes}) AS count, sum(octet_length(${bytes})) AS bytes FROM ${quoted(table)}`;
  });
  const [files] = await db.$queryRaw<{ count: number; bytes: number }[]>`
    SELECT sum(count)::float8 AS count, coalesce(sum(bytes), 0)::float8 AS bytes FROM (${Prisma.join(counts, ' UNION ALL ')}) files`;
  return files ?? { count: 0, bytes: 0 };
}
