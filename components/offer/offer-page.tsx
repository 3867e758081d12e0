import { useLocale, useTranslations } from 'next-intl';
import { StickyAction } from '@/components/layout/sticky-action';
import { ListingFrame } from '@/components/listing/listing-frame';
import { StateBadge } from '@/components/listing/state-badge';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import type { OfferPageView } from '@/lib/offers/views';
import { inLocale } from '@/lib/routes';
import { OfferFacts } from './offer-facts';
import { OfferStory } from './offer-story';

/** An offer, for whoever may read it. */
export function OfferPage({ offer, action, homeHref }: OfferPageView) {
  const t = useTranslations('offers');
  const locale = useLocale();
  const ask = action.kind !== 'none' && (
    <ButtonLink wide="always" href={inLocale(locale, action.href)}>
      {t(`page.${action.kind}`)}
    </ButtonLink>
  );
  return (
    <>
      <ListingFrame
        trail={[{ href: inLocale(locale, homeHref), label: t('page.home') }]}
        crumb={t('page.crumb')}
        eyebrow={<StateBadge state={offer.state}>{t(`states.${offer.state}`)}</StateBadge>}
        title={offer.title}
        owner={offer.owner}
        label={t('page.details')}
        aside={
          <Panel>
            <OfferFacts offer={offer} />
            {ask}
            <p className="text-ink-muted text-sm">
              {t(action.kind === 'none' ? 'page.none' : action.kind === 'signIn' ? 'page.askNote' : `page.${action.kind}Note`)}
            </p>
          </Panel>
        }
        story={<OfferStory offer={offer} />}
      />
      {ask && <StickyAction>{ask}</StickyAction>}
    </>
  );
}
