import { z } from 'zod';
import { checkbox, choice, day, id, optionalText, text, version } from '@/lib/actions/fields';
import { DIMENSIONS } from '@/lib/readiness/rules';
import { OUTCOME_LENGTH, SUPPORT_KINDS, WHAT_LENGTH, WHO_LENGTH } from './rules';

const step = {
  what: text({ ...WHAT_LENGTH, missing: 'supportWhatMissing', multiline: true }),
  who: text({ ...WHO_LENGTH, missing: 'supportWhoMissing' }),
  nextOn: day(),
};

export const addSupportStepSchema = z.object({
  organisationId: id(),
  kind: choice(SUPPORT_KINDS),
  dimension: choice(DIMENSIONS),
  ...step,
});

export const reviseSupportStepSchema = z.object({
  stepId: id(),
  version: version(),
  ...step,
  done: checkbox(),
  outcome: optionalText({ max: OUTCOME_LENGTH, multiline: true }),
});
