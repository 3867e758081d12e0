import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LocalText } from '@/components/listing/local-text';
import { WrittenWords } from '@/components/person/written-words';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { formatDay, formatMoment } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { TERMS_FIELDS, type Terms, type TermsField } from '@/lib/requests/rules';
import type { RequestView } from '@/lib/requests/views';
import { TeamList } from './team-list';

/** What was agreed on before and what is proposed now, side by side; nothing where nothing ever changed. */
export function TermsChange({ request }: { request: RequestView }) {
  const t = useTranslations('request.change');
  const facts = useTranslations('request.facts');
  const modes = useTranslations('modes');
  const locale = useLocale();
  const { change } = request;
  if (change === null) return null;
  const said = (terms: Terms): Record<TermsField, ReactNode> => ({
    quarters: formatHours(terms.quarters, locale),
    startsOn: formatDay(terms.startsOn, locale),
    mode: modes(terms.mode),
    team: <TeamList team={terms.team} />,
  });
  const [before, now] = [said(change.before), said(request)];
  return (
    <Panel id="change" title={t('title')}>
      <p>
        {t.rich('by', {
          side: () => <b>{change.author === 'programme' ? t('programme') : <LocalText text={request[`${change.author}Name`]} />}</b>,
          moment: formatMoment(change.at, locale),
        })}
      </p>
      <CardTable
        caption={t('title')}
        rows={[...TERMS_FIELDS]}
        rowKey={(field) => field}
        columns={[
          {
            key: 'term',
            label: t('term'),
            kind: 'head',
            cell: (field) => (
              <>
                {facts(field)} {change.fields.includes(field) && <Badge tone="wait">{t('changed')}</Badge>}
              </>
            ),
          },
          { key: 'before', label: t('before'), cell: (field) => before[field] },
          { key: 'now', label: t('now'), cell: (field) => now[field] },
        ]}
      />
      {change.message !== null && (
        <p className="whitespace-pre-line">
          <WrittenWords words={change.message} />
        </p>
      )}
    </Panel>
  );
}
