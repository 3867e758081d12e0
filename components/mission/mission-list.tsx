import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours, formatHoursOblique } from '@/lib/i18n/hours';
import type { MissionListView, MissionSummary } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';
import { MissionBadge } from './mission-badges';
import { MissionName } from './mission-name';
import { MissionSentence } from './mission-sentence';

/** What was approved, and how far it is: of an organisation, or of a coordinator's regions. */
export function MissionList({ list: { side, rows, nextCursor } }: { list: MissionListView }) {
  const t = useTranslations('mission.list');
  const locale = useLocale();
  const here = side === null ? routes.programmeMissions() : routes.ownMissions(side);
  const before = side === null ? routes.queue() : routes.ownRequests(side);
  return (
    <PageFrame title={t('title')} lead={t(side === null ? 'programmeLead' : 'lead')}>
      {rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')} actions={<ButtonLink href={inLocale(locale, before)}>{t('toRequests')}</ButtonLink>}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <CardTable
          caption={t('title')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'title',
              label: t('mission'),
              kind: 'head',
              cell: (row) => <MissionName mission={row} />,
            },
            { key: 'with', label: t(side === null ? 'sides' : 'with'), cell: (row) => <With row={row} /> },
            {
              key: 'hours',
              label: t('hours'),
              cell: (row) =>
                t('ofHours', { confirmed: formatHours(row.quartersConfirmed, locale), total: formatHoursOblique(row.quarters, locale) }),
            },
            {
              key: 'period',
              label: t('period'),
              cell: (row) => t('periodOf', { from: formatDay(row.startsOn, locale), until: formatDay(row.endsOn, locale) }),
            },
            {
              key: 'state',
              label: t('state'),
              cell: (row) => (
                <span className="grid justify-items-start gap-1">
                  <MissionBadge state={row.state} />
                  {row.leftOpen && <span className="text-danger text-sm">{t('leftOpen')}</span>}
                </span>
              ),
            },
          ]}
        />
      )}
      <p className="flex flex-wrap gap-x-6">
        <a
          href={inLocale(locale, side === null ? routes.programmePartnerships() : routes.ownPartnerships(side))}
          className="inline-flex min-h-target items-center"
        >
          {t('toPartnerships')}
        </a>
        {side === null ? (
          <>
            <a href={inLocale(locale, routes.agreementTexts())} className="inline-flex min-h-target items-center">
              {t('toAgreements')}
            </a>
            <a href={inLocale(locale, routes.hourRates())} className="inline-flex min-h-target items-center">
              {t('toRates')}
            </a>
          </>
        ) : (
          <a href={inLocale(locale, routes.yearlyRecord(side))} className="inline-flex min-h-target items-center">
            {t('toRecord')}
          </a>
        )}
      </p>
      {nextCursor !== null && (
        <Pagination label={t('title')} next={{ href: `${inLocale(locale, here)}?before=${nextCursor}`, label: t('more') }} />
      )}
    </PageFrame>
  );
}

/** The other side; both for the programme. */
function With({ row }: { row: MissionSummary }) {
  if (row.role === 'giver') return <LocalText text={row.receiverName} />;
  if (row.role === 'receiver') return <LocalText text={row.giverName} />;
  return <MissionSentence mission={row} />;
}
