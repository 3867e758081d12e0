'use client';

import { useContext, useId } from 'react';
import { FormContext } from '@/components/forms/form-context';

interface Props {
  words: { label: string; hint: string; subscribe: string };
}

/** The address as it was just made, to be copied: it is shown this once. */
export function FeedAddress({ words }: Props) {
  const { state } = useContext(FormContext);
  const id = useId();
  const address = state.status === 'done' ? state.values.address?.[0] : undefined;
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {address !== undefined && (
        <>
          <label htmlFor={id} className="font-semibold">
            {words.label}
          </label>
          <input id={id} readOnly value={address} dir="ltr" aria-describedby={`${id}-hint`} className="input" />
          <p id={`${id}-hint`} className="text-sm">
            {words.hint}
          </p>
          <p>
            <a href={address.replace(/^https?:/, 'webcal:')}>{words.subscribe}</a>
          </p>
        </>
      )}
    </div>
  );
}
