import { useTranslations } from 'next-intl';
import { TextField } from '@/components/forms/text-field';
import { NewPasswordFields } from './new-password-fields';

/** What the account of somebody needs whose address a mailed link has proved. */
export function NewcomerFields({ email }: { email: string }) {
  const t = useTranslations();
  return (
    <>
      <TextField name="name" label={t('register.name')} hint={t('register.nameHint')} autoComplete="name" />
      <TextField name="nameAr" label={t('account.nameAr')} optional />
      <NewPasswordFields email={email} label={t('password.label')} />
    </>
  );
}
