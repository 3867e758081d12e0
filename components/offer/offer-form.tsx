import { useTranslations } from 'next-intl';
import { CheckboxGroup, RadioCards } from '@/components/forms/choice-fields';
import { FormSection } from '@/components/forms/form-section';
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-field';
import { FormatField, LanguagesField, ListingForm, SkillsField, WrittenInField } from '@/components/listing/listing-form';
import { formatNumber } from '@/lib/i18n/formats';
import { SECTORS } from '@/lib/listings/rules';
import { editOfferAction, publishOfferAction } from '@/lib/offers/actions';
import { LEVELS, OFFER_HOURS, PLACES, regimesOf } from '@/lib/offers/rules';
import type { OfferFormView } from '@/lib/offers/views';

/** An offer on one page: what it is, which skills, where and how much. */
export function OfferForm({ view, submission }: { view: OfferFormView; submission: string }) {
  const t = useTranslations('offers.form');
  const page = useTranslations('offers.page');
  const offers = useTranslations('offers');
  const listings = useTranslations('listings');
  const sectors = useTranslations('sectors');
  const modes = useTranslations('modes');
  const levels = useTranslations('levels');
  const regionName = new Map(view.regions.map((region) => [region.code, region.name]));
  // A day that stands may be past; a new one is not.
  const min = view.subject.kind === 'edit' ? undefined : view.today;
  return (
    <ListingForm noun="offer" view={view} publish={publishOfferAction} edit={editOfferAction} submission={submission}>
      <WrittenInField />
      <TextField name="title" label={t('titleLabel')} hint={t('titleHint')} />
      <TextArea name="description" label={page('description')} hint={t('descriptionHint')} rows={6} />
      <SkillsField
        view={view}
        label={page('skills')}
        hint={t('levelHint')}
        detail={{ name: 'level', label: t('level'), options: LEVELS.map((value) => ({ value, label: levels(value) })) }}
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
        <FormatField />
        <RadioCards
          name="regime"
          label={page('regime')}
          choices={regimesOf(view.side === 'association' ? 'ASSOCIATION' : 'COMPANY').map((value) => ({
            value,
            label: offers(`regimes.${value}`),
            hint: offers(`regimeHints.${value}`),
          }))}
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
        <DateField name="availableFrom" label={t('from')} min={min} />
        <DateField name="availableUntil" label={t('until')} min={min} />
        <LanguagesField />
      </FormSection>
    </ListingForm>
  );
}
