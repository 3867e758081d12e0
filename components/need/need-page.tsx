import { useLocale, useTranslations } from 'next-intl';
import { ListingFrame } from '@/components/listing/listing-frame';
import { SectorLabel } from '@/components/listing/sector-label';
import { StateBadge } from '@/components/listing/state-badge';
import { Panel } from '@/components/ui/card';
import type { NeedPageView } from '@/lib/needs/views';
import { inLocale, routes } from '@/lib/routes';
import { listAddress, readFilters } from '@/lib/search/schema';
import { NeedActionBar, NeedActionPanel } from './need-action';
import { NeedCards } from './need-card';
import { NeedFacts } from './need-facts';
import { NeedStory } from './need-story';
import { ShareNeed } from './share-need';

/** A need's public page. */
export function NeedPage({ view }: { view: NeedPageView }) {
  const t = useTranslations('needs');
  const search = useTranslations('search');
  const sectors = useTranslations('sectors');
  const locale = useLocale();
  const { need, action, near, inSector } = view;
  return (
    <>
      <ListingFrame
        trail={[
          { href: inLocale(locale, routes.home()), label: search('home') },
          { href: inLocale(locale, routes.needs()), label: search('need.short') },
        ]}
        crumb={sectors(need.sector)}
        eyebrow={
          <>
            <SectorLabel sector={need.sector} />
            <StateBadge state={need.state}>{t(`states.${need.state}`)}</StateBadge>
          </>
        }
        title={need.title}
        owner={need.owner}
        label={t('page.details')}
        aside={
          <>
            <Panel>
              <NeedFacts need={need} />
              <NeedActionPanel need={need} action={action} />
            </Panel>
            <ShareNeed view={view} />
          </>
        }
        story={<NeedStory need={need} />}
      >
        {near.length > 0 && (
          <section aria-labelledby="near" className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-section print:hidden">
            <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
              <h2 id="near">{t('page.near')}</h2>
              <a href={inLocale(locale, listAddress('need', readFilters({ sector: need.sector })))}>
                {t('page.allInSector', { sector: sectors(need.sector), count: inSector })}
              </a>
            </div>
            <NeedCards needs={near} columns={3} />
          </section>
        )}
      </ListingFrame>
      <NeedActionBar need={need} action={action} />
    </>
  );
}
