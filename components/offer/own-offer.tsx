import { useLocale, useTranslations } from 'next-intl';
import { ListingNotice, ManageListing } from '@/components/listing/manage-listing';
import { StateBadge } from '@/components/listing/state-badge';
import { OwnListing } from '@/components/match/own-listing';
import { Panel } from '@/components/ui/card';
import type { ManageView } from '@/lib/listings/views';
import type { RankingView } from '@/lib/matches/views';
import type { OfferView } from '@/lib/offers/views';
import { inLocale, routes, type Side } from '@/lib/routes';
import { OfferFacts } from './offer-facts';
import { OfferStory } from './offer-story';

interface Props {
  side: Side;
  offer: OfferView;
  ranking: RankingView | null;
  manage: ManageView;
}

/** An organisation's own offer: what it says, how its hours stand, and the needs that fit it best. */
export function OwnOffer({ side, offer, ranking, manage }: Props) {
  const t = useTranslations('offers');
  const locale = useLocale();
  return (
    <OwnListing
      own="offer"
      title={offer.title}
      trail={[{ href: inLocale(locale, routes.ownOffers(side)), label: t('own.title') }]}
      badge={<StateBadge state={offer.state}>{t(`states.${offer.state}`)}</StateBadge>}
      story={<OfferStory offer={offer} />}
      aside={
        <>
          <Panel>
            <OfferFacts offer={offer} />
          </Panel>
          <ManageListing manage={manage} />
        </>
      }
      notice={<ListingNotice manage={manage} />}
      ranking={ranking}
    />
  );
}
