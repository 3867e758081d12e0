import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { OrganisationBadge } from '@/components/organisation/organisation-badge';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button, ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { localised } from '@/lib/i18n/localised';
import type { OrganisationQueueView, WaitingView } from '@/lib/organisations/views';
import { inLocale, routes } from '@/lib/routes';
import { Age } from './age';
import { DeskScope } from './desk-scope';
import { DeskTabs } from './desk-tabs';

/** Organisations whose file, change or merge waits for a decision, the oldest first; and a way to any other. */
export function OrganisationQueue({ queue }: { queue: OrganisationQueueView }) {
  const t = useTranslations('files');
  const desk = useTranslations('desk');
  const locale = useLocale();
  const here = inLocale(locale, routes.organisationQueue());
  const { decided, scope, regionCount } = queue;
  return (
    <PageFrame title={t('title')} lead={t('lead', { count: queue.count, age: desk('daysOblique', { days: queue.oldestDays ?? 0 }) })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {decided && (
          <Alert tone="ok" live title={t(`decided.${decided.decision}`)}>
            <a href={inLocale(locale, routes.organisationFile(decided.organisation.id))}>
              <LocalText text={decided.organisation.name} />
            </a>
          </Alert>
        )}
        <DeskTabs current="organisations" />
        <DeskScope here={here} scope={scope} regionCount={regionCount} />
        {queue.rows.length === 0 ? (
          <EmptyState
            title={t('emptyTitle')}
            actions={scope === 'mine' ? <ButtonLink href={`${here}?scope=all`}>{desk('emptyAction')}</ButtonLink> : undefined}
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
        <Search queue={queue} />
      </div>
    </PageFrame>
  );
}

function Rows({ rows }: { rows: WaitingView[] }) {
  const t = useTranslations('files');
  const desk = useTranslations('desk');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('title')}
      rows={rows}
      rowKey={(row) => `${row.kind}-${row.id}`}
      columns={[
        {
          key: 'age',
          label: desk('columns.age'),
          kind: 'lead',
          sorted: 'descending',
          cell: (row) => <Age days={row.days} urgency={row.urgency} />,
        },
        {
          key: 'organisation',
          label: t('columns.organisation'),
          kind: 'head',
          cell: (row) => (
            <>
              <a href={inLocale(locale, routes.organisationFile(row.organisationId))}>
                <LocalText text={row.name} />
              </a>
              <span className="block font-normal text-ink-muted text-xs">{t(`kinds.${row.organisationKind}`)}</span>
            </>
          ),
        },
        { key: 'waits', label: t('columns.waits'), cell: (row) => t(`waits.${row.kind}`) },
        { key: 'region', label: desk('columns.region'), cell: (row) => <LocalText text={row.region} /> },
        {
          key: 'checks',
          label: desk('columns.checks'),
          cell: (row) => (
            <span className="flex flex-wrap gap-1.5">
              {row.duplicate && (
                <Badge tone="wait" icon="alert">
                  {t('duplicate')}
                </Badge>
              )}
              {!row.decidable && <Badge>{desk('outOfScope')}</Badge>}
              {!row.duplicate && row.decidable && (
                <Badge tone="ok" icon="check">
                  {t('nothing')}
                </Badge>
              )}
            </span>
          ),
        },
        {
          key: 'action',
          label: desk('columns.action'),
          kind: 'act',
          cell: (row) => (
            <ButtonLink variant="second" small wide="phone" href={inLocale(locale, routes.organisationFile(row.organisationId))}>
              <span aria-hidden="true">{desk(row.decidable ? 'examine' : 'read')}</span>
              <VisuallyHidden>{t('examineLong', { name: localised(row.name, locale).text })}</VisuallyHidden>
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

/** Any organisation, also one that waits for nothing: to suspend it, or to see its history. */
function Search({ queue }: { queue: OrganisationQueueView }) {
  const t = useTranslations('files.search');
  const locale = useLocale();
  const { words, found } = queue.search;
  return (
    <Panel id="search" title={t('title')} divided={false}>
      <form
        method="get"
        action={`${inLocale(locale, routes.organisationQueue())}#search`}
        className="flex max-w-2xl flex-wrap items-end gap-3"
      >
        <input type="hidden" name="scope" value={queue.scope} />
        <div className="grid min-w-0 flex-1 basis-60 gap-[0.3125rem]">
          <label htmlFor="q" className="font-semibold">
            {t('label')}
          </label>
          <input id="q" name="q" type="search" dir="auto" placeholder=" " defaultValue={words} maxLength={100} className="input" />
        </div>
        <Button type="submit" variant="second" wide="phone">
          {t('submit')}
        </Button>
      </form>
      {words !== '' && <p role="status">{t('count', { count: found.length })}</p>}
      {found.length > 0 && (
        <ul className="divide-y divide-line">
          {found.map((file) => (
            <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
              <a href={inLocale(locale, routes.organisationFile(file.id))}>
                <LocalText text={file.name} />
              </a>
              <span className="text-ink-muted text-sm">
                <LocalText text={file.province} />
              </span>
              <OrganisationBadge state={file.state} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
