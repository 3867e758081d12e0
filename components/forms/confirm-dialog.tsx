'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';

interface Props {
  /** The page that asks the same question, for when there is no script. */
  href: string;
  trigger: ReactNode;
  /** The question. */
  title: ReactNode;
  children?: ReactNode;
  /** The form whose button repeats the verb. */
  confirm: ReactNode;
  /** The safe choice. */
  cancel: string;
  variant?: 'second' | 'quiet' | 'danger' | undefined;
}

/** Asks before what cannot be undone. The focus goes to the question; Escape closes. */
export function ConfirmDialog({ href, trigger, title, children, confirm, cancel, variant = 'second' }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const question = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  return (
    <>
      <ButtonLink
        href={href}
        variant={variant}
        onClick={(event) => {
          if (!dialog.current || event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          dialog.current.showModal();
          question.current?.focus();
        }}
      >
        {trigger}
      </ButtonLink>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="w-[min(32rem,calc(100vw-2rem))] rounded-lg bg-surface p-6 text-ink shadow-3"
      >
        <div className="grid gap-3.5">
          <h2 id={titleId} ref={question} tabIndex={-1} className="text-lg tracking-normal">
            {title}
          </h2>
          {children !== undefined && <div>{children}</div>}
          <div className="flex flex-wrap gap-3">
            {confirm}
            <Button variant="second" onClick={() => dialog.current?.close()}>
              {cancel}
            </Button>
          </div>
        </div>
      </dialog>
    </>
  );
}
