import 'server-only';
import type { z } from 'zod';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { dateOfDay } from '@/lib/i18n/day';
import type { Result } from '@/lib/result';
import { canReadReport, canReadReports, canWriteReports } from './policy';
import { findReport, type ReportRow } from './queries';
import { INDICATOR_CODES } from './rules';
import { type openReportSchema, type reviseReportSchema, targetField } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { reportId: number };

/** Another report, of a period, with nothing in it yet. */
export function openReport({ actor, submissionId }: Context, period: z.output<typeof openReportSchema>): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'report_open' }, async (tx) => {
    if (!canWriteReports(actor)) throw new Refusal('forbidden');
    const { id } = await tx.report.create({ data: { ...daysOf(period), openedById: actor.userId }, select: { id: true } });
    await record(tx, { actorId: actor.userId, action: 'report_open', subject: 'report', subjectId: id, fields: ['startsOn', 'endsOn'] });
    return { reportId: id };
  });
}

/** Its period, what it aimed at, and what its people write. */
export function reviseReport(
  { actor, submissionId }: Context,
  { reportId, version, startsOn, endsOn, ...sent }: z.output<typeof reviseReportSchema>,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'report_revise' }, async (tx) => {
    await findWritable(actor, reportId, tx);
    const { achievedFr, achievedAr, difficultiesFr, difficultiesAr, nextFr, nextAr, ...targets } = sent;
    const words = { achievedFr, achievedAr, difficultiesFr, difficultiesAr, nextFr, nextAr };
    await change(tx, { id: reportId, version }, { ...words, ...daysOf({ startsOn, endsOn }) });
    await tx.reportTarget.deleteMany({ where: { reportId } });
    await tx.reportTarget.createMany({
      data: INDICATOR_CODES.flatMap((indicator) => {
        const target = targets[targetField(indicator)];
        return target === null ? [] : [{ reportId, indicator, target }];
      }),
    });
    await record(tx, {
      actorId: actor.userId,
      action: 'report_revise',
      subject: 'report',
      subjectId: reportId,
      fields: ['startsOn', 'endsOn', 'narrative', 'targets'],
    });
    return { reportId };
  });
}

/** Observers read it from now on, or no more. */
export function publishReport(
  { actor, submissionId, now }: Context,
  { reportId, version }: { reportId: number; version: number },
  publish: boolean,
): Promise<Result<Answer>> {
  const action = publish ? 'report_publish' : 'report_withdraw';
  return transactOnce({ actorId: actor.userId, submissionId, action }, async (tx) => {
    const report = await findWritable(actor, reportId, tx);
    // Somebody else was quicker.
    if ((report.publishedAt !== null) === publish) throw new Refusal('changed');
    await change(tx, { id: reportId, version }, { publishedAt: publish ? now : null });
    await record(tx, { actorId: actor.userId, action, subject: 'report', subjectId: reportId, fields: ['state'] });
    return { reportId };
  });
}

function daysOf({ startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  return { startsOn: dateOfDay(startsOn), endsOn: dateOfDay(endsOn) };
}

/** Who may know of no report is told so whether there is one or not. */
async function findWritable(actor: Actor, id: number, tx: Tx): Promise<ReportRow> {
  if (!canReadReports(actor)) throw new Refusal('forbidden');
  const report = await findReport(id, tx);
  if (!report || !canReadReport(actor, report)) throw new Refusal('notFound');
  if (!canWriteReports(actor)) throw new Refusal('forbidden');
  return report;
}

async function change(tx: Tx, { id, version }: { id: number; version: number }, data: Parameters<typeof tx.report.updateMany>[0]['data']) {
  const { count } = await tx.report.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw new Refusal('changed');
}
