import { z } from 'zod';
import { choice, choices, day, id, text, version } from '@/lib/actions/fields';
import {
  FORMATS,
  hasBlank,
  LANGUAGES,
  MAX_PROPOSALS,
  MAX_SKILLS,
  NOUNS,
  PROPOSAL_LENGTH,
  RETURN_REASON_LENGTH,
  TITLE_LENGTH,
  WRITTEN_IN,
} from './rules';

/** A text of a listing: nothing between square brackets is left to fill in. */
export function listingText(limits: Parameters<typeof text>[0]) {
  return text(limits).refine((value) => !hasBlank(value), { error: 'blankLeft' });
}

/** What the forms of needs and offers both ask. */
export const listingFields = {
  /** Whose workspace the form was opened in; the owner is the actor's organisation of that kind. */
  side: choice(['association', 'company']),
  writtenIn: choice(WRITTEN_IN, 'writtenInMissing'),
  title: listingText({ ...TITLE_LENGTH, missing: 'titleMissing', short: 'titleTooShort' }),
  format: choice(FORMATS, 'formatMissing'),
  languages: choices(LANGUAGES, { min: 1, missing: 'languagesMissing' }),
};

const SKILL_CODE = /^[a-z][a-z0-9_]{0,59}$/;

/** A skill that was ticked, and what was said of it, if anything. */
const sentSkill = z.object({ code: z.string(), detail: z.string().nullable() });

/** The fields of skills that the list lacks. */
export const PROPOSED = Array.from({ length: MAX_PROPOSALS }, (_, index) => `proposal.${index}`);

/**
 * A sent form with its skills put together: they arrive ticked as `skills`, and what is said of each
 * as `<detail>.<code>`. Side by side under `skills`, they are one field with one error. Those that
 * the list lacks arrive as `proposal.0` and so on, and what is said of them as `<detail>.proposal.0`.
 */
export function sentSkills(detail: string) {
  return z.record(z.string(), z.array(z.string())).transform((sent) => ({
    ...sent,
    skills: [...new Set(sent.skills)].map((code) => ({ code, detail: sent[`${detail}.${code}`]?.[0] ?? null })),
    proposals: PROPOSED.map((name) => ({ label: sent[name]?.[0] ?? '', detail: sent[`${detail}.${name}`]?.[0] ?? null })),
  }));
}

/**
 * 1..8 skills, each with one of `details`. Without script the skills come first and alone: the
 * refusal `undecided` then asks for what is missing, and everything typed stays.
 */
export function skillChoices<const Detail extends string>(details: readonly Detail[], undecided: string) {
  return z.array(sentSkill).transform((sent, context) => {
    const refuse = (code: string, params: Record<string, number> = {}): typeof z.NEVER => {
      context.addIssue({ code: 'custom', message: code, params });
      return z.NEVER;
    };
    if (sent.length === 0) return refuse('skillsMissing');
    if (sent.length > MAX_SKILLS) return refuse('skillsTooMany', { max: MAX_SKILLS, count: sent.length });
    const skills: { code: string; detail: Detail }[] = [];
    for (const { code, detail } of sent) {
      if (!SKILL_CODE.test(code)) return refuse('skillsUnknown');
      const decided = details.find((candidate) => candidate === detail);
      if (decided === undefined) return refuse(undecided);
      skills.push({ code, detail: decided });
    }
    return skills;
  });
}

/** Up to 3 skills that the list lacks, each with one of `details`; what was left empty is none. */
export function skillProposals<const Detail extends string>(details: readonly Detail[], undecided: string) {
  return z.array(z.object({ label: z.string(), detail: z.string().nullable() })).transform((sent, context) => {
    const proposals: { label: string; detail: Detail }[] = [];
    for (const { label, detail } of sent) {
      if (label.trim() === '') continue;
      const read = text({ ...PROPOSAL_LENGTH, short: 'proposalTooShort' }).safeParse([label]);
      const issue = read.error?.issues[0];
      const decided = details.find((candidate) => candidate === detail);
      if (!read.success || decided === undefined) {
        const params = issue?.code === 'custom' ? issue.params : undefined;
        context.addIssue({ code: 'custom', message: issue?.message ?? undecided, ...(params && { params }) });
        return z.NEVER;
      }
      proposals.push({ label: read.data.replaceAll(/\s+/g, ' '), detail: decided });
    }
    return proposals;
  });
}

/** Which listing, as it was read. */
const which = { noun: choice(NOUNS), id: id(), version: version() };

export const listingSchema = z.object(which);
export const extendListingSchema = z.object({ ...which, until: day() });

/** One form, two decisions; sending back says why. */
export const reviewListingSchema = z
  .object({
    ...which,
    decision: choice(['approve', 'return'], 'decisionMissing'),
    reason: text({ min: 0, max: RETURN_REASON_LENGTH.max, multiline: true }),
  })
  .superRefine(({ decision, reason }, context) => {
    if (decision !== 'return' || reason.length >= RETURN_REASON_LENGTH.min) return;
    const code = reason === '' ? 'reasonMissing' : 'tooShort';
    context.addIssue({ code: 'custom', path: ['reason'], message: code, params: { min: RETURN_REASON_LENGTH.min } });
  });

/** Which listing its form changes; `seen` tells whether somebody changed it since it was read. */
export const editedListing = { id: id(), version: version(), seen: text({ min: 1, max: 40 }) };
