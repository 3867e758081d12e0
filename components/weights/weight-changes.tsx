import { useTranslations } from 'next-intl';
import { formatNumber } from '@/lib/i18n/formats';
import type { WeightsVersionView } from '@/lib/weights/views';

/** Which weights became which, a line each: in words, since an arrow means the other way in Arabic. */
export function WeightChanges({ changed }: Pick<WeightsVersionView, 'changed'>) {
  const t = useTranslations();
  return (
    <ul>
      {changed.map(({ part, from, to }) => (
        <li key={part}>{t('weights.change', { part: t(`match.parts.${part}`), from: formatNumber(from), to: formatNumber(to) })}</li>
      ))}
    </ul>
  );
}
