import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { inLocale, routes, type SearchDone } from '@/lib/routes';
import type { SavedSearchView } from '@/lib/saved-searches/views';
import { listAddress } from '@/lib/search/schema';
import { AskedChips } from './asked-chips';

interface Props {
  searches: SavedSearchView[];
  done: SearchDone | undefined;
}

/** The searches that a person keeps, each with what it asks for and when it tells. */
export function SearchesPage({ searches, done }: Props) {
  const t = useTranslations('savedSearches');
  const account = useTranslations('account');
  const locale = useLocale();
  const to = (path: string) => inLocale(locale, path);
  return (
    <PageFrame title={t('title')} lead={t('lead')} trail={[{ href: to(routes.account()), label: account('title') }]}>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        {searches.length === 0 && (
          <EmptyState title={t('none')} actions={<ButtonLink href={to(routes.needs())}>{t('browse')}</ButtonLink>}>
            {t('noneText')}
          </EmptyState>
        )}
        {searches.map((search) => (
          <Panel key={search.id} title={<bdi>{search.name}</bdi>} eyebrow={t(`lists.${search.kind}`)}>
            <AskedChips asked={search} />
            <p>{t(`tells.${search.alerts}`)}</p>
            <p className="flex flex-wrap gap-x-6 gap-y-2">
              <a href={to(listAddress(search.kind, { ...search.filters, sort: 'newest' }))}>
                {t('open')}
                <span className="sr-only"> {search.name}</span>
              </a>
              <a href={to(routes.savedSearch(search.id))}>
                {t('change')}
                <span className="sr-only"> {search.name}</span>
              </a>
            </p>
          </Panel>
        ))}
      </div>
    </PageFrame>
  );
}
