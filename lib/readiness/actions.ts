'use server';

import { refresh } from 'next/cache';
import { formAction } from '@/lib/actions/form-action';
import { organisationOf } from '@/lib/listings/policy';
import { onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { closeDiagnostic, saveAnswers, shareReadiness, startDiagnostic } from './commands';
import { DIMENSIONS } from './rules';
import { closeDiagnosticSchema, saveAnswersSchema, shareReadinessSchema, startDiagnosticSchema } from './schema';

export const startDiagnosticAction = formAction(startDiagnosticSchema, async ({ actor, input, submissionId }) => {
  const association = organisationOf(actor, input.side);
  if (!association) return refused('forbidden');
  const started = await startDiagnostic({ actor, submissionId, now: new Date() }, association.organisationId);
  return onDone(started, () => ({ redirectTo: routes.readiness() }));
});

/** Leads to the next dimension, or back to where the diagnostic is closed. */
export const saveAnswersAction = formAction(saveAnswersSchema, async ({ actor, input }) => {
  const saved = await saveAnswers({ actor, now: new Date() }, input);
  // The form that comes back has seen what somebody else answered: sent again, it counts.
  if (!saved.ok) refresh();
  const next = input.after === 'next' ? DIMENSIONS[DIMENSIONS.indexOf(input.dimension) + 1] : undefined;
  return onDone(saved, () => ({ redirectTo: next === undefined ? routes.readiness('saved') : routes.readinessStep(next) }));
});

export const shareReadinessAction = formAction(shareReadinessSchema, async ({ actor, input, submissionId }) => {
  const association = organisationOf(actor, input.side);
  if (!association) return refused('forbidden');
  const { organisationId } = association;
  const shared = await shareReadiness({ actor, submissionId, now: new Date() }, { organisationId, audiences: input.audiences });
  return onDone(shared, () => ({ redirectTo: routes.readiness('shared') }));
});

export const closeDiagnosticAction = formAction(closeDiagnosticSchema, async ({ actor, input, submissionId }) =>
  onDone(await closeDiagnostic({ actor, submissionId, now: new Date() }, input), ({ diagnosticId }) => ({
    redirectTo: routes.diagnostic(diagnosticId),
  })),
);
