'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Icon } from '@/components/ui/icon';
import { describedBy, type FieldView } from './form-context';

/** What every field is asked with. */
export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean | undefined;
}

/** The bar at the start side of a field that was refused. */
function errorEdge({ errors }: FieldView): string | false {
  return errors.length > 0 && 'border-danger border-s-4 ps-4 md:-ms-5';
}

/** Label, hint, error, control: in this order, all above the control. */
export function Field({
  field,
  label,
  hint,
  optional = false,
  children,
}: Omit<FieldProps, 'name'> & { field: FieldView; children: ReactNode }) {
  return (
    <div className={classNames('grid min-w-0 grid-cols-[minmax(0,1fr)] gap-[0.3125rem]', errorEdge(field))}>
      <label htmlFor={field.id} className="font-semibold">
        <LabelText label={label} optional={optional} />
      </label>
      <HintAndError field={field} hint={hint} />
      {children}
    </div>
  );
}

/** The same for several controls that answer one question. */
export function FieldGroup({
  field,
  label,
  hint,
  optional = false,
  children,
}: Omit<FieldProps, 'name'> & { field: FieldView; children: ReactNode }) {
  return (
    // Around the fieldset, whose own border would begin in the middle of its legend.
    <div className={classNames('min-w-0', errorEdge(field))}>
      <fieldset aria-describedby={describedBy(field, hint)}>
        <legend className="mb-[0.3125rem] font-semibold">
          <LabelText label={label} optional={optional} />
        </legend>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-[0.3125rem]">
          <HintAndError field={field} hint={hint} />
          {children}
        </div>
      </fieldset>
    </div>
  );
}

function LabelText({ label, optional }: { label: ReactNode; optional: boolean }) {
  const t = useTranslations('ui');
  return (
    <>
      {label}
      {optional && <span className="font-normal text-ink-muted"> {t('optional')}</span>}
    </>
  );
}

function HintAndError({ field, hint }: { field: FieldView; hint?: ReactNode }) {
  return (
    <>
      {hint !== undefined && (
        <span id={field.hintId} className="text-ink-muted text-sm">
          {hint}
        </span>
      )}
      <ErrorLines id={field.errorId} errors={field.errors} />
    </>
  );
}

/** What is wrong with a field. `tabIndex` where a link of the summary leads here. */
export function ErrorLines({ id, errors, tabIndex }: { id: string; errors: readonly string[]; tabIndex?: number }) {
  if (errors.length === 0) return null;
  return (
    <div id={id} tabIndex={tabIndex} className="grid grid-cols-[minmax(0,1fr)] gap-1 font-semibold text-danger text-sm">
      {errors.map((error) => (
        <p key={error} className="flex gap-2">
          <Icon name="alert" className="mt-[0.15em] size-[1.25em]" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{error}</span>
        </p>
      ))}
    </div>
  );
}
