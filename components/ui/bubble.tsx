import type { ReactNode } from 'react';

/** A message of a thread: who and when, then the words. */
export function Bubble({ author, when, children }: { author: ReactNode; when: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 rounded-lg bg-sunken px-4.5 py-3.5">
      <p className="text-ink-muted text-sm">
        <b>{author}</b> · {when}
      </p>
      {children}
    </div>
  );
}
