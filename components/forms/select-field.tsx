'use client';

import { useTranslations } from 'next-intl';
import { Field, type FieldProps } from './field';
import { describedBy, useField } from './form-context';

export interface Option {
  value: string;
  label: string;
}

export interface OptionGroup {
  label: string;
  options: Option[];
}

interface Props extends FieldProps {
  options: (Option | OptionGroup)[];
  /** The first, empty choice; `null` leaves it out where the field always has a value. */
  empty?: string | null | undefined;
}

export function SelectField({ name, label, hint, optional, options, empty }: Props) {
  const t = useTranslations('ui');
  const field = useField(name);
  const value = field.values[0] ?? '';
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <select
        // React keeps the first default of a select for good; a new one needs a new element.
        key={value}
        id={field.id}
        name={name}
        defaultValue={value}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(field, hint)}
        className="input"
      >
        {empty !== null && <option value="">{empty ?? t('choose')}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((inner) => (
                <option key={inner.value} value={inner.value}>
                  {inner.label}
                </option>
              ))}
            </optgroup>
          ) : (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ),
        )}
      </select>
    </Field>
  );
}
