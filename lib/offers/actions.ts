'use server';

import { formAction } from '@/lib/actions/form-action';
import { organisationOf } from '@/lib/listings/policy';
import { onDone, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { editOffer, publishOffer } from './commands';
import { editOfferSchema, publishOfferSchema } from './schema';

export const publishOfferAction = formAction(publishOfferSchema, async ({ actor, input, submissionId }) => {
  const owner = organisationOf(actor, input.side);
  if (!owner) return refused('forbidden');
  const { draftId, ...offer } = input;
  return onDone(
    await publishOffer({ actor, submissionId, organisationId: owner.organisationId, offer, draftId, now: new Date() }),
    ({ id }) => ({
      redirectTo: routes.ownOffer(input.side, id),
    }),
  );
});

export const editOfferAction = formAction(editOfferSchema, async ({ actor, input, submissionId }) => {
  const { id, version, seen, ...offer } = input;
  return onDone(await editOffer({ actor, submissionId, id, version, seen, offer, now: new Date() }), () => ({
    redirectTo: routes.ownOffer(input.side, id),
  }));
});
