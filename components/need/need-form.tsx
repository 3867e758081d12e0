import { useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { FormSection } from '@/components/forms/form-section';
import { SelectField } from '@/components/forms/select-field';
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-field';
import { FormatField, LanguagesField, ListingForm, SkillsField, WrittenInField } from '@/components/listing/listing-form';
import { formatNumber } from '@/lib/i18n/formats';
import { MODES, SECTORS } from '@/lib/listings/rules';
import { editNeedAction, publishNeedAction } from '@/lib/needs/actions';
import { IMPORTANCES, NEED_HOURS } from '@/lib/needs/rules';
import type { NeedFormView } from '@/lib/needs/views';

/** A need on one page: what it is, which skills, under which conditions. */
export function NeedForm({ view, submission }: { view: NeedFormView; submission: string }) {
  const t = useTranslations('needs.form');
  const page = useTranslations('needs.page');
  const listings = useTranslations('listings');
  const sectors = useTranslations('sectors');
  const modes = useTranslations('modes');
  // A day that stands may be past; a new one is not.
  const min = view.subject.kind === 'edit' ? undefined : view.tomorrow;
  return (
    <ListingForm noun="need" view={view} publish={publishNeedAction} edit={editNeedAction} submission={submission}>
      <WrittenInField />
      <TextField name="title" label={t('titleLabel')} hint={t('titleHint')} />
      <TextArea name="context" label={page('context')} hint={t('contextHint')} rows={6} />
      <TextArea name="deliverable" label={page('deliverable')} hint={t('deliverableHint')} rows={4} />
      <SkillsField
        view={view}
        label={t('skills')}
        hint={t('importanceHint')}
        detail={{ name: 'importance', label: t('importance'), options: IMPORTANCES.map((value) => ({ value, label: listings(value) })) }}
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
        <FormatField />
        <NumberField
          name="hours"
          label={t('hours')}
          hint={t('hoursHint', { min: formatNumber(NEED_HOURS.minHours), max: formatNumber(NEED_HOURS.maxHours) })}
          unit={listings('hoursUnit')}
          decimal
        />
        <DateField name="wantedStart" label={t('wantedStart')} min={min} />
        <DateField name="closesOn" label={page('closesOn')} hint={t('closesOnHint')} min={min} />
        <LanguagesField />
        <TextField name="accessNote" label={t('access')} hint={t('accessHint')} optional />
      </FormSection>
    </ListingForm>
  );
}
