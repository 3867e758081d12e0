import type { ReactNode } from 'react';
import { Icon } from './icon';

export interface Check {
  key: string;
  passed: boolean;
  text: ReactNode;
}

/** What was verified, and what asks for a look; the words say which. */
export function Checks({ checks }: { checks: Check[] }) {
  return (
    <ul>
      {checks.map((check) => (
        <li key={check.key} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-2">
          <Icon
            name={check.passed ? 'done' : 'alert'}
            className={check.passed ? 'mt-[0.25em] size-[1.25em] text-success' : 'mt-[0.25em] size-[1.25em] text-warning'}
          />
          <div>{check.text}</div>
        </li>
      ))}
    </ul>
  );
}
