import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Bdi, Code } from '@/components/ui/bdi';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { PEOPLE_MEANT } from '@/lib/audit/rules';
import { auditAddress, NO_FILTERS } from '@/lib/audit/schema';
import type { AuditEventView, AuditView } from '@/lib/audit/views';
import { formatDay, formatTime } from '@/lib/i18n/formats';
import { inLocale, routes } from '@/lib/routes';
import { AuditFiltersForm } from './audit-filters';

/** Who did what, which fields, when and why: found by any of these. */
export function AuditPage({ view: { filters, people, events, first, next } }: { view: AuditView }) {
  const t = useTranslations('audit');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <AuditFiltersForm filters={filters} />
        {people !== 'all' && (
          <Alert tone="warn" title={t(`people.${people}.title`, { person: filters.person, most: PEOPLE_MEANT })}>
            {t(`people.${people}.text`)}
          </Alert>
        )}
        {events.length === 0 ? (
          <EmptyState
            title={t('empty')}
            actions={<ButtonLink href={inLocale(locale, auditAddress(NO_FILTERS))}>{t('filters.clear')}</ButtonLink>}
          >
            {t('emptyText')}
          </EmptyState>
        ) : (
          <Events events={events} />
        )}
        {(first !== null || next !== null) && (
          <Pagination
            label={t('pages')}
            previous={first === null ? undefined : { href: inLocale(locale, first), label: t('newest') }}
            next={next === null ? undefined : { href: inLocale(locale, next), label: t('older') }}
          />
        )}
      </div>
    </PageFrame>
  );
}

function Events({ events }: { events: AuditEventView[] }) {
  const t = useTranslations('audit');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('title')}
      rows={events}
      rowKey={(event) => event.id}
      columns={[
        {
          key: 'what',
          label: t('columns.what'),
          kind: 'head',
          cell: (event) => (
            <>
              {'known' in event.action ? t(`actions.${event.action.known}`) : <Code>{event.action.written}</Code>}
              <span className="block font-normal text-sm">
                <Subject event={event} />
              </span>
            </>
          ),
        },
        {
          key: 'who',
          label: t('columns.who'),
          cell: ({ actor }) =>
            actor === null ? (
              t('platform')
            ) : (
              <a href={inLocale(locale, routes.person(actor.id))}>
                <LocalText text={actor.name} />
              </a>
            ),
        },
        {
          key: 'when',
          label: t('columns.when'),
          cell: ({ at }) => (
            <time dateTime={at.toISOString()}>
              {formatDay(at, locale)} <span className="whitespace-nowrap tabular-nums">{formatTime(at)}</span>
            </time>
          ),
        },
        {
          key: 'fields',
          label: t('columns.fields'),
          cell: (event) => <Fields event={event} />,
        },
        {
          key: 'why',
          label: t('columns.why'),
          cell: ({ reason }) => (reason === null ? '–' : <Bdi className="whitespace-pre-line">{reason}</Bdi>),
        },
      ]}
    />
  );
}

/** What it is about, with its page, and what else was done with it. */
function Subject({ event: { subject, subjectId, name, reference, href, trail } }: { event: AuditEventView }) {
  const t = useTranslations('audit');
  const locale = useLocale();
  const called = name ? <LocalText text={name} /> : <Code className="wrap-anywhere">{reference ?? subjectId}</Code>;
  return (
    <>
      {'known' in subject ? t(`subjects.${subject.known}`) : <Code>{subject.written}</Code>}
      {' · '}
      {href === null ? called : <a href={inLocale(locale, href)}>{called}</a>}
      {' · '}
      <a href={inLocale(locale, trail)}>{t('trail')}</a>
    </>
  );
}

function Fields({ event: { fields } }: { event: AuditEventView }) {
  const t = useTranslations('audit');
  if (fields.length === 0) return '–';
  return (
    <ul>
      {fields.map((named, index) => (
        <li key={index}>
          {'written' in named ? (
            <Code>{named.written}</Code>
          ) : named.language === null ? (
            t(`fields.${named.field}`)
          ) : (
            t('inLanguage', { field: t(`fields.${named.field}`), language: named.language })
          )}
        </li>
      ))}
    </ul>
  );
}
