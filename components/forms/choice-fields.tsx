'use client';

import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { FieldGroup, type FieldProps } from './field';
import { useField } from './form-context';

export interface Choice {
  value: string;
  label: ReactNode;
  /** What choosing it brings about. */
  hint?: ReactNode;
}

const columnsOf = { 1: '', 2: 'md:grid-cols-2', 3: 'md:grid-cols-3' } as const;

interface RadioProps extends FieldProps {
  choices: Choice[];
  columns?: keyof typeof columnsOf | undefined;
  /** The label is there for the ear only, where a heading says it. */
  labelHidden?: boolean | undefined;
}

/** One of a few answers that may need a line of explanation. */
export function RadioCards({ name, label, hint, optional, choices, columns = 1, labelHidden = false }: RadioProps) {
  const field = useField(name);
  const shown = labelHidden ? <span className="sr-only">{label}</span> : label;
  return (
    <FieldGroup field={field} label={shown} hint={hint} optional={optional}>
      <div className={classNames('mt-1.5 grid gap-2.5', columnsOf[columns])}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice choice-card">
            <input
              // The error summary leads to the first answer.
              id={index === 0 ? field.id : undefined}
              type="radio"
              name={name}
              value={choice.value}
              defaultChecked={field.values[0] === choice.value}
            />
            <ChoiceText {...choice} strong={choice.hint !== undefined} />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

/** Any number of answers. */
export function CheckboxGroup({
  name,
  label,
  hint,
  optional,
  choices,
  columns = 1,
}: FieldProps & { choices: Choice[]; columns?: keyof typeof columnsOf | undefined }) {
  const field = useField(name);
  return (
    <FieldGroup field={field} label={label} hint={hint} optional={optional}>
      <div className={classNames('grid gap-x-4', columnsOf[columns])}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input
              id={index === 0 ? field.id : undefined}
              type="checkbox"
              name={name}
              value={choice.value}
              defaultChecked={field.values.includes(choice.value)}
            />
            <ChoiceText {...choice} strong={false} />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function ChoiceText({ label, hint, strong }: Omit<Choice, 'value'> & { strong: boolean }) {
  return (
    <span>
      {strong ? <b>{label}</b> : label}
      {hint !== undefined && <span className="block text-ink-muted text-sm">{hint}</span>}
    </span>
  );
}
