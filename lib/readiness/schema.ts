import { z } from 'zod';
import { choice, choices, id, optionalText, unlessEmpty, version } from '@/lib/actions/fields';
import { ALL_ITEMS, AUDIENCES, DIMENSIONS, EVIDENCE_LENGTH, ITEMS, type Item, LEVELS } from './rules';

/** Names of the fields of an item. */
export const levelField = <Code extends string>(item: Code) => `level.${item}` as const;
export const evidenceField = <Code extends string>(item: Code) => `evidence.${item}` as const;

export const startDiagnosticSchema = z.object({ side: choice(['association']) });
/** Nobody besides the association where none is chosen. */
export const shareReadinessSchema = z.object({ side: choice(['association']), audiences: choices(AUDIENCES, { min: 0 }) });
export const closeDiagnosticSchema = z.object({ diagnosticId: id() });

const level = unlessEmpty(choice(LEVELS.map(String)));
const evidence = optionalText({ max: EVIDENCE_LENGTH, multiline: true });

function eachItem<Name extends string, Field>(nameOf: (item: Item) => Name, field: Field): Record<Name, Field> {
  return Object.fromEntries(ALL_ITEMS.map((item) => [nameOf(item), field])) as Record<Name, Field>;
}

/** The answers of one dimension, each with what shows it; what stays empty is not said. */
export const saveAnswersSchema = z
  .object({
    diagnosticId: id(),
    dimension: choice(DIMENSIONS),
    version: version(),
    after: choice(['next', 'leave']),
    ...eachItem(levelField, level),
    ...eachItem(evidenceField, evidence),
  })
  .transform(({ diagnosticId, dimension, version: seen, after, ...sent }, context) => {
    const answers = ITEMS[dimension].map((item) => {
      const chosen = sent[levelField(item)];
      return { item, level: chosen === null ? null : Number(chosen), evidence: sent[evidenceField(item)] };
    });
    for (const answer of answers) {
      if (answer.level !== null || answer.evidence === null) continue;
      context.addIssue({ code: 'custom', path: [levelField(answer.item)], message: 'levelMissing' });
    }
    return { diagnosticId, dimension, seen, after, answers };
  });
export type SentAnswers = z.output<typeof saveAnswersSchema>;
