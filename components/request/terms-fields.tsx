import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RadioCards } from '@/components/forms/choice-fields';
import { FoldedFields } from '@/components/forms/folded-fields';
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-field';
import { MODES } from '@/lib/listings/rules';
import { teamLines } from '@/lib/requests/rules';

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

/** Several people on one need, by function. */
function Team() {
  const t = useTranslations('request.team');
  return (
    <FoldedFields names={teamLines.flatMap(({ role, hours }) => [role, hours])} summary={t('summary')}>
      <p className="text-ink-muted text-sm">{t('hint')}</p>
      {teamLines.map(({ role, hours }, index) => (
        <div key={role} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <TextField name={role} label={t('role', { number: index + 1 })} />
          <NumberField name={hours} label={t('hours', { number: index + 1 })} decimal />
        </div>
      ))}
    </FoldedFields>
  );
}
