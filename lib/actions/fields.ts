import { z } from 'zod';
import { formatNumber } from '@/lib/i18n/formats';

/*
 * The fields of a form, as they arrive: every name with the list of its values. Each of these reads
 * one name and answers with a code (`errors.<code>` in messages), never a sentence. Wrong types, NUL,
 * control and direction marks end here: nothing else reaches the database.
 */

const sent = z.array(z.string()).optional();

/** NUL, the other controls (but tab and new line) and halves of signs: they break PostgreSQL or a screen reader. */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** Marks that turn the direction of what follows: they could make a text read as another. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;

type Refine = z.core.$RefinementCtx<unknown>;

function refuse(context: Refine, code: string, params: Record<string, string | number> = {}): typeof z.NEVER {
  context.addIssue({ code: 'custom', message: code, params });
  return z.NEVER;
}

/** Every kind of line end is one, so that a field of one line can refuse them all. */
function clean(value: string): string {
  return value
    .normalize('NFC')
    .replaceAll(/\r\n|[\r\u2028\u2029]/g, '\n')
    .trim();
}

interface TextLimits {
  /** Signs after trimming; 0 makes the field optional (empty reads as `null`). */
  min: number;
  max: number;
  /** The code when nothing was written; names what is missing. */
  missing?: string;
  /** The code when too little was written; names what is short. */
  short?: string;
  multiline?: boolean;
}

function readText(values: string[] | undefined, limits: TextLimits, context: Refine): string {
  const value = clean(values?.[0] ?? '');
  if (CONTROL.test(value) || DIRECTION.test(value) || (!limits.multiline && value.includes('\n'))) {
    return refuse(context, 'unreadableCharacters');
  }
  if (value === '' && limits.min > 0) return refuse(context, limits.missing ?? 'missing');
  const length = [...value].length;
  if (length < limits.min) return refuse(context, limits.short ?? 'tooShort', { min: limits.min });
  if (length > limits.max) return refuse(context, 'tooLong', { max: limits.max, length });
  return value;
}

/** A text of `min`..`max` signs. */
export function text(limits: TextLimits) {
  return sent.transform((values, context) => readText(values, limits, context));
}

/** The same, or nothing. */
export function optionalText(limits: { max: number; multiline?: boolean }) {
  return sent.transform((values, context) => readText(values, { ...limits, min: 0 }, context) || null);
}

/** A secret: as typed, not trimmed. */
export function secret(max: number) {
  return sent.transform((values, context) => {
    const value = values?.[0] ?? '';
    if (value === '') return refuse(context, 'passwordMissing');
    if (value.length > max || value.includes('\0')) return refuse(context, 'tooLong', { max, length: value.length });
    return value;
  });
}

/** An address of electronic mail, lower case. */
export function email() {
  return sent.transform((values, context) => {
    const value = clean(values?.[0] ?? '').toLowerCase();
    if (value === '') return refuse(context, 'emailMissing');
    if (value.length > 254 || CONTROL.test(value) || !z.email().safeParse(value).success) return refuse(context, 'emailMalformed');
    return value;
  });
}

/** One of a closed list. */
export function choice<const Value extends string>(choices: readonly Value[], missing = 'choiceMissing') {
  return sent.transform((values, context): Value => {
    const found = choices.find((candidate) => candidate === values?.[0]);
    return found ?? refuse(context, missing);
  });
}

/** The code of a row of a list that the database keeps, such as a province; whether it exists is asked there. */
export function code(form: RegExp, missing = 'choiceMissing') {
  return sent.transform((values, context) => {
    const value = values?.[0] ?? '';
    return form.test(value) ? value : refuse(context, missing);
  });
}

/** Some of a closed list, each once, in the list's order. */
export function choices<const Value extends string>(all: readonly Value[], limits: { min: number; missing?: string }) {
  return sent.transform((values, context): Value[] => {
    if (values?.some((value) => !all.some((candidate) => candidate === value))) return refuse(context, 'choiceMissing');
    const chosen = all.filter((candidate) => values?.includes(candidate));
    if (chosen.length < limits.min) return refuse(context, limits.missing ?? 'choiceMissing');
    return chosen;
  });
}

export function checkbox() {
  return sent.transform((values) => values?.includes('on') ?? false);
}

const ARABIC_INDIC = '٠١٢٣٤٥٦٧٨٩';
const EXTENDED_INDIC = '۰۱۲۳۴۵۶۷۸۹';

/** Digits of any of the scripts people type here, as Latin ones. */
export function latinDigits(value: string): string {
  return value
    .replaceAll(/[٠-٩]/g, (digit) => String(ARABIC_INDIC.indexOf(digit)))
    .replaceAll(/[۰-۹]/g, (digit) => String(EXTENDED_INDIC.indexOf(digit)));
}

