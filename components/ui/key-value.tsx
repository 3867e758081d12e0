import type { ReactNode } from 'react';

export interface KeyValueRow {
  key: string;
  term: ReactNode;
  value: ReactNode;
}

/** Facts with their names, in two columns; in one on the smallest phones. */
export function KeyValue({ rows }: { rows: KeyValueRow[] }) {
  return (
    <dl className="divide-y divide-line">
      {rows.map((row) => (
        <div key={row.key} className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[minmax(6rem,36%)_minmax(0,1fr)]">
          <dt className="text-ink-muted text-sm">{row.term}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}
