import type { ComponentProps } from 'react';
import { classNames } from './class-names';

interface Look {
  variant?: 'primary' | 'second' | 'danger' | 'quiet' | undefined;
  small?: boolean | undefined;
  /** `phone` fills the line under 768 px, `always` everywhere. */
  wide?: 'phone' | 'always' | undefined;
}

const variants = {
  primary:
    'border-primary bg-primary text-on-primary hover:border-primary-hover hover:bg-primary-hover hover:text-on-primary active:border-primary-active active:bg-primary-active',
  second: 'border-line-strong bg-surface text-primary hover:border-primary hover:bg-primary-soft hover:text-primary',
  danger: 'border-danger bg-danger text-on-danger hover:border-danger-hover hover:bg-danger-hover hover:text-on-danger',
  quiet: 'border-transparent text-primary underline decoration-1 hover:bg-primary-soft hover:text-primary',
} as const;

const widths = { phone: 'w-full md:w-auto', always: 'w-full' } as const;

function look({ variant = 'primary', small = false, wide }: Look, className: string | undefined): string {
  return classNames(
    'inline-flex cursor-pointer items-center justify-center gap-2 rounded-md border-[1.5px] py-2 text-center font-semibold transition-colors',
    'aria-disabled:cursor-progress aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-ink-muted',
    variant !== 'quiet' && 'no-underline',
    small ? 'min-h-target text-sm leading-[1.4]' : 'min-h-12 leading-[1.4]',
    variant === 'quiet' ? 'px-3' : small ? 'px-4' : 'px-5.5',
    variants[variant],
    wide && widths[wide],
    className,
  );
}

export function Button({ variant, small, wide, className, type = 'button', ...rest }: ComponentProps<'button'> & Look) {
  return <button type={type} className={look({ variant, small, wide }, className)} {...rest} />;
}

/** Only for a page's main action: other links look like links. */
export function ButtonLink({ variant, small, wide, className, ...rest }: ComponentProps<'a'> & Look & { href: string }) {
  return <a className={look({ variant, small, wide }, className)} {...rest} />;
}

/** Buttons side by side, on as many lines as they need. */
export function Actions({ children }: { children: React.ReactNode }) {
  return <div className="flex flex-wrap gap-3">{children}</div>;
}
