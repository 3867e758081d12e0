import { useLocale, useTranslations } from 'next-intl';
import { ListingFacts } from '@/components/listing/listing-facts';
import { LocalText } from '@/components/listing/local-text';
import { OwnerName } from '@/components/listing/owner-name';
import { SectorLabel } from '@/components/listing/sector-label';
import { SkillChips } from '@/components/listing/skill-chips';
import { classNames } from '@/components/ui/class-names';
import { formatShortDay } from '@/lib/i18n/formats';
import type { NeedCardView } from '@/lib/needs/views';
import { inLocale, routes } from '@/lib/routes';

const SKILLS = 3;

/** A need in a list; the whole card is the target of its title, but for the name of its owner. */
export function NeedCard({ need }: { need: NeedCardView }) {
  const t = useTranslations('needs');
  const listings = useTranslations('listings');
  const locale = useLocale();
  return (
    <article className="relative flex h-full flex-col gap-3 rounded-lg border border-line bg-surface p-5 hover:border-primary-line hover:shadow-2 md:p-6">
      <SectorLabel sector={need.sector} />
      <h3 className="text-xl">
        <a
          href={inLocale(locale, routes.need(need.id))}
          className="text-ink no-underline after:absolute after:inset-0 after:rounded-lg hover:text-primary hover:underline"
        >
          <LocalText text={need.title} />
        </a>
      </h3>
      <p className="text-ink-muted text-sm">
        <OwnerName owner={need.owner} className="relative inline-block py-1 text-ink-muted hover:text-primary" /> ·{' '}
        {listings.rich('place', {
          province: () => <LocalText text={need.province} />,
          region: () => <LocalText text={need.region} />,
        })}
      </p>
      <SkillChips skills={need.skills} most={SKILLS} />
      <ListingFacts quarters={need.quartersLeft} format={need.format} mode={need.mode} />
      <p className="mt-auto flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-t pt-3 text-sm">
        <span>{t('closes', { day: formatShortDay(need.closesOn, locale) })}</span>
        <span className="text-ink-muted">{listings('daysLeft', { days: need.daysLeft })}</span>
      </p>
    </article>
  );
}

/** Cards in two or three columns where there is room, of the same height in a row. */
export function NeedCards({ needs, columns }: { needs: readonly NeedCardView[]; columns: 2 | 3 }) {
  return (
    <ul className={classNames('grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2 md:gap-5', columns === 3 && 'lg:grid-cols-3')}>
      {needs.map((need) => (
        <li key={need.id} className="min-w-0">
          <NeedCard need={need} />
        </li>
      ))}
    </ul>
  );
}
