import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';

/** Grey rests or ended, saffron waits for somebody, blue moves, green is in force, red was refused. */
export type Tone = 'neutral' | 'wait' | 'info' | 'ok' | 'bad';

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink',
  wait: 'bg-warning-soft text-warning',
  info: 'bg-primary-soft text-primary',
  ok: 'bg-success-soft text-success',
  bad: 'bg-danger-soft text-danger',
};

/** A status: an icon and a word, so that colour is never alone. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 rounded-sm py-0.5 ps-2 pe-2.5 font-semibold text-xs forced-colors:border',
        tones[tone],
      )}
    >
      {icon && <Icon name={icon} className="size-4 stroke-[2.25]!" />}
      {children}
    </span>
  );
}
