'use client';

import { type ReactNode, useMemo } from 'react';
import type { FormState } from '@/lib/result';
import { ErrorSummary } from './error-summary';
import { FormContext } from './form-context';

interface Props {
  /** The page that answers, with the place on it where the answer stands. */
  action: string;
  /** What was asked, and what of it is to be mended: the address says the first, the server the second. */
  state: FormState;
  /** What did not happen. */
  refusal: string;
  children: ReactNode;
}

const EMPTY = {};

/** A form that only asks: it changes nothing, its answers stand in the address, and it needs no script. */
export function AskForm({ action, state, refusal, children }: Props) {
  const scope = useMemo(() => ({ state, prefix: '', initial: EMPTY, sendOther: () => undefined }), [state]);
  return (
    <FormContext value={scope}>
      <form method="get" action={action} noValidate className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-7">
        <ErrorSummary refusal={refusal} />
        {children}
      </form>
    </FormContext>
  );
}
