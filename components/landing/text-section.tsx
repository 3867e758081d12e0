import { type ReactNode, useId } from 'react';

interface Props {
  title: ReactNode;
  /** Where a link may lead to. */
  anchor?: string | undefined;
  children: ReactNode;
}

/** A titled stretch of a page that is read, at the width of a line that is easy to read. */
export function TextSection({ title, anchor, children }: Props) {
  const titleId = useId();
  return (
    <section id={anchor} aria-labelledby={titleId} className="mt-10 grid max-w-measure gap-3.5">
      <h2 id={titleId}>{title}</h2>
      {children}
    </section>
  );
}

/** What is done in this order. */
export function Numbered({ children }: { children: ReactNode[] }) {
  return (
    <ol className="grid list-decimal gap-2 ps-6 marker:font-semibold marker:text-primary">
      {children.map((line, index) => (
        <li key={index} className="ps-1">
          {line}
        </li>
      ))}
    </ol>
  );
}
