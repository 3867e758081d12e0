import type { ReactNode } from 'react';
import { Icon } from './icon';

/** More on demand, without script. */
export function Disclosure({ summary, open = false, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group min-w-0">
      <summary className="inline-flex min-h-target items-center gap-1.5 text-primary text-sm">
        <Icon name="down" className="size-[1.25em] transition-transform duration-(--k-duration-base) group-open:rotate-180" />
        <span className="underline decoration-1 underline-offset-[0.3em]">{summary}</span>
      </summary>
      {children}
    </details>
  );
}
