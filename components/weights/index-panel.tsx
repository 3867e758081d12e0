import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import { formatMoment, formatNumber } from '@/lib/i18n/formats';
import type { IndexView } from '@/lib/weights/views';

/** Whether this server ranks by itself, and how old what it knows is. */
export function IndexPanel({ index: { warm, built } }: { index: IndexView }) {
  const t = useTranslations('weights.index');
  const locale = useLocale();
  const state = warm ? (
    <Badge tone="ok" icon="check">
      {t('warm')}
    </Badge>
  ) : (
    <Badge tone="wait" icon="clock">
      {t('cold')}
    </Badge>
  );
  return (
    <Panel title={t('title')} extra={state}>
      <p className="text-ink-muted text-sm">{t(warm ? 'warmText' : 'coldText')}</p>
      {built && (
        <KeyValue
          rows={[
            { key: 'at', term: t('builtAt'), value: formatMoment(built.at, locale) },
            { key: 'needs', term: t('needs'), value: formatNumber(built.needs) },
            { key: 'offers', term: t('offers'), value: formatNumber(built.offers) },
            { key: 'behind', term: t('behind'), value: t('seconds', { seconds: built.behind }) },
          ]}
        />
      )}
    </Panel>
  );
}
