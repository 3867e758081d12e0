import type { ReactNode } from 'react';

/** The first stop of the keyboard: over the header, to the content. */
export function SkipLink({ href = '#main', children }: { href?: string; children: ReactNode }) {
  return (
    <a href={href} className="absolute start-4 -top-24 z-10 bg-surface px-4 py-3 focus:top-4">
      {children}
    </a>
  );
}
