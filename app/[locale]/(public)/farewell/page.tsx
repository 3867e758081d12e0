import { getLocale, getTranslations } from 'next-intl/server';
import { ContactLink } from '@/components/landing/contact-link';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalCopies } from '@/components/listing/local-copies';
import { ButtonLink } from '@/components/ui/button';
import { loadFarewell } from '@/lib/privacy/loaders';
import { inLocale, routes } from '@/lib/routes';

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('farewell');
  return { title: t('title'), robots: { index: false } };
});

export default answeredPage(async () => {
  await loadFarewell();
  const [t, locale] = await Promise.all([getTranslations('farewell'), getLocale()]);
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      {/* Nobody’s copies of drafts stay on the device. */}
      <LocalCopies userId="" />
      <div className="grid max-w-measure gap-5">
        <p>{t('mail')}</p>
        <p>{t.rich('question', { email: () => <ContactLink /> })}</p>
        <p>
          <ButtonLink variant="second" href={inLocale(locale, routes.home())}>
            {t('home')}
          </ButtonLink>
        </p>
      </div>
    </PageFrame>
  );
});
