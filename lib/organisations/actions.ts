'use server';

import { formAction } from '@/lib/actions/form-action';
import { sideOfOrganisation } from '@/lib/organisations/policy';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import {
  decideChange,
  decideMerge,
  proposeMerge,
  reinstateOrganisation,
  returnOrganisation,
  saveProfile,
  suspendOrganisation,
  verifyOrganisation,
  withdrawChange,
} from './commands';
import {
  decideChangeSchema,
  decideMergeSchema,
  profileSchema,
  proposeMergeSchema,
  reinstateSchema,
  suspendSchema,
  verifySchema,
  withdrawChangeSchema,
} from './schema';

/** One form, two buttons: the command has made sure that what is sent lacks nothing. */
export const saveProfileAction = formAction(profileSchema, async ({ actor, input, submissionId }) =>
  onDone(await saveProfile({ actor, submissionId, now: new Date() }, input), ({ outcome }) => ({
    redirectTo: routes.profile(sideOfOrganisation(actor, input.organisationId), outcome),
  })),
);

export const withdrawChangeAction = formAction(withdrawChangeSchema, async ({ actor, input, submissionId }) =>
  onDone(await withdrawChange({ actor, submissionId, now: new Date() }, input), () => ({
    redirectTo: routes.profile(sideOfOrganisation(actor, input.organisationId), 'withdrawn'),
  })),
);

/** One form, two decisions: the schema has made sure that a return says why. */
export const verifyOrganisationAction = formAction(verifySchema, async ({ actor, input, submissionId, keep }) => {
  const context = { actor, submissionId, now: new Date() };
  const { organisationId, version, reason } = input;
  return input.decision === 'verify'
    ? onDone(await verifyOrganisation(context, { organisationId, version }), () => ({
        redirectTo: routes.organisationQueue({ decision: 'verified', organisationId }, keep),
      }))
    : onDone(await returnOrganisation(context, { organisationId, version, reason: reason ?? '' }), () => ({
        redirectTo: routes.organisationQueue({ decision: 'returned', organisationId }, keep),
      }));
});

export const suspendOrganisationAction = formAction(suspendSchema, async ({ actor, input, submissionId, keep }) =>
  onDone(await suspendOrganisation({ actor, submissionId, now: new Date() }, input), ({ organisationId }) => ({
    redirectTo: routes.organisationFile(organisationId, keep),
  })),
);

export const reinstateOrganisationAction = formAction(reinstateSchema, async ({ actor, input, submissionId, keep }) =>
  onDone(await reinstateOrganisation({ actor, submissionId, now: new Date() }, input), ({ organisationId }) => ({
    redirectTo: routes.organisationFile(organisationId, keep),
  })),
);

export const decideChangeAction = formAction(decideChangeSchema, async ({ actor, input, submissionId, keep }) =>
  onDone(await decideChange({ actor, submissionId, now: new Date() }, input), ({ organisationId }) => ({
    redirectTo: routes.organisationQueue({ decision: input.decision === 'accept' ? 'accepted' : 'refused', organisationId }, keep),
  })),
);

export const proposeMergeAction = formAction(proposeMergeSchema, async ({ actor, input, submissionId, keep }) =>
  onDone(await proposeMerge({ actor, submissionId, now: new Date() }, input), ({ goneId }) => ({
    redirectTo: routes.organisationFile(goneId, keep),
  })),
);

export const decideMergeAction = formAction(decideMergeSchema, async ({ actor, input, submissionId, keep }) =>
  onDone(await decideMerge({ actor, submissionId, now: new Date() }, input), ({ keptId }) =>
    input.decision === 'confirm'
      ? { redirectTo: routes.organisationQueue({ decision: 'merged', organisationId: keptId }, keep) }
      : { redirectTo: routes.organisationFile(keptId, keep) },
  ),
);
