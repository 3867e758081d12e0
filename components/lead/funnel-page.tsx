import { useLocale, useTranslations } from 'next-intl';
import { TableSection } from '@/components/exports/table-section';
import { useProgrammeForumTrail } from '@/components/forum/forum-trail';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { FunnelView } from '@/lib/leads/views';
import { inLocale, routes } from '@/lib/routes';

const FILES = ['xlsx', 'csv'] as const;

/** What contacts led to: of one forum, or of all. */
export function FunnelPage({ forum, forums, tables, contacts }: FunnelView) {
  const t = useTranslations('funnel');
  const locale = useLocale();
  return (
    <PageFrame
      title={t('title')}
      trail={useProgrammeForumTrail(forum)}
      eyebrow={forum ? <LocalText text={forum.name} /> : t('all')}
      lead={t('lead')}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <nav aria-label={t('choose')}>
          <ul className="flex flex-wrap gap-x-6">
            <li>
              <a
                href={inLocale(locale, routes.funnel())}
                aria-current={forum ? undefined : 'page'}
                className="inline-flex min-h-target items-center"
              >
                {t('all')}
              </a>
            </li>
            {forums.map(({ id, name }) => (
              <li key={id}>
                <a
                  href={inLocale(locale, routes.funnel(id))}
                  aria-current={forum?.id === id ? 'page' : undefined}
                  className="inline-flex min-h-target items-center"
                >
                  <LocalText text={name} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {contacts === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <>
            <ul className="flex flex-wrap gap-x-6">
              {FILES.map((kind) => (
                <li key={kind}>
                  <a href={routes.funnelFile(forum?.id ?? null, locale, kind)} download className="inline-flex min-h-target items-center">
                    {t(`files.${kind}`)}
                  </a>
                </li>
              ))}
            </ul>
            {tables.map((table) => (
              <TableSection key={table.key} table={table} />
            ))}
          </>
        )}
        <Panel title={t('method')}>
          <p className="max-w-measure">{t('methodText')}</p>
        </Panel>
      </div>
    </PageFrame>
  );
}
