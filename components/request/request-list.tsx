import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { RequestListView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';
import { RequestBadge } from './request-badge';

/** What this organisation asked and what it was asked, newest first. */
export function RequestList({ list }: { list: RequestListView }) {
  const t = useTranslations('request.list');
  const nav = useTranslations('nav');
  const locale = useLocale();
  const { side, rows, nextCursor } = list;
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      {!list.verified && (
        <p className="mb-5">
          <a href={inLocale(locale, routes.waitingPledges(side))} className="inline-flex min-h-target items-center">
            {t('waiting')}
          </a>
        </p>
      )}
      {rows.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          actions={<ButtonLink href={inLocale(locale, routes.workspace(side))}>{nav('home')}</ButtonLink>}
        >
          {t('emptyText')}
        </EmptyState>
      ) : (
        <CardTable
          caption={t('title')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              label: t('need'),
              kind: 'head',
              cell: (row) => (
                <>
                  <a href={inLocale(locale, routes.request(row.id))}>
                    <LocalText text={row.needTitle} />
                  </a>
                  <span className="block font-normal text-ink-muted text-xs">
                    <Code>{row.reference}</Code>
                  </span>
                </>
              ),
            },
            { key: 'with', label: t('with'), cell: (row) => <LocalText text={row.party === 'giver' ? row.receiverName : row.giverName} /> },
            { key: 'hours', label: t('hours'), cell: (row) => formatHours(row.quarters, locale) },
            { key: 'start', label: t('start'), cell: (row) => formatDay(row.startsOn, locale) },
            { key: 'state', label: t('state'), cell: (row) => <RequestBadge state={row.state} /> },
          ]}
        />
      )}
      {nextCursor !== null && (
        <Pagination
          label={t('title')}
          next={{ href: `${inLocale(locale, routes.ownRequests(side))}?before=${nextCursor}`, label: t('more') }}
        />
      )}
    </PageFrame>
  );
}
