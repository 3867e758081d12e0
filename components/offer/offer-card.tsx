import { useLocale, useTranslations } from 'next-intl';
import { ListingFacts } from '@/components/listing/listing-facts';
import { LocalText } from '@/components/listing/local-text';
import { SkillChips } from '@/components/listing/skill-chips';
import { formatShortDay } from '@/lib/i18n/formats';
import { REGION_COUNT } from '@/lib/offers/rules';
import type { OfferCardView } from '@/lib/offers/views';
import type { RegionOption } from '@/lib/places/views';
import { inLocale, routes } from '@/lib/routes';

const SKILLS = 3;

/** An offer in a list; the whole card is the target of its title. */
export function OfferCard({ offer, regions }: { offer: OfferCardView; regions: readonly RegionOption[] }) {
  const t = useTranslations();
  const locale = useLocale();
  const served = regions.filter(({ code }) => offer.regionCodes.includes(code)).map(({ name }) => name);
  const everywhere = served.length === REGION_COUNT;
  return (
    <article className="relative flex h-full flex-col gap-3 rounded-lg border border-line bg-surface p-5 hover:border-primary-line hover:shadow-2 md:p-6">
      <p className="text-ink-muted text-sm">{offer.sectors.map((sector) => t(`sectors.${sector}`)).join(t('listings.comma'))}</p>
      <h3 className="text-xl">
        <a
          href={inLocale(locale, routes.offer(offer.id))}
          className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg hover:text-primary hover:underline"
        >
          <LocalText text={offer.title} />
        </a>
      </h3>
      <p className="text-ink-muted text-sm">
        <LocalText text={offer.owner.name} />
        {served.length > 0 && (
          <> · {everywhere ? t('offers.page.everywhere') : t('offers.page.onSiteIn', { regions: served.join(t('listings.comma')) })}</>
        )}
      </p>
      <SkillChips skills={offer.skills} most={SKILLS} />
      <ListingFacts quarters={offer.quartersLeft} format={offer.format} mode={offer.mode} />
      <p className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-t pt-3 text-sm">
        <span>{t('search.offer.until', { day: formatShortDay(offer.availableUntil, locale) })}</span>
        <span className="text-ink-muted">{t('listings.daysLeft', { days: offer.daysLeft })}</span>
      </p>
    </article>
  );
}
