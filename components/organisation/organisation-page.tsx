import { useLocale, useTranslations } from 'next-intl';
import { Achievements } from '@/components/achievements/achievements';
import { AsideEnd } from '@/components/layout/split';
import { Wrap } from '@/components/layout/wrap';
import { LocalProse } from '@/components/listing/local-prose';
import { LocalText } from '@/components/listing/local-text';
import { OtherLanguageNote } from '@/components/listing/other-language-note';
import { SectorLabel } from '@/components/listing/sector-label';
import { StoryBlock } from '@/components/listing/story-block';
import { NeedCards } from '@/components/need/need-card';
import { Badge } from '@/components/ui/badge';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Panel } from '@/components/ui/card';
import { KeyValue } from '@/components/ui/key-value';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Sector } from '@/lib/listings/rules';
import type { OrganisationPageView } from '@/lib/organisations/views';
import { inLocale, routes } from '@/lib/routes';
import { OrganisationAvatar } from './organisation-avatar';
import { OrganisationLink } from './organisation-link';

/** A verified organisation as everybody sees it: who, where, what for. Never a person's name. */
export function OrganisationPage({ view }: { view: OrganisationPageView }) {
  const t = useTranslations('organisations.page');
  const layout = useTranslations('layout');
  const listings = useTranslations('listings');
  const achievements = useTranslations('achievements');
  const home = useTranslations('search')('home');
  const locale = useLocale();
  const { file } = view;
  return (
    <Wrap className="pb-section">
      <Breadcrumbs
        label={layout('crumbs')}
        trail={[{ href: inLocale(locale, routes.home()), label: home }]}
        current={t(`crumb.${file.kind}`)}
      />
      <AsideEnd label={t('facts')} aside={<Facts view={view} />}>
        <article className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <div className="flex flex-wrap items-center gap-4">
            <OrganisationAvatar organisation={file} big />
            <div className="flex flex-wrap gap-2">
              <Badge tone="ok" icon="shield">
                {listings(`verified.${file.kind}`)}
              </Badge>
              {view.publicUtility && <Badge tone="info">{t('publicUtility')}</Badge>}
              {view.csrLabel && <Badge tone="info">{t('csrLabel')}</Badge>}
            </div>
          </div>
          <h1>
            <LocalText text={file.name} />
          </h1>
          <OtherLanguageNote text={file.name} />
          <p className="text-ink-muted">
            {listings.rich('place', {
              province: () => <LocalText text={file.province} />,
              region: () => <LocalText text={file.region} />,
            })}
          </p>
          <Story title={t('mission')} text={view.mission} />
          <Story title={t('serves')} text={view.serves} />
          <Story title={t('changes')} text={view.changes} />
          <Story title={t('seeks')} text={view.seeks} />
          {view.brief && (
            <p>
              <a href={inLocale(locale, routes.brief(file.id))} className="inline-flex min-h-target items-center">
                {t('brief')}
              </a>
            </p>
          )}
          {view.readiness !== null && (
            <p>
              <a href={inLocale(locale, routes.diagnostic(view.readiness))} className="inline-flex min-h-target items-center">
                {t('readiness')}
              </a>
            </p>
          )}
        </article>
      </AsideEnd>
      {view.achievements.partners.length > 0 && (
        <section aria-labelledby="achievements" className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-section">
          <h2 id="achievements">{achievements('publicTitle')}</h2>
          <p className="max-w-measure text-ink-muted">{achievements('publicNote')}</p>
          <Achievements view={view.achievements} />
        </section>
      )}
      {view.needs.length > 0 && (
        <section aria-labelledby="needs" className="grid grid-cols-[minmax(0,1fr)] gap-5 pt-section">
          <h2 id="needs">{t('needs', { count: view.needCount })}</h2>
          <NeedCards needs={view.needs} columns={3} />
        </section>
      )}
    </Wrap>
  );
}

/** A part of its story, if it was written in either language. */
function Story({ title, text }: { title: string; text: Bilingual }) {
  if (text.fr === null && text.ar === null) return null;
  return (
    <StoryBlock title={title}>
      <OtherLanguageNote text={text} />
      <LocalProse text={text} />
    </StoryBlock>
  );
}

function Facts({ view }: { view: OrganisationPageView }) {
  const t = useTranslations('organisations');
  const { sectors, foundedIn, links, industry, legalForm } = view;
  return (
    <Panel>
      <KeyValue
        rows={[
          { key: 'form', term: t('fields.legalForm'), value: t(`forms.${legalForm}`) },
          ...(sectors.length > 0
            ? [
                {
                  key: 'sectors',
                  term: t('fields.sectors'),
                  value: (
                    <ul className="grid gap-1">
                      {sectors.map((sector) => (
                        <li key={sector}>
                          <SectorLabel sector={sector as Sector} />
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          ...((industry.fr ?? industry.ar) !== null
            ? [{ key: 'industry', term: t('page.industry'), value: <LocalText text={industry} /> }]
            : []),
          ...(foundedIn !== null ? [{ key: 'foundedIn', term: t('fields.foundedIn'), value: String(foundedIn) }] : []),
          ...(links.length > 0
            ? [
                {
                  key: 'links',
                  term: t('fields.links'),
                  value: (
                    <ul className="grid gap-1">
                      {links.map((link) => (
                        <li key={link}>
                          <OrganisationLink href={link} />
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Panel>
  );
}
