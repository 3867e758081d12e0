import { useLocale, useTranslations } from 'next-intl';
import { LocalProse } from '@/components/listing/local-prose';
import { SectorLabel } from '@/components/listing/sector-label';
import { SkillChips } from '@/components/listing/skill-chips';
import { StateBadge } from '@/components/listing/state-badge';
import { OwnListing } from '@/components/match/own-listing';
import { Panel } from '@/components/ui/card';
import type { RankingView } from '@/lib/matches/views';
import type { NeedView } from '@/lib/needs/views';
import { inLocale, routes, type Side } from '@/lib/routes';
import { NeedFacts } from './need-facts';

/** An organisation's own need: what it says, how its hours stand, and the offers that fit it best. */
export function OwnNeed({ side, need, ranking }: { side: Side; need: NeedView; ranking: RankingView | null }) {
  const t = useTranslations('needs');
  const locale = useLocale();
  return (
    <OwnListing
      own="need"
      title={need.title}
      trail={[{ href: inLocale(locale, routes.ownNeeds(side)), label: t('own.title') }]}
      badge={
        <>
          <SectorLabel sector={need.sector} />
          <StateBadge state={need.state}>{t(`states.${need.state}`)}</StateBadge>
        </>
      }
      story={
        <Panel>
          <h2 className="text-xl">{t('page.context')}</h2>
          <LocalProse text={need.context} />
          <h2 className="text-xl">{t('page.deliverable')}</h2>
          <LocalProse text={need.deliverable} />
          <h2 className="text-xl">{t('page.skills')}</h2>
          <SkillChips skills={need.skills} most={need.skills.length} />
          {need.state === 'open' && (
            <p>
              <a href={inLocale(locale, routes.need(need.id))} className="inline-flex min-h-target items-center">
                {t('own.public')}
              </a>
            </p>
          )}
        </Panel>
      }
      aside={
        <Panel>
          <NeedFacts need={need} />
        </Panel>
      }
      ranking={ranking}
    />
  );
}
