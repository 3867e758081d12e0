import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { Panel } from '@/components/ui/card';
import { Plot } from '@/components/ui/plot';
import { Stat } from '@/components/ui/stat';
import { formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { FEWEST, type Figures, partsOf } from '@/lib/impact/rules';
import type { ImpactView } from '@/lib/impact/views';
import { inLocale, routes } from '@/lib/routes';
import { type FiguresRow, FiguresTable, useRowText } from './figures-table';
import { RegionMap } from './region-map';

/** What the programme came to, for anybody: in figures, on the map, by sector and over time. */
export function ImpactPage({ view: { until, region, picture, regions, joined } }: { view: ImpactView }) {
  const t = useTranslations('impact');
  const sectorName = useTranslations('sectors');
  const locale = useLocale();
  const country = inLocale(locale, routes.impact());
  const bySector: FiguresRow[] = [
    ...picture.bySector.rows.map((row) => ({ ...row, label: sectorName(row.key) })),
    ...joinedRow(picture.bySector.joined, t('joined')),
  ];
  const byRegion: FiguresRow[] = [
    ...regions.map((row) => ({
      ...row,
      label: (
        <a
          href={inLocale(locale, routes.impact(row.key))}
          aria-current={row.key === region?.key ? 'page' : undefined}
          className="inline-flex items-center md:min-h-target"
        >
          {t('numbered', { number: Number(row.key), name: row.name })}
        </a>
      ),
    })),
    ...joinedRow(joined, t('joined')),
  ];
  const overTime = picture.overTime.map(({ quarter, figures }) => ({ key: quarter, label: quarterName(partsOf(quarter)), figures }));
  const isEmpty = picture.overTime.length === 0;

  function quarterName(parts: ImpactView['until']): string {
    return t('quarter', { year: String(parts.year), quarter: String(parts.quarter) });
  }

  return (
    <PageFrame
      title={region ? t('titleIn', { region: region.name }) : t('title')}
      lead={t('lead', { quarter: quarterName(until) })}
      trail={region ? [{ href: country, label: t('country') }] : []}
      crumb={region?.name}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Panel title={t('summary')}>
          <Totals figures={picture.total} />
          {region?.fewer && <p>{t('fewerHere', { fewest: FEWEST })}</p>}
        </Panel>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-2">
          <Panel title={t('map.title')} extra={region && <a href={country}>{t('toCountry')}</a>}>
            <RegionMap regions={regions} current={region?.key} />
          </Panel>
          {!isEmpty && (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
              <HoursPanel title={t('bySector')} head={t('sector')} rows={bySector} />
              <HoursPanel title={t('overTime')} head={t('when')} rows={overTime} />
            </div>
          )}
        </div>
        <Panel title={t('byRegion')}>
          <FiguresTable caption={t('byRegion')} head={t('regionHead')} rows={byRegion} />
        </Panel>
        <Panel title={t('rule.title')}>
          <p className="max-w-measure">{t('rule.counted')}</p>
          <p className="max-w-measure">{t('rule.joined', { fewest: FEWEST })}</p>
        </Panel>
      </div>
    </PageFrame>
  );
}

function joinedRow(figures: Figures | null, label: string): FiguresRow[] {
  return figures === null ? [] : [{ key: 'joined', label, figures }];
}

function Totals({ figures: { needs, quarters, partnerships, measured, better } }: { figures: Figures }) {
  const t = useTranslations('impact.totals');
  const locale = useLocale();
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-3">
      <Stat value={formatNumber(needs)}>{t('needs', { count: needs })}</Stat>
      <Stat value={formatHours(quarters, locale)}>{t('hours')}</Stat>
      <Stat value={formatNumber(partnerships)}>{t('partnerships', { count: partnerships })}</Stat>
      <Stat value={formatNumber(better)}>{t('better', { of: formatNumber(measured) })}</Stat>
    </div>
  );
}

function HoursPanel({ title, head, rows }: { title: string; head: string; rows: readonly FiguresRow[] }) {
  const textOf = useRowText();
  return (
    <Panel title={title}>
      <Plot
        name={title}
        bars={rows.map(({ key, label, figures, fewer = false }) => ({
          ...{ key, label },
          text: textOf({ figures, fewer }),
          value: Math.max(0, figures.quarters),
        }))}
      >
        <FiguresTable caption={title} head={head} rows={rows} />
      </Plot>
    </Panel>
  );
}
