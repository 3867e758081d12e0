'use client';

import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { useIsUsed } from './form-context';

interface Props {
  /** The fields inside. */
  names: readonly string[];
  summary: string;
  children: ReactNode;
}

/** Fields that few need, folded away; what was written or refused there is always seen. */
export function FoldedFields({ names, summary, children }: Props) {
  return (
    <Disclosure open={useIsUsed(names)} summary={summary}>
      <fieldset className="grid gap-4 pt-2">
        <legend className="sr-only">{summary}</legend>
        {children}
      </fieldset>
    </Disclosure>
  );
}
