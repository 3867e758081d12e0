import { useLocale, useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { LandingView } from '@/lib/landing/views';
import { inLocale } from '@/lib/routes';
import { LandingSection } from './landing-section';

/** The five sectors, each with what is open in it. */
export function SectorList({ sectors }: Pick<LandingView, 'sectors'>) {
  const t = useTranslations('landing.sectors');
  const names = useTranslations('sectors');
  const locale = useLocale();
  return (
    <LandingSection title={t('title')}>
      <ul className="grid gap-4 md:grid-cols-3 md:gap-5 lg:grid-cols-5">
        {sectors.map(({ sector, count, href }) => (
          <li key={sector} className="min-w-0">
            <a
              href={inLocale(locale, href)}
              className="grid h-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-4 rounded-lg border border-line bg-surface p-5 text-ink no-underline hover:border-primary hover:text-ink md:grid-cols-[minmax(0,1fr)] md:content-start md:gap-y-2.5 md:p-6"
            >
              <Icon name={sector} className="size-8 stroke-[1.4] text-primary" />
              <b>{names(sector)}</b>
              {count !== null && <span className="text-ink-muted text-sm">{t('count', { count })}</span>}
            </a>
          </li>
        ))}
      </ul>
    </LandingSection>
  );
}
