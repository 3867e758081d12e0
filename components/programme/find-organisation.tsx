import { useLocale, useTranslations } from 'next-intl';
import { NameSearch } from '@/components/forms/name-search';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { OrganisationBadge } from '@/components/organisation/organisation-badge';
import { Panel } from '@/components/ui/card';
import type { FoundView } from '@/lib/organisations/views';
import { inLocale, routes } from '@/lib/routes';

/** Any organisation, also one that waits for nothing: to suspend it, or to see its history. */
export function FindOrganisation({ words }: { words: string }) {
  const t = useTranslations('files.search');
  return (
    <Panel title={t('title')} divided={false}>
      <SearchForm words={words} />
    </Panel>
  );
}

/** What was found, and the form to look again. */
export function FoundOrganisations({ view: { words, found } }: { view: FoundView }) {
  const t = useTranslations('files.search');
  const desk = useTranslations('desk')('title');
  const locale = useLocale();
  return (
    <PageFrame trail={[{ href: inLocale(locale, routes.organisationQueue()), label: desk }]} title={t('title')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <SearchForm words={words} />
        <p role="status">{t('count', { count: found.length })}</p>
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
      </div>
    </PageFrame>
  );
}

function SearchForm({ words }: { words: string }) {
  const t = useTranslations('files.search');
  const locale = useLocale();
  return (
    <NameSearch
      id="find-q"
      name="q"
      action={inLocale(locale, routes.findOrganisation())}
      label={t('label')}
      submit={t('submit')}
      words={words}
    />
  );
}
