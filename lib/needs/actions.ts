'use server';

import { formAction } from '@/lib/actions/form-action';
import { organisationOf } from '@/lib/listings/policy';
import { onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { editNeed, publishNeed } from './commands';
import { editNeedSchema, publishNeedSchema } from './schema';

export const publishNeedAction = formAction(publishNeedSchema, async ({ actor, input, submissionId }) => {
  const owner = organisationOf(actor, input.side);
  if (!owner) return refused('forbidden');
  const { draftId, ...need } = input;
  return onDone(
    await publishNeed({ actor, submissionId, organisationId: owner.organisationId, need, draftId, now: new Date() }),
    ({ id }) => ({
      redirectTo: routes.ownNeed(input.side, id),
    }),
  );
});

export const editNeedAction = formAction(editNeedSchema, async ({ actor, input, submissionId }) => {
  const { id, version, seen, ...need } = input;
  return onDone(await editNeed({ actor, submissionId, id, version, seen, need, now: new Date() }), () => ({
    redirectTo: routes.ownNeed(input.side, id),
  }));
});
