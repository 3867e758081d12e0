import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { MissionListView } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';
import { MissionTable } from './mission-table';

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
        <MissionTable rows={rows} caption={t('title')} withLabel={t(side === null ? 'sides' : 'with')} />
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
          <>
            <a href={inLocale(locale, routes.ownAchievements(side))} className="inline-flex min-h-target items-center">
              {t('toAchievements')}
            </a>
            <a href={inLocale(locale, routes.yearlyRecord(side))} className="inline-flex min-h-target items-center">
              {t('toRecord')}
            </a>
          </>
        )}
      </p>
      {nextCursor !== null && (
        <Pagination label={t('title')} next={{ href: `${inLocale(locale, here)}?before=${nextCursor}`, label: t('more') }} />
      )}
    </PageFrame>
  );
}
