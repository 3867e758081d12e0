import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField, TextField } from '@/components/forms/text-field';
import { registerAction } from '@/lib/registration/actions';
import { FORMS } from '@/lib/registration/rules';
import type { RegisterView } from '@/lib/registration/views';
import { inLocale, routes, sides } from '@/lib/routes';

/** The person and their organisation, in one short form; the password comes after the mail. */
export function RegisterForm({ view, submission }: { view: RegisterView; submission: string }) {
  const t = useTranslations('register');
  const locale = useLocale();
  return (
    <Form
      action={registerAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      initial={view.side ? { legalForm: [FORMS[view.side][0]] } : undefined}
      header={
        <div className="grid gap-4">
          <h1>{t('title')}</h1>
          <p className="text-ink-muted text-lg">{t('lead')}</p>
          <p>
            {t('haveAccount')} <a href={inLocale(locale, routes.signIn())}>{t('signIn')}</a>
          </p>
        </div>
      }
    >
      <FormSection title={t('person')}>
        <TextField name="name" label={t('name')} hint={t('nameHint')} autoComplete="name" />
        <EmailField name="email" label={t('email')} hint={t('emailHint')} />
      </FormSection>
      <FormSection title={t('organisation')}>
        <SelectField
          name="legalForm"
          label={t('legalForm')}
          options={sides.map((side) => ({
            label: t(`forms.${side}Side`),
            options: FORMS[side].map((value) => ({ value, label: t(`forms.${value}`) })),
          }))}
        />
        <TextField name="organisationName" label={t('organisationName')} hint={t('organisationNameHint')} autoComplete="organization" />
        <SelectField
          name="province"
          label={t('province')}
          options={view.regions.map((region) => ({
            label: region.name,
            options: region.provinces.map((province) => ({ value: province.code, label: province.name })),
          }))}
        />
        <p className="text-ink-muted text-sm">{t('colleague')}</p>
      </FormSection>
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}
