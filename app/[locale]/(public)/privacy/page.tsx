import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ContactLink } from '@/components/landing/contact-link';
import { TextSection } from '@/components/landing/text-section';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { RetentionTable } from '@/components/privacy/retention-table';
import { Bullets } from '@/components/ui/bullets';
import { COOKIE_DAYS } from '@/lib/privacy/rules';
import { inLocale, routes } from '@/lib/routes';

const DATA = ['account', 'password', 'content', 'organisation', 'messages', 'history'] as const;
const SEEN = ['public', 'verified', 'team', 'parties', 'coordination'] as const;

const RIGHTS = [
  { right: 'see', to: routes.ownData() },
  { right: 'correct', to: routes.account() },
  { right: 'erase', to: routes.eraseAccount() },
] as const;

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('privacy');
  return { title: t('title'), description: t('description') };
});

export default answeredPage(async () => {
  const [t, locale] = await Promise.all([getTranslations('privacy'), getLocale()]);
  const b = (words: ReactNode) => <b>{words}</b>;
  return (
    <PageFrame title={t('title')} lead={t('aim')}>
      <TextSection title={t('who.title')}>
        <p>{t.rich('who.text', { email: () => <ContactLink /> })}</p>
      </TextSection>
      <TextSection title={t('data.title')}>
        <Bullets>{DATA.map((line) => t.rich(`data.${line}`, { b }))}</Bullets>
        <p>{t('data.never')}</p>
      </TextSection>
      <TextSection title={t('seen.title')}>
        <Bullets>{SEEN.map((line) => t.rich(`seen.${line}`, { b }))}</Bullets>
        <p>{t('seen.thirdParties')}</p>
      </TextSection>
      <TextSection title={t('cookies.title')}>
        <Bullets>
          {[
            t.rich('cookies.session', { b, days: COOKIE_DAYS.session }),
            t.rich('cookies.locale', { b, days: COOKIE_DAYS.locale }),
            t.rich('cookies.company', { b }),
            t.rich('cookies.device', { b }),
          ]}
        </Bullets>
      </TextSection>
      <TextSection title={t('kept.title')} anchor="kept">
        <p>{t('kept.text')}</p>
        <RetentionTable />
        <p>{t('kept.draft')}</p>
        <p>{t('kept.account')}</p>
      </TextSection>
      <TextSection title={t('rights.title')} anchor="rights">
        <p>{t('rights.use')}</p>
        <Bullets>
          {RIGHTS.map(({ right, to }) => (
            <a key={right} href={inLocale(locale, to)}>
              {t(`rights.${right}`)}
            </a>
          ))}
        </Bullets>
        <p>{t.rich('rights.text', { email: () => <ContactLink /> })}</p>
        <p>{t('rights.authority')}</p>
      </TextSection>
    </PageFrame>
  );
});
