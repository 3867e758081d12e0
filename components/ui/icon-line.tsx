import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

/** A muted line with a cobalt icon, over a title. */
export function IconLine({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <p className="inline-flex items-center gap-2 text-ink-muted text-sm">
      <Icon name={icon} className="size-[1.25em] text-primary" />
      <span>{children}</span>
    </p>
  );
}
