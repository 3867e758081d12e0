import type { ReactNode } from 'react';

/** A list with saffron lozenges; each child is one line. */
export function Bullets({ children }: { children: ReactNode[] }) {
  return (
    <ul className="bullets grid gap-1.5">
      {children.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
