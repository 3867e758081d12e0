import { useTranslations } from 'next-intl';
import { Bar } from '@/components/ui/bar';
import { CardTable } from '@/components/ui/card-table';
import type { FigureView } from '@/lib/attention/views';
import { formatNumber } from '@/lib/i18n/formats';

/** Whole percent, as words take it. */
export function percentOf(part: number, whole: number): string {
  return formatNumber(whole === 0 ? 0 : Math.round((100 * part) / whole));
}

interface Props {
  caption: string;
  /** What the groups are. */
  head: string;
  rows: (FigureView & { name: string })[];
}

/** Group by group: of its associations those that were shown, and its share of all showings beside its share of associations. */
export function ShownTable({ caption, head, rows }: Props) {
  const t = useTranslations('attention');
  const sum = (of: 'organisations' | 'showings') => rows.reduce((total, row) => total + row[of], 0);
  const [organisations, showings] = [sum('organisations'), sum('showings')];
  return (
    <CardTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'name', label: head, kind: 'head', cell: (row) => row.name },
        {
          key: 'organisations',
          label: t('columns.organisations'),
          cell: (row) => t('counted', { count: formatNumber(row.organisations), percent: percentOf(row.organisations, organisations) }),
        },
        {
          key: 'shown',
          label: t('columns.shown'),
          cell: (row) => t('counted', { count: formatNumber(row.shown), percent: percentOf(row.shown, row.organisations) }),
        },
        {
          key: 'showings',
          label: t('columns.showings'),
          cell: (row) => (
            <>
              {t('percent', { percent: percentOf(row.showings, showings) })}
              <Bar value={row.showings} max={showings} />
            </>
          ),
        },
        { key: 'gini', label: t('columns.gini'), cell: (row) => formatNumber(Math.round(row.gini * 100) / 100) },
      ]}
    />
  );
}
