import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { StateBadge } from '@/components/listing/state-badge';
import { ButtonLink } from '@/components/ui/button';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import type { OwnOfferView } from '@/lib/offers/views';
import { inLocale, routes, type Side } from '@/lib/routes';

/** An organisation's offers, with what waits on each. */
export function OwnOffers({ side, offers }: { side: Side; offers: OwnOfferView[] }) {
  const t = useTranslations('offers');
  const listings = useTranslations('listings');
  const locale = useLocale();
  const publish = <ButtonLink href={inLocale(locale, routes.newOffer(side))}>{t('own.new')}</ButtonLink>;
  if (offers.length === 0) {
    return (
      <PageFrame title={t('own.title')}>
        <EmptyState title={t('own.empty')} actions={publish}>
          {t('own.emptyText')}
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t('own.title')} actions={publish}>
      <CardTable
        caption={t('own.description')}
        rows={offers}
        rowKey={(offer) => offer.id}
        columns={[
          {
            key: 'title',
            label: t('form.titleLabel'),
            kind: 'head',
            cell: (offer) => (
              <a href={inLocale(locale, routes.ownOffer(side, offer.id))}>
                <LocalText text={offer.title} />
              </a>
            ),
          },
          {
            key: 'state',
            label: t('own.state'),
            cell: (offer) => <StateBadge state={offer.state}>{t(`states.${offer.state}`)}</StateBadge>,
          },
          {
            key: 'left',
            label: t('own.left'),
            cell: (offer) =>
              offer.quartersLeft === offer.quartersTotal
                ? formatHours(offer.quartersTotal, locale)
                : listings('leftOf', { left: formatHours(offer.quartersLeft, locale), total: formatHours(offer.quartersTotal, locale) }),
          },
          { key: 'until', label: t('own.until'), cell: (offer) => formatDay(offer.availableUntil, locale) },
          { key: 'requests', label: t('own.requests'), cell: (offer) => listings('liveRequests', { count: offer.liveRequests }) },
          {
            key: 'ranking',
            label: t('own.ranking'),
            kind: 'act',
            cell: (offer) =>
              offer.state === 'open' && (
                <ButtonLink
                  variant="second"
                  small
                  wide="phone"
                  className="md:whitespace-nowrap"
                  href={inLocale(locale, `${routes.ownOffer(side, offer.id)}#matches`)}
                  aria-label={t('own.rankingFor', { title: localised(offer.title, locale).text })}
                >
                  {t('own.ranking')}
                </ButtonLink>
              ),
          },
        ]}
      />
    </PageFrame>
  );
}
