import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CardTable } from '@/components/ui/card-table';
import { Disclosure } from '@/components/ui/disclosure';
import { formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { Locale } from '@/lib/i18n/locales';
import { FEWEST, type Figures, type Row } from '@/lib/impact/rules';

export interface FiguresRow {
  key: string | number;
  label: ReactNode;
  figures: Figures;
  fewer?: boolean;
}

interface Props {
  caption: string;
  /** What the rows are. */
  head: string;
  rows: readonly FiguresRow[];
}

/** All figures row by row, on demand. */
export function FiguresTable({ caption, head, rows }: Props) {
  const t = useTranslations('impact');
  const locale = useLocale();
  return (
    <Disclosure summary={t('table')}>
      <CardTable
        caption={caption}
        rows={[...rows]}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', label: head, kind: 'head', cell: ({ label }) => label },
          { key: 'needs', label: t('columns.needs'), cell: ({ figures }) => formatNumber(figures.needs) },
          { key: 'quarters', label: t('columns.hours'), cell: ({ figures }) => formatChange(figures.quarters, locale) },
          { key: 'partnerships', label: t('columns.partnerships'), cell: ({ figures }) => formatNumber(figures.partnerships) },
          { key: 'measured', label: t('columns.measured'), cell: ({ figures }) => formatNumber(figures.measured) },
          { key: 'better', label: t('columns.better'), cell: ({ figures }) => formatNumber(figures.better) },
          ...(rows.some(({ fewer }) => fewer)
            ? [{ key: 'fewer', label: t('columns.fewer'), cell: ({ fewer }: FiguresRow) => (fewer ? t('fewer', { fewest: FEWEST }) : '–') }]
            : []),
        ]}
      />
    </Disclosure>
  );
}

/** Hours of a row, or why there are none to tell. */
export function useRowText(): (row: Pick<Row<unknown>, 'figures' | 'fewer'>) => string {
  const t = useTranslations('impact');
  const locale = useLocale();
  return ({ figures: { quarters }, fewer }) => (quarters === 0 && fewer ? t('fewer', { fewest: FEWEST }) : formatChange(quarters, locale));
}

/** Corrections may take more from a quarter than was confirmed in it. */
function formatChange(quarters: number, locale: Locale): string {
  return quarters < 0 ? `−${formatHours(-quarters, locale)}` : formatHours(quarters, locale);
}
