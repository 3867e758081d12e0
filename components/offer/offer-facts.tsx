import { useLocale, useTranslations } from 'next-intl';
import { LocalText } from '@/components/listing/local-text';
import { KeyValue } from '@/components/ui/key-value';
import { formatDay } from '@/lib/i18n/formats';
import { formatHours } from '@/lib/i18n/hours';
import { localised } from '@/lib/i18n/localised';
import { REGION_COUNT } from '@/lib/offers/rules';
import type { OfferView } from '@/lib/offers/views';

/** What an offer holds, in figures and words. */
export function OfferFacts({ offer }: { offer: OfferView }) {
  const t = useTranslations('offers.page');
  const listings = useTranslations('listings');
  const regimes = useTranslations('offers.regimes');
  const formats = useTranslations('formats');
  const languages = useTranslations('languages');
  const modes = useTranslations('modes');
  const locale = useLocale();
  const total = formatHours(offer.quartersTotal, locale);
  const volume =
    offer.quartersLeft === offer.quartersTotal ? total : t('volumeLeft', { left: formatHours(offer.quartersLeft, locale), total });
  const everywhere = offer.regions.length === REGION_COUNT;
  const regions = offer.regions.map((region) => localised(region.name, locale).text).join(listings('comma'));
  return (
    <KeyValue
      rows={[
        { key: 'volume', term: t('volume'), value: <b>{volume}</b> },
        { key: 'perMonth', term: t('perMonth'), value: t('perMonthValue', { hours: formatHours(offer.quartersPerMonth, locale) }) },
        { key: 'people', term: t('people'), value: t('peopleCount', { count: offer.peopleCount }) },
        { key: 'format', term: t('format'), value: formats(offer.format) },
        { key: 'regime', term: t('regime'), value: regimes(offer.regime) },
        {
          key: 'where',
          term: t('where'),
          value: (
            <>
              {offer.remote && <span className="block">{modes('remote')}</span>}
              {offer.regions.length > 0 && <span className="block">{everywhere ? t('everywhere') : t('onSiteIn', { regions })}</span>}
              <span className="block text-ink-muted text-sm">
                {t.rich('seat', {
                  province: () => <LocalText text={offer.owner.province} />,
                  region: () => <LocalText text={offer.owner.region} />,
                })}
              </span>
            </>
          ),
        },
        { key: 'languages', term: t('languages'), value: offer.languages.map((language) => languages(language)).join(listings('comma')) },
        {
          key: 'period',
          term: t('period'),
          value: t('periodValue', { from: formatDay(offer.availableFrom, locale), until: formatDay(offer.availableUntil, locale) }),
        },
      ]}
    />
  );
}