/** A whole number in min..max. */
export function wholeNumber(limits: { min: number; max: number; missing?: string }) {
  return sent.transform((values, context) => {
    const value = latinDigits(clean(values?.[0] ?? ''));
    if (value === '') return refuse(context, limits.missing ?? 'numberMissing');
    if (!/^[+-]?\d{1,9}$/.test(value)) return refuse(context, 'numberMalformed');
    const number = Number(value);
    if (number < limits.min || number > limits.max)
      return refuse(context, 'numberOutOfRange', { min: formatNumber(limits.min), max: formatNumber(limits.max) });
    return number;
  });
}

/** Hours typed as `12`, `12,5`, `12.25` or with a comma; answered in whole quarter-hours. */
export function quarters(limits: { minHours: number; maxHours: number; missing?: string }) {
  return sent.transform((values, context) => {
    const value = latinDigits(clean(values?.[0] ?? '')).replace(/[,٫]/, '.');
    if (value === '') return refuse(context, limits.missing ?? 'hoursMissing');
    if (!/^[+-]?\d{1,6}(\.\d{1,4})?$/.test(value)) return refuse(context, 'numberMalformed');
    const quarterHours = Number(value) * 4;
    if (!Number.isInteger(quarterHours)) return refuse(context, 'hoursNotQuarters');
    if (quarterHours < limits.minHours * 4 || quarterHours > limits.maxHours * 4) {
      return refuse(context, 'hoursOutOfRange', { min: formatNumber(limits.minHours), max: formatNumber(limits.maxHours) });
    }
    return quarterHours;
  });
}

/** What was measured, typed as `12`, `12,5` or `12.25`, or a yes or a no; answered in whole hundredths, 0 to `highest`. */
export function measure(highest: number) {
  return sent.transform((values, context) => {
    const value = latinDigits(clean(values?.[0] ?? ''))
      .replaceAll(/[\s\u00a0\u202f]/g, '')
      .replace(/[,٫]/, '.');
    if (value === 'yes') return 100;
    if (value === 'no') return 0;
    if (!/^[+-]?\d{1,9}(\.\d{1,4})?$/.test(value)) return refuse(context, value === '' ? 'numberMissing' : 'numberMalformed');
    const hundredths = Math.round(Number(value) * 10_000) / 100;
    if (!Number.isInteger(hundredths)) return refuse(context, 'numberTooFine', { decimals: 2 });
    if (hundredths < 0 || hundredths > highest) {
      return refuse(context, 'numberOutOfRange', { min: formatNumber(0), max: formatNumber(highest / 100) });
    }
    return hundredths;
  });
}

/** A calendar day `YYYY-MM-DD` that exists, as a string. */
export function day(missing = 'dateMissing') {
  return sent.transform((values, context) => {
    const value = latinDigits(clean(values?.[0] ?? ''));
    if (value === '') return refuse(context, missing);
    const date = new Date(`${value}T00:00:00.000Z`);
    const exists = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
    if (!exists || value < '2000-01-01' || value > '2100-12-31') return refuse(context, 'dateMalformed');
    return value;
  });
}

/** A time of day, typed as `9:30`, `09:30` or « 9 h 30 »; answered as `HH:MM`. */
export function timeOfDay() {
  return sent.transform((values, context) => {
    const value = latinDigits(clean(values?.[0] ?? ''));
    if (value === '') return refuse(context, 'timeMissing');
    const [, hours = '', minutes = ''] = /^(\d{1,2})(?::|\s*h\s*)(\d{2})$/.exec(value) ?? [];
    if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return refuse(context, 'timeMalformed');
    return `${hours.padStart(2, '0')}:${minutes}`;
  });
}

const MAX_ID = 2_147_483_647;

/** The id of a row; whether the actor may know of it is decided later. */
export function id(missing = 'choiceMissing') {
  return sent.transform((values, context) => {
    const value = values?.[0] ?? '';
    if (!/^[1-9]\d{0,9}$/.test(value) || Number(value) > MAX_ID) return refuse(context, missing);
    return Number(value);
  });
}

/** A row's version as it was read, for compare-and-swap. */
export function version() {
  return wholeNumber({ min: 1, max: MAX_ID, missing: 'choiceMissing' });
}

/** What is written must have its form; what is not written yet may wait. */
type Sent = z.ZodType<unknown, string[] | undefined>;

export function unlessEmpty<Field extends Sent>(field: Field) {
  return z
    .array(z.string())
    .optional()
    .transform((values, context): z.output<Field> | null => {
      if ((values?.[0] ?? '').trim() === '') return null;
      const read = field.safeParse(values);
      if (read.success) return read.data;
      for (const { message, ...issue } of read.error.issues)
        context.addIssue({ code: 'custom', message, params: 'params' in issue ? issue.params : {} });
      return z.NEVER;
    });
}
