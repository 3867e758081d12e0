import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { useActiveFilters } from '@/components/search/active-filters';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { MAIL_CHOICES } from '@/lib/notifications/rules';
import { inLocale, routes } from '@/lib/routes';
import { changeSearchAction, removeSearchAction, saveSearchAction } from '@/lib/saved-searches/actions';
import { SEARCH_NAME, SEARCHES_MOST } from '@/lib/saved-searches/rules';
import type { NewSearchView, SavedSearchView } from '@/lib/saved-searches/views';
import { listAddress, searchQuery } from '@/lib/search/schema';
import type { AskedView } from '@/lib/search/views';
import { AskedChips } from './asked-chips';

/** Keeps the search that its reader came from. */
export function NewSearchPage({ search, submission }: { search: NewSearchView; submission: string }) {
  const t = useTranslations('savedSearches');
  const locale = useLocale();
  const suggested = useSuggestedName(search);
  const list = inLocale(locale, listAddress(search.kind, search.filters));
  return (
    <PageFrame title={t('new.title')} trail={useTrail()}>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        <Panel title={t(`lists.${search.kind}`)}>
          <AskedChips asked={search} />
          <p>
            <a href={list}>{t('new.back')}</a>
          </p>
        </Panel>
        {search.full ? (
          <Alert tone="warn" title={t('full', { most: SEARCHES_MOST })}>
            <a href={inLocale(locale, routes.savedSearches())}>{t('fullWay')}</a>
          </Alert>
        ) : (
          <Form
            action={saveSearchAction}
            submission={submission}
            title={t('new.title')}
            refusal={t('new.refused')}
            initial={{ name: [suggested], alerts: ['daily'] }}
          >
            <input type="hidden" name="kind" value={search.kind} />
            <input type="hidden" name="query" value={searchQuery(search.filters)} />
            <Chosen />
            <div>
              <SubmitButton wide="phone">{t('new.submit')}</SubmitButton>
            </div>
          </Form>
        )}
      </div>
    </PageFrame>
  );
}

/** Calls a search otherwise, lets it tell otherwise, or removes it. */
export function SearchPage({ search, submissions }: { search: SavedSearchView; submissions: { change: string; remove: string } }) {
  const t = useTranslations('savedSearches');
  const locale = useLocale();
  return (
    <PageFrame title={<bdi>{search.name}</bdi>} trail={useTrail()}>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        <Panel title={t(`lists.${search.kind}`)}>
          <AskedChips asked={search} />
          <p>
            <a href={inLocale(locale, listAddress(search.kind, { ...search.filters, sort: 'newest' }))}>{t('open')}</a>
          </p>
        </Panel>
        <Form
          action={changeSearchAction}
          submission={submissions.change}
          prefix="change-"
          refusal={t('edit.refused')}
          initial={{ name: [search.name], alerts: [search.alerts] }}
        >
          <input type="hidden" name="id" value={search.id} />
          <Chosen />
          <div className="flex flex-wrap gap-3">
            <SubmitButton wide="phone">{t('edit.submit')}</SubmitButton>
            <ButtonLink variant="quiet" wide="phone" href={inLocale(locale, routes.savedSearches())}>
              {t('edit.back')}
            </ButtonLink>
          </div>
        </Form>
        <Panel title={t('remove.title')}>
          <p>{t('remove.text')}</p>
          <Form action={removeSearchAction} submission={submissions.remove} prefix="remove-">
            <input type="hidden" name="id" value={search.id} />
            <div>
              <SubmitButton variant="second" wide="phone">
                {t('remove.submit')}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      </div>
    </PageFrame>
  );
}

/** What its person calls a search, and when it tells them. */
function Chosen() {
  const t = useTranslations('savedSearches');
  return (
    <>
      <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={SEARCH_NAME.max} />
      <RadioCards
        name="alerts"
        label={t('alerts')}
        choices={MAIL_CHOICES.map((value) => ({ value, label: t(`tells.${value}`), hint: t(`tellsHints.${value}`) }))}
      />
    </>
  );
}

function useTrail() {
  const t = useTranslations('savedSearches');
  const account = useTranslations('account');
  const locale = useLocale();
  return [
    { href: inLocale(locale, routes.account()), label: account('title') },
    { href: inLocale(locale, routes.savedSearches()), label: t('title') },
  ];
}

/** What a search may be called before its person says so: what it asks for. */
function useSuggestedName(asked: AskedView): string {
  const t = useTranslations('savedSearches');
  const listings = useTranslations('listings');
  const labels = useActiveFilters(asked).map(({ label }) => label);
  const name = labels.length === 0 ? t(`everything.${asked.kind}`) : labels.join(listings('comma'));
  return [...name].slice(0, SEARCH_NAME.max).join('').trim();
}
