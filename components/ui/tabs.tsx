import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface Tab {
  href: string;
  label: ReactNode;
  count?: number | undefined;
  current: boolean;
}

/** Links: each tab is a page. On a phone they scroll inside themselves; by keyboard they wrap, as browsers leave one out of sight. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto has-focus-visible:flex-wrap border-line border-b [scrollbar-width:thin]">
      {tabs.map((tab) => (
        <a
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className={classNames(
            'inline-flex min-h-12 items-center gap-2 whitespace-nowrap border-y-[3px] border-t-transparent px-3.5 no-underline focus-visible:shadow-none focus-visible:-outline-offset-4',
            tab.current ? 'border-b-primary font-semibold text-ink' : 'border-b-transparent text-ink-muted hover:border-b-primary-line',
          )}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="rounded-full bg-sunken px-2 font-semibold text-ink text-xs tabular-nums">{tab.count}</span>
          )}
        </a>
      ))}
    </nav>
  );
}
