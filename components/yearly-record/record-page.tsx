import { useLocale, useTranslations } from 'next-intl';
import { TableSection } from '@/components/exports/table-section';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Stat } from '@/components/ui/stat';
import { inLocale, routes } from '@/lib/routes';
import type { RecordPageView } from '@/lib/yearly-records/views';

const FILES = { pdf: 'pdf', xlsx: 'xlsx', csv: 'csv', indicators: 'indicators.csv' } as const;

/** What an organisation gave within a year, with its files. */
export function RecordPage({ view: { side, organisationId, years, year, record } }: { view: RecordPageView }) {
  const t = useTranslations('yearlyRecord');
  const locale = useLocale();
  const kinds = Object.keys(FILES) as (keyof typeof FILES)[];
  const files = kinds.filter((kind) => kind !== 'indicators' || record?.tables.some(({ key }) => key === 'indicators'));
  const others = years.filter((other) => other !== year);
  return (
    <PageFrame
      title={record?.title ?? t('titleOf', { year: String(year) })}
      lead={record ? <LocalText text={record.organisation} /> : undefined}
      trail={[{ href: inLocale(locale, routes.ownMissions(side)), label: t('missions') }]}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {others.length > 0 && (
          <nav aria-label={t('years')} className="flex flex-wrap gap-x-6">
            {others.map((other) => (
              <a key={other} href={inLocale(locale, routes.yearlyRecord(side, other))} className="inline-flex min-h-target items-center">
                {t('titleOf', { year: String(other) })}
              </a>
            ))}
          </nav>
        )}
        {record === null ? (
          <EmptyState
            title={t('emptyTitle')}
            actions={<ButtonLink href={inLocale(locale, routes.ownMissions(side))}>{t('toMissions')}</ButtonLink>}
          >
            {t('emptyText')}
          </EmptyState>
        ) : (
          <>
            <Panel title={t('summary')}>
              <div className="flex flex-wrap gap-x-10 gap-y-3">
                {record.figures.map(({ value, label }) => (
                  <Stat key={label} value={value}>
                    {label}
                  </Stat>
                ))}
              </div>
              <ul className="flex flex-wrap gap-x-6">
                {files.map((kind) => (
                  <li key={kind}>
                    <a
                      href={routes.recordFile(organisationId, year, locale, FILES[kind])}
                      download
                      className="inline-flex min-h-target items-center"
                    >
                      {t(`files.${kind}`)}
                    </a>
                  </li>
                ))}
              </ul>
            </Panel>
            {record.tables.map((table) => (
              <TableSection key={table.key} table={table} />
            ))}
            <Panel title={t('method')}>
              {record.notes.map((note) => (
                <p key={note} className="max-w-measure">
                  {note}
                </p>
              ))}
            </Panel>
          </>
        )}
      </div>
    </PageFrame>
  );
}
