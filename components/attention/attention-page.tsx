import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Stat } from '@/components/ui/stat';
import { SHOWN_DAYS } from '@/lib/attention/rules';
import type { AttentionView, FigureView } from '@/lib/attention/views';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { TOTAL_POINTS } from '@/lib/matching/weights';
import { inLocale, routes } from '@/lib/routes';
import { percentOf, ShownTable } from './shown-table';

/** Which associations the ranked lists show and which they do not, by region, kind of province and sector. */
export function AttentionPage({ view: { weight, figures } }: { view: AttentionView }) {
  const t = useTranslations('attention');
  const sectors = useTranslations('sectors');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t('lead', { days: SHOWN_DAYS })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {figures === null ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <Panel
            title={t('all')}
            extra={<span className="text-ink-muted text-sm">{t('asOf', { date: formatDay(figures.day, locale) })}</span>}
          >
            <Overview figure={figures.all} />
          </Panel>
        )}
        <Panel title={t('strength')}>
          <p className="max-w-measure">{t('strengthText', { weight, total: formatNumber(TOTAL_POINTS) })}</p>
          <p className="max-w-measure text-ink-muted">{t('measured')}</p>
          <p>
            <a href={inLocale(locale, routes.weights())} className="inline-flex min-h-target items-center">
              {t('toWeights')}
            </a>
          </p>
        </Panel>
        {figures !== null && (
          <>
            <Group title={t('byRegion')}>
              <ShownTable caption={t('byRegion')} head={t('columns.region')} rows={figures.regions} />
            </Group>
            <Group title={t('byType')} note={t('typeNote')}>
              <ShownTable
                caption={t('byType')}
                head={t('columns.type')}
                rows={figures.provinceTypes.map((row) => ({
                  ...row,
                  name: t(row.key === 'prefecture' ? 'types.prefecture' : 'types.province'),
                }))}
              />
            </Group>
            <Group title={t('bySector')} note={t('sectorNote')}>
              <ShownTable
                caption={t('bySector')}
                head={t('columns.sector')}
                rows={figures.sectors.map(({ sector, ...row }) => ({ ...row, name: sectors(sector) }))}
              />
            </Group>
          </>
        )}
      </div>
    </PageFrame>
  );
}

function Overview({ figure }: { figure: FigureView }) {
  const t = useTranslations('attention');
  const { organisations, shown, showings, gini } = figure;
  return (
    <>
      <div className="flex flex-wrap gap-x-8 gap-y-3">
        <Stat value={formatNumber(organisations)}>{t('organisations', { count: organisations })}</Stat>
        <Stat value={formatNumber(shown)}>{t('shown', { count: shown, percent: percentOf(shown, organisations) })}</Stat>
        <Stat value={formatNumber(showings)}>{t('showings', { count: showings })}</Stat>
        <Stat value={formatNumber(Math.round(gini * 100) / 100)}>{t('gini')}</Stat>
      </div>
      <p className="max-w-measure text-ink-muted text-sm">{t('giniText')}</p>
    </>
  );
}

function Group({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2>{title}</h2>
      {note !== undefined && <p className="max-w-measure text-ink-muted">{note}</p>}
      {children}
    </section>
  );
}
