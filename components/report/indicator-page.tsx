import { useLocale, useTranslations } from 'next-intl';
import { TableSection } from '@/components/exports/table-section';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Stat } from '@/components/ui/stat';
import { formatDay } from '@/lib/i18n/formats';
import type { CountedView, IndicatorView } from '@/lib/reports/views';
import { inLocale, routes } from '@/lib/routes';
import { useReportsTrail } from './report-page';

/** One figure of a report: how it is divided, and what stands behind it. */
export function IndicatorPage({ view }: { view: IndicatorView }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const { report, indicator, figure, chosen, tables, rows } = view;
  const whole = inLocale(locale, routes.reportIndicator(report.id, indicator));
  return (
    <PageFrame
      trail={[...useReportsTrail(), { href: inLocale(locale, routes.report(report.id)), label: report.title }]}
      title={t(`indicators.${indicator}.name`)}
      lead={t(`indicators.${indicator}.definition`)}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Panel title={t('columns.achieved')}>
          <Stat value={figure}>{chosen.length === 0 ? t('total') : chosen.join(t('and'))}</Stat>
          <p className="text-ink-muted">{t(`indicators.${indicator}.source`)}</p>
          {chosen.length > 0 && (
            <p>
              <a href={whole} className="inline-flex min-h-target items-center">
                {t('all')}
              </a>
            </p>
          )}
        </Panel>
        {tables.map((table) => (
          <TableSection key={table.key} table={table} />
        ))}
        {rows && <Rows rows={rows} view={view} />}
      </div>
    </PageFrame>
  );
}

function Rows({ rows, view: { previous, next } }: { rows: CountedView[]; view: IndicatorView }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  if (rows.length === 0) return <EmptyState title={t('noRows')}>{t('noRowsText')}</EmptyState>;
  return (
    <section aria-labelledby="rows" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id="rows">{t('rows')}</h2>
      <CardTable
        caption={t('rows')}
        rows={rows.map((row, index) => ({ ...row, index }))}
        rowKey={({ index }) => index}
        columns={[
          {
            key: 'name',
            label: t('columns.name'),
            kind: 'head',
            cell: ({ name, href }) => (
              <a href={inLocale(locale, href)} className="inline-flex min-h-target items-center">
                <LocalText text={name} />
              </a>
            ),
          },
          { key: 'day', label: t('columns.day'), cell: ({ day }) => formatDay(day, locale) },
          { key: 'amount', label: t('columns.achieved'), cell: ({ amount }) => amount },
        ]}
      />
      {(previous !== null || next !== null) && (
        <Pagination
          label={t('rows')}
          previous={previous === null ? undefined : { href: inLocale(locale, previous), label: t('previous') }}
          next={next === null ? undefined : { href: inLocale(locale, next), label: t('next') }}
        />
      )}
    </section>
  );
}
