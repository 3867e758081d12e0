import type { ReactNode } from 'react';
import { Wrap } from './wrap';

interface Props {
  title: ReactNode;
  lead: ReactNode;
  /** One way on, or two. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** A page that only says something: what happened, what to do next. */
export function NoticePage({ title, lead, actions, children }: Props) {
  return (
    <Wrap className="pt-8 pb-section">
      <div className="grid max-w-measure gap-4">
        <h1>{title}</h1>
        <p className="text-lg">{lead}</p>
        {children}
        {actions !== undefined && <div className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-3">{actions}</div>}
      </div>
    </Wrap>
  );
}
