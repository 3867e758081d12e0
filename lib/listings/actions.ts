'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone, type Result } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { approveListing, closeListing, extendListing, pauseListing, reopenListing, returnListing } from './commands';
import { findListing } from './queries';
import type { Noun } from './rules';
import { extendListingSchema, listingSchema, reviewListingSchema } from './schema';

/** Back to the listing's own page, which says how it stands now. */
async function backTo(noun: Noun, result: Result<{ id: number }>) {
  const kind = result.ok ? (await findListing(noun, result.value.id))?.kind : undefined;
  const side = sideOf(kind ?? 'ASSOCIATION');
  return onDone(result, ({ id }) => ({ redirectTo: noun === 'need' ? routes.ownNeed(side, id) : routes.ownOffer(side, id) }));
}

export const pauseListingAction = formAction(listingSchema, async ({ actor, input, submissionId }) =>
  backTo(input.noun, await pauseListing({ actor, submissionId, now: new Date() }, input)),
);

export const reopenListingAction = formAction(listingSchema, async ({ actor, input, submissionId }) =>
  backTo(input.noun, await reopenListing({ actor, submissionId, now: new Date() }, input)),
);

export const closeListingAction = formAction(listingSchema, async ({ actor, input, submissionId }) =>
  backTo(input.noun, await closeListing({ actor, submissionId, now: new Date() }, input)),
);

export const extendListingAction = formAction(extendListingSchema, async ({ actor, input, submissionId }) =>
  backTo(input.noun, await extendListing({ actor, submissionId, now: new Date() }, input, input.until)),
);

/** One form, two decisions: the schema has made sure that sending back says why. */
export const reviewListingAction = formAction(reviewListingSchema, async ({ actor, input, submissionId, keep }) => {
  const context = { actor, submissionId, now: new Date() };
  return input.decision === 'approve'
    ? onDone(await approveListing(context, input), () => ({ redirectTo: routes.listingQueue('opened', keep) }))
    : onDone(await returnListing(context, input, input.reason), () => ({ redirectTo: routes.listingQueue('returned', keep) }));
});
