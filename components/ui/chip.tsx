import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { VisuallyHidden } from './visually-hidden';

const shape = 'inline-flex items-center gap-1.5 rounded-full px-3 py-[0.1875rem] text-ink text-xs';
const looks = {
  filled: 'bg-primary-soft',
  plain: 'inset-ring inset-ring-line-strong',
} as const;

interface ChipProps {
  children: ReactNode;
  /** Filled for essential or neutral, outlined for useful. */
  look?: keyof typeof looks | undefined;
  icon?: IconName | undefined;
}

/** A skill. Never a status: that is a badge. */
export function Chip({ children, look = 'filled', icon }: ChipProps) {
  return (
    <span className={classNames(shape, looks[look], 'forced-colors:border')}>
      {icon && <Icon name={icon} className="size-4" />}
      {children}
    </span>
  );
}

/** An active filter: the link leads to the page without it, and hidden words say so. */
export function ChipLink({
  href,
  children,
  hint,
  look = 'filled',
}: {
  href: string;
  children: ReactNode;
  hint?: string;
  look?: 'filled' | 'plain';
}) {
  return (
    <a href={href} className={classNames(shape, looks[look], 'min-h-9 no-underline hover:bg-primary-line forced-colors:border')}>
      {children}
      {hint !== undefined && (
        <>
          <Icon name="close" className="size-4" />
          <VisuallyHidden>{hint}</VisuallyHidden>
        </>
      )}
    </a>
  );
}

/** A list of chips; each child is one. */
export function Chips({ children, label }: { children: ReactNode[]; label?: string }) {
  return (
    <ul aria-label={label} className="flex flex-wrap gap-x-2 gap-y-1.5">
      {children.map((chip, index) => (
        <li key={index}>{chip}</li>
      ))}
    </ul>
  );
}
