import { useLocale, useTranslations } from 'next-intl';
import { CheckboxGroup } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { SupportSteps } from '@/components/support/support-steps';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Timeline } from '@/components/ui/timeline';
import { formatDay } from '@/lib/i18n/formats';
import { closeDiagnosticAction, shareReadinessAction, startDiagnosticAction } from '@/lib/readiness/actions';
import { AUDIENCES } from '@/lib/readiness/rules';
import type { OpenView, ReadinessView } from '@/lib/readiness/views';
import { inLocale, type ReadinessDone, routes } from '@/lib/routes';

interface Props {
  view: ReadinessView;
  done: ReadinessDone | undefined;
  submissions: { start: string; close: string; share: string };
}

/** The diagnostics of an association: what it is answering, and what it has answered before. */
export function ReadinessPage({ view, done, submissions }: Props) {
  const t = useTranslations('readiness');
  const support = useTranslations('support');
  const { intro, open, closed } = view;
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        {open ? <Open open={open} submission={submissions.close} /> : <Start intro={intro} submission={submissions.start} />}
        <Closed closed={closed} />
        {view.support.length > 0 && (
          <section aria-labelledby="support" className="grid grid-cols-[minmax(0,1fr)] gap-3">
            <h2 id="support">{support('own')}</h2>
            <p className="text-ink-muted">{support('ownText')}</p>
            <SupportSteps steps={view.support} organisationId={null} />
          </section>
        )}
        <Sharing view={view} submission={submissions.share} />
      </div>
    </PageFrame>
  );
}

function Start({ intro, submission }: { intro: string; submission: string }) {
  const t = useTranslations('readiness');
  return (
    <Panel title={t('start.title')}>
      <p>{intro}</p>
      <Form action={startDiagnosticAction} submission={submission} refusal={t('start.refused')}>
        <input type="hidden" name="side" value="association" />
        <div>
          <SubmitButton wide="phone">{t('start.submit')}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

/** Where the answers go on; once there is enough, the diagnostic is closed here. */
function Open({ open: { id, steps, minutesLeft, complete, next }, submission }: { open: OpenView; submission: string }) {
  const t = useTranslations('readiness');
  const locale = useLocale();
  const isDone = (step: OpenView['steps'][number]) => step.answered === step.asked;
  const left = steps.some((step) => !isDone(step));
  return (
    <Panel title={t('open.title')}>
      <p>{left ? t('open.left', { minutes: minutesLeft }) : t('open.all')}</p>
      <Timeline
        label={t('open.steps')}
        items={steps.map((step) => ({
          key: step.dimension,
          state: isDone(step) ? 'done' : step.dimension === next ? 'now' : 'next',
          title: <a href={inLocale(locale, routes.readinessStep(step.dimension))}>{step.name}</a>,
          note: t('open.answered', { answered: step.answered, asked: step.asked }),
        }))}
      />
      {left && (
        <p>
          <ButtonLink variant={complete ? 'second' : 'primary'} wide="phone" href={inLocale(locale, routes.readinessStep(next))}>
            {t('open.continue')}
          </ButtonLink>
        </p>
      )}
      {complete && (
        <Form action={closeDiagnosticAction} submission={submission} refusal={t('close.refused')}>
          <input type="hidden" name="diagnosticId" value={id} />
          <p>{t('close.text', { left: left ? 'yes' : 'no' })}</p>
          <div>
            <SubmitButton wide="phone">{t('close.submit')}</SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}

function Closed({ closed }: { closed: ReadinessView['closed'] }) {
  const t = useTranslations('readiness.closed');
  const locale = useLocale();
  if (closed.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  return (
    <Panel title={t('title')}>
      <ul className="grid gap-4">
        {closed.map(({ id, closedAt, by, overall }) => (
          <li key={id}>
            <a href={inLocale(locale, routes.diagnostic(id))} className="inline-flex min-h-target items-center font-semibold">
              {t('of', { date: formatDay(closedAt, locale) })}
            </a>
            <p>{overall}</p>
            <p className="text-ink-muted text-sm">{t.rich('by', { by: () => <LocalText text={by} /> })}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Who else reads them: nobody, until an owner says so. */
function Sharing({ view: { sharedWith, shareable }, submission }: { view: ReadinessView; submission: string }) {
  const t = useTranslations('readiness.sharing');
  const choices = AUDIENCES.map((audience) => ({
    value: audience,
    label: t(`${audience}.label`),
    hint: t(`${audience}.hint`),
  }));
  return (
    <Panel id="sharing" title={t('title')}>
      <p>
        {sharedWith.length === 0 ? t('nobody') : t('shared', { audiences: sharedWith.length === 2 ? 'both' : (sharedWith[0] ?? 'both') })}
      </p>
      {shareable ? (
        <Form action={shareReadinessAction} submission={submission} refusal={t('refused')} initial={{ audiences: sharedWith }}>
          <input type="hidden" name="side" value="association" />
          <CheckboxGroup name="audiences" label={t('question')} choices={choices} optional />
          <div>
            <SubmitButton variant="second" wide="phone">
              {t('submit')}
            </SubmitButton>
          </div>
        </Form>
      ) : (
        <p className="text-ink-muted text-sm">{t('ownersOnly')}</p>
      )}
    </Panel>
  );
}
