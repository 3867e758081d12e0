'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { addSupportStep, reviseSupportStep } from './commands';
import { addSupportStepSchema, reviseSupportStepSchema } from './schema';

export const addSupportStepAction = formAction(addSupportStepSchema, async ({ actor, input, submissionId }) =>
  onDone(await addSupportStep({ actor, submissionId, now: new Date() }, input), ({ organisationId }) => ({
    redirectTo: routes.support(organisationId, 'added'),
  })),
);

export const reviseSupportStepAction = formAction(reviseSupportStepSchema, async ({ actor, input, submissionId }) =>
  onDone(await reviseSupportStep({ actor, submissionId, now: new Date() }, input), ({ organisationId }) => ({
    redirectTo: routes.support(organisationId, 'revised'),
  })),
);
