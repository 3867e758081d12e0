import type { ReactNode } from 'react';

/** A list with saffron lozenges; each child is one line. */
export function Bullets({ children }: { children: ReactNode[] }) {
  return (
    <ul className="bullets grid gap-1.5">
      {children.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are drawn once and never reordered
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
