import { useLocale, useTranslations } from 'next-intl';
import { CheckboxGroup, RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SelectField } from '@/components/forms/select-field';
import { SkillsPicker } from '@/components/forms/skills-picker';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-field';
import { formatNumber } from '@/lib/i18n/formats';
import { FORMATS, LANGUAGES, MAX_SKILLS, MODES, SECTORS, WRITTEN_IN } from '@/lib/listings/rules';
import { publishNeedAction } from '@/lib/needs/actions';
import { IMPORTANCES, NEED_HOURS } from '@/lib/needs/rules';
import type { NewNeedView } from '@/lib/needs/views';

/** A new need on one page: what it is, which skills, under which conditions. */
export function NeedForm({ view, submission }: { view: NewNeedView; submission: string }) {
  const t = useTranslations('needs.form');
  const page = useTranslations('needs.page');
  const listings = useTranslations('listings');
  const sectors = useTranslations('sectors');
  const modes = useTranslations('modes');
  const formats = useTranslations('formats');
  const languages = useTranslations('languages');
  const locale = useLocale();
  return (
    <Form
      action={publishNeedAction}
      submission={submission}
      title={t('title')}
      refusal={t('notPublished')}
      initial={{ writtenIn: [locale], province: [view.province], languages: [locale] }}
    >
      <input type="hidden" name="side" value={view.side} />
      <RadioCards
        name="writtenIn"
        label={listings('writtenIn')}
        hint={listings('writtenInHint')}
        columns={2}
        choices={WRITTEN_IN.map((value) => ({ value, label: languages(value) }))}
      />
      <TextField name="title" label={t('titleLabel')} hint={t('titleHint')} />
      <TextArea name="context" label={page('context')} hint={t('contextHint')} />
      <TextArea name="deliverable" label={page('deliverable')} hint={t('deliverableHint')} />
      <SkillsPicker
        name="skills"
        label={t('skills')}
        hint={`${listings('skillsHint')} ${t('importanceHint')}`}
        skills={view.skills.skills}
        families={view.skills.families}
        detail={{
          name: 'importance',
          label: t('importance'),
          options: IMPORTANCES.map((value) => ({ value, label: listings(value) })),
        }}
        max={MAX_SKILLS}
      />
      <RadioCards name="sector" label={t('sector')} columns={2} choices={SECTORS.map((value) => ({ value, label: sectors(value) }))} />
      <FormSection title={listings('conditions')}>
        <RadioCards
          name="mode"
          label={t('mode')}
          columns={3}
          choices={MODES.map((value) => ({ value, label: value === 'either' ? t('either') : modes(value) }))}
        />
        <SelectField
          name="province"
          label={t('province')}
          hint={t('provinceHint')}
          options={view.regions.map((region) => ({
            label: region.name,
            options: region.provinces.map((province) => ({ value: province.code, label: province.name })),
          }))}
        />
        <RadioCards
          name="format"
          label={listings('format')}
          choices={FORMATS.map((value) => ({ value, label: formats(value), hint: listings(`formatHints.${value}`) }))}
        />
        <NumberField
          name="hours"
          label={t('hours')}
          hint={t('hoursHint', { min: formatNumber(NEED_HOURS.minHours), max: formatNumber(NEED_HOURS.maxHours) })}
          unit={listings('hoursUnit')}
          decimal
        />
        <DateField name="wantedStart" label={t('wantedStart')} min={view.tomorrow} />
        <DateField name="closesOn" label={page('closesOn')} hint={t('closesOnHint')} min={view.tomorrow} />
        <CheckboxGroup
          name="languages"
          label={listings('languages')}
          choices={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
        />
        <TextField name="accessNote" label={t('access')} hint={t('accessHint')} optional />
      </FormSection>
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}
