'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';

/** Where the choice is kept, on this device. */
const STORED = 'khibra.desk-keys';

/** The keys with their words, in the order of the list. */
const KEYS = [
  { word: 'next', keys: ['j', '↓'] },
  { word: 'previous', keys: ['k', '↑'] },
  { word: 'open', keys: ['Enter'] },
  { word: 'tick', keys: ['x'] },
  { word: 'list', keys: ['?'] },
] as const;

const ROWS = '#desk-rows tbody tr';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isBox(target)))
  );
}

function isBox(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}

function move(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  // From outside of the rows the first step leads to their first.
  const row = at === -1 ? rows[0] : rows[at + step];
  const link = row?.querySelector<HTMLElement>('th a');
  link?.focus();
  return link !== null && link !== undefined;
}

function tick(): boolean {
  const row = [...document.querySelectorAll<HTMLElement>(ROWS)].find((candidate) => candidate.contains(document.activeElement));
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  return box !== null && box !== undefined;
}

/** Keys for the queue, a list that shows them, and a way to turn them off (WCAG 2.1.4). There is none without script. */
export function DeskKeys() {
  const t = useTranslations('deskTools.keys');
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => setOn(localStorage.getItem(STORED) !== 'off'), []);
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const did =
        event.key === 'j' || event.key === 'ArrowDown'
          ? move(1)
          : event.key === 'k' || event.key === 'ArrowUp'
            ? move(-1)
            : event.key === 'x'
              ? tick()
              : event.key === '?' && dialog.current !== null;
      if (!did) return;
      event.preventDefault();
      if (event.key === '?') dialog.current?.showModal();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
  if (on === null) return null;
  return (
    <div>
      <Button variant="quiet" small aria-haspopup="dialog" onClick={() => dialog.current?.showModal()}>
        {t('button')}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="desk-keys-title"
        className="w-[min(28rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-ink shadow-3"
      >
        <div className="grid gap-4">
          <h2 id="desk-keys-title" className="text-lg tracking-normal">
            {t('title')}
          </h2>
          <dl className="grid gap-2">
            {KEYS.map(({ word, keys }) => (
              <div key={word} className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-3">
                <dt className="flex flex-wrap gap-1.5">
                  {keys.map((key) => (
                    <kbd key={key} dir="ltr" className="rounded-sm border border-line-strong bg-sunken px-2 py-0.5 font-semibold text-sm">
                      {key === 'Enter' ? t('enter') : key}
                    </kbd>
                  ))}
                </dt>
                <dd>{t(word)}</dd>
              </div>
            ))}
          </dl>
          <label className="choice">
            <input
              type="checkbox"
              checked={on}
              onChange={(event) => {
                localStorage.setItem(STORED, event.target.checked ? 'on' : 'off');
                setOn(event.target.checked);
              }}
            />
            <span>{t('use')}</span>
          </label>
          <div>
            <Button variant="second" onClick={() => dialog.current?.close()}>
              {t('close')}
            </Button>
          </div>
        </div>
      </dialog>
    </div>
  );
}
