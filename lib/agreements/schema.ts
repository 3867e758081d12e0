import { z } from 'zod';
import { checkbox, code, day, id, optionalText, text, unlessEmpty, version, wholeNumber } from '@/lib/actions/fields';
import { type Asked, COUNT_RULES, COUNTS, LONG_WORDS, PLAIN, readCode, SIGNATORY_LENGTH, VALUE_LENGTH, WORDS } from './rules';

const bilingual = z.strictObject({ fr: z.string().nullable(), ar: z.string().nullable() });

const kept = z.strictObject({
  ...fields(WORDS, () => bilingual.optional()),
  ...fields(PLAIN, () => z.string().nullable().optional()),
  ...fields(COUNTS, () => z.int().positive().nullable().optional()),
});

/** What the form of an agreement holds, by placeholder; what nobody has filled in is not there. */
export type AgreementValues = z.output<typeof kept>;

/** Reads a row of `Agreement` back. Throws on one that this version never wrote. */
export function readValues(values: unknown): AgreementValues {
  return kept.parse(values);
}

function fields<Name extends string, Field>(names: readonly Name[], field: (name: Name) => Field): Record<Name, Field> {
  return Object.fromEntries(names.map((name) => [name, field(name)])) as Record<Name, Field>;
}

type Language = 'Fr' | 'Ar';
const wordsField = (name: Asked) => optionalText({ max: VALUE_LENGTH.words, multiline: LONG_WORDS.includes(name) });
const wordsFields = Object.fromEntries(
  WORDS.flatMap((name) => (['Fr', 'Ar'] as const).map((language) => [`${name}${language}`, wordsField(name)])),
) as Record<`${(typeof WORDS)[number]}${Language}`, ReturnType<typeof wordsField>>;

const which = { missionId: id(), version: version() };

/** All that both sides may fill in, at any time and in any part: nothing of it must be there yet. */
export const saveAgreementSchema = z
  .object({
    ...which,
    startsOn: day('startMissing'),
    endsOn: day(),
    ...wordsFields,
    ...fields(PLAIN, () => optionalText({ max: VALUE_LENGTH.plain })),
    ...fields(COUNTS, (name) => unlessEmpty(wholeNumber({ min: 1, max: COUNT_RULES[name].max }))),
  })
  .superRefine(({ startsOn, endsOn }, context) => {
    if (endsOn < startsOn) context.addIssue({ code: 'custom', message: 'agreementEndsBefore', path: ['endsOn'] });
  })
  .transform(({ missionId, version: seen, startsOn, endsOn, ...sent }) => ({
    missionId,
    version: seen,
    startsOn,
    endsOn,
    values: {
      ...fields(WORDS, (name) => ({ fr: sent[`${name}Fr`], ar: sent[`${name}Ar`] })),
      ...fields(PLAIN, (name) => sent[name]),
      ...fields(COUNTS, (name) => sent[name]),
    } satisfies AgreementValues,
  }));

export const issueAgreementSchema = z.object(which);

/** Who signs, and that they mean it (`requireAcceptance`). */
export const signatory = {
  name: text({ ...SIGNATORY_LENGTH, missing: 'signatoryMissing' }),
  function: text({ ...SIGNATORY_LENGTH, missing: 'functionMissing' }),
  accept: checkbox(),
};

export function requireAcceptance({ accept }: { accept: boolean }, context: z.core.$RefinementCtx<unknown>): void {
  if (!accept) context.addIssue({ code: 'custom', message: 'acceptMissing', path: ['accept'] });
}

/** What is signed is what was read: the document is named. None where the agreement was prepared outside. */
export const signAgreementSchema = z
  .object({ missionId: id(), documentId: unlessEmpty(id()), ...signatory })
  .superRefine(requireAcceptance);

/** As it is typed from paper. What is no code is none that we know. */
export const findDocumentSchema = z.object({
  code: text({ min: 1, max: 60, missing: 'codeMissing' }).transform((typed, context) => {
    const read = readCode(typed);
    if (read === null) context.addIssue({ code: 'custom', message: 'codeUnknown' });
    return read ?? z.NEVER;
  }),
});

export const checkDocumentSchema = z.object({ code: code(/^[0-9A-Z]{12}$/) });
