import { useLocale, useTranslations } from 'next-intl';
import { Code } from '@/components/ui/bdi';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { RequestView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';

/** What is agreed on, in one line: hours, place, start; and the mission that it goes on with. */
export function RequestTerms({ request }: { request: Pick<RequestView, 'quarters' | 'mode' | 'startsOn' | 'regime' | 'renews'> }) {
  const t = useTranslations('request');
  const locale = useLocale();
  const { renews } = request;
  return (
    <p className="text-ink-muted text-lg">
      {t('terms', { hours: formatHours(request.quarters, locale), mode: request.mode, start: formatDay(request.startsOn, locale) })}
      {' · '}
      {t('regime', { regime: request.regime })}
      {renews && (
        <span className="block">
          {t.rich('renews', {
            mission: () => (
              <a href={inLocale(locale, routes.mission(renews.id))}>
                <Code>{renews.reference}</Code>
              </a>
            ),
          })}
        </span>
      )}
    </p>
  );
}
