import { useLocale, useTranslations } from 'next-intl';
import { ListingNotice, ManageListing } from '@/components/listing/manage-listing';
import { SectorLabel } from '@/components/listing/sector-label';
import { StateBadge } from '@/components/listing/state-badge';
import { OwnListing } from '@/components/match/own-listing';
import { Panel } from '@/components/ui/card';
import type { ManageView } from '@/lib/listings/views';
import type { RankingView } from '@/lib/matches/views';
import type { NeedView } from '@/lib/needs/views';
import { inLocale, routes, type Side } from '@/lib/routes';
import { NeedFacts } from './need-facts';
import { NeedStory } from './need-story';

interface Props {
  side: Side;
  need: NeedView;
  ranking: RankingView | null;
  manage: ManageView;
}

/** An organisation's own need: what it says, how its hours stand, and the offers that fit it best. */
export function OwnNeed({ side, need, ranking, manage }: Props) {
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
        <>
          <Panel>
            <NeedFacts need={need} />
          </Panel>
          <ManageListing manage={manage} />
        </>
      }
      notice={<ListingNotice manage={manage} />}
      ranking={ranking}
    />
  );
}
