'use server';

import { formAction } from '@/lib/actions/form-action';
import { organisationOf } from '@/lib/listings/policy';
import { done, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { publishNeed } from './commands';
import { publishNeedSchema } from './schema';

export const publishNeedAction = formAction(publishNeedSchema, async ({ actor, input, submissionId }) => {
  const owner = organisationOf(actor, input.side);
  if (!owner) return refused('forbidden');
  const published = await publishNeed({
    intent: { actorId: actor.userId, submissionId, action: 'publish_need' },
    organisationId: owner.organisationId,
    need: input,
    now: new Date(),
  });
  return published.ok ? done({ redirectTo: routes.ownNeed(input.side, published.value.id) }) : published;
});
