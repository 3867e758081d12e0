import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField, PasswordField } from '@/components/forms/text-field';
import { signInAction } from '@/lib/people/actions';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  submission: string;
  /** The page to come back to. */
  next: string;
}

export function SignInForm({ submission, next }: Props) {
  const t = useTranslations('signIn');
  const locale = useLocale();
  return (
    <Form action={signInAction} submission={submission} title={t('title')} refusal={t('refused')} header={<h1>{t('title')}</h1>}>
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
