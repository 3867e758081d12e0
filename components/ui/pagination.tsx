import type { ReactNode } from 'react';
import { ButtonLink } from './button';
import { Icon } from './icon';

interface Props {
  label: string;
  /** How many of how many are shown. */
  summary?: ReactNode;
  previous?: { href: string; label: string } | undefined;
  next?: { href: string; label: string } | undefined;
}

/** Previous and next with their counts; links, and no page numbers. */
export function Pagination({ label, summary, previous, next }: Props) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 pt-5">
      <span className="text-ink-muted text-sm">{summary}</span>
      <span className="flex flex-wrap gap-3">
        {previous && (
          <ButtonLink href={previous.href} variant="second" small rel="prev">
            <Icon name="back" />
            {previous.label}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={next.href} variant="second" small rel="next">
            {next.label}
            <Icon name="arrow" />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
