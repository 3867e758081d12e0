import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

/** The page's width and gutters. */
export function Wrap({ children, className }: { children: ReactNode; className?: string | undefined }) {
  return <div className={classNames('wrap', className)}>{children}</div>;
}
