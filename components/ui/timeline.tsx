import type { ReactNode } from 'react';

export interface TimelineItem {
  key: string;
  /** Full, saffron with an ink edge, or hollow. */
  state: 'done' | 'now' | 'next';
  title: ReactNode;
  note?: ReactNode;
}

/** Who and when, step by step. */
export function Timeline({ items, label }: { items: TimelineItem[]; label?: string }) {
  return (
    <ol aria-label={label} className="timeline">
      {items.map((item) => (
        <li key={item.key} className={item.state} aria-current={item.state === 'now' ? 'step' : undefined}>
          <b className="block">{item.title}</b>
          {item.note !== undefined && <span className="text-ink-muted text-sm">{item.note}</span>}
        </li>
      ))}
    </ol>
  );
}

/** The same rail for things to do, which are not steps of one course. */
export function ToDoList({ items }: { items: Omit<TimelineItem, 'state'>[] }) {
  return (
    <ul className="timeline">
      {items.map((item) => (
        <li key={item.key} className="now">
          <b className="block">{item.title}</b>
          {item.note !== undefined && <span className="text-ink-muted text-sm">{item.note}</span>}
        </li>
      ))}
    </ul>
  );
}
