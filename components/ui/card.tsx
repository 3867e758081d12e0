import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';

/** One thing of a list, or one block of a page. */
export function Card({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <div className={classNames('min-w-0 rounded-lg border border-line bg-surface p-5 md:p-6', className)}>{children}</div>;
}

interface PanelProps {
  title?: ReactNode;
  /** What stands at the end of the title's line. */
  extra?: ReactNode;
  /** A small line over the title. */
  eyebrow?: ReactNode;
  level?: 2 | 3 | undefined;
  /** Whether a line parts the title from the content. */
  divided?: boolean | undefined;
  id?: string | undefined;
  children?: ReactNode;
  className?: string | undefined;
}

/** A titled block; its title names it as a region. */
export function Panel({ title, extra, eyebrow, level = 2, divided = true, id, children, className }: PanelProps) {
  const titleId = useId();
  const frame = classNames('min-w-0 rounded-lg border border-line bg-surface', className);
  const inner = 'grid grid-cols-[minmax(0,1fr)] gap-4 p-5 md:p-6';
  if (title === undefined) {
    return (
      <div id={id} className={frame}>
        <div className={inner}>{children}</div>
      </div>
    );
  }
  const Title = level === 2 ? 'h2' : 'h3';
  const heading = (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div>
        {eyebrow !== undefined && <p className="text-ink-muted text-sm">{eyebrow}</p>}
        <Title id={titleId} className="text-lg tracking-normal">
          {title}
        </Title>
      </div>
      {extra}
    </div>
  );
  return (
    <section id={id} aria-labelledby={titleId} className={frame}>
      {divided && <div className="border-line border-b px-5 py-4 md:px-6 md:py-4.5">{heading}</div>}
      <div className={inner}>
        {!divided && heading}
        {children}
      </div>
    </section>
  );
}
