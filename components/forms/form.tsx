'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useMemo, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { type FormAction, idle } from '@/lib/result';
import { ErrorSummary } from './error-summary';
import { FormContext } from './form-context';

const EMPTY = {};

interface Props {
  action: FormAction;
  /** Made by the server for this rendering of the form: sent twice, it is done once. */
  submission: string;
  /** The document's title; after a refusal it begins with « Erreur : ». Left out by a form that is not its page's matter. */
  title?: string | undefined;
  /** What did not happen: « Le besoin n’est pas encore publié ». */
  refusal?: string | undefined;
  /** The heading, which stands over the error summary. */
  header?: ReactNode;
  /** What the fields hold at first, by name. */
  initial?: Record<string, string[]> | undefined;
  /** In front of the ids of controls, where a page holds several forms. */
  prefix?: string | undefined;
  /** The address of its place on the page: without script a refusal comes back there, and not to the page's head. */
  at?: string | undefined;
  /** What the page's address asks for, where the page that follows goes on with it. */
  keep?: string | undefined;
  /** A second thing to do with the same fields, by a button of its own (`OtherSubmit`). */
  otherAction?: FormAction | undefined;
  id?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A form that works without script, keeps what was typed and says what to mend. */
export function Form({
  action,
  submission,
  title,
  refusal,
  header,
  initial = EMPTY,
  prefix = '',
  at,
  keep,
  otherAction,
  id,
  className,
  children,
}: Props) {
  const t = useTranslations('ui');
  const locale = useLocale();
  const [sent, send, pending] = useActionState(action, idle, at);
  const [otherSent, sendOther] = useActionState(otherAction ?? action, idle);
  // Of the two answers, the one that came last.
  const [answers, setAnswers] = useState({ sent, otherSent, state: otherSent.status === 'idle' ? sent : otherSent });
  if (answers.sent !== sent || answers.otherSent !== otherSent)
    setAnswers({ sent, otherSent, state: answers.otherSent === otherSent ? sent : otherSent });
  const { state } = answers;
  const scope = useMemo(() => ({ state, prefix, initial, sendOther }), [state, prefix, initial, sendOther]);
  return (
    <FormContext value={scope}>
      {title !== undefined && <title>{t('documentTitle', { refused: state.status === 'refused' ? 'yes' : 'no', title })}</title>}
      <form
        id={id}
        action={send}
        // The server answers in the person's language; the browser would answer in its own.
        noValidate
        onSubmit={(event) => {
          if (pending) event.preventDefault();
        }}
        className={classNames('grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-7', className)}
      >
        <input type="hidden" name="_submission" value={submission} />
        <input type="hidden" name="_locale" value={locale} />
        {keep !== undefined && <input type="hidden" name="_keep" value={keep} />}
        {header}
        <ErrorSummary refusal={refusal} />
        {children}
      </form>
    </FormContext>
  );
}
