import { z } from 'zod';
import { choice, version } from '@/lib/actions/fields';
import { type DraftFields, keptFields } from '@/lib/drafts/rules';
import { draftId } from '@/lib/drafts/schema';
import { type Answers, QUESTIONS, type Question, TONGUES } from './rules';

type Tongue = (typeof TONGUES)[number];

/** The name of the field of an answer in one language. */
export const answerField = (question: Question, lang: Tongue) => `${question}.${lang}` as const;

/** Controls, and marks that turn the direction of what follows: nobody sees them, so that nobody could take them out. */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]|[\u202a-\u202e\u2066-\u2069]/gu;

function written(values: string[] | undefined): string | null {
  const text = (values?.[0] ?? '')
    .normalize('NFC')
    .replaceAll(/\r\n|[\r\u2028\u2029]/g, '\n')
    .replaceAll(UNSEEN, '')
    .trim();
  return text === '' ? null : text;
}

/** What the fields of a draft say. */
export function answersOf(fields: DraftFields): Answers {
  const both = (question: Question) =>
    Object.fromEntries(TONGUES.map((lang) => [lang, written(fields[answerField(question, lang)])])) as Answers[Question];
  return Object.fromEntries(QUESTIONS.map((question) => [question, both(question)])) as Record<Question, Answers[Question]>;
}

/** The same, back in fields. */
export function fieldsOf(answers: Answers): DraftFields {
  return keptFields(
    QUESTIONS.flatMap((question) => TONGUES.map((lang) => [answerField(question, lang), answers[question][lang] ?? ''] as const)),
  );
}

export const startPropositionSchema = z.object({ side: choice(['association']) });
export const unpublishPropositionSchema = z.object({ side: choice(['association']) });

/** The draft as its reader saw it. */
export const publishPropositionSchema = z.object({
  side: choice(['association']),
  draftId: z
    .array(z.string())
    .optional()
    .transform((values, context) => {
      const read = draftId.safeParse(values?.[0]);
      if (read.success) return read.data;
      context.addIssue({ code: 'custom', message: 'choiceMissing' });
      return z.NEVER;
    }),
  draftVersion: version(),
});
