import { z } from 'zod';
import { choice, choices, text } from '@/lib/actions/fields';
import { FORMATS, hasBlank, LANGUAGES, MAX_SKILLS, TITLE_LENGTH, WRITTEN_IN } from './rules';

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

/**
 * A sent form with its skills put together: they arrive ticked as `skills`, and what is said of each
 * as `<detail>.<code>`. Side by side under `skills`, they are one field with one error.
 */
export function sentSkills(detail: string) {
  return z.record(z.string(), z.array(z.string())).transform((sent) => ({
    ...sent,
    skills: [...new Set(sent.skills)].map((code) => ({ code, detail: sent[`${detail}.${code}`]?.[0] ?? null })),
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
