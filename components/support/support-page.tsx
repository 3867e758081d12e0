import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField, TextArea, TextField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { Panel } from '@/components/ui/card';
import type { Bilingual } from '@/lib/i18n/localised';
import { inLocale, routes, type SupportDone } from '@/lib/routes';
import { addSupportStepAction } from '@/lib/support/actions';
import { SUPPORT_KINDS } from '@/lib/support/rules';
import type { SupportView } from '@/lib/support/views';
import { SupportSteps } from './support-steps';

interface Props {
  support: SupportView;
  done: SupportDone | undefined;
  submission: string;
}

/** What coordinators do with an association: the steps, and the form of the next one. */
export function SupportPage({ support, done, submission }: Props) {
  const t = useTranslations('support');
  const locale = useLocale();
  const { organisation, steps, editable, dimensions, diagnosticId } = support;
  return (
    <PageFrame trail={useFileTrail(organisation)} title={t('title')} lead={<LocalText text={organisation.name} />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        <p>
          {diagnosticId === null ? (
            <span className="text-ink-muted">{t('notShared')}</span>
          ) : (
            <a href={inLocale(locale, routes.diagnostic(diagnosticId))} className="inline-flex min-h-target items-center">
              {t('diagnostic')}
            </a>
          )}
        </p>
        <section aria-labelledby="steps" className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2 id="steps">{t('steps')}</h2>
          <SupportSteps steps={steps} organisationId={editable ? organisation.id : null} />
        </section>
        {editable ? (
          <Panel title={t('add.title')}>
            <Form action={addSupportStepAction} submission={submission} refusal={t('add.refused')}>
              <input type="hidden" name="organisationId" value={organisation.id} />
              <RadioCards
                name="kind"
                label={t('kind')}
                columns={2}
                choices={SUPPORT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`), hint: t(`kindHints.${kind}`) }))}
              />
              <SelectField
                name="dimension"
                label={t('dimension')}
                options={dimensions.map(({ code, name }) => ({ value: code, label: name }))}
              />
              <StepFields />
              <div>
                <SubmitButton wide="phone">{t('add.submit')}</SubmitButton>
              </div>
            </Form>
          </Panel>
        ) : (
          <p className="text-ink-muted">{t('elsewhere')}</p>
        )}
      </div>
    </PageFrame>
  );
}

export function useFileTrail({ id, name }: { id: number; name: Bilingual }) {
  const locale = useLocale();
  return [{ href: inLocale(locale, routes.organisationFile(id)), label: <LocalText text={name} /> }];
}

/** What, who, and when next. */
export function StepFields() {
  const t = useTranslations('support');
  return (
    <>
      <TextArea name="what" label={t('what')} hint={t('whatHint')} rows={3} />
      <TextField name="who" label={t('who')} hint={t('whoHint')} />
      <DateField name="nextOn" label={t('nextOn')} />
    </>
  );
}
