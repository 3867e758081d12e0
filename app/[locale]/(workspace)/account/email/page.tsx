import { getLocale, getTranslations } from 'next-intl/server';
import { answeredMetadata, answeredPage } from '@/components/layout/answered-page';
import { PageFrame } from '@/components/layout/page-frame';
import { ChangeEmailForm } from '@/components/person/account-forms';
import { Alert } from '@/components/ui/alert';
import { Code } from '@/components/ui/bdi';
import { loadAccountEmail } from '@/lib/people/loaders';
import { inLocale, routes } from '@/lib/routes';

// The form names the document.
export const generateMetadata = answeredMetadata(async () => {
  await loadAccountEmail();
  return { robots: { index: false } };
});

export default answeredPage(async () => {
  const [{ email, hasPassword }, t, locale] = await Promise.all([loadAccountEmail(), getTranslations('account'), getLocale()]);
  return (
    <PageFrame
      title={t('emailPage.title')}
      lead={t('emailPage.lead')}
      trail={[{ href: inLocale(locale, routes.account()), label: t('title') }]}
    >
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-7">
        <p className="[overflow-wrap:anywhere]">
          <b>{t('emailPage.now')}</b> <Code className="">{email}</Code>
        </p>
        {!hasPassword && (
          <Alert title={t('emailPage.noPassword')}>
            <a href={inLocale(locale, routes.forgottenPassword())}>{t('setPassword')}</a>
          </Alert>
        )}
        <ChangeEmailForm submission={crypto.randomUUID()} />
      </div>
    </PageFrame>
  );
});
