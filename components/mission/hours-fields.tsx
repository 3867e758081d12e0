import { useTranslations } from 'next-intl';
import { DateField, NumberField, TextArea } from '@/components/forms/text-field';

/** The day, the hours and what was done in them. */
export function HoursFields({ days, hint }: { days: { from: string; until: string }; hint: string }) {
  const t = useTranslations('mission.hours.form');
  return (
    <>
      <DateField name="workedOn" label={t('workedOn')} min={days.from} max={days.until} />
      <NumberField name="hours" label={t('hours')} hint={hint} unit={t('unit')} decimal />
      <TextArea name="what" label={t('what')} hint={t('whatHint')} rows={2} />
    </>
  );
}
