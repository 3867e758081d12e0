import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField } from '@/components/forms/text-field';
import { Code } from '@/components/ui/bdi';
import { askForResetAction, resetPasswordAction } from '@/lib/people/actions';
import { inLocale, routes } from '@/lib/routes';
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
export function ResetPasswordForm({ link, submission }: { link: { token: string; email: string }; submission: string }) {
  const t = useTranslations('password.reset');
  const password = useTranslations('password');
  return (
    <Form
      action={resetPasswordAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      header={
        <div className="grid gap-4">
          <h1>{t('title')}</h1>
          <p className="text-ink-muted text-lg">{t('lead')}</p>
          <p className="[overflow-wrap:anywhere]">
            <Code className="">{link.email}</Code>
          </p>
        </div>
      }
    >
      <input type="hidden" name="token" value={link.token} />
      <NewPasswordFields email={link.email} label={password('new')} />
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}
