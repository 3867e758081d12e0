import { useLocale, useTranslations } from 'next-intl';
import { CheckboxGroup } from '@/components/forms/choice-fields';
import { EmailField, TextField } from '@/components/forms/text-field';
import { CONSENT_VERSION } from '@/lib/forums/rules';
import { inLocale, routes } from '@/lib/routes';

/** Who somebody is and how they are reached. `reach` says which of the two is enough. */
export function VisitorFields({ reach, ownName = true }: { reach?: string; ownName?: boolean }) {
  const t = useTranslations('forums');
  return (
    <>
      <TextField name="name" label={t('name')} autoComplete={ownName ? 'name' : 'off'} />
      <TextField name="organisation" label={t('organisation')} optional autoComplete={ownName ? 'organization' : 'off'} />
      <EmailField name="email" label={t('email')} hint={reach} optional={reach !== undefined} autoComplete={ownName ? 'email' : 'off'} />
      <TextField name="phone" label={t('phone')} dir="ltr" inputMode="tel" optional autoComplete={ownName ? 'tel' : 'off'} />
    </>
  );
}

/** The sentence of law 09-08, which is kept by its version. */
export function ConsentField({ label }: { label?: string }) {
  const t = useTranslations('forums');
  const locale = useLocale();
  return (
    <div className="grid gap-1">
      <CheckboxGroup name="consent" label={label ?? t('consent')} choices={[{ value: 'on', label: t(`consents.v${CONSENT_VERSION}`) }]} />
      <a href={inLocale(locale, routes.privacy())} className="inline-flex min-h-target items-center text-sm">
        {t('privacy')}
      </a>
    </div>
  );
}
