import { z } from 'zod';
import { fieldErrors } from '@/lib/actions/field-errors';
import { choice, choices, code, latinDigits, wholeNumber } from '@/lib/actions/fields';
import { formatNumber } from '@/lib/i18n/formats';
import { LANGUAGES, MAX_SKILLS, MODES } from '@/lib/listings/rules';
import { OFFER_HOURS, PEOPLE } from '@/lib/offers/rules';
import type { FieldError } from '@/lib/result';
import { type Answers, isOfferable, quartersOf, SOUGHT, UNITS } from './rules';

const SKILL_CODE = /^[a-z][a-z0-9_]{0,59}$/;

/** Days or hours, as `2`, `2,5` or `3.25`; answered in quarters of them. How much is too much, the team's size says. */
const amount = z
  .array(z.string())
  .optional()
  .transform((values, context): number => {
    const value = latinDigits((values?.[0] ?? '').trim()).replace(/[,٫]/, '.');
    const parts = Number(value) * 4;
    if (value !== '' && /^\d{1,6}(\.\d{1,2})?$/.test(value) && Number.isInteger(parts)) return parts;
    context.addIssue({ code: 'custom', message: value === '' ? 'teamTimeMissing' : 'teamTimeMalformed' });
    return z.NEVER;
  });

/** The six questions, in the order they are drawn. */
export const answersSchema = z
  .object({
    people: wholeNumber({ ...PEOPLE, missing: 'peopleMissing' }),
    province: code(/^\d{2}\.\d{3}$/, 'provinceMissing'),
    skills: z
      .array(z.string())
      .optional()
      .transform((values, context): string[] => {
        const found = [...new Set(values)];
        const refuse = (message: string, params = {}): typeof z.NEVER => {
          context.addIssue({ code: 'custom', message, params });
          return z.NEVER;
        };
        if (found.length === 0) return refuse('skillsMissing');
        if (found.length > MAX_SKILLS) return refuse('skillsTooMany', { max: MAX_SKILLS, count: found.length });
        return found.every((value) => SKILL_CODE.test(value)) ? found : refuse('skillsUnknown');
      }),
    sector: choice(SOUGHT, 'sectorMissing'),
    time: amount,
    unit: choice(UNITS),
    mode: choice(MODES, 'modeMissing'),
    languages: choices(LANGUAGES, { min: 1, missing: 'languagesMissing' }),
  })
  .superRefine((answers, context) => {
    const { minHours: min, maxHours: max } = OFFER_HOURS;
    const params = { min: formatNumber(min), max: formatNumber(max) };
    if (!isOfferable(quartersOf(answers))) context.addIssue({ code: 'custom', message: 'teamTimeOutOfRange', params, path: ['time'] });
  });

/** The questions by the names of their fields. */
export const ASKED = ['people', 'province', 'skills', 'sector', 'time', 'unit', 'mode', 'languages'] as const;

export type Sent = Record<string, string[]>;
export type ReadAnswers =
  | { status: 'none'; values: Sent }
  | { status: 'refused'; values: Sent; fields: Record<string, FieldError> }
  | { status: 'answered'; values: Sent; answers: Answers };

/** Answers as an address has them, of whatever sort: none where none of the questions is in it. */
export function readAnswers(params: Readonly<Record<string, string | string[] | undefined>>): ReadAnswers {
  const values: Sent = {};
  for (const name of ASKED) {
    const sent = params[name];
    if (sent !== undefined) values[name] = [sent].flat();
  }
  if (Object.keys(values).length === 0) return { status: 'none', values };
  const read = answersSchema.safeParse(values);
  if (read.success) return { status: 'answered', values, answers: read.data };
  return { status: 'refused', values, fields: fieldErrors(read.error) };
}

/** The same of a query that was kept as a text; null where it answers nothing. */
export function answersIn(query: string | null): Answers | null {
  const params: Sent = {};
  for (const [name, value] of new URLSearchParams(query ?? '')) (params[name] ??= []).push(value);
  const read = readAnswers(params);
  return read.status === 'answered' ? read.answers : null;
}

/** Answers as a query, in the order of the questions: whoever has it has the page. */
export function queryOf(answers: Answers): string {
  const query = new URLSearchParams();
  const { people, province, skills, sector, time, unit, mode, languages } = answers;
  for (const [name, values] of [
    ['people', [people]],
    ['province', [province]],
    ['skills', skills],
    ['sector', [sector]],
    ['time', [time / 4]],
    ['unit', [unit]],
    ['mode', [mode]],
    ['languages', languages],
  ] as const)
    for (const value of values) query.append(name, String(value));
  return query.toString();
}
