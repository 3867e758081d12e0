import { useTranslations } from 'next-intl';
import { PasswordField } from '@/components/forms/text-field';
import { PASSWORD_MIN } from '@/lib/people/rules';

/** A password that is chosen, with its rules up front; `email` tells a password manager whose it is. */
export function NewPasswordFields({ email, label }: { email: string; label: string }) {
  const t = useTranslations('password');
  return (
    <>
      {/* What a manager keeps the password with; nobody needs to type it again. */}
      <input
        type="text"
        name="account"
        value={email}
        readOnly
        autoComplete="username"
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      />
      <PasswordField name="password" label={label} hint={t('rules', { min: PASSWORD_MIN })} autoComplete="new-password" />
    </>
  );
}
