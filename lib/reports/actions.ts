'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { type ReportDone, routes } from '@/lib/routes';
import { openReport, publishReport, reviseReport } from './commands';
import { decideReportSchema, openReportSchema, reviseReportSchema } from './schema';

const leadBack =
  (done: ReportDone) =>
  ({ reportId }: { reportId: number }) => ({ redirectTo: routes.report(reportId, done) });

export const openReportAction = formAction(openReportSchema, async ({ actor, input, submissionId }) =>
  onDone(await openReport({ actor, submissionId, now: new Date() }, input), ({ reportId }) => ({
    redirectTo: routes.editReport(reportId),
  })),
);

export const reviseReportAction = formAction(reviseReportSchema, async ({ actor, input, submissionId }) =>
  onDone(await reviseReport({ actor, submissionId, now: new Date() }, input), leadBack('revised')),
);

export const publishReportAction = formAction(decideReportSchema, async ({ actor, input, submissionId }) =>
  onDone(await publishReport({ actor, submissionId, now: new Date() }, input, true), leadBack('published')),
);

export const withdrawReportAction = formAction(decideReportSchema, async ({ actor, input, submissionId }) =>
  onDone(await publishReport({ actor, submissionId, now: new Date() }, input, false), leadBack('withdrawn')),
);
