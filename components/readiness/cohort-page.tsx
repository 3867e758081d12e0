import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Bar } from '@/components/ui/bar';
import { CardTable, type Column } from '@/components/ui/card-table';
import { ChipLink, Chips } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/i18n/formats';
import { BANDS } from '@/lib/readiness/rules';
import type { CohortView, GroupView } from '@/lib/readiness/views';
import { inLocale, routes } from '@/lib/routes';

/** What associations show to coordinators, taken together: where they stand, and whom to help first. */
export function CohortPage({ cohort }: { cohort: CohortView }) {
  const t = useTranslations('readiness.cohort');
  const sectorNames = useTranslations('sectors');
  const locale = useLocale();
  const { shown, all, region, sector, scoped, dimensions, regions, sectors } = cohort;
  const only = { ...(region && { region: region.code }), ...(sector && { sector }) };
  const leadTo = (filter: { region?: string; sector?: string }, label: string) => (
    <a href={inLocale(locale, routes.cohort({ ...only, ...filter }))}>{label}</a>
  );
  return (
    <PageFrame title={t('title')} lead={t('lead', { shown, all, scoped: scoped ? 'yes' : 'no' })}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Active cohort={cohort} />
        {shown === 0 ? (
          <EmptyState title={t('none')}>{t('noneText')}</EmptyState>
        ) : (
          <>
            <First cohort={cohort} />
            <Groups id="dimensions" cohort={cohort} rows={dimensions} head={t('dimension')} cell={({ name }) => name} />
            <Groups
              id="regions"
              cohort={cohort}
              rows={regions}
              head={t('region')}
              cell={({ key, name }) => leadTo({ region: key }, name)}
            />
            <Groups
              id="sectors"
              cohort={cohort}
              rows={sectors}
              head={t('sector')}
              cell={({ key }) => leadTo({ sector: key }, sectorNames(key))}
            />
          </>
        )}
      </div>
    </PageFrame>
  );
}

/** The filters in use; each removes itself. */
function Active({ cohort: { region, sector } }: { cohort: CohortView }) {
  const t = useTranslations('readiness.cohort');
  const sectorNames = useTranslations('sectors');
  const locale = useLocale();
  if (!region && !sector) return null;
  return (
    <Chips label={t('filters')}>
      {region && (
        <ChipLink href={inLocale(locale, routes.cohort(sector ? { sector } : {}))} hint={t('remove')}>
          {region.name}
        </ChipLink>
      )}
      {sector && (
        <ChipLink href={inLocale(locale, routes.cohort(region ? { region: region.code } : {}))} hint={t('remove')}>
          {sectorNames(sector)}
        </ChipLink>
      )}
    </Chips>
  );
}

function First({ cohort: { first } }: { cohort: CohortView }) {
  const t = useTranslations('readiness.cohort');
  const locale = useLocale();
  return (
    <section aria-labelledby="first" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div>
        <h2 id="first">{t('first')}</h2>
        <p className="mt-1.5 max-w-measure text-ink-muted">{t('firstText')}</p>
      </div>
      <CardTable
        caption={t('first')}
        rows={first}
        rowKey={({ organisationId }) => organisationId}
        columns={[
          {
            key: 'name',
            label: t('association'),
            kind: 'head',
            cell: ({ diagnosticId, name }) => (
              <a href={inLocale(locale, routes.diagnostic(diagnosticId))}>
                <LocalText text={name} />
              </a>
            ),
          },
          { key: 'region', label: t('region'), cell: ({ region }) => <LocalText text={region} /> },
          { key: 'overall', label: t('overall'), cell: ({ overall }) => overall },
          { key: 'weakest', label: t('weakest'), cell: ({ weakest }) => weakest },
          {
            key: 'plan',
            label: t('plan'),
            shortLabel: t('planShort'),
            cell: ({ organisationId, nextOn }) => (
              <a href={inLocale(locale, routes.support(organisationId))}>
                {nextOn ? t('nextOn', { date: formatDay(nextOn, locale) }) : t('noPlan')}
              </a>
            ),
          },
        ]}
      />
    </section>
  );
}

interface GroupsProps<Row> {
  id: 'dimensions' | 'regions' | 'sectors';
  cohort: CohortView;
  rows: Row[];
  head: string;
  cell: (row: Row) => ReactNode;
}

/** How many stand where, with the middle score: the bar is decoration, the numbers stand beside it. */
function Groups<Row extends GroupView>({ id, cohort: { bandNames }, rows, head, cell }: GroupsProps<Row>) {
  const t = useTranslations('readiness.cohort');
  const columns: Column<Row>[] = [
    { key: 'name', label: head, kind: 'head', cell },
    ...BANDS.map((band): Column<Row> => ({ key: band, label: bandNames[band], cell: ({ bands }) => String(bands[band]) })),
    {
      key: 'median',
      label: t('median'),
      cell: ({ median }) => (
        <span className="grid min-w-24 gap-1">
          {median === null ? '–' : t('percent', { score: median })}
          <Bar value={median ?? 0} max={100} big />
        </span>
      ),
    },
  ];
  return (
    <section aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id={id}>{t(`by.${id}`)}</h2>
      <CardTable caption={t(`by.${id}`)} rows={rows} rowKey={({ key }) => key} columns={columns} />
    </section>
  );
}
