import type { ReactNode } from 'react';

/** One part of a listing's story. */
export function StoryBlock({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2.5">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}
