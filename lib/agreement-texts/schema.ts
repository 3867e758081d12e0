import { z } from 'zod';
import { code, text, version } from '@/lib/actions/fields';
import { DIRECTIONS, namesIn, unknownIn } from '@/lib/agreements/rules';

const clauses = z.array(
  z.strictObject({
    code: z.string(),
    order: z.int(),
    regimes: z.array(z.enum(['employer_time', 'own_time'])).min(1),
    // Rows of before there were two have none.
    directions: z.array(z.enum(DIRECTIONS)).min(1).optional(),
    titleFr: z.string(),
    titleAr: z.string(),
    fr: z.string(),
    ar: z.string(),
    notes: z.array(z.strictObject({ fr: z.string(), ar: z.string() })),
  }),
);

export type Clauses = z.output<typeof clauses>;

/** Reads a row of `AgreementText` back. Throws on one that this version never wrote. */
export function readClauses(rows: unknown): Clauses {
  return clauses.parse(rows);
}

export const CLAUSE_CODE = /^[a-z][a-z_]{0,59}$/;

/** Signs of a clause's title and text, and of the reason for a change. */
export const CLAUSE_LENGTH = { title: 160, text: 4_000 } as const;
const REASON = { min: 10, max: 500 } as const;

/** Signs of a name that an error repeats. */
const NAME_SHOWN = 60;

/** What an administrator may change of a clause; the rest is the platform's. */
export const CLAUSE_TEXTS = ['titleFr', 'titleAr', 'fr', 'ar'] as const;

const title = () => text({ min: 2, max: CLAUSE_LENGTH.title, missing: 'clauseTitleMissing' });
const words = () => text({ min: 10, max: CLAUSE_LENGTH.text, missing: 'clauseTextMissing', multiline: true });

/** A clause in both languages. Each fills in the same values: else one of the two would say less than the other. */
export const changeClauseSchema = z
  .object({
    code: code(CLAUSE_CODE),
    version: version(),
    titleFr: title(),
    titleAr: title(),
    fr: words(),
    ar: words(),
    reason: text({ ...REASON, missing: 'reasonMissing', multiline: true }),
  })
  .superRefine((clause, context) => {
    const refuse = (field: keyof typeof clause, message: string, name: string) =>
      context.addIssue({ code: 'custom', path: [field], message, params: { name: name.slice(0, NAME_SHOWN) } });
    const names = { fr: namesIn(clause.fr), ar: namesIn(clause.ar) };
    const unknown = {
      // Nothing is filled into a title.
      titleFr: [...namesIn(clause.titleFr), ...unknownIn(clause.titleFr)],
      titleAr: [...namesIn(clause.titleAr), ...unknownIn(clause.titleAr)],
      fr: unknownIn(clause.fr),
      ar: unknownIn(clause.ar),
    };
    for (const field of CLAUSE_TEXTS) {
      const [first] = unknown[field];
      if (first !== undefined) refuse(field, 'placeholderUnknown', first);
    }
    for (const [field, other] of [['fr', 'ar'] as const, ['ar', 'fr'] as const]) {
      const absent = names[other].find((name) => !names[field].includes(name) && !unknown[other].includes(name));
      if (absent !== undefined && unknown[field].length === 0) refuse(field, 'placeholderMissing', absent);
    }
  });
