import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getLocale, getTranslations } from 'next-intl/server';
import { Assurances } from '@/components/landing/assurances';
import { Hero } from '@/components/landing/hero';
import { OpenNeeds } from '@/components/landing/open-needs';
import { SectorList } from '@/components/landing/sector-list';
import { Steps } from '@/components/landing/steps';
import { answeredPage } from '@/components/layout/answered-page';
import { publicMetadata } from '@/components/layout/public-metadata';
import { Wrap } from '@/components/layout/wrap';
import { JsonLd } from '@/components/ui/json-ld';
import { env } from '@/lib/env';
import { siteData } from '@/lib/i18n/linked-data';
import { loadLanding } from '@/lib/landing/loaders';
import { inLocale, routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return publicMetadata({ locale: await getLocale(), path: routes.home(), title: t('landing.title'), description: t('pages.description') });
}

export default answeredPage(async () => {
  const { needs, total, sectors, postHref, anonymous } = await loadLanding();
  const [locale, pages, sent] = await Promise.all([getLocale(), getTranslations('pages'), headers()]);
  const at = (path: string) => new URL(inLocale(locale, path), env.APP_URL).href;
  const site = { name: pages('name'), description: pages('description'), url: at(routes.home()), search: at(routes.needs()) };
  return (
    <>
      <JsonLd data={siteData(site)} nonce={sent.get('x-nonce') ?? undefined} />
      <Hero postHref={postHref} />
      <Wrap className="pb-section">
        <Steps />
        <OpenNeeds needs={needs} total={total} />
        <SectorList sectors={sectors} />
        <Assurances postHref={postHref} anonymous={anonymous} />
      </Wrap>
    </>
  );
});
