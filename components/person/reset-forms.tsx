import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField } from '@/components/forms/text-field';
import { askForResetAction, resetPasswordAction } from '@/lib/people/actions';
import type { MailedLinkView } from '@/lib/people/views';
import { inLocale, routes } from '@/lib/routes';
import { MailedLinkForm, UnusableLink } from './mailed-link';
import { NewPasswordFields } from './new-password-fields';

/** Asks for a link to a new password. */
export function AskForResetForm({ submission }: { submission: string }) {
  const t = useTranslations('password.forgotten');
  const locale = useLocale();
  return (
    <Form
      action={askForResetAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      header={
        <div className="grid gap-4">
          <h1>{t('title')}</h1>
          <p className="text-ink-muted text-lg">{t('lead')}</p>
        </div>
      }
    >
      <EmailField name="email" label={t('email')} autoComplete="username" />
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
      <p>
        <a href={inLocale(locale, routes.signIn())}>{t('back')}</a>
      </p>
    </Form>
  );
}

/** Chooses the new password, once the link was opened. */
export function ResetPassword({ link, submission }: { link: MailedLinkView; submission: string }) {
  const t = useTranslations('password');
  if (link === null) return <UnusableLink words="password.unusable" href={routes.forgottenPassword()} />;
  return (
    <MailedLinkForm link={link} action={resetPasswordAction} submission={submission} words="password.reset" lead={t('reset.lead')}>
      <NewPasswordFields email={link.email} label={t('new')} />
    </MailedLinkForm>
  );
}
