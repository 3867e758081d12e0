import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { MissionRows } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';
import { MissionTable } from './mission-table';

/** The missions that the reader works on, for whichever organisations. */
export function MyMissions({ list: { rows, nextCursor } }: { list: MissionRows }) {
  const t = useTranslations('mission.list');
  const locale = useLocale();
  return (
    <PageFrame title={t('myTitle')} lead={t('myLead')}>
      {rows.length === 0 ? (
        <EmptyState title={t('myEmptyTitle')}>{t('myEmptyText')}</EmptyState>
      ) : (
        <MissionTable rows={rows} caption={t('myTitle')} withLabel={t('sides')} />
      )}
      {nextCursor !== null && (
        <Pagination
          label={t('myTitle')}
          next={{ href: `${inLocale(locale, routes.myMissions())}?before=${nextCursor}`, label: t('more') }}
        />
      )}
    </PageFrame>
  );
}
