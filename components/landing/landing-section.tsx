import { type ReactNode, useId } from 'react';

interface Props {
  title: ReactNode;
  /** What stands at the end of the title's line. */
  extra?: ReactNode;
  children: ReactNode;
}

/** A titled stretch of the landing page. */
export function LandingSection({ title, extra, children }: Props) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className="pt-section">
      <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h2 id={titleId}>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}
