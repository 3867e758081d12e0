import type { ReactNode } from 'react';

/** Three to six fields under a heading. */
export function FormSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 border-line border-t pt-8">
      <h2 className="text-xl tracking-normal">{title}</h2>
      {children}
    </div>
  );
}
