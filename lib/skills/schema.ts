import { z } from 'zod';
import { choice, code, id, optionalText, text } from '@/lib/actions/fields';
import { DECLINE_REASON_LENGTH, LABEL_LENGTH, PROPOSAL_DECISIONS, SYNONYMS_LENGTH } from './rules';

/** Words between commas, each once. */
const words = optionalText({ ...SYNONYMS_LENGTH }).transform((typed) => [
  ...new Set(
    (typed ?? '')
      .split(/[,،]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
]);

const accepted = z.object({
  family: code(/^[a-z][a-z_]{0,40}$/, 'familyMissing'),
  fr: text({ ...LABEL_LENGTH, missing: 'labelMissing' }),
  ar: text({ ...LABEL_LENGTH, missing: 'labelMissing' }),
  synonymsFr: words,
  synonymsAr: words,
});
const merged = z.object({ skill: code(/^[a-z][a-z0-9_]{0,59}$/, 'skillMissing') });
const declined = z.object({ reason: text({ ...DECLINE_REASON_LENGTH, missing: 'reasonMissing', multiline: true }) });

/** One form, three decisions, each with answers of its own; those of the others are not read. */
export const decideProposalSchema = z.record(z.string(), z.array(z.string())).transform((sent, context) => {
  const which = z.object({ id: id(), decision: choice(PROPOSAL_DECISIONS, 'decisionMissing') }).safeParse(sent);
  if (!which.success) {
    for (const issue of which.error.issues) context.addIssue(issue as never);
    return z.NEVER;
  }
  const read = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> => {
    const parsed = schema.safeParse(sent);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) context.addIssue(issue as never);
    return z.NEVER;
  };
  const { decision } = which.data;
  if (decision === 'accept') return { id: which.data.id, decision, ...read(accepted) };
  if (decision === 'merge') return { id: which.data.id, decision, ...read(merged) };
  return { id: which.data.id, decision, ...read(declined) };
});
