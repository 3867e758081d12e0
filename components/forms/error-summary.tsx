'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useContext, useEffect, useId, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import { inLocale, routes } from '@/lib/routes';
import { FormContext, useErrorText, useErrorTexts } from './form-context';

/** What did not happen and what to mend: each line leads to its control. It takes the focus. */
export function ErrorSummary({ refusal }: { refusal?: string | undefined }) {
  const t = useTranslations('ui');
  const errorText = useErrorText();
  const errorTexts = useErrorTexts();
  const { state, prefix } = useContext(FormContext);
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  // Each refusal is a new state, so that a second one is heard as well.
  useEffect(() => {
    if (state.status === 'refused') box.current?.focus();
  }, [state]);
  if (state.status !== 'refused') return null;
  const lines = Object.entries(state.fields).flatMap(([name, error]) => errorTexts(error).map((text) => ({ name, text })));
  const what = refusal ?? t('refused');
  const why = errorText({ code: state.code ?? 'invalid', params: { ...state.params, count: lines.length } });
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby={titleId}
      className="min-w-0 rounded-md border-2 border-danger bg-surface p-5"
    >
      <h2 id={titleId} className="flex items-center gap-2.5 text-xl tracking-normal">
        <Icon name="alert" className="size-[1.25em] text-danger" />
        <span>{lines.length > 0 ? t('refusedFields', { what, why }) : what}</span>
      </h2>
      {lines.length > 0 ? (
        <ul className="bullets bullets-danger mt-3">
          {lines.map(({ name, text }) => (
            <li key={`${name} ${text}`}>
              <a
                href={`#${prefix}${name}`}
                className="inline-block py-1 font-semibold text-danger [overflow-wrap:anywhere] hover:text-danger-hover"
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-2">
          {why}
          {state.params?.signedOut === 'yes' && (
            // In a tab of its own: what was typed stays here.
            <a href={inLocale(locale, routes.signIn())} target="_blank" rel="noreferrer" className="block py-1 font-semibold">
              {t('signInElsewhere')}
            </a>
          )}
        </p>
      )}
    </div>
  );
}
