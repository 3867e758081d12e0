import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { ChangePasswordForm } from '@/components/person/account-forms';
import { loadAccountPassword } from '@/lib/people/loaders';
import { inLocale, routes } from '@/lib/routes';

// The form names the document.
export const generateMetadata = answeredMetadata(async () => {
  await loadAccountPassword();
  return { robots: { index: false } };
});

export default answeredPage(async () => {
  const [{ email }, t, locale] = await Promise.all([loadAccountPassword(), getTranslations('account'), getLocale()]);
  return (
    <PageFrame
      title={t('passwordPage.title')}
      lead={t('passwordPage.lead')}
      trail={[{ href: inLocale(locale, routes.account()), label: t('title') }]}
    >
      <ChangePasswordForm email={email} submission={crypto.randomUUID()} />
    </PageFrame>
  );
});
