import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Stat } from '@/components/ui/stat';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import type { PartnershipListView, PartnershipSummary } from '@/lib/partnerships/views';
import { inLocale, routes } from '@/lib/routes';
import { HealthBadge } from './health-badge';

/** What lasts above missions: of an organisation, or of a coordinator's regions with the programme's results. */
export function PartnershipList({ list: { side, rows, nextCursor, figures } }: { list: PartnershipListView }) {
  const t = useTranslations('partnership.list');
  const locale = useLocale();
  const here = side === null ? routes.programmePartnerships() : routes.ownPartnerships(side);
  const missions = side === null ? routes.programmeMissions() : routes.ownMissions(side);
  return (
    <PageFrame
      title={t('title')}
      lead={t(side === null ? 'programmeLead' : 'lead')}
      trail={[{ href: inLocale(locale, missions), label: t('missions') }]}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {figures && <Figures figures={figures} />}
        {rows.length === 0 ? (
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
          <Pagination label={t('title')} next={{ href: `${inLocale(locale, here)}?before=${nextCursor}`, label: t('more') }} />
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

/** The programme's results, each with what it means. */
function Figures({ figures }: { figures: NonNullable<PartnershipListView['figures']> }) {
  const t = useTranslations('partnership.figures');
  const { partnerships, each, olderThanAYear, renewalRate, dueForRenewal } = figures;
  const rows = [
    { key: 'partnerships', value: formatNumber(partnerships), more: {} },
    { key: 'each', value: each === null ? '–' : formatNumber(each), more: {} },
    { key: 'older', value: formatNumber(olderThanAYear), more: {} },
    { key: 'renewal', value: renewalRate === null ? '–' : t('percent', { value: renewalRate }), more: { count: dueForRenewal } },
  ] as const;
  return (
    <Panel title={t('title')}>
      <ul className="grid gap-5 sm:grid-cols-2">
        {rows.map(({ key, value, more }) => (
          <li key={key}>
            <Stat value={value}>{t(`${key}.label`)}</Stat>
            <p className="text-ink-muted text-sm">{t(`${key}.text`, more)}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
