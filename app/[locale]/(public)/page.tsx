import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Assurances } from '@/components/landing/assurances';
import { Hero } from '@/components/landing/hero';
import { OpenNeeds } from '@/components/landing/open-needs';
import { SectorList } from '@/components/landing/sector-list';
import { Steps } from '@/components/landing/steps';
import { answeredPage } from '@/components/layout/answered-page';
import { Wrap } from '@/components/layout/wrap';
import { loadLanding } from '@/lib/landing/loaders';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('landing');
  return { title: t('title') };
}

export default answeredPage(async () => {
  const { needs, total, sectors, postHref, anonymous } = await loadLanding();
  return (
    <>
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
