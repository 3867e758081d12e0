import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Stat } from '@/components/ui/stat';
import { Tabs } from '@/components/ui/tabs';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { PARTNERSHIP_SHARES } from '@/lib/partnerships/rules';
import type { PartnershipListView, PartnershipSummary } from '@/lib/partnerships/views';
import { inLocale, routes } from '@/lib/routes';
import { HealthBadge } from './health-badge';

/** What lasts above missions: of an organisation, or of a coordinator's regions with the programme's results. */
export function PartnershipList({ list: { side, rows, nextCursor, figures, share } }: { list: PartnershipListView }) {
  const t = useTranslations('partnership.list');
  const locale = useLocale();
  const here = inLocale(locale, side === null ? routes.programmePartnerships(share ?? undefined) : routes.ownPartnerships(side));
  const missions = side === null ? routes.programmeMissions() : routes.ownMissions(side);
  return (
    <PageFrame
      title={t('title')}
      lead={t(side === null ? 'programmeLead' : 'lead')}
      trail={[{ href: inLocale(locale, missions), label: t('missions') }]}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {figures && (
          <>
            <Figures figures={figures} />
            <Shares figures={figures} share={share} />
          </>
        )}
        {rows.length === 0 && share !== null ? (
          <EmptyState title={t('noneOf')}>{t('noneOfText')}</EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title={t('emptyTitle')} actions={<ButtonLink href={inLocale(locale, missions)}>{t('toMissions')}</ButtonLink>}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <CardTable
            caption={t('title')}
            rows={rows}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'with',
                label: t(side === null ? 'sides' : 'with'),
                kind: 'head',
                cell: (row) => (
                  <a href={inLocale(locale, routes.partnership(row.id))}>
                    <PartnerNames row={row} />
                  </a>
                ),
              },
              { key: 'health', label: t('health'), cell: (row) => <HealthBadge health={row.health} /> },
              { key: 'missions', label: t('missions'), cell: (row) => formatNumber(row.missions) },
              { key: 'hours', label: t('hours'), cell: (row) => formatHours(row.quarters, locale) },
              {
                key: 'period',
                label: t('period'),
                cell: (row) => t('periodOf', { from: formatDay(row.startsOn, locale), until: formatDay(row.endsOn, locale) }),
              },
            ]}
          />
        )}
        {nextCursor !== null && (
          <Pagination label={t('title')} next={{ href: `${here}${share === null ? '?' : '&'}before=${nextCursor}`, label: t('more') }} />
        )}
      </div>
    </PageFrame>
  );
}

/** The other side; both for the programme. */
export function PartnerNames({ row: { partner, associationName, companyName } }: { row: PartnershipSummary }) {
  const t = useTranslations('partnership');
  if (partner === 'ASSOCIATION') return <LocalText text={companyName} />;
  if (partner === 'COMPANY') return <LocalText text={associationName} />;
  return t.rich('between', {
    association: () => <LocalText text={associationName} />,
    company: () => <LocalText text={companyName} />,
  });
}

/** The rows behind each figure. */
function Shares({ figures, share }: { figures: Results; share: PartnershipListView['share'] }) {
  const t = useTranslations('partnership.shares');
  const locale = useLocale();
  const { partnerships: all, olderThanAYear: older, dueForRenewal: due, renewed } = figures;
  const counts = { all, older, due, renewed };
  return (
    <Tabs
      label={t('label')}
      tabs={(['all', ...PARTNERSHIP_SHARES] as const).map((of) => ({
        href: inLocale(locale, routes.programmePartnerships(of === 'all' ? undefined : of)),
        label: t(of),
        count: counts[of],
        current: of === (share ?? 'all'),
      }))}
    />
  );
}

type Results = NonNullable<PartnershipListView['figures']>;

/** The programme's results, each with what it means and the way to its rows. */
function Figures({ figures }: { figures: Results }) {
  const t = useTranslations('partnership.figures');
  const locale = useLocale();
  const { partnerships, each, olderThanAYear, renewalRate, dueForRenewal } = figures;
  const rows = [
    { key: 'partnerships', of: undefined, value: formatNumber(partnerships), more: {} },
    { key: 'each', of: undefined, value: each === null ? '–' : formatNumber(each), more: {} },
    { key: 'older', of: 'older', value: formatNumber(olderThanAYear), more: {} },
    { key: 'renewal', of: 'due', value: renewalRate === null ? '–' : t('percent', { value: renewalRate }), more: { count: dueForRenewal } },
  ] as const;
  return (
    <Panel title={t('title')}>
      <ul className="grid gap-5 sm:grid-cols-2">
        {rows.map(({ key, of, value, more }) => (
          <li key={key}>
            <Stat value={value}>
              <a href={inLocale(locale, routes.programmePartnerships(of))}>{t(`${key}.label`)}</a>
            </Stat>
            <p className="text-ink-muted text-sm">{t(`${key}.text`, more)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
