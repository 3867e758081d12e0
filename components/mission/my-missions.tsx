import { useLocale, useTranslations } from 'next-intl';
import { WorkedPanel } from '@/components/certificate/worked-panel';
import { PageFrame } from '@/components/layout/page-frame';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { WorkedView } from '@/lib/certificates/views';
import type { MissionRows } from '@/lib/missions/views';
import { inLocale, routes } from '@/lib/routes';
import { MissionTable } from './mission-table';

/** The missions that the reader works on, for whichever organisations, and the way to their certificates. */
export function MyMissions({ list: { rows, nextCursor }, worked }: { list: MissionRows; worked: WorkedView[] }) {
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
      <WorkedPanel worked={worked} />
    </PageFrame>
  );
}
