import 'server-only';
import { forbidden, notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { csvStream } from '@/lib/exports/csv';
import type { HandedOut } from '@/lib/exports/handed-out';
import { contentDisposition, FILE_MAX_BYTES, megabytesOf } from '@/lib/files/rules';
import { findForum } from '@/lib/forums/queries';
import { dateOfDay } from '@/lib/i18n/day';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { nameOf } from '@/lib/i18n/localised';
import { translator } from '@/lib/i18n/translator';
import { columnLetters } from '@/lib/imports/rules';
import { routes, rowId } from '@/lib/routes';
import { canImport } from './policy';
import {
  countImports,
  countRows,
  countRowsUpTo,
  findImport,
  findPageBefore,
  type ImportFile,
  type ImportRow,
  listImports,
  listLines,
  listRows,
  listStored,
} from './queries';
import {
  DUPLICATES_PER_PAGE,
  decisionsFor,
  hoursAfter,
  IMPORT_FIELDS,
  LEFT_OUT,
  ROWS_PER_PAGE,
  stateOf,
  valuesOf,
  whyNotColumns,
} from './rules';
import type { ImportsView, ImportView, PersonView, PreviewView, ProblemView, RowsShown, RowView } from './views';

/** Where files of a forum are handed in, for whoever arranges it. */
export const loadImports = cache(async (requestedId: string): Promise<ImportsView> => {
  const id = rowId(requestedId);
  const actor = await requireActor(routes.forumImports(id ?? 0));
  if (actor.staff === null) forbidden();
  const forum = id === null ? null : await findForum(id);
  if (!forum) notFound();
  if (!canImport(actor, forum)) forbidden();
  const now = new Date();
  const imports = (await listImports(forum.id)).map((file) => ({
    id: file.id,
    kind: file.kind,
    state: stateOf(file, now),
    fileName: file.fileName,
    rows: file.rows,
    written: file.written,
    merged: file.merged,
    createdAt: file.createdAt,
    by: { fr: file.by.name, ar: file.by.nameAr },
  }));
  // What nobody confirmed in time is gone with the next night.
  const there = imports.filter(({ state }) => state !== 'expired');
  return { forum: { id: forum.id, name: nameOf(forum) }, imports: there, earlier: (await countImports(forum.id)) - imports.length };
});

const SHOWN = ['errors', 'duplicates', 'all'] as const satisfies readonly RowsShown[];

/** What the address asks for; else what somebody has to look at first. */
const shownOf = (asked: string, waiting: Readonly<Record<RowsShown, number>>): RowsShown =>
  SHOWN.find((one) => one === asked) ?? SHOWN.find((one) => waiting[one] > 0) ?? 'all';

/** A file: what it would write, or what became of it; for whoever arranges its forum. */
export const loadImport = cache(async (requestedForum: string, requestedId: string, show: string, after: string): Promise<ImportView> => {
  const [forumId, id] = [rowId(requestedForum), rowId(requestedId)];
  const actor = await requireActor(routes.forumImport(forumId ?? 0, id ?? 0));
  if (actor.staff === null) forbidden();
  const file = id === null ? null : await findImport(id);
  if (!file || file.forum.id !== forumId) notFound();
  if (!canImport(actor, file.forum)) forbidden();
  const state = stateOf(file, new Date());
  if (state === 'expired') notFound();
  const { version, kind, fileName, rows, createdAt, written, merged, kept, refused, stayed } = file;
  return {
    ...{ id: file.id, version, kind, state, fileName, rows, createdAt, written, merged, kept, refused, stayed },
    forum: { id: file.forum.id, name: nameOf(file.forum) },
    by: { fr: file.by.name, ar: file.by.nameAr },
    until: file.undoUntil ?? hoursAfter(createdAt),
    refusedKept: refused > 0 && state === 'confirmed',
    preview: state === 'waiting' ? await previewOf(file, show, rowId(after) ?? 0) : null,
  };
});

/** The words of a column that are shown beside its name. */
const SAMPLE = 3;

async function previewOf(file: ImportFile, show: string, after: number): Promise<PreviewView> {
  const locale = await getLocale();
  const { id, head, columns, kind, restKind } = file;
  const waiting = await countRows(id);
  const shown = shownOf(show, waiting);
  const take = shown === 'duplicates' ? DUPLICATES_PER_PAGE : ROWS_PER_PAGE;
  const [first, read, before] = await Promise.all([
    listRows(id, { asked: 'all', after: 0, take: SAMPLE * 4 }),
    listRows(id, { asked: shown, after, take: take + 1 }),
    findPageBefore(id, { asked: shown, after, take }),
  ]);
  const rows = read.slice(0, take);
  const counts = {
    ...{ all: waiting.all, errors: waiting.errors, duplicates: waiting.duplicates },
    written: waiting.all - waiting.errors - waiting.merge - waiting.keep,
    ...{ merged: waiting.merge, kept: waiting.keep },
  };
  const last = rows.at(-1)?.line ?? 0;
  const total = { all: counts.all, errors: counts.errors, duplicates: counts.duplicates }[shown];
  const done = before === null ? 0 : await countRowsUpTo(id, shown, after);
  return {
    columns: head.map((name, index) => ({
      letters: columnLetters(index),
      name,
      field: columns[index] ?? LEFT_OUT,
      sample: first.flatMap(({ cells }) => cells[index] || []).slice(0, SAMPLE),
    })),
    fields: IMPORT_FIELDS[kind],
    restKind,
    fault: whyNotColumns(columns),
    counts,
    shown,
    rows: await rowViews(file, rows, locale),
    from: done + 1,
    previous: before,
    next: read.length > take ? { after: last, count: Math.min(take, total - done - rows.length) } : null,
  };
}

async function rowViews(file: ImportFile, rows: readonly ImportRow[], locale: Locale): Promise<RowView[]> {
  const lines = rows.flatMap(({ matchLine }) => matchLine ?? []);
  const ids = rows.flatMap(({ matchId }) => matchId ?? []);
  const [earlier, stored] = await Promise.all([
    lines.length === 0 ? [] : listLines(file.id, lines),
    ids.length === 0 ? [] : listStored({ forumId: file.forum.id, kind: file.kind, ids }),
  ]);
  const byLine = new Map(earlier.map((row) => [row.line, personIn(row.cells, file)]));
  const byId = new Map(stored.map(({ id, values: { name, organisation, email, phone } }) => [id, { name, organisation, email, phone }]));
  return rows.map(({ line, cells, problems, matchedBy, matchLine, matchId, decision }) => ({
    line,
    ...personIn(cells, file),
    problems: problemViews({ cells, problems }, file, locale),
    duplicate:
      matchedBy === null || decision === null
        ? null
        : {
            by: matchedBy,
            line: matchLine,
            other: (matchLine === null ? byId.get(matchId ?? 0) : byLine.get(matchLine)) ?? null,
            decision,
            possible: decisionsFor(file.kind, { by: matchedBy }),
          },
  }));
}

/** As it stands in the file. */
function personIn(cells: readonly string[], { columns }: ImportFile): PersonView {
  const said = valuesOf(cells, columns);
  const one = (field: string) => said[field]?.[0] || null;
  return { name: one('name') ?? '', organisation: one('organisation'), email: one('email'), phone: one('phone') };
}

/** Signs of a cell that are shown beside its error: a text that is too long is known by its beginning. */
const VALUE_SHOWN = 60;

const shortened = (cell: string) => (cell.length > VALUE_SHOWN ? `${cell.slice(0, VALUE_SHOWN)}…` : cell);

function problemViews({ cells, problems }: Pick<ImportRow, 'cells' | 'problems'>, { head }: ImportFile, locale: Locale): ProblemView[] {
  const t = translator(locale, 'errors');
  const written = (value: string | number) => (typeof value === 'string' && DAY.test(value) ? formatDay(dateOfDay(value), locale) : value);
  return problems.map(({ column, code, params }) => ({
    column: column === null ? null : { letters: columnLetters(column), name: head[column] ?? '', value: shortened(cells[column] ?? '') },
    text: t(
      code as Parameters<typeof t>[0],
      Object.fromEntries(Object.entries(params).map(([name, value]) => [name, written(value)])) as never,
    ),
  }));
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const FILE = /^refused-(ar|fr)\.csv$/;

/** The rows with errors as they came, each with what is wrong with it, to be mended and handed in again. */
export async function loadRefusedRows(requestedId: string, file: string): Promise<HandedOut | 'signedOut' | null> {
  const actor = await currentActor();
  if (!actor) return 'signedOut';
  const [, locale = ''] = FILE.exec(file) ?? [];
  const found = isLocale(locale) ? await findReadable(actor, requestedId) : null;
  if (!found || !isLocale(locale)) return null;
  const t = translator(locale, 'forumImports');
  const rows = await listRows(found.id, { asked: 'errors', after: 0, take: found.rows });
  const said = ({ column, text }: ProblemView) =>
    column === null ? text : t('problemAt', { letters: column.letters, name: column.name, text });
  async function* lines() {
    for (const row of rows)
      yield [
        ...row.cells,
        String(row.line),
        problemViews(row, found as ImportFile, locale as Locale)
          .map(said)
          .join(' · '),
      ];
  }
  return {
    bytes: csvStream([...found.head, t('lineColumn'), t('problemColumn')], lines()),
    mediaType: 'text/csv; charset=utf-8',
    disposition: contentDisposition(`${found.fileName.replace(/\.[a-z]+$/i, '')}-${locale === 'ar' ? 'errors-ar' : 'erreurs'}.csv`),
  };
}

async function findReadable(actor: Actor, requestedId: string): Promise<ImportFile | null> {
  const id = rowId(requestedId);
  const file = id === null ? null : await findImport(id);
  if (!file || !canImport(actor, file.forum)) return null;
  return ['waiting', 'confirmed'].includes(stateOf(file, new Date())) ? file : null;
}

const FIGURE = /^[A-Z]{0,3}\d{0,7}$/;

/** Why a file was not taken, as the address of its form says it; undefined where it says nothing that we know. */
export async function refusalText(query: Readonly<Record<string, string | string[] | undefined>>): Promise<string | undefined> {
  const t = await getTranslations('forumImports.why');
  const code = query.refused;
  if (typeof code !== 'string' || !t.has(code as Parameters<typeof t.has>[0])) return undefined;
  const figure = (name: string) => {
    const value = query[name];
    return typeof value === 'string' && FIGURE.test(value) ? value : '';
  };
  const most = Number(figure('max') || figure('most')) || 0;
  const figures = { max: code === 'importsWaiting' ? most : formatNumber(most), row: figure('row'), column: figure('column') };
  return t(code as Parameters<typeof t>[0], { ...figures, megabytes: formatNumber(megabytesOf(FILE_MAX_BYTES)) } as never);
}
