import { z } from 'zod';
import { choice, day, id, optionalText, text, unlessEmpty, version } from '@/lib/actions/fields';
import { LEAD_STATES, NEXT_STEP_LENGTH, ORGANISATION_LENGTH, REASON_LENGTH } from './rules';

export const openLeadSchema = z.object({ contactId: id() });

export const openLeadByHandSchema = z.object({
  forumId: id(),
  associationId: unlessEmpty(id()),
  organisation: text({ ...ORGANISATION_LENGTH, missing: 'organisationNameMissing' }),
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of an account; whether it may follow the lead is decided later. */
const account = optionalText({ max: 36 }).transform((value, context) => {
  if (value === null || UUID.test(value)) return value;
  context.addIssue({ code: 'custom', message: 'choiceMissing', params: {} });
  return z.NEVER;
});

export const reviseLeadSchema = z
  .object({
    leadId: id(),
    version: version(),
    state: choice(LEAD_STATES),
    reason: unlessEmpty(text({ ...REASON_LENGTH, multiline: true })),
    ownerId: account,
    associationId: unlessEmpty(id()),
    companyId: unlessEmpty(id()),
    nextStep: unlessEmpty(text(NEXT_STEP_LENGTH)),
    nextOn: unlessEmpty(day()),
  })
  .superRefine(({ state, reason, nextStep, nextOn }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', message, path: [field] });
    if (state === 'closed' && reason === null) refuse('reason', 'reasonMissing');
    if (nextStep !== null && nextOn === null) refuse('nextOn', 'dateMissing');
    if (nextStep === null && nextOn !== null) refuse('nextStep', 'nextStepMissing');
  });
export type RevisedLead = z.output<typeof reviseLeadSchema>;
