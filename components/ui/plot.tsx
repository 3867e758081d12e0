import { type ReactNode, useId } from 'react';
import { CardTable } from './card-table';
import { Disclosure } from './disclosure';

/** What tells one bar from another without its colour. */
export type Pattern = 'solid' | 'hatched' | 'dotted';

export interface PlotBar {
  key: string | number;
  label: ReactNode;
  /** What is written beside it: the number with its unit. */
  text: ReactNode;
  /** 0 or more; null where there is nothing to draw. */
  value: number | null;
  pattern?: Pattern | undefined;
}

interface Props {
  /** What the picture shows: its name for who does not see it. */
  name: string;
  bars: readonly PlotBar[];
  /** The value of a full bar; the largest of them unless told. */
  most?: number | undefined;
  /** A line across all bars. */
  mark?: number | undefined;
  /** The table behind the picture, with the same numbers. */
  children: ReactNode;
}

/** Bars that grow from the start side, each with its words over it: set by the server, drawn without script. */
export function Plot({ name, bars, most = Math.max(1, ...bars.map(({ value }) => value ?? 0)), mark, children }: Props) {
  const id = useId();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div role="img" aria-label={name} className="grid gap-3">
        {bars.map(({ key, label, text, value, pattern = 'solid' }) => (
          <div key={key} className="grid gap-1">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span>{label}</span>
              <b>{text}</b>
            </p>
            {value !== null && <PlotBarPicture id={`${id}${key}`} share={value / most} mark={mark && mark / most} pattern={pattern} />}
          </div>
        ))}
      </div>
      {children}
    </div>
  );
}

function PlotBarPicture({ id, share, mark, pattern }: { id: string; share: number; mark: number | undefined; pattern: Pattern }) {
  const width = `${(Math.min(1, share) * 100).toFixed(1)}%`;
  return (
    <svg aria-hidden="true" className="bar bar-plot">
      {pattern !== 'solid' && (
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          {pattern === 'hatched' ? <rect width="3" height="6" /> : <circle cx="3" cy="3" r="1.6" />}
        </pattern>
      )}
      <rect className="bar-track" width="100%" height="100%" />
      <rect className="bar-outline" width={width} height="100%" fill={pattern === 'solid' ? undefined : `url(#${id})`} />
      {mark !== undefined && <rect className="bar-mark" x={`${Math.min(99, mark * 100).toFixed(1)}%`} width="3" height="100%" />}
    </svg>
  );
}

interface TableProps {
  summary: string;
  caption: string;
  /** The heads of what is compared and of its numbers. */
  heads: readonly [string, string];
  bars: readonly PlotBar[];
}

/** The numbers of a plot as a table, on demand. */
export function PlotTable({ summary, caption, heads: [head, number], bars }: TableProps) {
  return (
    <Disclosure summary={summary}>
      <CardTable
        caption={caption}
        rows={[...bars]}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', label: head, kind: 'head', cell: ({ label }) => label },
          { key: 'number', label: number, cell: ({ text }) => text },
        ]}
      />
    </Disclosure>
  );
}
