import { useLocale, useTranslations } from 'next-intl';
import { LandingSection } from '@/components/landing/landing-section';
import { PageFrame } from '@/components/layout/page-frame';
import { Bullets } from '@/components/ui/bullets';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import type { ForCompaniesView } from '@/lib/for-companies/views';
import { inLocale, routes } from '@/lib/routes';
import { Gains } from './gains';
import { Questions } from './questions';
import { Stories } from './stories';
import { TypicalMission } from './typical-mission';

/** For a company that has never heard of it: what it gets, what fits it, how long it takes, what came of it, what is asked most. */
export function ForCompaniesPage({ view }: { view: ForCompaniesView }) {
  const t = useTranslations('forCompanies');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)]">
        <Gains />
        <Questions view={view} />
        <LandingSection title={t('times.title')}>
          <Panel>
            <TypicalMission times={view.times} />
          </Panel>
        </LandingSection>
        <Stories stories={view.stories} />
        <LandingSection title={t('faq.title')}>
          <Faq />
        </LandingSection>
        <LandingSection title={t('begin.title')}>
          <div className="grid max-w-measure gap-4">
            <Bullets>{[t('begin.account'), t('begin.verified'), t('begin.pledge')]}</Bullets>
            <p className="flex flex-wrap items-center gap-x-5 gap-y-3">
              {view.anonymous && (
                <ButtonLink variant="second" href={inLocale(locale, routes.register('company', view.fit?.query, view.from))}>
                  {t('begin.register')}
                </ButtonLink>
              )}
              <a href={inLocale(locale, routes.needs())} className="inline-flex min-h-target items-center">
                {t('begin.needs')}
              </a>
              <a href={inLocale(locale, routes.help())} className="inline-flex min-h-target items-center">
                {t('begin.help')}
              </a>
            </p>
          </div>
        </LandingSection>
      </div>
    </PageFrame>
  );
}

export const ASKED_MOST = ['cost', 'hours', 'law', 'cover', 'tax', 'size', 'cancel', 'data'] as const;

/** What is asked most. Each answer stands open: it is what somebody came to read. */
function Faq() {
  const t = useTranslations('forCompanies.faq');
  return (
    <div className="grid gap-x-10 gap-y-7 md:grid-cols-2">
      {ASKED_MOST.map((question) => (
        <section key={question} className="grid max-w-measure content-start gap-2">
          <h3 className="text-lg tracking-normal">{t(`${question}.question`)}</h3>
          <p>{t(`${question}.answer`)}</p>
        </section>
      ))}
      <p className="max-w-measure text-ink-muted text-sm md:col-span-2">{t('notAdvice')}</p>
    </div>
  );
}
