'use server';

import { formAction } from '@/lib/actions/form-action';
import { onDone } from '@/lib/result';
import { type LeadDone, routes } from '@/lib/routes';
import { openLead, openLeadByHand, reviseLead } from './commands';
import { openLeadByHandSchema, openLeadSchema, reviseLeadSchema } from './schema';

const leadTo =
  (done: LeadDone) =>
  ({ leadId }: { leadId: number }) => ({ redirectTo: routes.lead(leadId, done) });

export const openLeadAction = formAction(openLeadSchema, async ({ actor, input, submissionId }) =>
  onDone(await openLead({ actor, submissionId, now: new Date() }, input), leadTo('opened')),
);

export const openLeadByHandAction = formAction(openLeadByHandSchema, async ({ actor, input, submissionId }) =>
  onDone(await openLeadByHand({ actor, submissionId, now: new Date() }, input), leadTo('opened')),
);

export const reviseLeadAction = formAction(reviseLeadSchema, async ({ actor, input, submissionId }) =>
  onDone(await reviseLead({ actor, submissionId, now: new Date() }, input), leadTo('revised')),
);
