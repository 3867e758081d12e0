import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { StickyAction } from '@/components/layout/sticky-action';
import { LocalText } from '@/components/listing/local-text';
import { OtherLanguageNote } from '@/components/listing/other-language-note';
import { OwnerLine } from '@/components/listing/owner-line';
import { StateBadge } from '@/components/listing/state-badge';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import type { OfferAction, OfferView } from '@/lib/offers/views';
import { inLocale } from '@/lib/routes';
import { OfferFacts } from './offer-facts';
import { OfferStory } from './offer-story';

/** An offer, for the people of verified organisations. */
export function OfferPage({ offer, action }: { offer: OfferView; action: OfferAction }) {
  const t = useTranslations('offers');
  const locale = useLocale();
  const ask = action.kind === 'ask' && (
    <ButtonLink wide="always" href={inLocale(locale, action.href)}>
      {t('page.ask')}
    </ButtonLink>
  );
  return (
    <>
      <PageFrame
        title={<LocalText text={offer.title} />}
        eyebrow={
          <>
            <span className="text-sm">{t('page.crumb')}</span>
            <StateBadge state={offer.state}>{t(`states.${offer.state}`)}</StateBadge>
          </>
        }
      >
        <AsideEnd
          label={t('page.details')}
          aside={
            <Panel>
              <OfferFacts offer={offer} />
              {ask}
              <p className="text-ink-muted text-sm">{t(ask ? 'page.askNote' : 'page.none')}</p>
            </Panel>
          }
        >
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <OtherLanguageNote text={offer.title} />
            <OwnerLine owner={offer.owner} />
            <OfferStory offer={offer} />
          </div>
        </AsideEnd>
      </PageFrame>
      {ask && <StickyAction>{ask}</StickyAction>}
    </>
  );
}
