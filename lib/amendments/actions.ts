'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import {
  agreeToAmendment,
  approveAmendment,
  declineAmendment,
  proposeAmendment,
  rejectAmendment,
  signAmendment,
  withdrawAmendment,
} from './commands';
import {
  agreeToAmendmentSchema,
  decideAmendmentSchema,
  declineAmendmentSchema,
  proposeAmendmentSchema,
  signAmendmentSchema,
  withdrawAmendmentSchema,
} from './schema';

export const proposeAmendmentAction = formAction(proposeAmendmentSchema, async ({ actor, input, submissionId }) =>
  onDone(await proposeAmendment({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.amendments(missionId, 'proposed'),
  })),
);

export const agreeToAmendmentAction = formAction(agreeToAmendmentSchema, async ({ actor, input, submissionId }) =>
  onDone(await agreeToAmendment({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.amendments(missionId, 'agreed'),
  })),
);

export const declineAmendmentAction = formAction(declineAmendmentSchema, async ({ actor, input, submissionId }) =>
  onDone(await declineAmendment({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.amendments(missionId, 'declined'),
  })),
);

export const withdrawAmendmentAction = formAction(withdrawAmendmentSchema, async ({ actor, input, submissionId }) =>
  onDone(await withdrawAmendment({ actor, submissionId, now: new Date() }, input), ({ missionId }) => ({
    redirectTo: routes.amendments(missionId, 'withdrawn'),
  })),
);

/** One form, two decisions: the schema has made sure that a rejection says why. */
export const decideAmendmentAction = formAction(decideAmendmentSchema, async ({ actor, input, submissionId }) => {
  const context = { actor, submissionId, now: new Date() };
  const { amendmentId, version, reason } = input;
  return input.decision === 'approve'
    ? onDone(await approveAmendment(context, { amendmentId, version }), ({ missionId, waits }) => ({
        redirectTo: routes.amendments(missionId, waits ? 'waits' : 'approved'),
      }))
    : onDone(await rejectAmendment(context, { amendmentId, version, reason: reason ?? '' }), ({ missionId }) => ({
        redirectTo: routes.amendments(missionId, 'rejected'),
      }));
});

export const signAmendmentAction = formAction(signAmendmentSchema, async ({ actor, input, files, submissionId }) =>
  onDone(await signAmendment({ actor, submissionId, now: new Date() }, { ...input, files: files.scan ?? [] }), ({ missionId }) => ({
    redirectTo: routes.amendments(missionId, 'signed'),
  })),
);
