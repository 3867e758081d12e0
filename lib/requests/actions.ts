'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import {
  amendRequest,
  approveMany,
  approveRequest,
  askForExpertise,
  consentToRequest,
  declineRequest,
  pledgeExpertise,
  proposePair,
  rejectRequest,
  renewMission,
  withdrawRequest,
} from './commands';
import {
  amendSchema,
  approveManySchema,
  consentSchema,
  decideSchema,
  declineSchema,
  openRequestSchema,
  renewSchema,
  withdrawSchema,
} from './schema';

export const pledgeExpertiseAction = formAction(openRequestSchema, async ({ actor, input, submissionId }) =>
  onDone(await pledgeExpertise({ actor, submissionId, now: new Date() }, input), ({ requestId }) => ({
    redirectTo: routes.request(requestId, 'pledged'),
  })),
);

export const askForExpertiseAction = formAction(openRequestSchema, async ({ actor, input, submissionId }) =>
  onDone(await askForExpertise({ actor, submissionId, now: new Date() }, input), ({ requestId }) => ({
    redirectTo: routes.request(requestId, 'asked'),
  })),
);

export const proposePairAction = formAction(openRequestSchema, async ({ actor, input, submissionId }) =>
  onDone(await proposePair({ actor, submissionId, now: new Date() }, input), ({ requestId }) => ({
    redirectTo: routes.decision(requestId),
  })),
);

export const renewMissionAction = formAction(renewSchema, async ({ actor, input, submissionId }) =>
  onDone(await renewMission({ actor, submissionId, now: new Date() }, input), ({ requestId }) => ({
    redirectTo: routes.request(requestId, 'renewed'),
  })),
);

export const amendRequestAction = formAction(amendSchema, async ({ actor, input, submissionId }) =>
  onDone(await amendRequest({ actor, submissionId, now: new Date() }, input), ({ requestId }) => ({
    redirectTo: routes.request(requestId, 'amended'),
  })),
);

export const consentToRequestAction = formAction(consentSchema, async ({ actor, input, submissionId }) =>
  onDone(await consentToRequest({ actor, submissionId, now: new Date() }, input), ({ requestId }) => ({
    redirectTo: routes.request(requestId, 'consented'),
  })),
);

export const declineRequestAction = formAction(declineSchema, async ({ actor, input, submissionId }) =>
  onDone(await declineRequest({ actor, submissionId, now: new Date() }, input), ({ requestId }) => ({
    redirectTo: routes.request(requestId, 'declined'),
  })),
);

export const withdrawRequestAction = formAction(withdrawSchema, async ({ actor, input, submissionId }) =>
  onDone(await withdrawRequest({ actor, submissionId, now: new Date() }, input), ({ requestId }) => ({
    redirectTo: routes.request(requestId, 'withdrawn'),
  })),
);

/** One form, two decisions: the schema has made sure that a rejection says why. */
export const decideRequestAction = formAction(decideSchema, async ({ actor, input, submissionId, keep }) => {
  const context = { actor, submissionId, now: new Date() };
  const { requestId, version, reason } = input;
  return input.decision === 'approve'
    ? onDone(await approveRequest(context, { requestId, version, reason }), ({ waits }) => ({
        redirectTo: routes.queue({ decision: waits ? 'waits' : 'approved', requestId }, keep),
      }))
    : onDone(await rejectRequest(context, { requestId, version, reason: reason ?? '' }), () => ({
        redirectTo: routes.queue({ decision: 'rejected', requestId }, keep),
      }));
});

/** The page of results names this press of the button: it is there for whoever pressed it. */
export const approveManyAction = formAction(approveManySchema, async ({ actor, input, submissionId, keep }) =>
  onDone(await approveMany({ actor, submissionId, now: new Date() }, input.request), () => ({
    redirectTo: routes.bulkResult(submissionId, keep),
  })),
);
