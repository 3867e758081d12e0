import { useLocale, useTranslations } from 'next-intl';
import { RadioCards } from '@/components/forms/choice-fields';
import { FoldedFields } from '@/components/forms/folded-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { Bar } from '@/components/ui/bar';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { saveAnswersAction } from '@/lib/readiness/actions';
import { evidenceField, levelField } from '@/lib/readiness/schema';
import type { AnsweringView, ItemView } from '@/lib/readiness/views';
import { inLocale, routes } from '@/lib/routes';

interface Props {
  view: AnsweringView;
  submission: string;
}

/** The questions of one dimension: each step is kept, and the next one follows. */
export function AnsweringPage({ view, submission }: Props) {
  const t = useTranslations('readiness');
  const locale = useLocale();
  const { diagnosticId, version, dimension, name, intro, items, steps, minutesLeft, initial } = view;
  const position = steps.findIndex((step) => step.dimension === dimension);
  const before = steps[position - 1];
  const last = position === steps.length - 1;
  return (
    <PageFrame
      trail={[{ href: inLocale(locale, routes.readiness()), label: t('title') }]}
      eyebrow={t('step.of', { position: position + 1, count: steps.length, minutes: minutesLeft })}
      title={name}
      lead={intro}
    >
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-7">
        <Bar value={position + 1} max={steps.length} />
        <Form action={saveAnswersAction} submission={submission} title={name} refusal={t('step.refused')} initial={initial}>
          <input type="hidden" name="diagnosticId" value={diagnosticId} />
          <input type="hidden" name="dimension" value={dimension} />
          <input type="hidden" name="version" value={version} />
          {items.map((item) => (
            <Question key={item.code} item={item} />
          ))}
          <div className="flex flex-wrap gap-3">
            <SubmitButton wide="phone" name="after" value="next">
              {t(last ? 'step.finish' : 'step.next')}
            </SubmitButton>
            <SubmitButton variant="second" wide="phone" name="after" value="leave">
              {t('step.leave')}
            </SubmitButton>
          </div>
        </Form>
        {before && (
          <p>
            <a href={inLocale(locale, routes.readinessStep(before.dimension))} className="inline-flex min-h-target items-center">
              {t('step.before', { name: before.name })}
            </a>
          </p>
        )}
      </div>
    </PageFrame>
  );
}

function Question({ item: { code, question, levels, evidence } }: { item: ItemView }) {
  const t = useTranslations('readiness.step');
  const field = evidenceField(code);
  return (
    <div className="grid gap-3 border-line border-t pt-6">
      <RadioCards
        name={levelField(code)}
        label={question}
        choices={levels.map((sentence, level) => ({ value: String(level), label: sentence }))}
      />
      <FoldedFields names={[field]} summary={t('evidence')}>
        <TextArea
          name={field}
          label={
            <>
              {t('evidenceField')} <VisuallyHidden>{question}</VisuallyHidden>
            </>
          }
          hint={t('evidenceHint', { examples: evidence })}
          rows={2}
          optional
        />
      </FoldedFields>
    </div>
  );
}
