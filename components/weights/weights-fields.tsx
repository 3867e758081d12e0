'use client';

import type { ReactNode } from 'react';
import { FieldGroup } from '@/components/forms/field';
import { useField } from '@/components/forms/form-context';

/** The eight numbers; what is wrong with their sum stands over all of them. */
export function WeightsFields({ label, hint, children }: { label: string; hint: string; children: ReactNode }) {
  const sum = useField('sum');
  return (
    <FieldGroup field={sum} label={label} hint={hint}>
      <div id={sum.id} tabIndex={-1} className="mt-2 grid grid-cols-[minmax(0,1fr)] items-end gap-5 md:grid-cols-2">
        {children}
      </div>
    </FieldGroup>
  );
}
