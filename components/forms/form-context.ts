'use client';

import { useLocale, useTranslations } from 'next-intl';
import { createContext, useContext } from 'react';
import { dateOfDay } from '@/lib/i18n/day';
import { formatDay, formatMoment } from '@/lib/i18n/formats';
import { type FieldError, type FormState, idle, type Params } from '@/lib/result';

interface FormScope {
  state: FormState;
  /** In front of the ids of controls, where a page holds several forms. */
  prefix: string;
  /** What the fields hold before anything was sent. */
  initial: Record<string, string[]>;
  /** Sends the same fields to the form's other action. */
  sendOther: (form: FormData) => void;
}

export const FormContext = createContext<FormScope>({ state: idle, prefix: '', initial: {}, sendOther: () => undefined });

type ErrorKey = Parameters<ReturnType<typeof useTranslations<'errors'>>>[0];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** What a message chooses its words by when the error does not say it. */
const UNSAID = { signedOut: 'no', what: 'request' } as const satisfies Params;

/** The words of an error. Codes come from the schemas; a test shows that each has its words. Days and times are written out here. */
export function useErrorText(): (error: FieldError) => string {
  const t = useTranslations('errors');
  const locale = useLocale();
  return (error) => {
    const params: Params = { ...UNSAID, ...error.params };
    for (const [name, value] of Object.entries(params)) {
      if (typeof value === 'string' && DAY.test(value)) params[name] = formatDay(dateOfDay(value), locale);
      if (typeof value === 'string' && INSTANT.test(value)) params[name] = formatMoment(new Date(value), locale);
    }
    return t(error.code as ErrorKey, params as never);
  };
}

/** All that is wrong with a field, each thing once: two files of one name may be wrong in one way. */
export function useErrorTexts(): (error: FieldError | undefined) => string[] {
  const errorText = useErrorText();
  return (error) => (error ? [...new Set([error, ...(error.also ?? [])].map(errorText))] : []);
}

export interface FieldView {
  id: string;
  errorId: string;
  hintId: string;
  /** None where it was not refused. */
  errors: readonly string[];
  /** What was sent, else what stood there at first. */
  values: string[];
}

export function useField(name: string): FieldView {
  const { state, prefix, initial } = useContext(FormContext);
  const errorTexts = useErrorTexts();
  const id = `${prefix}${name}`;
  return {
    id,
    errorId: `${id}-error`,
    hintId: `${id}-hint`,
    errors: errorTexts(state.fields[name]),
    values: (state.status === 'idle' ? initial[name] : state.values[name]) ?? [],
  };
}

/** Whether any of these fields was written in, or refused. */
export function useIsUsed(names: readonly string[]): boolean {
  const { state, initial } = useContext(FormContext);
  const values = state.status === 'idle' ? initial : state.values;
  return names.some((name) => state.fields[name] !== undefined || (values[name]?.[0] ?? '') !== '');
}

/** The error first: it is what the person has come back for. */
export function describedBy(field: FieldView, hint: unknown): string | undefined {
  const ids = [field.errors.length > 0 && field.errorId, hint !== undefined && field.hintId].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
