import type { ReactNode } from 'react';

/** A figure and what it counts: « 912 points sur 1 000 ». */
export function Stat({ value, children }: { value: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-baseline gap-1.5 text-ink-muted text-sm">
      <b className="shrink-0 text-[1.75rem] text-ink leading-[1.1] tabular-nums">{value}</b>
      <span>{children}</span>
    </p>
  );
}
