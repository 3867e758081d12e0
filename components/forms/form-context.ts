'use client';

import { useTranslations } from 'next-intl';
import { createContext, useContext } from 'react';
import { type FieldError, type FormState, idle } from '@/lib/result';

export interface FormScope {
  state: FormState;
  /** In front of the ids of controls, where a page holds several forms. */
  prefix: string;
  /** What the fields hold before anything was sent. */
  initial: Record<string, string[]>;
}

export const FormContext = createContext<FormScope>({ state: idle, prefix: '', initial: {} });

type ErrorKey = Parameters<ReturnType<typeof useTranslations<'errors'>>>[0];

/** The words of an error. Codes come from the schemas; a test shows that each has its words. */
export function useErrorText(): (error: FieldError) => string {
  const t = useTranslations('errors');
  return (error) => t(error.code as ErrorKey, error.params as never);
}

export interface FieldView {
  id: string;
  errorId: string;
  hintId: string;
  error: string | undefined;
  /** What was sent, else what stood there at first. */
  values: string[];
}

export function useField(name: string): FieldView {
  const { state, prefix, initial } = useContext(FormContext);
  const errorText = useErrorText();
  const id = `${prefix}${name}`;
  const error = state.fields[name];
  return {
    id,
    errorId: `${id}-error`,
    hintId: `${id}-hint`,
    error: error && errorText(error),
    values: (state.status === 'idle' ? initial[name] : state.values[name]) ?? [],
  };
}

/** The error first: it is what the person has come back for. */
export function describedBy(field: FieldView, hint: unknown): string | undefined {
  const ids = [field.error !== undefined && field.errorId, hint !== undefined && field.hintId].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
