'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { routes } from '@/lib/routes';
import { acceptProposal, declineProposal, mergeProposal } from './commands';
import { decideProposalSchema } from './schema';

export const decideProposalAction = formAction(decideProposalSchema, async ({ actor, input, submissionId, keep }) => {
  const context = { actor, submissionId, now: new Date() };
  const { id } = input;
  const result =
    input.decision === 'accept'
      ? await acceptProposal(context, id, input)
      : input.decision === 'merge'
        ? await mergeProposal(context, id, input.skill)
        : await declineProposal(context, id, input.reason);
  return onDone(result, () => ({ redirectTo: routes.skillQueue(input.decision, keep) }));
});
