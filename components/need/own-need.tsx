import { useLocale, useTranslations } from 'next-intl';
import { SectorLabel } from '@/components/listing/sector-label';
import { StateBadge } from '@/components/listing/state-badge';
import { OwnListing } from '@/components/match/own-listing';
import { Panel } from '@/components/ui/card';
import type { RankingView } from '@/lib/matches/views';
import type { NeedView } from '@/lib/needs/views';
import { inLocale, routes, type Side } from '@/lib/routes';
import { NeedFacts } from './need-facts';
import { NeedStory } from './need-story';

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
      story={<NeedStory need={need} />}
      aside={
        <Panel>
          <NeedFacts need={need} />
        </Panel>
      }
      ranking={ranking}
    />
  );
}
