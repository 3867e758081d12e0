import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

const tones = {
  info: { box: 'border-primary bg-primary-soft', icon: 'text-primary', drawing: 'info' },
  ok: { box: 'border-success bg-success-soft', icon: 'text-success', drawing: 'done' },
  warn: { box: 'border-warning-line bg-warning-soft', icon: 'text-warning', drawing: 'alert' },
  bad: { box: 'border-danger bg-danger-soft', icon: 'text-danger', drawing: 'alert' },
} as const satisfies Record<string, { box: string; icon: string; drawing: IconName }>;

interface Props {
  tone?: keyof typeof tones | undefined;
  title: ReactNode;
  children?: ReactNode;
  icon?: IconName | undefined;
  /** Announced at once: only when it appears after an action. */
  live?: boolean | undefined;
}

/** In the page, where it matters: a bold first line, one sentence. */
export function Alert({ tone = 'info', title, children, icon, live = false }: Props) {
  const look = tones[tone];
  return (
    <div
      role={live ? 'alert' : undefined}
      className={classNames('grid grid-cols-[auto_minmax(0,1fr)] gap-x-3.5 rounded-md border-s-[5px] px-4.5 py-4', look.box)}
    >
      <Icon name={icon ?? look.drawing} className={classNames('mt-[0.25em] size-[1.25em]', look.icon)} />
      <div>
        <b>{title}</b>
        {children !== undefined && <div className="text-sm">{children}</div>}
      </div>
    </div>
  );
}
