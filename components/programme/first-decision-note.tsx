import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import type { FirstDecisionView } from '@/lib/first-decisions/views';
import { formatMoment } from '@/lib/i18n/formats';

/** What a first person decided, and whose turn it is. */
export function FirstDecisionNote({ first }: { first: FirstDecisionView }) {
  const t = useTranslations('firstDecision');
  const locale = useLocale();
  return (
    <Alert tone={first.byReader ? 'info' : 'warn'} icon="clock" title={t(first.byReader ? 'yours' : 'waits')}>
      <LocalText text={first.by} />
      {' · '}
      {formatMoment(first.at, locale)}
    </Alert>
  );
}
