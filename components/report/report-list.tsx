import { useLocale, useTranslations } from 'next-intl';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { DateField } from '@/components/forms/text-field';
import { PageFrame } from '@/components/layout/page-frame';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/card';
import { CardTable } from '@/components/ui/card-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDay } from '@/lib/i18n/formats';
import { openReportAction } from '@/lib/reports/actions';
import type { ReportListView, ReportSummary } from '@/lib/reports/views';
import { inLocale, routes } from '@/lib/routes';

/** The programme's reports, and the form that opens another. */
export function ReportList({ view: { rows, mayWrite }, submission }: { view: ReportListView; submission: string }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  return (
    <PageFrame title={t('title')} lead={t('lead')}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {rows.length === 0 ? (
          <EmptyState title={t('emptyTitle')}>{t(mayWrite ? 'emptyWrite' : 'emptyRead')}</EmptyState>
        ) : (
          <CardTable
            caption={t('title')}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'period',
                label: t('columns.period'),
                kind: 'head',
                cell: ({ id, startsOn, endsOn }) => (
                  <a href={inLocale(locale, routes.report(id))} className="inline-flex min-h-target items-center">
                    {t('titleOf', { from: formatDay(startsOn, locale), to: formatDay(endsOn, locale) })}
                  </a>
                ),
              },
              { key: 'state', label: t('columns.state'), cell: (row) => <ReportState report={row} /> },
            ]}
          />
        )}
        {mayWrite && (
          <Panel title={t('open.title')} className="max-w-measure">
            <Form action={openReportAction} submission={submission} refusal={t('open.refused')}>
              <PeriodFields />
              <div>
                <SubmitButton wide="phone">{t('open.submit')}</SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
      </div>
    </PageFrame>
  );
}

export function ReportState({ report: { published } }: { report: Pick<ReportSummary, 'published'> }) {
  const t = useTranslations('reports');
  return (
    <Badge tone={published ? 'ok' : 'neutral'} icon={published ? 'check' : 'clock'}>
      {t(published ? 'isPublished' : 'isDraft')}
    </Badge>
  );
}

/** Its first and its last day. */
export function PeriodFields() {
  const t = useTranslations('reports');
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <DateField name="startsOn" label={t('startsOn')} />
      <DateField name="endsOn" label={t('endsOn')} />
    </div>
  );
}
