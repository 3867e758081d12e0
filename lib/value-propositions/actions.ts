'use server';

import { formAction } from '@/lib/actions/form-action';
import { organisationOf } from '@/lib/listings/policy';
import { onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { publishProposition, startProposition, unpublishProposition } from './commands';
import { publishPropositionSchema, startPropositionSchema, unpublishPropositionSchema } from './schema';

export const startPropositionAction = formAction(startPropositionSchema, async ({ actor, input, submissionId }) => {
  const association = organisationOf(actor, input.side);
  if (!association) return refused('forbidden');
  const started = await startProposition({ actor, submissionId, now: new Date() }, association.organisationId);
  return onDone(started, ({ draftId }) => ({ redirectTo: routes.propositionDraft(draftId) }));
});

export const publishPropositionAction = formAction(publishPropositionSchema, async ({ actor, input, submissionId }) => {
  const association = organisationOf(actor, input.side);
  if (!association) return refused('forbidden');
  const { organisationId } = association;
  const published = await publishProposition({ actor, submissionId, now: new Date() }, { organisationId, ...input });
  return onDone(published, () => ({ redirectTo: routes.proposition('published') }));
});

export const unpublishPropositionAction = formAction(unpublishPropositionSchema, async ({ actor, input, submissionId }) => {
  const association = organisationOf(actor, input.side);
  if (!association) return refused('forbidden');
  const unpublished = await unpublishProposition({ actor, submissionId, now: new Date() }, association.organisationId);
  return onDone(unpublished, () => ({ redirectTo: routes.proposition('unpublished') }));
});
