import 'server-only';
import type { Tx } from '@/lib/db/transaction';
import { csvStream } from '@/lib/exports/csv';
import { type ZipPart, zipOf } from '@/lib/exports/zip';
import { formatDay } from '@/lib/i18n/formats';
import { type Locale, locales } from '@/lib/i18n/locales';
import { type Messages, translator } from '@/lib/i18n/translator';
import { filesOf, handedOver, inSnapshot, listTables, rowsOf } from './queries';
import { FILE_COLUMNS, whyLeftOut } from './rules';
import type { ColumnView, TableView } from './views';

/** Nobody waits for the rest: no fault of ours. */
class ReaderLeft extends Error {}

/**
 * The archive, as it is asked for: one snapshot of the database, of which a few hundred rows or one file are in memory.
 * Whoever stops reading ends it.
 */
export function archiveStream(now: Date): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>();
  const writer = writable.getWriter();
  const writing = inSnapshot(async (tx) => {
    for await (const bytes of zipOf(partsOf(tx, now), now)) {
      await writer.write(bytes).catch(() => {
        throw new ReaderLeft();
      });
    }
  });
  writing
    .then(
      () => writer.close(),
      (error) => {
        if (!(error instanceof ReaderLeft)) console.error('The hand-over ended before its end:', error);
        return writer.abort(error);
      },
    )
    // Nobody is left to be told.
    .catch(() => {});
  return readable;
}

async function* partsOf(tx: Tx, now: Date): AsyncGenerator<ZipPart> {
  const tables = await listTables(tx);
  for (const locale of locales) {
    const t = translator(locale, 'handover');
    yield { name: t('file.readme.name'), deflate: true, content: bytesOf(readme(locale, now)) };
    const words = (['table', 'column', 'meaning', 'type', 'required', 'refersTo', 'values', 'handedOver'] as const).map((word) =>
      t(`file.columns.${word}`),
    );
    yield { name: t('file.dictionary'), deflate: true, content: csvStream(words, dictionary(tables, locale)) };
  }
  for (const table of tables) {
    const header = handedOver(table).map(({ name }) => name);
    yield { name: `tables/${table.name}.csv`, deflate: true, content: csvStream(header, rowsOf(tx, table)) };
  }
  for (const table of tables) {
    for await (const { path, bytes } of filesOf(tx, table)) yield { name: path, deflate: false, content: bytesOf(bytes) };
  }
}

async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** Lines end as the text programs of any system take them, and its letters are told by the mark in front. */
function readme(locale: Locale, now: Date): string {
  const t = translator(locale, 'handover');
  const lines = (['what', 'tables', 'values', 'missing', 'formulas', 'units', 'files', 'leftOut', 'personal'] as const).map((part) =>
    t(`file.readme.${part}`),
  );
  return `\ufeff${[t('file.readme.title', { day: formatDay(now, locale) }), ...lines].join('\r\n\r\n')}\r\n`;
}

type Words = Messages['handover'];

/** What a column holds, by its name: the same name means the same in every table. */
export function meaningOf(column: string): keyof Words['meanings'] {
  return column as keyof Words['meanings'];
}

async function* dictionary(tables: readonly TableView[], locale: Locale): AsyncGenerator<string[]> {
  const t = translator(locale, 'handover');
  const handing = (table: TableView, column: ColumnView) => {
    const why = whyLeftOut(table.name, column.name);
    if (why !== null) return t(`why.${why}`);
    return FILE_COLUMNS[table.name]?.column === column.name ? t('file.asFile') : t('file.asIs');
  };
  for (const table of tables) {
    for (const column of table.columns) {
      yield [
        table.name,
        column.name,
        t(`meanings.${meaningOf(column.name)}`),
        column.type,
        t(column.required ? 'file.yes' : 'file.no'),
        column.refersTo ?? '',
        column.values.join(' '),
        handing(table, column),
      ];
    }
  }
}
