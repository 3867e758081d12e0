import { useLocale, useTranslations } from 'next-intl';
import { CheckboxGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { ButtonLink } from '@/components/ui/button';
import { dayOf } from '@/lib/i18n/day';
import { inLocale, routes } from '@/lib/routes';
import { reviseSupportStepAction } from '@/lib/support/actions';
import type { SupportStepForm } from '@/lib/support/views';
import { StepFields, useFileTrail } from './support-page';

/** Changes a step of a plan, or says that it is done. */
export function SupportStepPage({ form: { organisation, step }, submission }: { form: SupportStepForm; submission: string }) {
  const t = useTranslations('support');
  const locale = useLocale();
  const plan = inLocale(locale, routes.support(organisation.id));
  const initial = {
    what: [step.what],
    who: [step.who],
    nextOn: [dayOf(step.nextOn)],
    outcome: [step.outcome ?? ''],
    done: step.doneAt ? ['on'] : [],
  };
  return (
    <PageFrame trail={[...useFileTrail(organisation), { href: plan, label: t('title') }]} title={t('revise.title')} lead={step.dimension}>
      <Form
        action={reviseSupportStepAction}
        submission={submission}
        title={t('revise.title')}
        refusal={t('revise.refused')}
        initial={initial}
      >
        <input type="hidden" name="stepId" value={step.id} />
        <input type="hidden" name="version" value={step.version} />
        <StepFields />
        <CheckboxGroup name="done" label={t('state')} choices={[{ value: 'on', label: t('isDone') }]} optional />
        <TextArea name="outcome" label={t('outcome')} hint={t('outcomeHint')} rows={3} optional />
        <div className="flex flex-wrap gap-3">
          <SubmitButton wide="phone">{t('revise.submit')}</SubmitButton>
          <ButtonLink variant="quiet" wide="phone" href={plan}>
            {t('back')}
          </ButtonLink>
        </div>
      </Form>
    </PageFrame>
  );
}
