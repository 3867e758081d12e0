import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { CheckboxGroup, RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-field';
import { SECTORS } from '@/lib/listings/rules';
import { saveProfileAction } from '@/lib/organisations/actions';
import { FORMS_OF, LINK_SCHEME, LINKS_AT_MOST, type ProfileValues, RECEIPT_TYPES } from '@/lib/organisations/rules';
import type { ProfileView } from '@/lib/organisations/views';

/** What stands in each field at first; one line for each link. */
function initialOf(values: ProfileValues): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries({ ...values, links: values.links.join('\n') }).map(([name, value]): [string, string[]] => {
      if (value === null) return [name, []];
      if (typeof value === 'boolean') return [name, value ? ['on'] : []];
      return [name, typeof value === 'object' ? [...value] : [String(value)]];
    }),
  );
}

const PROMPTS = ['serves', 'changes', 'seeks'] as const;

/** The file on one page: the easy facts first, the longer texts next, the legal document last. */
export function ProfileForm({ view, submission }: { view: ProfileView; submission: string }) {
  const t = useTranslations('profile');
  const fields = useTranslations('organisations.fields');
  const organisations = useTranslations('organisations');
  const sectors = useTranslations('sectors');
  const locale = useLocale();
  const { file } = view;
  const open = file.state === 'draft' || file.state === 'returned';
  // The reader's language first.
  const inBoth = (field: (suffix: 'Fr' | 'Ar') => ReactNode) => (locale === 'ar' ? [field('Ar'), field('Fr')] : [field('Fr'), field('Ar')]);
  return (
    <Form
      action={saveProfileAction}
      submission={submission}
      title={t('title')}
      refusal={t('refused')}
      initial={initialOf(view.shown)}
      className="legal"
    >
      <input type="hidden" name="organisationId" value={file.id} />
      <input type="hidden" name="version" value={view.version} />
      {inBoth((suffix) => (
        <TextField key={suffix} name={`name${suffix}`} label={fields(`name${suffix}`)} hint={t(`nameHint.${suffix}`)} />
      ))}
      <CheckboxGroup
        name="sectors"
        label={fields('sectors')}
        hint={t('sectorsHint')}
        columns={2}
        choices={SECTORS.map((value) => ({ value, label: sectors(value) }))}
      />
      <SelectField
        name="province"
        label={fields('province')}
        hint={t('provinceHint')}
        empty={null}
        options={view.regions.map((region) => ({
          label: region.name,
          options: region.provinces.map((province) => ({ value: province.code, label: province.name })),
        }))}
      />
      <NumberField name="foundedIn" label={fields('foundedIn')} optional />
      <TextArea name="links" label={fields('links')} hint={t('linksHint', { max: LINKS_AT_MOST, scheme: LINK_SCHEME })} rows={3} optional />
      <FormSection title={t('story')}>
        <p className="max-w-measure text-ink-muted">{t('storyLead')}</p>
        {inBoth((suffix) => (
          <TextArea key={suffix} name={`mission${suffix}`} label={fields(`mission${suffix}`)} hint={t('missionHint')} rows={4} />
        ))}
        {PROMPTS.map((prompt) =>
          inBoth((suffix) => (
            <TextArea
              key={`${prompt}${suffix}`}
              name={`${prompt}${suffix}`}
              label={fields(`${prompt}${suffix}`)}
              hint={t(`example.${prompt}`)}
              rows={3}
            />
          )),
        )}
      </FormSection>
      <FormSection title={t('document')}>
        <p className="max-w-measure text-ink-muted">{t(open || file.state === 'submitted' ? 'documentLead' : 'documentLeadVerified')}</p>
        <RadioCards
          name="legalForm"
          label={fields('legalForm')}
          choices={FORMS_OF[file.kind].map((value) => ({
            value,
            label: organisations(`forms.${value}`),
            hint: organisations(`formHints.${value}`),
          }))}
        />
        {file.kind === 'ASSOCIATION' ? <Receipt view={view} /> : <Registration />}
        <div className="legal-founding grid grid-cols-[minmax(0,1fr)] gap-6">
          <TextField name="documentNumber" label={fields('documentNumber')} dir="ltr" spellCheck={false} />
          <DateField name="documentDate" label={fields('documentDate')} max={view.today} />
          {inBoth((suffix) => (
            <TextField
              key={suffix}
              name={`documentAuthority${suffix}`}
              label={fields(`documentAuthority${suffix}`)}
              hint={t('documentAuthorityHint')}
            />
          ))}
        </div>
      </FormSection>
      <div className="flex flex-wrap gap-3">
        <SubmitButton wide="phone" name="intent" value="save" variant={open ? 'second' : 'primary'} waiting={t('saving')}>
          {t('save')}
        </SubmitButton>
        {open && (
          <SubmitButton wide="phone" name="intent" value="submit">
            {t('submit')}
          </SubmitButton>
        )}
      </div>
    </Form>
  );
}

function Receipt({ view }: { view: ProfileView }) {
  const t = useTranslations('profile');
  const organisations = useTranslations('organisations');
  const fields = useTranslations('organisations.fields');
  return (
    <div className="legal-receipt grid grid-cols-[minmax(0,1fr)] gap-6">
      <RadioCards
        name="receiptType"
        label={fields('receiptType')}
        hint={t('receiptTypeHint')}
        columns={2}
        choices={RECEIPT_TYPES.map((value) => ({ value, label: organisations(`receiptTypes.${value}`) }))}
      />
      <TextField name="receiptNumber" label={fields('receiptNumber')} dir="ltr" spellCheck={false} />
      <DateField name="receiptDate" label={fields('receiptDate')} max={view.today} />
      <TextField name="receiptAuthorityFr" label={fields('receiptAuthorityFr')} hint={t('receiptAuthorityHint')} />
      <TextField name="receiptAuthorityAr" label={fields('receiptAuthorityAr')} hint={t('receiptAuthorityHint')} />
      <CheckboxGroup name="publicUtility" label={t('publicUtility')} choices={[{ value: 'on', label: fields('publicUtility') }]} />
    </div>
  );
}

function Registration() {
  const t = useTranslations('profile');
  const fields = useTranslations('organisations.fields');
  return (
    <div className="legal-registration grid grid-cols-[minmax(0,1fr)] gap-6">
      <TextField name="ice" label={fields('ice')} hint={t('iceHint')} dir="ltr" inputMode="numeric" autoComplete="off" spellCheck={false} />
      <TextField name="tradeRegisterNumber" label={fields('tradeRegisterNumber')} dir="ltr" autoComplete="off" spellCheck={false} />
      <TextField name="tradeRegisterCourt" label={fields('tradeRegisterCourt')} />
      <TextField name="taxId" label={fields('taxId')} dir="ltr" inputMode="numeric" autoComplete="off" spellCheck={false} />
      <NumberField name="employees" label={fields('employees')} unit={t('people')} />
      <TextField name="industryFr" label={fields('industryFr')} />
      <TextField name="industryAr" label={fields('industryAr')} />
      <CheckboxGroup name="csrLabel" label={t('csrLabel')} choices={[{ value: 'on', label: fields('csrLabel') }]} />
    </div>
  );
}
