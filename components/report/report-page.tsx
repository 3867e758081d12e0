import { useLocale, useTranslations } from 'next-intl';
import { TableSection } from '@/components/exports/table-section';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { PageFrame } from '@/components/layout/page-frame';
import { LocalText } from '@/components/listing/local-text';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Panel } from '@/components/ui/card';
import { publishReportAction, withdrawReportAction } from '@/lib/reports/actions';
import type { ReportView } from '@/lib/reports/views';
import { inLocale, type ReportDone, routes } from '@/lib/routes';
import { ReportState } from './report-list';

const FILES = ['pdf', 'xlsx', 'csv'] as const;

interface Props {
  report: ReportView;
  done: ReportDone | undefined;
  submission: string;
}

/** The log-frame of a period, what the programme's people write of it, and its files. */
export function ReportPage({ report, done, submission }: Props) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const { id, title, tables, narratives, notes, mayWrite } = report;
  const [logframe] = tables;
  return (
    <PageFrame title={title} trail={useReportsTrail()} lead={<ReportState report={report} />}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {done !== undefined && <Alert tone="ok" title={t(`done.${done}`)} />}
        <ul className="flex flex-wrap gap-x-6">
          {FILES.map((kind) => (
            <li key={kind}>
              <a href={routes.reportFile(id, locale, kind)} download className="inline-flex min-h-target items-center">
                {t(`files.${kind}`)}
              </a>
            </li>
          ))}
        </ul>
        {logframe && <TableSection table={logframe} />}
        {narratives.map(({ part, title: heading, words }) => (
          <Panel key={part} title={heading}>
            <p className="max-w-measure whitespace-pre-line">
              <LocalText text={words} />
            </p>
          </Panel>
        ))}
        <Panel title={t('method')}>
          {notes.map((note) => (
            <p key={note} className="max-w-measure">
              {note}
            </p>
          ))}
        </Panel>
        {mayWrite && <Keep report={report} submission={submission} />}
      </div>
    </PageFrame>
  );
}

/** What whoever writes it can do: change it, and let observers read it or no more. */
function Keep({ report: { id, version, published }, submission }: { report: ReportView; submission: string }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const which = published ? 'withdraw' : 'publish';
  return (
    <Panel title={t('keep')}>
      <p>
        <ButtonLink variant="second" wide="phone" href={inLocale(locale, routes.editReport(id))}>
          {t('edit.title')}
        </ButtonLink>
      </p>
      <Form action={published ? withdrawReportAction : publishReportAction} submission={submission} refusal={t(`${which}.refused`)}>
        <input type="hidden" name="reportId" value={id} />
        <input type="hidden" name="version" value={version} />
        <p>{t(`${which}.text`)}</p>
        <div>
          <SubmitButton variant={published ? 'second' : 'primary'} wide="phone">
            {t(`${which}.submit`)}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

export function useReportsTrail() {
  const t = useTranslations('reports');
  return [{ href: inLocale(useLocale(), routes.reports()), label: t('title') }];
}
