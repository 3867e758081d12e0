import type { ReactNode } from 'react';
import { Icon } from './icon';

export interface Crumb {
  href: string;
  label: ReactNode;
}

/** From depth 2: the way back, then the page itself. */
export function Breadcrumbs({ label, trail, current }: { label: string; trail: Crumb[]; current: ReactNode }) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap gap-x-2 gap-y-0.5 py-3.5 text-ink-muted text-sm">
        {trail.map((crumb) => (
          <li key={crumb.href} className="inline-flex items-center gap-2">
            <a href={crumb.href} className="inline-flex min-h-7 items-center">
              {crumb.label}
            </a>
            <Icon name="chevron" className="size-4" />
          </li>
        ))}
        <li aria-current="page" className="inline-flex min-h-7 items-center">
          {current}
        </li>
      </ol>
    </nav>
  );
}
