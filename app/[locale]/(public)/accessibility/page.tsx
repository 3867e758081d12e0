import { getTranslations } from 'next-intl/server';
import { ContactLink } from '@/components/landing/contact-link';
import { TextSection } from '@/components/landing/text-section';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { Bullets } from '@/components/ui/bullets';

const DONE = ['keyboard', 'script', 'errors', 'languages', 'contrast', 'zoom', 'calm', 'checked'] as const;
const OPEN = ['people', 'audit', 'browsers', 'texts', 'versions'] as const;

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('accessibility');
  return { title: t('title'), description: t('description') };
});

export default answeredPage(async () => {
  const t = await getTranslations('accessibility');
  return (
    <PageFrame title={t('title')} lead={t('aim')}>
      <TextSection title={t('done.title')}>
        <Bullets>{DONE.map((line) => t(`done.${line}`))}</Bullets>
      </TextSection>
      <TextSection title={t('open.title')}>
        <Bullets>{OPEN.map((line) => t(`open.${line}`))}</Bullets>
      </TextSection>
      <TextSection title={t('tell.title')}>
        <p>{t.rich('tell.text', { email: () => <ContactLink /> })}</p>
        <p className="text-ink-muted text-sm">{t('date')}</p>
      </TextSection>
    </PageFrame>
  );
});
