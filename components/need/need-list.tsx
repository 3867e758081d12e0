import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideStart } from '@/components/layout/split';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Pagination } from '@/components/ui/pagination';
import { NEED_SORTS, NEEDS_PER_PAGE } from '@/lib/needs/rules';
import { needsAddress, without } from '@/lib/needs/schema';
import type { NeedListView } from '@/lib/needs/views';
import { inLocale, routes } from '@/lib/routes';
import { ActiveFilters, useActiveFilters } from './active-filters';
import { NeedCards } from './need-card';
import { FILTER_FORM, NeedFilters } from './need-filters';

/** The public list: search, filters, order, cards. All of it is one GET form and links. */
export function NeedList({ list, nonce }: { list: NeedListView; nonce: string | undefined }) {
  const t = useTranslations('needs');
  const locale = useLocale();
  const { filters, counts, page } = list;
  return (
    <PageFrame title={t('title')} crumb={t('short')} trail={[{ href: inLocale(locale, routes.home()), label: t('home') }]}>
      <search className="grid grid-cols-[minmax(0,1fr)_auto] gap-2">
        <div className="relative">
          <label htmlFor="q" className="sr-only">
            {t('search.label')}
          </label>
          <Icon name="search" className="pointer-events-none absolute start-3.5 top-3.5 size-5 text-ink-muted max-md:hidden" />
          <input
            id="q"
            name="q"
            type="search"
            form={FILTER_FORM}
            dir="auto"
            defaultValue={filters.q}
            maxLength={100}
            placeholder={t('search.placeholder')}
            className="input md:ps-11"
          />
        </div>
        <Button type="submit" form={FILTER_FORM} aria-label={t('search.submit')} className="max-md:px-3.5">
          <Icon name="search" className="size-5 md:hidden" />
          <span className="max-md:hidden">{t('search.submit')}</span>
        </Button>
      </search>
      <div className="h-5" />
      <AsideStart label={t('filters.title')} aside={<NeedFilters list={list} locale={locale} nonce={nonce} />}>
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <div className="grid gap-3">
            <p role="status">{t.rich('count', { count: counts.total, b: (chunks) => <b className="tabular-nums">{chunks}</b> })}</p>
            <ActiveFilters list={list} />
          </div>
          {counts.total > 1 && <Order sort={filters.sort} />}
        </div>
        <h2 className="sr-only">{t('results')}</h2>
        {page.cards.length === 0 ? <NothingFound list={list} /> : <NeedCards needs={page.cards} columns={2} />}
        {(page.before > 0 || page.after > 0) && (
          <Pagination
            label={t('pages.label')}
            summary={t('pages.shown', { shown: page.cards.length, total: counts.total })}
            previous={
              page.before > 0
                ? {
                    href: inLocale(locale, needsAddress({ ...filters, cursor: page.first })),
                    label: t('pages.previous', { count: Math.min(page.before, NEEDS_PER_PAGE) }),
                  }
                : undefined
            }
            next={
              page.after > 0
                ? {
                    href: inLocale(locale, needsAddress({ ...filters, cursor: page.last })),
                    label: t('pages.next', { count: Math.min(page.after, NEEDS_PER_PAGE) }),
                  }
                : undefined
            }
          />
        )}
      </AsideStart>
    </PageFrame>
  );
}

function Order({ sort }: { sort: (typeof NEED_SORTS)[number] }) {
  const t = useTranslations('needs.sort');
  return (
    <div className="flex flex-wrap items-center gap-2">
      <label htmlFor="sort" className="sr-only">
        {t('label')}
      </label>
      <select id="sort" name="sort" form={FILTER_FORM} defaultValue={sort} className="input w-auto!">
        {NEED_SORTS.map((option) => (
          <option key={option} value={option}>
            {t(option)}
          </option>
        ))}
      </select>
      <Button type="submit" variant="second" form={FILTER_FORM}>
        {t('apply')}
      </Button>
    </div>
  );
}

/** Why there is nothing, and the nearest way on. */
function NothingFound({ list }: { list: NeedListView }) {
  const t = useTranslations('needs.empty');
  const listings = useTranslations('listings');
  const locale = useLocale();
  const active = useActiveFilters(list);
  const { filters, counts, nearest } = list;
  if (counts.total > 0) {
    // A place beyond the end, from an old address.
    return (
      <EmptyState
        title={t('beyond')}
        actions={
          <ButtonLink variant="second" href={inLocale(locale, needsAddress({ ...filters, cursor: null }))}>
            {t('first')}
          </ButtonLink>
        }
      />
    );
  }
  if (active.length === 0) return <EmptyState title={t('none')}>{t('noneYet')}</EmptyState>;
  if (nearest === undefined) {
    return (
      <EmptyState
        title={t('title')}
        actions={
          <ButtonLink variant="second" href={inLocale(locale, routes.needs())}>
            {t('clear')}
          </ButtonLink>
        }
      >
        {t('many')}
      </EmptyState>
    );
  }
  const names = active.filter(({ filter }) => filter === nearest).map(({ label }) => label);
  return (
    <EmptyState
      title={t('title')}
      actions={
        <ButtonLink variant="second" href={inLocale(locale, needsAddress(without(filters, nearest)))}>
          {t('remove')}
        </ButtonLink>
      }
    >
      {t('without', { filter: names.join(listings('comma')), count: counts.without[nearest] })}
    </EmptyState>
  );
}
