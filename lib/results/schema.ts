import { z } from 'zod';
import { choice, code, id, measure, optionalText, text, unlessEmpty } from '@/lib/actions/fields';
import {
  AUTONOMY,
  DIRECTIONS,
  EVIDENCE_LENGTH,
  HIGHEST,
  HOW_LENGTH,
  INDICATOR_KINDS,
  MOMENTS_OF,
  NAME_LENGTH,
  SLOTS,
  STAGES,
} from './rules';

const mission = { missionId: id() };

/** One of the catalogue; whether there is one is asked there. */
export const chooseIndicatorSchema = z.object({ ...mission, code: code(/^[a-z_]{3,40}$/) });

/** Written in the language of whoever writes it. */
export const writeIndicatorSchema = z.object({
  ...mission,
  language: choice(['fr', 'ar']),
  name: text({ ...NAME_LENGTH, missing: 'indicatorNameMissing' }),
  how: optionalText({ max: HOW_LENGTH, multiline: true }),
  kind: choice(INDICATOR_KINDS),
  direction: choice(DIRECTIONS),
});
export type WrittenIndicator = z.output<typeof writeIndicatorSchema>;

export const dropIndicatorSchema = z.object({ ...mission, indicatorId: id() });

const value = () => unlessEmpty(measure(HIGHEST));
const evidence = () => optionalText({ max: EVIDENCE_LENGTH, multiline: true });
const line = <const Number extends 1 | 2 | 3>(slot: Number) =>
  ({
    [`indicator${slot}`]: unlessEmpty(id()),
    [`baseline${slot}`]: value(),
    [`target${slot}`]: value(),
    [`closing${slot}`]: value(),
    [`later${slot}`]: value(),
    [`evidence${slot}`]: evidence(),
  }) as Record<`indicator${Number}` | `${'baseline' | 'target' | 'closing' | 'later'}${Number}`, ReturnType<typeof value>> &
    Record<`evidence${Number}`, ReturnType<typeof evidence>>;

/** The values of one stage, each beside the indicator that it is of; what stays empty is not said. */
export const measureSchema = z
  .object({
    ...mission,
    stage: choice(STAGES),
    ...line(1),
    ...line(2),
    ...line(3),
    autonomy: unlessEmpty(choice(AUTONOMY)),
    example: optionalText({ max: EVIDENCE_LENGTH, multiline: true }),
  })
  .transform(({ missionId, stage, autonomy, example, ...sent }) => ({
    missionId,
    stage,
    values: SLOTS.flatMap((slot) => {
      const indicatorId = sent[`indicator${slot}`];
      return indicatorId === null
        ? []
        : MOMENTS_OF[stage].map((moment) => ({
            field: `${moment}${slot}`,
            indicatorId,
            moment,
            hundredths: sent[`${moment}${slot}`],
            evidence: stage === 'start' ? null : sent[`evidence${slot}`],
          }));
    }),
    autonomy: stage === 'start' || autonomy === null ? null : { answer: autonomy, example },
  }));
export type Measured = z.output<typeof measureSchema>;
