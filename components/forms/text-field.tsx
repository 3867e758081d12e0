'use client';

import { type ComponentProps, type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Field, type FieldProps } from './field';
import { describedBy, type FieldView, useField } from './form-context';

type InputProps = Omit<ComponentProps<'input'>, 'name' | 'id' | 'value'>;

function Input({ field, hint, name, className, ...rest }: InputProps & { field: FieldView; hint: unknown; name: string }) {
  return (
    <input
      {...rest}
      id={field.id}
      name={name}
      aria-invalid={field.errors.length > 0 || undefined}
      aria-describedby={describedBy(field, hint)}
      className={classNames('input', className)}
    />
  );
}

type TextProps = FieldProps & Pick<InputProps, 'autoComplete' | 'autoFocus' | 'dir' | 'inputMode' | 'maxLength' | 'spellCheck'>;

/** One line of free text, in either language. */
export function TextField({ name, label, hint, optional, dir = 'auto', ...rest }: TextProps) {
  const field = useField(name);
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <Input {...rest} field={field} hint={hint} name={name} dir={dir} placeholder=" " defaultValue={field.values[0] ?? ''} />
    </Field>
  );
}

const never = () => () => {};

/** What was typed before the script came: while it takes over, React puts the first text of a textarea back. */
function useTypedBefore(id: string): RefObject<HTMLTextAreaElement | null> {
  const area = useRef<HTMLTextAreaElement>(null);
  const takesOver = useSyncExternalStore(
    never,
    () => false,
    () => typeof document !== 'undefined',
  );
  const [typed] = useState(() => (takesOver ? (document.querySelector<HTMLTextAreaElement>(`#${CSS.escape(id)}`)?.value ?? null) : null));
  useLayoutEffect(() => {
    if (area.current && typed !== null) area.current.value = typed;
  }, [typed]);
  return area;
}

/** Several lines of free text. */
export function TextArea({ name, label, hint, optional, rows }: FieldProps & { rows?: number }) {
  const field = useField(name);
  const area = useTypedBefore(field.id);
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <textarea
        ref={area}
        id={field.id}
        name={name}
        rows={rows}
        dir="auto"
        placeholder=" "
        defaultValue={field.values[0] ?? ''}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(field, hint)}
        className="input"
      />
    </Field>
  );
}

/** Digits, with what they count beside them. `decimal` offers the comma on a phone's keys. */
export function NumberField({
  name,
  label,
  hint,
  optional,
  unit,
  decimal = false,
}: FieldProps & { unit?: string | undefined; decimal?: boolean | undefined }) {
  const field = useField(name);
  const unitId = `${field.id}-unit`;
  const described = [describedBy(field, hint), unit !== undefined && unitId].filter(Boolean).join(' ');
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <div className="flex items-center gap-2.5">
        <input
          id={field.id}
          name={name}
          inputMode={decimal ? 'decimal' : 'numeric'}
          autoComplete="off"
          defaultValue={field.values[0] ?? ''}
          aria-invalid={field.errors.length > 0 || undefined}
          aria-describedby={described === '' ? undefined : described}
          className="input max-w-32"
        />
        {unit !== undefined && <span id={unitId}>{unit}</span>}
      </div>
    </Field>
  );
}

/** The device's own calendar: it chooses the order of day and month. */
export function DateField({ name, label, hint, optional, min, max }: FieldProps & { min?: string | undefined; max?: string | undefined }) {
  const field = useField(name);
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <Input
        field={field}
        hint={hint}
        name={name}
        type="date"
        min={min}
        max={max}
        defaultValue={field.values[0] ?? ''}
        className="max-w-52"
      />
    </Field>
  );
}

/** A time of day; what a browser without a field for it lets people type is read as well. */
export function TimeField({ name, label, hint, optional }: FieldProps) {
  const field = useField(name);
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <Input field={field} hint={hint} name={name} type="time" defaultValue={field.values[0] ?? ''} className="max-w-40" />
    </Field>
  );
}

export function EmailField({ name, label, hint, optional, autoComplete = 'email' }: TextProps) {
  const field = useField(name);
  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <Input
        field={field}
        hint={hint}
        name={name}
        type="email"
        dir="ltr"
        autoComplete={autoComplete}
        spellCheck={false}
        defaultValue={field.values[0] ?? ''}
      />
    </Field>
  );
}

/** Never comes back filled in; paste and password managers are welcome. */
export function PasswordField({ name, label, hint, autoComplete = 'current-password' }: TextProps) {
  const field = useField(name);
  return (
    <Field field={field} label={label} hint={hint}>
      <Input field={field} hint={hint} name={name} type="password" dir="ltr" autoComplete={autoComplete} />
    </Field>
  );
}
