import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Code } from '@/components/ui/bdi';
import { Button, ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { inLocale, routes } from '@/lib/routes';
import type { PeopleView, PersonRow } from '@/lib/staff/views';
import { AccessBadge } from './access-badge';
import { StaffRoles } from './staff-roles';

/** Everybody who has an account, found by name or address. */
export function PeoplePage({ view }: { view: PeopleView }) {
  const t = useTranslations('people');
  const locale = useLocale();
  const here = inLocale(locale, routes.people());
  const { q, people, regions, count, next } = view;
  return (
    <PageFrame title={t('title')} lead={t('lead', { count })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <search>
          <form action={here} className="flex flex-wrap items-end gap-3">
            <div className="grid min-w-0 flex-1 basis-64 gap-1">
              <label htmlFor="q" className="font-semibold">
                {t('search')}
              </label>
              <input id="q" name="q" type="search" dir="auto" defaultValue={q} className="input" />
            </div>
            <Button type="submit">{t('find')}</Button>
          </form>
        </search>
        <WaitingRoles view={view} />
        {people.length === 0 ? (
          <EmptyState title={t('empty')} actions={<ButtonLink href={here}>{t('all')}</ButtonLink>}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <Rows people={people} regions={regions} />
        )}
        {next !== null && (
          <Pagination
            label={t('title')}
            next={{ href: `${here}?${new URLSearchParams({ ...(q !== '' && { q }), after: next })}`, label: t('next') }}
          />
        )}
      </div>
    </PageFrame>
  );
}

/** What one administrator decided, and another has to. */
function WaitingRoles({ view: { waiting, regions } }: { view: PeopleView }) {
  const t = useTranslations('people');
  const locale = useLocale();
  if (waiting.length === 0) return null;
  return (
    <Panel title={t('waitingRoles')} divided={false}>
      <ul className="divide-y divide-line">
        {waiting.map(({ userId, name, role, byReader }) => (
          <li key={`${userId}-${role.administrator}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5">
            <a href={inLocale(locale, routes.person(userId))}>
              <LocalText text={name} />
            </a>
            <ul className="text-ink-muted text-sm">
              <StaffRoles staff={role} regions={regions} />
            </ul>
            {byReader && <span className="text-ink-muted text-sm">{t('waitingYours')}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Rows({ people, regions }: Pick<PeopleView, 'people' | 'regions'>) {
  const t = useTranslations('people');
  const locale = useLocale();
  return (
    <CardTable
      caption={t('title')}
      rows={people}
      rowKey={(person) => person.id}
      columns={[
        {
          key: 'name',
          label: t('columns.name'),
          kind: 'head',
          cell: (person) => (
            <>
              <a href={inLocale(locale, routes.person(person.id))}>
                <LocalText text={person.name} />
              </a>
              <span className="block font-normal text-ink-muted text-sm">
                <Code className="wrap-anywhere">{person.email}</Code>
              </span>
            </>
          ),
        },
        {
          key: 'where',
          label: t('columns.where'),
          cell: (person) => <Where person={person} regions={regions} />,
        },
        {
          key: 'state',
          label: t('columns.state'),
          cell: (person) => <AccessBadge person={person} />,
        },
      ]}
    />
  );
}

function Where({ person, regions }: { person: PersonRow; regions: PeopleView['regions'] }) {
  const t = useTranslations('people');
  const { organisations, staff } = person;
  if (organisations.length === 0 && !staff.administrator && staff.coordinates === null) {
    return <span className="text-ink-muted">{t('noRole')}</span>;
  }
  return (
    <ul>
      {organisations.map((name, index) => (
        <li key={index}>
          <LocalText text={name} />
        </li>
      ))}
      <StaffRoles staff={staff} regions={regions} />
    </ul>
  );
}
