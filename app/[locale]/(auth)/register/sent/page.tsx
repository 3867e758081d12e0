import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { NoticePage } from '@/components/layout/notice-page';
import { inLocale, routes } from '@/lib/routes';

export const generateMetadata = answeredMetadata(async () => {
  const t = await getTranslations('register.sent');
  return { title: t('title'), robots: { index: false } };
});

/** The same whether the address has an account or not. */
export default answeredPage(async () => {
  const [t, locale] = await Promise.all([getTranslations('register.sent'), getLocale()]);
  return (
    <NoticePage title={t('title')} lead={t('lead')} actions={<a href={inLocale(locale, routes.register())}>{t('again')}</a>}>
      <p>{t('time')}</p>
      <p className="text-ink-muted">{t('spam')}</p>
    </NoticePage>
  );
});
