import { useLocale, useTranslations } from 'next-intl';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { RequestView } from '@/lib/requests/views';

/** What is agreed on, in one line: hours, place, start. */
export function RequestTerms({ request }: { request: Pick<RequestView, 'quarters' | 'mode' | 'startsOn' | 'regime'> }) {
  const t = useTranslations('request');
  const locale = useLocale();
  return (
    <p className="text-ink-muted text-lg">
      {t('terms', { hours: formatHours(request.quarters, locale), mode: request.mode, start: formatDay(request.startsOn, locale) })}
      {' · '}
      {t('regime', { regime: request.regime })}
    </p>
  );
}
