import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideStart } from '@/components/layout/split';
import { LocalText } from '@/components/listing/local-text';
import { MatchReason } from '@/components/match/match-reason';
import { Alert } from '@/components/ui/alert';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { Pagination } from '@/components/ui/pagination';
import { localised } from '@/lib/i18n/localised';
import { inLocale, routes } from '@/lib/routes';
import { PER_PAGE, SORTS } from '@/lib/search/rules';
import { listAddress, readFilters, searchQuery, without } from '@/lib/search/schema';
import type { ListView } from '@/lib/search/views';
import { ActiveFilters, useActiveFilters } from './active-filters';
import { FILTER_FORM, ListFiltersForm } from './list-filters';

interface Props<Card> {
  list: ListView<Card>;
  lead?: ReactNode;
  nonce: string | undefined;
  draw: (card: Card) => ReactNode;
}

/** The words of a list are its noun's own: needs or offers. */
function useListWords(kind: ListView<unknown>['kind']) {
  return useTranslations(`search.${kind}`);
}

/** The list of needs or offers: search, filters, order, cards. All of it is one GET form and links. */
export function ListingList<Card extends { id: number }>({ list, lead, nonce, draw }: Props<Card>) {
  const t = useListWords(list.kind);
  const s = useTranslations('search');
  const locale = useLocale();
  const { kind, filters, counts } = list;
  const at = (cursor: typeof list.first) => inLocale(locale, listAddress(kind, { ...filters, cursor }));
  return (
    <PageFrame title={t('title')} lead={lead} crumb={t('short')} trail={[{ href: inLocale(locale, routes.home()), label: s('home') }]}>
      <search className="grid grid-cols-[minmax(0,1fr)_auto] gap-2">
        <div className="relative">
          <label htmlFor="q" className="sr-only">
            {t('label')}
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
            placeholder={s('placeholder')}
            className="input md:ps-11"
          />
        </div>
        <Button type="submit" form={FILTER_FORM} aria-label={s('submit')} className="max-md:px-3.5">
          <Icon name="search" className="size-5 md:hidden" />
          <span className="max-md:hidden">{s('submit')}</span>
        </Button>
      </search>
      <div className="h-5" />
      <AsideStart label={s('filters.title')} aside={<ListFiltersForm list={list} locale={locale} nonce={nonce} />}>
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <div className="grid gap-3">
            <p role="status">{t.rich('count', { count: counts.total, b: (chunks) => <b className="tabular-nums">{chunks}</b> })}</p>
            <ActiveFilters list={list} />
            {list.mayKeep && (
              <p>
                <a
                  rel="nofollow"
                  href={inLocale(locale, routes.newSearch(kind, searchQuery(filters)))}
                  className="inline-flex min-h-target items-center gap-1.5"
                >
                  <Icon name="bell" className="size-[1.25em]" />
                  {s(list.signedOut ? 'keepSignedOut' : 'keep')}
                </a>
              </p>
            )}
          </div>
          {counts.total > 1 && <Order list={list} />}
        </div>
        <h2 className="sr-only">{s('results')}</h2>
        <Approximations list={list} />
        {list.cards.length === 0 ? (
          <NothingFound list={list} />
        ) : (
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2 md:gap-5">
            {list.cards.map(({ card, match }) => (
              <li key={card.id} className="flex min-w-0 flex-col gap-2">
                {match !== undefined && (
                  <div className="grid gap-1 text-sm">
                    <b>{match === null ? s('noMatch', { kind }) : s('points', { points: match.points })}</b>
                    {match && <MatchReason match={match} bare />}
                  </div>
                )}
                <div className="grow">{draw(card)}</div>
              </li>
            ))}
          </ul>
        )}
        {(list.before > 0 || list.after > 0) && (
          <Pagination
            label={s('pages')}
            summary={t('shown', { shown: list.cards.length, total: counts.total })}
            previous={
              list.before > 0 ? { href: at(list.first), label: t('previous', { count: Math.min(list.before, PER_PAGE) }) } : undefined
            }
            next={list.after > 0 ? { href: at(list.last), label: t('next', { count: Math.min(list.after, PER_PAGE) }) } : undefined}
          />
        )}
      </AsideStart>
    </PageFrame>
  );
}

/** Which words were taken for which: what is shown is not quite what was asked. */
function Approximations({ list }: { list: ListView<unknown> }) {
  const t = useTranslations('search');
  const listings = useTranslations('listings');
  if (list.approximations.length === 0) return null;
  return (
    <Alert title={t('approximate')}>
      <ul>
        {list.approximations.map(({ asked, taken }) => (
          <li key={asked}>
            {t.rich('taken', {
              asked: () => <bdi>{asked}</bdi>,
              taken: () => <bdi>{taken.join(listings('comma'))}</bdi>,
            })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Order({ list: { kind, filters, own } }: { list: ListView<unknown> }) {
  const t = useTranslations('search.sort');
  const words = useListWords(kind);
  const locale = useLocale();
  return (
    <div className="flex min-w-0 max-w-full flex-wrap items-center gap-2">
      <label htmlFor="sort" className="sr-only">
        {t('label')}
      </label>
      <select id="sort" name="sort" form={FILTER_FORM} defaultValue={filters.sort} className="input w-auto! min-w-0 max-w-full">
        {SORTS.filter((sort) => sort !== 'match' || own.length > 0).map((sort) => (
          <option key={sort} value={sort}>
            {sort === 'closing' ? words('closing') : sort === 'match' ? words('match') : t('newest')}
          </option>
        ))}
      </select>
      {filters.sort === 'match' &&
        (own.length > 1 ? (
          <>
            <label htmlFor="for" className="sr-only">
              {words('beside')}
            </label>
            <select id="for" name="for" form={FILTER_FORM} defaultValue={filters.beside ?? ''} className="input w-full! max-w-80">
              {own.map(({ id, title }) => (
                <option key={id} value={id}>
                  {localised(title, locale).text}
                </option>
              ))}
            </select>
          </>
        ) : (
          <span className="text-ink-muted text-sm">
            <LocalText text={own[0]?.title ?? { fr: null, ar: null }} />
          </span>
        ))}
      <Button type="submit" variant="second" form={FILTER_FORM}>
        {t('apply')}
      </Button>
    </div>
  );
}

/** Why there is nothing, and the nearest way on. */
function NothingFound({ list }: { list: ListView<unknown> }) {
  const t = useTranslations('search.empty');
  const words = useListWords(list.kind);
  const listings = useTranslations('listings');
  const locale = useLocale();
  const active = useActiveFilters(list);
  const { kind, filters, counts, nearest } = list;
  if (counts.total > 0) {
    // A place beyond the end, from an old address.
    return (
      <EmptyState
        title={t('beyond')}
        actions={
          <ButtonLink variant="second" href={inLocale(locale, listAddress(kind, { ...filters, cursor: null }))}>
            {t('first')}
          </ButtonLink>
        }
      />
    );
  }
  if (active.length === 0) return <EmptyState title={words('none')}>{words('noneYet')}</EmptyState>;
  if (nearest === undefined) {
    return (
      <EmptyState
        title={words('nothing')}
        actions={
          <ButtonLink variant="second" href={inLocale(locale, listAddress(kind, readFilters({})))}>
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
      title={words('nothing')}
      actions={
        <ButtonLink variant="second" href={inLocale(locale, listAddress(kind, without(filters, nearest)))}>
          {t('remove')}
        </ButtonLink>
      }
    >
      {words('without', { filter: names.join(listings('comma')), count: counts.without[nearest] })}
    </EmptyState>
  );
}
