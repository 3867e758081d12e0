import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormSection } from '@/components/forms/form-section';
import { SubmitButton } from '@/components/forms/submit-button';
import { NumberField, TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { useMissionTrail } from '@/components/mission/mission-page';
import { ButtonLink } from '@/components/ui/button';
import { measureResultAction } from '@/lib/results/actions';
import { AUTONOMY, MOMENTS_OF, type Moment, SLOTS, type Slot } from '@/lib/results/rules';
import type { IndicatorView, MeasureView } from '@/lib/results/views';
import { inLocale, routes } from '@/lib/routes';
import { useUnit } from './value-text';

interface Props {
  view: MeasureView;
  submission: string;
}

/** The values of one stage of a mission, all its indicators in one form. */
export function MeasurePage({ view, submission }: Props) {
  const t = useTranslations('results');
  const locale = useLocale();
  const { mission, stage, asksAutonomy } = view;
  const result = inLocale(locale, routes.missionResult(mission.id));
  return (
    <PageFrame
      trail={[...useMissionTrail(mission), { href: result, label: t('title') }]}
      title={t(`stages.${stage}`)}
      lead={t(`measure.leads.${stage}`)}
    >
      <Form
        action={measureResultAction}
        submission={submission}
        title={t(`stages.${stage}`)}
        refusal={t('measure.refused')}
        initial={initialOf(view)}
      >
        <input type="hidden" name="missionId" value={mission.id} />
        <input type="hidden" name="stage" value={stage} />
        {slotsOf(view).map(([slot, indicator]) => (
          <FormSection key={slot} title={<LocalText text={indicator.name} />}>
            <input type="hidden" name={`indicator${slot}`} value={indicator.id} />
            {indicator.how && (
              <p className="text-ink-muted">
                <LocalText text={indicator.how} />
              </p>
            )}
            {MOMENTS_OF[stage].map((moment) => (
              <ValueField key={moment} name={`${moment}${slot}`} moment={moment} indicator={indicator} />
            ))}
            {stage !== 'start' && (
              <TextArea name={`evidence${slot}`} label={t('measure.evidence')} hint={t('measure.evidenceHint')} optional rows={2} />
            )}
          </FormSection>
        ))}
        {asksAutonomy && (
          <FormSection title={t('autonomy.title')}>
            <RadioCards
              name="autonomy"
              label={t('autonomy.question')}
              choices={AUTONOMY.map((answer) => ({ value: answer, label: t(`autonomy.answers.${answer}`) }))}
            />
            <TextArea name="example" label={t('autonomy.example')} hint={t('measure.exampleHint')} optional rows={3} />
          </FormSection>
        )}
        <div className="flex flex-wrap gap-3">
          <SubmitButton wide="phone">{t('measure.submit')}</SubmitButton>
          <ButtonLink variant="quiet" wide="phone" href={result}>
            {t('back')}
          </ButtonLink>
        </div>
      </Form>
    </PageFrame>
  );
}

function ValueField({ name, moment, indicator }: { name: string; moment: Moment; indicator: IndicatorView }) {
  const t = useTranslations('results');
  const unit = useUnit(indicator);
  const label = t(`moments.${moment}`);
  if (indicator.kind !== 'yes_no') return <NumberField name={name} label={label} unit={unit} decimal={indicator.decimals > 0} />;
  return (
    <RadioCards
      name={name}
      label={label}
      columns={2}
      choices={[
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]}
    />
  );
}

function slotsOf({ indicators }: MeasureView): [Slot, IndicatorView][] {
  return SLOTS.flatMap((slot): [Slot, IndicatorView][] => {
    const indicator = indicators[slot - 1];
    return indicator ? [[slot, indicator]] : [];
  });
}

/** What was given before, as it would be typed. */
function initialOf(view: MeasureView): Record<string, string[]> {
  const { stage, autonomy } = view;
  const initial: Record<string, string[]> = {};
  for (const [slot, { kind, current }] of slotsOf(view)) {
    for (const moment of MOMENTS_OF[stage]) {
      const value = current[moment];
      if (!value) continue;
      const typed = String(value.hundredths / 100).replace('.', ',');
      initial[`${moment}${slot}`] = [kind === 'yes_no' ? (value.hundredths > 0 ? 'yes' : 'no') : typed];
      initial[`evidence${slot}`] = [value.evidence ?? ''];
    }
  }
  const answered = autonomy.find(({ moment }) => moment === stage);
  if (answered) {
    initial.autonomy = [answered.answer];
    initial.example = [answered.example ?? ''];
  }
  return initial;
}
