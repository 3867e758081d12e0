import { useTranslations } from 'next-intl';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { formatNumber } from '@/lib/i18n/formats';
import type { SetView, SpreadView } from '@/lib/rounds/views';
import { PartName } from './part-name';

/** The set beside the simplest one, which takes the best pair first: in all, by region, by sector. */
export function RoundSet({ set }: { set: SetView }) {
  const t = useTranslations('rounds.set');
  const { total, placed, greedyTotal, greedyPlaced, betterBy, regions, sectors, lostPins } = set;
  return (
    <Panel title={t('title')}>
      <p>
        {t('summary', { count: placed, points: formatNumber(total) })}{' '}
        {betterBy === 0 ? t('best') : t('better', { percent: formatNumber(betterBy) })}
      </p>
      {lostPins > 0 && <Alert tone="warn" title={t('lostPins', { count: lostPins })} />}
      <CardTable
        caption={t('title')}
        rows={[
          { key: 'total', best: total, greedy: greedyTotal },
          { key: 'placed', best: placed, greedy: greedyPlaced },
        ]}
        rowKey={(row) => row.key}
        columns={[
          { key: 'what', label: t('columns.what'), kind: 'head', cell: (row) => t(`rows.${row.key === 'total' ? 'total' : 'placed'}`) },
          { key: 'best', label: t('columns.best'), cell: (row) => formatNumber(row.best) },
          { key: 'greedy', label: t('columns.greedy'), cell: (row) => formatNumber(row.greedy) },
        ]}
      />
      {regions.length > 0 && <Spread title={t('byRegion')} of={t('columns.region')} rows={regions} />}
      {sectors.length > 0 && <Spread title={t('bySector')} of={t('columns.sector')} rows={sectors} />}
    </Panel>
  );
}

function Spread({ title, of, rows }: { title: string; of: string; rows: SpreadView[] }) {
  const t = useTranslations('rounds.set');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h3 className="text-base tracking-normal">{title}</h3>
      <CardTable
        caption={title}
        rows={rows.map((row, index) => ({ ...row, index }))}
        rowKey={(row) => row.index}
        columns={[
          { key: 'part', label: of, kind: 'head', cell: (row) => <PartName part={row.part} /> },
          { key: 'best', label: t('columns.bestPairs'), cell: (row) => formatNumber(row.best) },
          { key: 'greedy', label: t('columns.greedyPairs'), cell: (row) => formatNumber(row.greedy) },
          { key: 'needs', label: t('columns.needs'), cell: (row) => formatNumber(row.needs) },
        ]}
      />
    </div>
  );
}
