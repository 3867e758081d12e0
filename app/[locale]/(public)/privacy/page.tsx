import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ContactLink } from '@/components/landing/contact-link';
import { TextSection } from '@/components/landing/text-section';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { Bullets } from '@/components/ui/bullets';

const DATA = ['account', 'password', 'content', 'organisation', 'history'] as const;
const SEEN = ['public', 'verified', 'parties', 'coordination'] as const;

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('privacy');
  return { title: t('title'), description: t('description') };
});

export default answeredPage(async () => {
  const t = await getTranslations('privacy');
  const b = (words: ReactNode) => <b>{words}</b>;
  return (
    <PageFrame title={t('title')} lead={t('aim')}>
      <TextSection title={t('data.title')}>
        <Bullets>{DATA.map((line) => t.rich(`data.${line}`, { b }))}</Bullets>
        <p>{t('data.never')}</p>
      </TextSection>
      <TextSection title={t('seen.title')}>
        <Bullets>{SEEN.map((line) => t.rich(`seen.${line}`, { b }))}</Bullets>
        <p>{t('seen.thirdParties')}</p>
      </TextSection>
      <TextSection title={t('cookies.title')}>
        <Bullets>{[t.rich('cookies.session', { b }), t.rich('cookies.locale', { b })]}</Bullets>
      </TextSection>
      <TextSection title={t('kept.title')}>
        <p>{t('kept.text')}</p>
      </TextSection>
      <TextSection title={t('rights.title')}>
        <p>{t.rich('rights.text', { email: () => <ContactLink /> })}</p>
        <p>{t('rights.authority')}</p>
      </TextSection>
    </PageFrame>
  );
});
