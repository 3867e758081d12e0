'use server';

import { formAction } from '@/lib/actions/form-action';
import { organisationOf } from '@/lib/listings/policy';
import { done, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { publishOffer } from './commands';
import { publishOfferSchema } from './schema';

export const publishOfferAction = formAction(publishOfferSchema, async ({ actor, input, submissionId }) => {
  const owner = organisationOf(actor, input.side);
  if (!owner) return refused('forbidden');
  const published = await publishOffer({
    intent: { actorId: actor.userId, submissionId, action: 'publish_offer' },
    organisationId: owner.organisationId,
    offer: input,
    now: new Date(),
  });
  return published.ok ? done({ redirectTo: routes.ownOffer(input.side, published.value.id) }) : published;
});
