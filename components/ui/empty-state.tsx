import type { ReactNode } from 'react';
import { MotifStrip } from './motif';

interface Props {
  /** What is empty, and why. Never only « no result ». */
  title: ReactNode;
  level?: 2 | 3 | undefined;
  children?: ReactNode;
  actions?: ReactNode;
}

export function EmptyState({ title, level = 2, children, actions }: Props) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <MotifStrip />
      <div className="grid gap-4 p-5 md:p-6">
        <Title className="text-lg tracking-normal">{title}</Title>
        {children !== undefined && <div className="text-ink-muted">{children}</div>}
        {actions !== undefined && <div className="flex flex-wrap gap-3">{actions}</div>}
      </div>
    </div>
  );
}
