import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, NumberField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { SECTORS } from '@/lib/listings/rules';
import { createRoundAction } from '@/lib/rounds/actions';
import { SHARE_LINES } from '@/lib/rounds/rules';
import { percentField, shareField } from '@/lib/rounds/schema';
import type { RoundFormView } from '@/lib/rounds/views';
import { inLocale, routes } from '@/lib/routes';

/** What a new round is about, and what its set must keep to. */
export function RoundForm({ view, submission }: { view: RoundFormView; submission: string }) {
  const t = useTranslations('rounds');
  const sectors = useTranslations('sectors');
  const locale = useLocale();
  const { regions, everywhere, allRegions, startsFrom, startsUntil } = view;
  const sectorOptions = SECTORS.map((value) => ({ value, label: sectors(value) }));
  return (
    <PageFrame title={t('form.title')} lead={t('form.lead')} trail={[{ href: inLocale(locale, routes.rounds()), label: t('title') }]}>
      <Form
        action={createRoundAction}
        submission={submission}
        title={t('form.title')}
        refusal={t('form.refused')}
        initial={{
          startsFrom: [startsFrom],
          startsUntil: [startsUntil],
          mostPerNeed: ['1'],
          mostPerOrganisation: ['3'],
          ...(!everywhere && regions[0] && { region: [regions[0].code] }),
        }}
      >
        <SelectField
          name="region"
          label={t('form.region')}
          hint={t('form.regionHint')}
          empty={everywhere ? t('everywhere') : null}
          options={regions.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField name="sector" label={t('form.sector')} empty={t('everySector')} options={sectorOptions} />
        <DateField name="startsFrom" label={t('form.startsFrom')} hint={t('form.startsHint')} />
        <DateField name="startsUntil" label={t('form.startsUntil')} />
        <FormSection title={t('form.limits')}>
          <NumberField name="mostPerNeed" label={t('form.mostPerNeed')} hint={t('form.mostPerNeedHint')} />
          <NumberField name="mostPerOrganisation" label={t('form.mostPerOrganisation')} hint={t('form.mostPerOrganisationHint')} />
        </FormSection>
        <FormSection title={t('form.shares')}>
          <p className="text-ink-muted">{t('form.sharesHint')}</p>
          {SHARE_LINES.map((line) => (
            <div key={line} className="grid grid-cols-[minmax(0,1fr)] items-end gap-4 md:grid-cols-2">
              <SelectField
                name={shareField(line)}
                label={t('form.share', { line })}
                optional
                empty={t('form.noShare')}
                options={[
                  { label: t('form.ofRegion'), options: allRegions.map(({ code, name }) => ({ value: `region-${code}`, label: name })) },
                  { label: t('form.ofSector'), options: sectorOptions.map(({ value, label }) => ({ value: `sector-${value}`, label })) },
                ]}
              />
              <NumberField name={percentField(line)} label={t('form.atLeast', { line })} unit={t('form.percent')} optional />
            </div>
          ))}
        </FormSection>
        <div>
          <SubmitButton wide="phone">{t('form.create')}</SubmitButton>
          <p className="mt-2 text-ink-muted text-sm">{t('form.createHint')}</p>
        </div>
      </Form>
    </PageFrame>
  );
}
