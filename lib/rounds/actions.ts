'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { cancelRound, computeRound, createRound, reviseRound, sendRound } from './commands';
import { cancelRoundSchema, computeRoundSchema, createRoundSchema, reviseRoundSchema, sendRoundSchema } from './schema';

export const createRoundAction = formAction(createRoundSchema, async ({ actor, input, submissionId }) =>
  onDone(await createRound({ actor, submissionId, now: new Date() }, input), ({ roundId }) => ({
    redirectTo: routes.round(roundId, 'created'),
  })),
);

export const computeRoundAction = formAction(computeRoundSchema, async ({ actor, input, submissionId }) =>
  onDone(await computeRound({ actor, submissionId, now: new Date() }, input), ({ roundId }) => ({
    redirectTo: routes.round(roundId, 'computing'),
  })),
);

export const cancelRoundAction = formAction(cancelRoundSchema, async ({ actor, input, submissionId }) =>
  onDone(await cancelRound({ actor, submissionId, now: new Date() }, input), ({ roundId }) => ({
    redirectTo: routes.round(roundId, 'cancelled'),
  })),
);

/** The page of the table that was read is the one that follows. */
export const reviseRoundAction = formAction(reviseRoundSchema, async ({ actor, input, submissionId, keep }) => {
  const { roundId, version } = input;
  return onDone(await reviseRound({ actor, submissionId, now: new Date() }, { roundId, version, ...input.change }), () => ({
    redirectTo: routes.round(roundId, 'revised', keep),
  }));
});

export const sendRoundAction = formAction(sendRoundSchema, async ({ actor, input, submissionId }) => {
  const { roundId, version, pair } = input;
  return onDone(await sendRound({ actor, submissionId, now: new Date() }, { roundId, version, pairs: pair }), () => ({
    redirectTo: routes.round(roundId, 'sent'),
  }));
});
