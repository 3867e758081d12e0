import type { ReactNode } from 'react';

interface Props {
  /** What the region beside the content is. */
  label: string;
  aside: ReactNode;
  children: ReactNode;
}

/** Filters at the start, from 1024 px; above the content before. */
export function AsideStart({ label, aside, children }: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[17.5rem_minmax(0,1fr)]">
      <aside aria-label={label} className="min-w-0">
        {aside}
      </aside>
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4">{children}</div>
    </div>
  );
}

/** Facts and the action at the end, from 1024 px; below the content before. It stays in sight. */
export function AsideEnd({ label, aside, children }: Props) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem] print:grid-cols-[minmax(0,1fr)_17rem] print:gap-x-6">
      <div className="min-w-0">{children}</div>
      <aside aria-label={label} className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 lg:sticky lg:top-6 lg:self-start">
        {aside}
      </aside>
    </div>
  );
}
