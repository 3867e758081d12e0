import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { EmailField, TextField } from '@/components/forms/text-field';
import { Alert } from '@/components/ui/alert';
import { FORMS_OF } from '@/lib/organisations/rules';
import { registerAction } from '@/lib/registration/actions';
import type { RegisterView } from '@/lib/registration/views';
import { inLocale, routes, type Side, sides } from '@/lib/routes';

const KIND_OF = { association: 'ASSOCIATION', company: 'COMPANY' } as const satisfies Record<Side, string>;

/** The person and their organisation, in one short form; the password comes after the mail. */
export function RegisterForm({ view, submission }: { view: RegisterView; submission: string }) {
  const t = useTranslations('register');
  const forms = useTranslations('organisations.forms');
  const locale = useLocale();
  return (
    <Form
      action={registerAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      initial={{
        ...(view.side && { legalForm: FORMS_OF[KIND_OF[view.side]].slice(0, 1) }),
        ...(view.answers && { province: [view.answers.province] }),
        ...(view.invitation && { email: [view.invitation.email], organisationName: [view.invitation.companyName] }),
      }}
      header={
        <div className="grid gap-4">
          <h1>{t('title')}</h1>
          <p className="text-ink-muted text-lg">{t('lead')}</p>
          {view.invitation && <Alert title={t('invited')}>{t('invitedText')}</Alert>}
          {view.answers && <Alert title={t('answersKept')}>{t('answersKeptText')}</Alert>}
          <p>
            {t('haveAccount')} <a href={inLocale(locale, routes.signIn())}>{t('signIn')}</a>
          </p>
        </div>
      }
    >
      {view.answers && <input type="hidden" name="answers" value={view.answers.query} />}
      {view.from && <input type="hidden" name="from" value={view.from} />}
      {view.invitation && <input type="hidden" name="invitation" value={view.invitation.token} />}
      <FormSection title={t('person')}>
        <TextField name="name" label={t('name')} hint={t('nameHint')} autoComplete="name" />
        <EmailField name="email" label={t('email')} hint={t('emailHint')} />
      </FormSection>
      <FormSection title={t('organisation')}>
        <SelectField
          name="legalForm"
          label={t('legalForm')}
          options={sides.map((side) => ({
            label: t(`sides.${side}`),
            options: FORMS_OF[KIND_OF[side]].map((value) => ({ value, label: forms(value) })),
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
