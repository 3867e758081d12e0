import { useLocale } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { CardTable } from '@/components/ui/card-table';
import type { Cell, Table } from '@/lib/exports/table';
import { inLocale } from '@/lib/routes';

/** A table that is also handed out as a file, under its title. */
export function TableSection({ table: { key, title, columns, rows } }: { table: Table }) {
  return (
    <section aria-labelledby={key} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id={key}>{title}</h2>
      <CardTable
        caption={title}
        rows={rows.map((cells, index) => ({ cells, index }))}
        rowKey={({ index }) => index}
        columns={columns.map((label, place) => ({
          key: label,
          label,
          kind: place === 0 ? 'head' : 'fact',
          cell: (row: { cells: Cell[]; index: number }) => <CellText cell={row.cells[place]} />,
        }))}
      />
    </section>
  );
}

function CellText({ cell }: { cell: Cell | undefined }) {
  const locale = useLocale();
  if (!cell) return null;
  const { text, lang, number, note, href } = cell;
  const words = number === undefined ? <Bdi lang={lang}>{text}</Bdi> : text;
  return (
    <>
      {href === undefined ? (
        words
      ) : (
        <a href={inLocale(locale, href)} className="inline-flex min-h-target items-center">
          {words}
        </a>
      )}
      {note !== undefined && <span className="block font-normal text-ink-muted text-sm">{note}</span>}
    </>
  );
}
