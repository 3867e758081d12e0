import { useLocale, useTranslations } from 'next-intl';
import { Bdi } from '@/components/ui/bdi';
import { formatNumber } from '@/lib/i18n/formats';
import { localised } from '@/lib/i18n/localised';
import type { MeasuredView } from '@/lib/results/views';

/** The words of a unit in the reader's language; none for a mere number. */
export function useUnit({ unit, kind }: Pick<MeasuredView, 'unit' | 'kind'>): string | undefined {
  const t = useTranslations('results.units');
  const locale = useLocale();
  if (unit !== null) return localised(unit, locale).text;
  return kind === 'count' || kind === 'yes_no' ? undefined : t(kind);
}

/** A value with its unit, held together; of a yes and a no, the word. */
export function ValueText({ indicator, hundredths }: { indicator: Pick<MeasuredView, 'unit' | 'kind'>; hundredths: number }) {
  const t = useTranslations('results');
  const unit = useUnit(indicator);
  if (indicator.kind === 'yes_no') return t(hundredths > 0 ? 'yes' : 'no');
  return (
    <>
      <Bdi>{formatNumber(hundredths / 100)}</Bdi>
      {unit !== undefined && `\u00a0${unit}`}
    </>
  );
}
