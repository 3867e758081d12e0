import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { setObjectiveAction } from '@/lib/plans/actions';
import type { PlanView } from '@/lib/plans/views';
import { PlanButtons, PlanFrame } from './plan-frame';

/** Either side says what the mission is to achieve. */
export function ObjectivePage({ plan, submission }: { plan: PlanView; submission: string }) {
  const t = useTranslations('plan.objective');
  return (
    <PlanFrame plan={plan} title={t('title')} lead={t('lead')}>
      <Form
        action={setObjectiveAction}
        submission={submission}
        title={t('title')}
        refusal={t('refused')}
        initial={{ objective: [plan.objective ?? ''] }}
      >
        <input type="hidden" name="missionId" value={plan.mission.id} />
        <TextArea name="objective" label={t('label')} hint={t('hint')} rows={5} />
        <PlanButtons plan={plan} submit={<SubmitButton wide="phone">{t('submit')}</SubmitButton>} />
      </Form>
    </PlanFrame>
  );
}
