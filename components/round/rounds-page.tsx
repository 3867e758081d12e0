import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import type { RoundListView, RoundRowView } from '@/lib/rounds/views';
import { inLocale, routes } from '@/lib/routes';
import { AboutRound } from './about-round';
import { RoundBadge } from './round-badge';

/** The rounds of the programme, the newest first. */
export function RoundsPage({ view: { rows, older, next, mayCreate } }: { view: RoundListView }) {
  const t = useTranslations('rounds');
  const locale = useLocale();
  const create = <ButtonLink href={inLocale(locale, routes.newRound())}>{t('new')}</ButtonLink>;
  return (
    <PageFrame title={t('title')} lead={t('lead')} actions={mayCreate && rows.length > 0 && create}>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')} actions={mayCreate ? create : undefined}>
          {t(mayCreate ? 'emptyText' : 'emptyForReaders')}
        </EmptyState>
      ) : (
        <Rows rows={rows} />
      )}
      {(older || next !== null) && (
        <Pagination
          label={t('title')}
          previous={older ? { href: inLocale(locale, routes.rounds()), label: t('newest') } : undefined}
          next={next === null ? undefined : { href: inLocale(locale, routes.rounds(next)), label: t('older') }}
        />
      )}
    </PageFrame>
  );
}

function Rows({ rows }: { rows: RoundRowView[] }) {
  const t = useTranslations('rounds');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'round',
          label: t('columns.round'),
          kind: 'head',
          cell: (row) => (
            <>
              <a href={inLocale(locale, routes.round(row.id))} className="inline-flex min-h-target items-center">
                {t('name', { id: row.id })}
              </a>
              <span className="block font-normal text-ink-muted text-sm">
                <AboutRound about={row} />
              </span>
            </>
          ),
        },
        { key: 'state', label: t('columns.state'), cell: (row) => <RoundBadge state={row.state} /> },
        { key: 'pairs', label: t('columns.pairs'), cell: (row) => formatNumber(row.pairs) },
        {
          key: 'author',
          label: t('columns.author'),
          cell: (row) => (
            // One piece: on a phone the cell is a grid.
            <span>
              <LocalText text={row.author} />
              <span className="block text-ink-muted text-sm">{formatDay(row.createdAt, locale)}</span>
            </span>
          ),
        },
      ]}
    />
  );
}
