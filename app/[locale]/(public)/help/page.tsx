import { getLocale, getTranslations } from 'next-intl/server';
import { ContactLink } from '@/components/landing/contact-link';
import { Numbered, TextSection } from '@/components/landing/text-section';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { Bullets } from '@/components/ui/bullets';
import { ANSWER_DAYS } from '@/lib/requests/rules';
import { inLocale, routes } from '@/lib/routes';

const SECTIONS = ['what', 'receive', 'give', 'coordinate', 'ranking', 'account', 'contact'] as const;

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('help');
  return { title: t('title'), description: t('description') };
});

export default answeredPage(async () => {
  const [t, locale] = await Promise.all([getTranslations('help'), getLocale()]);
  return (
    <PageFrame title={t('title')}>
      <nav aria-label={t('contents')}>
        <ul className="flex flex-wrap gap-x-6">
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#${section}`} className="inline-flex min-h-target items-center">
                {t(`${section}.title`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <TextSection title={t('what.title')} anchor="what">
        <p>{t('what.sponsorship')}</p>
        <p>{t('what.both')}</p>
        <p>{t('what.free')}</p>
      </TextSection>
      <TextSection title={t('receive.title')} anchor="receive">
        <Numbered>
          {[
            t('receive.publish'),
            t('receive.describe'),
            t('receive.compare'),
            t('receive.ask', { days: ANSWER_DAYS }),
            t('receive.approved'),
          ]}
        </Numbered>
      </TextSection>
      <TextSection title={t('give.title')} anchor="give">
        <Numbered>{[t('give.publish'), t('give.compare'), t('give.pledge'), t('give.decline'), t('give.approved')]}</Numbered>
      </TextSection>
      <TextSection title={t('coordinate.title')} anchor="coordinate">
        <Bullets>{[t('coordinate.queue'), t('coordinate.decide'), t('coordinate.scope')]}</Bullets>
      </TextSection>
      <TextSection title={t('ranking.title')} anchor="ranking">
        <p>{t('ranking.parts')}</p>
        <p>{t('ranking.same')}</p>
      </TextSection>
      <TextSection title={t('account.title')} anchor="account">
        <p>
          {t('account.open')} <a href={inLocale(locale, routes.register())}>{t('account.register')}</a>
        </p>
        <p>
          {t('account.lost')} <a href={inLocale(locale, routes.forgottenPassword())}>{t('account.forgotten')}</a>
        </p>
        <p>{t('account.mailbox')}</p>
      </TextSection>
      <TextSection title={t('contact.title')} anchor="contact">
        <p>{t.rich('contact.text', { email: () => <ContactLink /> })}</p>
      </TextSection>
    </PageFrame>
  );
});
