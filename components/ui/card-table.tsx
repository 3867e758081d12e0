import type { ReactNode } from 'react';
import { VisuallyHidden } from './visually-hidden';

export interface Column<Row> {
  key: string;
  label: string;
  /** `fact` shows its label on a phone; `head` names the row; `lead`, `pick` and `act` speak for themselves. */
  kind?: 'fact' | 'head' | 'lead' | 'pick' | 'act' | undefined;
  /** Under 768 px, where the column's head is not beside it. */
  shortLabel?: string | undefined;
  sorted?: 'ascending' | 'descending' | undefined;
  cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
}

/** A table that becomes one card per row on a phone. */
export function CardTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    // Under 768 px `display: block` takes the roles away, so they are written out.
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table role="table" className="card-table">
      <caption className="sr-only">{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row">
          {columns.map((column) => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th key={column.key} role="columnheader" scope="col" aria-sort={column.sorted}>
              {column.kind === 'pick' || column.kind === 'act' ? <VisuallyHidden>{column.label}</VisuallyHidden> : column.label}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup">
        {rows.map((row) => (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tr key={rowKey(row)} role="row">
            {columns.map((column) => (
              <Cell key={column.key} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const { kind = 'fact', label, shortLabel = label } = column;
  if (kind === 'head') {
    return (
      // biome-ignore lint/a11y/noRedundantRoles: see above
      <th role="rowheader" scope="row" className="font-semibold">
        {children}
      </th>
    );
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <td role="cell" className={kind} data-label={kind === 'fact' ? shortLabel : undefined}>
      {children}
    </td>
  );
}
