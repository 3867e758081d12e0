import { useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LastAttempt } from '@/components/notification/last-attempt';
import { Alert } from '@/components/ui/alert';
import { CardTable, type Column } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { runAllJobsAgainAction, runJobAgainAction } from '@/lib/jobs/actions';
import type { FailedJobsView, FailedJobView } from '@/lib/jobs/views';

/** What the platform could not do by itself: what, why, and the button that has it tried again once the cause is mended. */
export function FailedJobsPage({ view: { jobs, count, newest, mayRunAgain, done } }: { view: FailedJobsView }) {
  const t = useTranslations('failedJobs');
  return (
    <PageFrame
      title={t('title')}
      lead={count === 0 ? undefined : t('lead', { count })}
      actions={newest !== null && mayRunAgain && <RunAllAgain upTo={newest} />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {done !== null && <Alert tone="ok" title={t(`done.${done}`)} />}
        {count > 0 && !mayRunAgain && <p>{t('readOnly')}</p>}
        {jobs.length === 0 ? <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState> : <Rows jobs={jobs} act={mayRunAgain} />}
        {count > jobs.length && <p className="text-ink-muted">{t('shown', { shown: jobs.length })}</p>}
      </div>
    </PageFrame>
  );
}

function Rows({ jobs, act }: { jobs: FailedJobView[]; act: boolean }) {
  const t = useTranslations('failedJobs');
  const called = ({ job }: FailedJobView) => t(`jobs.${job ?? 'unknown'}`);
  const columns: Column<FailedJobView>[] = [
    { key: 'job', label: t('columns.job'), kind: 'head', cell: called },
    { key: 'why', label: t('columns.why'), cell: (job) => t(`failures.${job.failure}`) },
    { key: 'when', label: t('columns.when'), cell: (job) => <LastAttempt at={job.failedAt} when={job.when} attempts={job.attempts} /> },
  ];
  const again: Column<FailedJobView> = {
    key: 'act',
    label: t('columns.act'),
    kind: 'act',
    cell: (job) => (
      <Form action={runJobAgainAction} submission={crypto.randomUUID()} refusal={t('refused')} prefix={`job-${job.id}-`}>
        <input type="hidden" name="id" value={job.id} />
        <div>
          <SubmitButton variant="second" small>
            {t('again')}
            <VisuallyHidden> {called(job)}</VisuallyHidden>
          </SubmitButton>
        </div>
      </Form>
    ),
  };
  return <CardTable caption={t('title')} rows={jobs} rowKey={(job) => job.id} columns={act ? [...columns, again] : columns} />;
}

function RunAllAgain({ upTo }: { upTo: number }) {
  const t = useTranslations('failedJobs');
  return (
    <Form action={runAllJobsAgainAction} submission={crypto.randomUUID()} refusal={t('refused')} prefix="all-">
      <input type="hidden" name="upTo" value={upTo} />
      <div>
        <SubmitButton variant="second">{t('all')}</SubmitButton>
      </div>
    </Form>
  );
}
