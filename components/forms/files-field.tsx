'use client';

import { useTranslations } from 'next-intl';
import { useContext, useEffect, useRef, useState } from 'react';
import { Bdi } from '@/components/ui/bdi';
import { Button } from '@/components/ui/button';
import { fileError, nameInSentence } from '@/lib/files/file-error';
import { FILE_KINDS, FILE_MAX_BYTES, FILE_TYPES, weightOf } from '@/lib/files/rules';
import { formatNumber } from '@/lib/i18n/formats';
import type { FieldError } from '@/lib/result';
import { Field, type FieldProps } from './field';
import { describedBy, FormContext, useErrorText, useField } from './form-context';

const ACCEPTED = FILE_TYPES.flatMap((type) => FILE_KINDS[type].endings.map((ending) => `.${ending}`)).join(',');

/**
 * Files to send, of the kinds that may be attached. Without script it is the browser's own field. With it, the chosen ones are a list
 * that a refusal does not empty, and what is too heavy, empty or one too many is said before it is sent over a slow line.
 */
export function FilesField({ name, label, hint, optional, max }: FieldProps & { max: number }) {
  const t = useTranslations('ui.files');
  const field = useField(name);
  const errorText = useErrorText();
  const { state } = useContext(FormContext);
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<readonly FieldError[]>([]);

  // A refusal empties fields of files, and nothing but their list can fill them again.
  useEffect(() => {
    if (!input.current || state.status !== 'refused') return;
    input.current.files = listOf(chosen);
  }, [state, chosen]);

  // On a slow line they may be chosen before the script has arrived.
  useEffect(() => {
    if (input.current?.files?.length) input.current.dispatchEvent(new Event('change', { bubbles: true }));
  }, []);

  function keep(files: readonly File[]): void {
    setChosen(files);
    if (input.current) input.current.files = listOf(files);
  }

  function remove(file: File): void {
    keep(chosen.filter((other) => other !== file));
    // The button goes with its file; the focus must not be lost with it.
    input.current?.focus();
  }

  function add(added: readonly File[]): void {
    const wrong = added.flatMap((file) => weightError(file) ?? []);
    const right = added.filter((file) => !weightError(file) && !chosen.some((known) => isSame(known, file)));
    const all = [...chosen, ...right];
    const leftOut = all.slice(max).map(({ name }) => ({ code: 'fileLeftOut', params: { name: nameInSentence(name), max } }));
    setRefused([...wrong, ...leftOut]);
    keep(all.slice(0, max));
  }

  return (
    <Field field={field} label={label} hint={hint} optional={optional}>
      <noscript>
        <p className="text-ink-muted text-sm">{t('chooseAgain')}</p>
      </noscript>
      <input
        ref={input}
        id={field.id}
        name={name}
        type="file"
        multiple
        accept={ACCEPTED}
        onChange={(event) => add([...(event.currentTarget.files ?? [])])}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(field, hint)}
        className="input"
      />
      <div role="status" className="grid grid-cols-[minmax(0,1fr)] gap-1 empty:hidden">
        {refused.map((error) => (
          <p key={`${error.code} ${error.params?.name}`} className="font-semibold text-danger text-sm [overflow-wrap:anywhere]">
            {errorText(error)}
          </p>
        ))}
        {chosen.length > 0 && (
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-1">
            {chosen.map((file) => {
              const { unit, value } = weightOf(file.size);
              return (
                <li key={`${file.name} ${file.size} ${file.lastModified}`} className="flex flex-wrap items-center justify-between gap-x-3">
                  <span className="[overflow-wrap:anywhere]">
                    <Bdi>{file.name}</Bdi> <span className="text-ink-muted text-sm">{t(unit, { value: formatNumber(value) })}</span>
                  </span>
                  <Button variant="quiet" small onClick={() => remove(file)}>
                    {t('remove')}
                    <span className="sr-only">
                      {' '}
                      <Bdi>{file.name}</Bdi>
                    </span>
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </Field>
  );
}

function listOf(files: readonly File[]): FileList {
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  return list.files;
}

function isSame(one: File, other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}

/** What a browser knows of a file without reading it. */
function weightError(file: File): FieldError | undefined {
  if (file.size === 0) return fileError(file, 'fileEmpty');
  return file.size > FILE_MAX_BYTES ? fileError(file, 'fileTooLarge') : undefined;
}
