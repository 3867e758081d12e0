'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useContext, useRef } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from '@/components/ui/button';
import { FormContext } from './form-context';

type Props = Omit<ComponentProps<typeof Button>, 'type' | 'value'> & { waiting?: string | undefined; value?: string | undefined };

/** While the form is on its way it says so, keeps its width, and ignores a second press. */
export function SubmitButton({ children, waiting, name, value, ...look }: Props) {
  const t = useTranslations('ui');
  const { pending, data } = useFormStatus();
  const button = useRef<HTMLButtonElement>(null);
  // Of several buttons, only the one that was pressed says that it waits.
  const pressed = pending && (name === undefined || data.get(name) === (value ?? ''));
  return (
    <Button
      {...look}
      ref={button}
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else if (button.current) button.current.style.minInlineSize = `${button.current.offsetWidth}px`;
      }}
    >
      {pressed ? (waiting ?? t('sending')) : children}
    </Button>
  );
}

/** Sends the form to its other action. */
export function OtherSubmit(look: Omit<ComponentProps<typeof Button>, 'type' | 'formAction'>) {
  const { sendOther } = useContext(FormContext);
  return <Button variant="second" {...look} type="submit" formAction={sendOther} />;
}
