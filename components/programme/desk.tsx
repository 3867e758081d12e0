import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Tabs } from '@/components/ui/tabs';
import { DESK_KINDS } from '@/lib/desk/rules';
import { deskAddress, deskQuery } from '@/lib/desk/schema';
import type { DeskDone, DeskView } from '@/lib/desk/views';
import { inLocale, routes } from '@/lib/routes';
import { BulkBar } from './bulk-bar';
import { BULK_FORM } from './bulk-form';
import { DeskFiltersForm } from './desk-filters';
import { DeskKeys } from './desk-keys';
import { DeskRows, isApprovable } from './desk-rows';
import { DeskToolsWords } from './desk-tools';
import { FindOrganisation } from './find-organisation';

/** All that waits for a decision, the oldest first. */
export function Desk({ desk, children }: { desk: DeskView; children?: ReactNode }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const { filters, counts, rows } = desk;
  const at = (changed: Partial<typeof filters>) => inLocale(locale, deskAddress({ ...filters, cursor: null, ...changed }));
  const everything = DESK_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  return (
    <PageFrame title={t('title')} lead={t('lead', { count: desk.count, age: t('daysOblique', { days: desk.oldestDays ?? 0 }) })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {desk.done && <Done done={desk.done} />}
        {children}
        <Tabs
          label={t('kinds.label')}
          tabs={[
            { href: at({ kind: null }), label: t('kinds.all'), count: everything, current: filters.kind === null },
            ...DESK_KINDS.map((kind) => ({
              href: at({ kind }),
              label: t(`kinds.${kind}`),
              count: counts[kind],
              current: filters.kind === kind,
            })),
          ]}
        />
        <DeskFiltersForm desk={desk} />
        {rows.length === 0 ? (
          <Nothing desk={desk} />
        ) : (
          <DeskToolsWords>
            <div id="desk-rows" className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <DeskRows rows={rows} />
              {rows.some(isApprovable) && <Bulk filters={filters} />}
              <DeskKeys />
            </div>
          </DeskToolsWords>
        )}
        {(desk.previous || desk.next) && (
          <Pagination
            label={t('pages')}
            previous={
              desk.previous ? { href: at({ cursor: { direction: 'before', ...desk.previous } }), label: t('previousPage') } : undefined
            }
            next={desk.next ? { href: at({ cursor: { direction: 'after', ...desk.next } }), label: t('nextPage') } : undefined}
          />
        )}
        {filters.kind === 'organisation' && <FindOrganisation words="" />}
      </div>
    </PageFrame>
  );
}

/** Several requests of which nothing warns are approved in one go, after a page that asks. */
function Bulk({ filters }: Pick<DeskView, 'filters'>) {
  const t = useTranslations('desk');
  const locale = useLocale();
  return (
    <>
      <form id={BULK_FORM} method="get" action={inLocale(locale, routes.bulkApproval())}>
        {[...new URLSearchParams(deskQuery({ ...filters, cursor: null }))].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      </form>
      <BulkBar />
      <p className="text-ink-muted text-sm">{t('oneByOne')}</p>
    </>
  );
}

/** What was just decided. */
function Done({ done }: { done: DeskDone }) {
  const t = useTranslations();
  const locale = useLocale();
  if ('reference' in done) return <Alert tone="ok" live title={t(`desk.decided.${done.decision}`, { reference: done.reference })} />;
  if ('reviewed' in done) return <Alert tone="ok" live title={t(`review.done.${done.reviewed}`)} />;
  if ('settled' in done) return <Alert tone="ok" live title={t(`proposals.done.${done.settled}`)} />;
  return (
    <Alert tone="ok" live title={t(`files.decided.${done.decision}`)}>
      <a href={inLocale(locale, routes.organisationFile(done.organisation.id))}>
        <LocalText text={done.organisation.name} />
      </a>
    </Alert>
  );
}

/** Why there is nothing, and the nearest way on. */
function Nothing({ desk }: { desk: DeskView }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const { filters, count, regionCount } = desk;
  const at = (changed: Partial<typeof filters>) => inLocale(locale, deskAddress({ ...filters, cursor: null, ...changed }));
  const narrowed = filters.q !== '' || filters.urgency !== null || filters.region !== null;
  if (count > 0 || narrowed) {
    return (
      <EmptyState
        title={t(count > 0 ? 'empty.beyond' : 'empty.narrowed')}
        actions={
          <ButtonLink variant="second" href={count > 0 ? at({}) : at({ q: '', urgency: null, region: null })}>
            {t(count > 0 ? 'empty.first' : 'empty.clear')}
          </ButtonLink>
        }
      />
    );
  }
  const mine = regionCount !== null && filters.scope === 'mine';
  return (
    <EmptyState
      title={t('emptyTitle')}
      actions={mine ? <ButtonLink href={at({ scope: 'all' })}>{t('emptyAction')}</ButtonLink> : undefined}
    >
      {t(mine ? 'emptyMine' : 'emptyAll')}
    </EmptyState>
  );
}
