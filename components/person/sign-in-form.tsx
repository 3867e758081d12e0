import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField, PasswordField } from '@/components/forms/text-field';
import { Alert } from '@/components/ui/alert';
import { signInAction } from '@/lib/people/actions';
import type { SignInRefusal } from '@/lib/people/views';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  submission: string;
  /** The page to come back to. */
  next: string;
  /** Why the company's provider brought them back. */
  refused: SignInRefusal | null;
}

export function SignInForm({ submission, next, refused }: Props) {
  const t = useTranslations('signIn');
  const company = useTranslations('singleSignOn');
  const locale = useLocale();
  return (
    <Form
      action={signInAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      header={
        <>
          <h1>{t('title')}</h1>
          {refused && (
            <Alert tone="bad" title={company('refusedTitle')}>
              {company(`refused.${refused}`)}
            </Alert>
          )}
        </>
      }
    >
      <input type="hidden" name="next" value={next} />
      <EmailField name="email" label={t('email')} autoComplete="username" />
      <PasswordField name="password" label={t('password')} />
      <div>
        <SubmitButton wide="phone" waiting={t('submitting')}>
          {t('submit')}
        </SubmitButton>
      </div>
      <div className="grid gap-2">
        <p>
          <a href={inLocale(locale, routes.forgottenPassword())}>{t('forgotten')}</a>
        </p>
        <p>
          {t('noAccount')} <a href={inLocale(locale, routes.register())}>{t('register')}</a>
        </p>
      </div>
    </Form>
  );
}
