import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { RequestSentence } from '@/components/request/request-sentence';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatHours } from '@/lib/i18n/hours';
import type { QueueRow, QueueView } from '@/lib/requests/views';
import { inLocale, routes } from '@/lib/routes';
import { Age } from './age';
import { DeskScope } from './desk-scope';
import { DeskTabs } from './desk-tabs';

/** What waits for a decision, the oldest first. */
export function Queue({ queue }: { queue: QueueView }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const here = inLocale(locale, routes.queue());
  const { decided, scope, regionCount } = queue;
  return (
    <PageFrame title={t('title')} lead={t('lead', { count: queue.count, age: t('daysOblique', { days: queue.oldestDays ?? 0 }) })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <DeskTabs current="requests" />
        {decided && <Alert tone="ok" title={t(`decided.${decided.decision}`, { reference: decided.reference })} />}
        <DeskScope here={here} scope={scope} regionCount={regionCount} />
        {queue.rows.length === 0 ? (
          <EmptyState
            title={t('emptyTitle')}
            actions={scope === 'mine' ? <ButtonLink href={`${here}?scope=all`}>{t('emptyAction')}</ButtonLink> : undefined}
          >
            {t(scope === 'mine' ? 'emptyMine' : 'emptyAll')}
          </EmptyState>
        ) : (
          <Rows rows={queue.rows} />
        )}
        {queue.nextCursor !== null && (
          <Pagination
            label={t('title')}
            next={{ href: `${here}?${new URLSearchParams({ scope, after: queue.nextCursor })}`, label: t('more') }}
          />
        )}
      </div>
    </PageFrame>
  );
}

function Rows({ rows }: { rows: QueueRow[] }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('title')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'age',
          label: t('columns.age'),
          kind: 'lead',
          sorted: 'descending',
          cell: (row) => <Age days={row.waitingDays} urgency={row.urgency} />,
        },
        {
          key: 'request',
          label: t('columns.request'),
          kind: 'head',
          cell: (row) => (
            <>
              <a href={inLocale(locale, routes.decision(row.id))}>
                <RequestSentence request={row} />
              </a>
              <span className="block font-normal text-ink-muted text-xs">
                <Code>{row.reference}</Code>
              </span>
            </>
          ),
        },
        {
          key: 'subject',
          label: t('columns.subject'),
          cell: (row) => (
            <span>
              <LocalText text={row.needTitle} /> · {formatHours(row.quarters, locale)}
            </span>
          ),
        },
        { key: 'region', label: t('columns.region'), cell: (row) => <LocalText text={row.region} /> },
        {
          key: 'checks',
          label: t('columns.checks'),
          cell: (row) =>
            row.notes.length === 0 ? (
              <Badge tone="ok" icon="check">
                {t('noConflict')}
              </Badge>
            ) : (
              <span className="flex flex-wrap gap-1.5">
                {row.notes.map((note) => (
                  <Badge key={note} tone="wait" icon="alert">
                    {t(`decision.short.${note}`)}
                  </Badge>
                ))}
              </span>
            ),
        },
        {
          key: 'act',
          label: t('columns.action'),
          kind: 'act',
          cell: (row) => (
            <ButtonLink variant="second" small wide="phone" href={inLocale(locale, routes.decision(row.id))}>
              <span aria-hidden="true">{t(row.decidable ? 'examine' : 'read')}</span>
              <VisuallyHidden>{t(row.decidable ? 'examineLong' : 'readLong', { reference: row.reference })}</VisuallyHidden>
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}
