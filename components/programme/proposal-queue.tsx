import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Bdi } from '@/components/ui/bdi';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { inLocale, type ProposalDone, routes } from '@/lib/routes';
import type { ProposalView } from '@/lib/skills/views';
import { Age } from './age';
import { DeskScope } from './desk-scope';
import { DeskTabs } from './desk-tabs';

interface Props {
  queue: { rows: ProposalView[]; scope: 'mine' | 'all'; regionCount: number | null; done: ProposalDone | undefined };
}

/** Skills that people missed in the list, the longest waiting first. */
export function ProposalQueue({ queue }: Props) {
  const t = useTranslations('proposals');
  const desk = useTranslations('desk');
  const locale = useLocale();
  const { rows, scope, regionCount, done } = queue;
  return (
    <PageFrame title={t('title')} lead={t('lead', { count: rows.length })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <DeskTabs current="skills" />
        {done && <Alert tone="ok" title={t(`done.${done}`)} />}
        <DeskScope here={inLocale(locale, routes.skillQueue())} scope={scope} regionCount={regionCount} />
        {rows.length === 0 ? (
          <EmptyState title={desk('emptyTitle')}>{t('empty')}</EmptyState>
        ) : (
          <CardTable
            caption={t('title')}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'age',
                label: desk('columns.age'),
                kind: 'lead',
                sorted: 'descending',
                cell: (row) => <Age days={row.waitingDays} urgency={row.urgency} />,
              },
              {
                key: 'label',
                label: t('columns.label'),
                kind: 'head',
                cell: (row) => (
                  <a href={inLocale(locale, routes.skillProposal(row.id))}>
                    <Bdi lang={row.writtenIn}>{row.label}</Bdi>
                  </a>
                ),
              },
              { key: 'organisation', label: t('columns.organisation'), cell: (row) => <LocalText text={row.organisation} /> },
              { key: 'region', label: desk('columns.region'), cell: (row) => <LocalText text={row.region} /> },
              { key: 'listings', label: t('columns.listings'), cell: (row) => t('listingCount', { count: row.listings.length }) },
            ]}
          />
        )}
      </div>
    </PageFrame>
  );
}
