'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { type PartnershipDone, routes } from '@/lib/routes';
import {
  endPartnership,
  pausePartnership,
  publishPartnership,
  renewPartnership,
  resumePartnership,
  reviewPartnership,
  revisePartnership,
  unpublishPartnership,
} from './commands';
import {
  endPartnershipSchema,
  pausePartnershipSchema,
  publishPartnershipSchema,
  renewPartnershipSchema,
  resumePartnershipSchema,
  reviewPartnershipSchema,
  revisePartnershipSchema,
  unpublishPartnershipSchema,
} from './schema';

const shown = (done: PartnershipDone) => (answer: { partnershipId: number }) => ({
  redirectTo: routes.partnership(answer.partnershipId, done),
});

export const revisePartnershipAction = formAction(revisePartnershipSchema, async ({ actor, input, submissionId }) =>
  onDone(await revisePartnership({ actor, submissionId, now: new Date() }, input), shown('revised')),
);

export const pausePartnershipAction = formAction(pausePartnershipSchema, async ({ actor, input, submissionId }) =>
  onDone(await pausePartnership({ actor, submissionId, now: new Date() }, input), shown('paused')),
);

export const resumePartnershipAction = formAction(resumePartnershipSchema, async ({ actor, input, submissionId }) =>
  onDone(await resumePartnership({ actor, submissionId, now: new Date() }, input), shown('resumed')),
);

export const renewPartnershipAction = formAction(renewPartnershipSchema, async ({ actor, input, submissionId }) =>
  onDone(await renewPartnership({ actor, submissionId, now: new Date() }, input), shown('renewed')),
);

export const endPartnershipAction = formAction(endPartnershipSchema, async ({ actor, input, submissionId }) =>
  onDone(await endPartnership({ actor, submissionId, now: new Date() }, input), shown('ended')),
);

export const reviewPartnershipAction = formAction(reviewPartnershipSchema, async ({ actor, input, submissionId }) =>
  onDone(await reviewPartnership({ actor, submissionId, now: new Date() }, input), shown('reviewed')),
);

export const publishPartnershipAction = formAction(publishPartnershipSchema, async ({ actor, input, submissionId }) =>
  onDone(await publishPartnership({ actor, submissionId, now: new Date() }, input), shown('published')),
);

export const unpublishPartnershipAction = formAction(unpublishPartnershipSchema, async ({ actor, input, submissionId }) =>
  onDone(await unpublishPartnership({ actor, submissionId, now: new Date() }, input), shown('unpublished')),
);
