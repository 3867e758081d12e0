import { z } from 'zod';
import { day, id, optionalText, unlessEmpty, version, wholeNumber } from '@/lib/actions/fields';
import { INDICATOR_CODES, type Indicator, NARRATIVE_LENGTH, TARGET } from './rules';

const period = { startsOn: day(), endsOn: day() };

function inOrder(input: { startsOn: string; endsOn: string }, context: z.core.$RefinementCtx<{ startsOn: string; endsOn: string }>) {
  if (input.endsOn < input.startsOn) context.addIssue({ code: 'custom', message: 'agreementEndsBefore', path: ['endsOn'] });
}

export const openReportSchema = z.object(period).superRefine(inOrder);

const words = () => optionalText({ max: NARRATIVE_LENGTH, multiline: true });

/** The field of an indicator's target. */
export const targetField = (indicator: Indicator) => `target_${indicator}` as const;
type TargetField = ReturnType<typeof targetField>;

const target = () => unlessEmpty(wholeNumber(TARGET));
const targets = Object.fromEntries(INDICATOR_CODES.map((indicator) => [targetField(indicator), target()])) as Record<
  TargetField,
  ReturnType<typeof target>
>;

export const reviseReportSchema = z
  .object({
    reportId: id(),
    version: version(),
    ...period,
    achievedFr: words(),
    achievedAr: words(),
    difficultiesFr: words(),
    difficultiesAr: words(),
    nextFr: words(),
    nextAr: words(),
    ...targets,
  })
  .superRefine(inOrder);

export const decideReportSchema = z.object({ reportId: id(), version: version() });
