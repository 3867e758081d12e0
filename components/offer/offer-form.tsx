import { useLocale, useTranslations } from 'next-intl';
import { CheckboxGroup, RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SkillsPicker } from '@/components/forms/skills-picker';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-field';
import { formatNumber } from '@/lib/i18n/formats';
import { FORMATS, LANGUAGES, MAX_SKILLS, SECTORS, WRITTEN_IN } from '@/lib/listings/rules';
import { publishOfferAction } from '@/lib/offers/actions';
import { LEVELS, OFFER_HOURS, PLACES, REGIMES } from '@/lib/offers/rules';
import type { NewOfferView } from '@/lib/offers/views';

/** A new offer on one page: what it is, which skills, where and how much. */
export function OfferForm({ view, submission }: { view: NewOfferView; submission: string }) {
  const t = useTranslations('offers.form');
  const page = useTranslations('offers.page');
  const offers = useTranslations('offers');
  const listings = useTranslations('listings');
  const sectors = useTranslations('sectors');
  const modes = useTranslations('modes');
  const formats = useTranslations('formats');
  const languages = useTranslations('languages');
  const levels = useTranslations('levels');
  const locale = useLocale();
  const regionName = new Map(view.regions.map((region) => [region.code, region.name]));
  return (
    <Form
      action={publishOfferAction}
      submission={submission}
      title={t('title')}
      refusal={t('notPublished')}
      initial={{ writtenIn: [locale], languages: [locale], availableFrom: [view.today], peopleCount: ['1'] }}
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
      <TextArea name="description" label={page('description')} hint={t('descriptionHint')} />
      <SkillsPicker
        name="skills"
        label={page('skills')}
        hint={`${listings('skillsHint')} ${t('levelHint')}`}
        skills={view.skills.skills}
        families={view.skills.families}
        detail={{ name: 'level', label: t('level'), options: LEVELS.map((value) => ({ value, label: levels(value) })) }}
        max={MAX_SKILLS}
      />
      <CheckboxGroup
        name="sectors"
        label={page('sectors')}
        hint={t('sectorsHint')}
        columns={2}
        choices={SECTORS.map((value) => ({ value, label: sectors(value) }))}
      />
      <FormSection title={listings('conditions')}>
        <CheckboxGroup
          name="places"
          label={t('places')}
          hint={t('placesHint')}
          columns={2}
          choices={PLACES.map((value) => ({ value, label: value === 'remote' ? modes('remote') : (regionName.get(value) ?? value) }))}
        />
        <RadioCards
          name="format"
          label={listings('format')}
          choices={FORMATS.map((value) => ({ value, label: formats(value), hint: listings(`formatHints.${value}`) }))}
        />
        <RadioCards
          name="regime"
          label={page('regime')}
          choices={REGIMES.map((value) => ({ value, label: offers(`regimes.${value}`), hint: offers(`regimeHints.${value}`) }))}
        />
        <NumberField
          name="hoursTotal"
          label={t('hoursTotal')}
          hint={t('hoursTotalHint', { min: formatNumber(OFFER_HOURS.minHours), max: formatNumber(OFFER_HOURS.maxHours) })}
          unit={listings('hoursUnit')}
          decimal
        />
        <NumberField name="hoursPerMonth" label={t('hoursPerMonth')} unit={listings('hoursUnit')} decimal />
        <NumberField name="peopleCount" label={t('people')} />
        <DateField name="availableFrom" label={t('from')} min={view.today} />
        <DateField name="availableUntil" label={t('until')} min={view.today} />
        <CheckboxGroup
          name="languages"
          label={listings('languages')}
          choices={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
        />
      </FormSection>
      <div>
        <SubmitButton wide="phone">{t('submit')}</SubmitButton>
      </div>
    </Form>
  );
}
