import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { Panel } from '@/components/ui/card';
import { Timeline } from '@/components/ui/timeline';
import { formatMoment } from '@/lib/i18n/formats';
import { localised } from '@/lib/i18n/localised';
import type { DecisionView } from '@/lib/requests/views';

/** Who may decide: those of the region, and the national coordination. */
export function Deciders({ request: { deciders, receiver } }: { request: DecisionView }) {
  const t = useTranslations('desk.decision.deciders');
  const locale = useLocale();
  const regional = deciders.filter(({ national }) => !national);
  return (
    <Panel title={t('title')} divided={false}>
      {regional.length === 0 && <p className="text-ink-muted text-sm">{t('none', { region: localised(receiver.region, locale).text })}</p>}
      <ul className="grid gap-1.5">
        {deciders.map(({ id, name, national, reader }) => (
          <li key={id}>
            <LocalText text={name} />
            <span className="text-ink-muted text-sm">
              {' · '}
              {t(national ? 'national' : 'regional')}
              {reader && (
                <>
                  {' · '}
                  {t('you')}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Who did what when. */
export function DecisionHistory({ history }: { history: DecisionView['history'] }) {
  const t = useTranslations('desk.decision.history');
  const locale = useLocale();
  if (history.length === 0) return null;
  return (
    <Panel title={t('title')} divided={false}>
      <Timeline
        items={history.map((line) => ({
          key: line.id,
          state: 'done',
          title: t(line.deed),
          note: (
            <>
              {formatMoment(line.at, locale)}
              {line.by && (
                <>
                  {' · '}
                  <LocalText text={line.by} />
                </>
              )}
            </>
          ),
        }))}
      />
    </Panel>
  );
}
