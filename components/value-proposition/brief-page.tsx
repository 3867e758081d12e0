import { useLocale, useTranslations } from 'next-intl';
import { PageFrame } from '@/components/layout/page-frame';
import { AsideEnd } from '@/components/layout/split';
import { LocalText } from '@/components/listing/local-text';
import { OwnerLine } from '@/components/listing/owner-line';
import { SharePanel } from '@/components/listing/share-panel';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { formatDay } from '@/lib/i18n/formats';
import { locales } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import { inLocale, routes } from '@/lib/routes';
import type { BriefView } from '@/lib/value-propositions/views';
import { BriefAnswers } from './brief-answers';

/** What an association says to companies, on one page: for whoever decides. Printed, it fits one sheet. */
export function BriefPage({ brief: { owner, answers, publishedAt, address } }: { brief: BriefView }) {
  const t = useTranslations('propositions.brief');
  const listings = useTranslations('listings');
  const locale = useLocale();
  const name = localised(owner.name, locale).text;
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.organisation(owner.id)), label: <LocalText text={owner.name} /> }]}
      crumb={t('crumb')}
      eyebrow={t('eyebrow')}
      title={<LocalText text={owner.name} />}
      lead={listings.rich('place', {
        province: () => <LocalText text={owner.province} />,
        region: () => <LocalText text={owner.region} />,
      })}
    >
      <AsideEnd
        label={t('aside')}
        aside={
          <>
            <Panel>
              <OwnerLine owner={owner} />
              <p className="text-ink-muted text-sm">{t('verified', { date: formatDay(publishedAt, locale) })}</p>
              <p className="print:hidden">
                <ButtonLink wide="always" href={inLocale(locale, routes.organisation(owner.id))}>
                  {t('meet')}
                </ButtonLink>
              </p>
              <p className="hidden text-sm print:block">
                <bdi dir="ltr">{address}</bdi>
              </p>
            </Panel>
            <SharePanel
              title={t('share')}
              hint={t('shareHint')}
              subject={t('title', { name })}
              text={t('shareText', { name, address })}
              address={address}
            >
              {locales.map((lang) => (
                <ButtonLink key={lang} variant="second" small href={routes.briefFile(owner.id, lang)}>
                  <Icon name="file" />
                  {t('pdf', { lang })}
                </ButtonLink>
              ))}
            </SharePanel>
          </>
        }
      >
        <article className="grid grid-cols-[minmax(0,1fr)] gap-7 print:gap-3 print:text-sm">
          <BriefAnswers answers={answers} level={2} />
        </article>
      </AsideEnd>
    </PageFrame>
  );
}
