import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export interface Fact {
  key: string;
  icon: IconName;
  text: ReactNode;
}

/** Short facts on a line: hours, format, place. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-muted text-sm">
      {facts.map((fact) => (
        <li key={fact.key} className="inline-flex items-center gap-[0.4375rem]">
          <Icon name={fact.icon} className="size-[1.125rem]" />
          <span>{fact.text}</span>
        </li>
      ))}
    </ul>
  );
}
