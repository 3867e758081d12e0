'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RadioCards } from '@/components/forms/choice-fields';
import { useField } from '@/components/forms/form-context';
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-field';
import { Disclosure } from '@/components/ui/disclosure';
import { MODES } from '@/lib/listings/rules';
import { type TeamLine, teamLines } from '@/lib/requests/rules';

interface Props {
  hoursHint?: ReactNode;
  startHint: ReactNode;
  messageLabel: ReactNode;
  messageHint: ReactNode;
}

/** What two sides agree on: the same fields whoever writes them. */
export function TermsFields({ hoursHint, startHint, messageLabel, messageHint }: Props) {
  const t = useTranslations();
  return (
    <>
      <NumberField name="hours" label={t('request.form.hours')} unit={t('request.form.hoursUnit')} decimal hint={hoursHint} />
      <Team />
      <DateField name="startsOn" label={t('request.form.startsOn')} hint={startHint} />
      <RadioCards
        name="mode"
        label={t('request.form.mode')}
        columns={3}
        choices={MODES.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
      />
      <TextArea name="message" label={messageLabel} hint={messageHint} optional />
    </>
  );
}

/** Several people on one need, by function: folded away, since most send one. */
function Team() {
  const t = useTranslations('request.team');
  const names = teamLines.flatMap(({ role, hours }) => [role, hours]);
  // A line that was written or refused must be seen; every line is a field of its own, always in this order.
  // biome-ignore lint/correctness/useHookAtTopLevel: the lines are a constant
  const used = names.map((name) => useField(name)).some(({ values, error }) => error !== undefined || (values[0] ?? '') !== '');
  return (
    <Disclosure open={used} summary={t('summary')}>
      <fieldset className="grid gap-4 pt-2">
        <legend className="sr-only">{t('summary')}</legend>
        <p className="text-ink-muted text-sm">{t('hint')}</p>
        {teamLines.map((line, index) => (
          <Line key={line.role} line={line} number={index + 1} />
        ))}
      </fieldset>
    </Disclosure>
  );
}

function Line({ line, number }: { line: TeamLine; number: number }) {
  const t = useTranslations('request.team');
  return (
    <div className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <TextField name={line.role} label={t('role', { number })} />
      <NumberField name={line.hours} label={t('hours', { number })} decimal />
    </div>
  );
}
