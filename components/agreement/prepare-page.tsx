import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Code } from '@/components/ui/bdi';
import { saveAgreementAction } from '@/lib/agreements/actions';
import { type Asked, COUNT_RULES, isCount, isPlain, LONG_WORDS } from '@/lib/agreements/rules';
import type { PrepareView } from '@/lib/agreements/views';
import { inLocale, routes } from '@/lib/routes';

/** What the record does not know: any of it, by either side, as often as they like. */
export function PreparePage({ view, submission }: { view: PrepareView; submission: string }) {
  const t = useTranslations('agreements');
  const locale = useLocale();
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.agreement(view.missionId)), label: t('title') }]}
      title={t('prepareTitle')}
      lead={<LocalText text={view.title} />}
      eyebrow={<Code>{view.missionReference}</Code>}
    >
      <Form
        action={saveAgreementAction}
        submission={submission}
        title={t('prepareTitle')}
        refusal={t('notSaved')}
        initial={view.initial}
        header={
          <div className="grid gap-4">
            <p className="max-w-measure">{t('prepareLead')}</p>
            {view.issued && (
              <Alert tone="warn" title={t('voids')}>
                {t('voidsText')}
              </Alert>
            )}
          </div>
        }
      >
        <input type="hidden" name="missionId" value={view.missionId} />
        <input type="hidden" name="version" value={view.version} />
        {view.groups.map(({ group, fields }) => (
          <FormSection key={group} title={t(`groups.${group}`)}>
            {group === 'work' && (
              <div className="grid gap-6 sm:grid-cols-2">
                <DateField name="startsOn" label={t('startsOn')} />
                <DateField name="endsOn" label={t('endsOn')} />
              </div>
            )}
            {fields.map((name) => (
              <AskedField key={name} name={name} />
            ))}
          </FormSection>
        ))}
        <div>
          <SubmitButton wide="phone">{t('save')}</SubmitButton>
        </div>
      </Form>
    </PageFrame>
  );
}

/** What is not said by its name alone. */
const HINTED = [
  'indicatorsList',
  'rhythmText',
  'placeText',
  'associationContact',
  'safeguardingContact',
  'companyContact',
  'privacyContact',
  'sharingText',
  'expensesText',
  'accessibilityText',
] as const satisfies readonly Asked[];

function AskedField({ name }: { name: Asked }) {
  const t = useTranslations('agreements');
  const label = t(`fields.${name}`);
  const hinted = HINTED.find((candidate) => candidate === name);
  const hint = hinted && t(`hints.${hinted}`);
  if (isCount(name)) return <NumberField name={name} label={label} unit={t(`unitNames.${COUNT_RULES[name].unit}`)} />;
  if (isPlain(name)) return <TextField name={name} label={label} hint={hint} optional />;
  const Field = LONG_WORDS.includes(name) ? TextArea : TextField;
  return (
    <>
      <Field name={`${name}Fr`} label={t('inFrench', { label })} hint={hint} optional />
      <Field name={`${name}Ar`} label={t('inArabic', { label })} optional />
    </>
  );
}
