import { useLocale, useTranslations } from 'next-intl';
import { NeedCards } from '@/components/need/need-card';
import { EmptyState } from '@/components/ui/empty-state';
import type { LandingView } from '@/lib/landing/views';
import { inLocale, routes } from '@/lib/routes';
import { LandingSection } from './landing-section';

/** Some needs that are open, and the way to all of them. */
export function OpenNeeds({ needs, total }: Pick<LandingView, 'needs' | 'total'>) {
  const t = useTranslations('landing.needs');
  const empty = useTranslations('search.need');
  const locale = useLocale();
  if (total === 0) {
    return (
      <LandingSection title={t('title')}>
        <EmptyState level={3} title={empty('none')}>
          {empty('noneYet')}
        </EmptyState>
      </LandingSection>
    );
  }
  return (
    <LandingSection
      title={t('title')}
      extra={
        <a href={inLocale(locale, routes.needs())} className="inline-flex min-h-target items-center">
          {t('all', { count: total })}
        </a>
      }
    >
      <NeedCards needs={needs} columns={3} />
    </LandingSection>
  );
}
