import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { OwnAchievementsView } from '@/lib/achievements/views';
import { inLocale, routes } from '@/lib/routes';
import { Achievements } from './achievements';

/** The same as on the public page, of all partnerships: an organisation's people see what of it anybody reads. */
export function AchievementsPage({ view }: { view: OwnAchievementsView }) {
  const t = useTranslations('achievements');
  const locale = useLocale();
  const missions = inLocale(locale, routes.ownMissions(view.side));
  return (
    <PageFrame title={t('ownTitle')} lead={t('ownLead')} trail={[{ href: missions, label: t('missions') }]}>
      {view.partners.length === 0 ? (
        <EmptyState title={t('emptyTitle')} actions={<ButtonLink href={missions}>{t('toMissions')}</ButtonLink>}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <Achievements view={view} own />
          <p>
            <a href={inLocale(locale, routes.organisation(view.organisationId))} className="inline-flex min-h-target items-center">
              {t('toPublic')}
            </a>
          </p>
        </div>
      )}
    </PageFrame>
  );
}
