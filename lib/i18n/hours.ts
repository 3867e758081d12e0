import { formatNumber } from './formats';
import type { Locale } from './locales';

/*
 * The one formatter of durations: whole quarter-hours, 0 or more. Words, not decimals: « 12 h 30 »,
 * «ساعتان ونصف». Next to each other number and unit are held by a no-break space.
 */

const NO_BREAK_SPACE = '\u00a0';

type ArabicForms = Record<Intl.LDMLPluralRule, string>;

const frenchHours: Partial<ArabicForms> & { other: string } = { one: 'heure', many: 'd’heures', other: 'heures' };

/** `#` is the number; one and two print none, because the noun says it. */
const arabicHours: ArabicForms = {
  zero: 'لا ساعات',
  one: 'ساعة واحدة',
  two: 'ساعتان',
  few: '# ساعات',
  many: '# ساعة',
  other: '# ساعة',
};

/** After a verb or a preposition the dual changes, and nothing can be denied. */
const arabicHoursOblique: ArabicForms = { ...arabicHours, zero: 'صفر ساعة', two: 'ساعتين' };

const rules = { ar: new Intl.PluralRules('ar'), fr: new Intl.PluralRules('fr') };

/** By quarters beyond the whole hours; three have no short word. */
const arabicFraction = ['', 'ربع', 'نصف', `45${NO_BREAK_SPACE}دقيقة`] as const;

interface ArabicStyle {
  hours: ArabicForms;
  /** What follows «ونصف» and «وربع»: `ونصف الساعة` is written the same in every case, `ونصف` is not. */
  ofTheHour: string;
}

const standing: ArabicStyle = { hours: arabicHours, ofTheHour: '' };
const oblique: ArabicStyle = { hours: arabicHoursOblique, ofTheHour: ' الساعة' };

/** « 12 heures », « 12 h 30 », « 45 min »; «ساعتان ونصف», «12 ساعة»: a duration standing by itself. */
export function formatHours(quarters: number, locale: Locale): string {
  return locale === 'ar' ? arabic(quarters, standing) : french(quarters);
}

/** The same inside a sentence, after a verb or a preposition: «ساعتين», «ساعتين ونصف الساعة». */
export function formatHoursOblique(quarters: number, locale: Locale): string {
  return locale === 'ar' ? arabic(quarters, oblique) : french(quarters);
}

/** The same as people type it into a form, which reads it back: « 12,5 », in both languages. */
export function hoursTyped(quarters: number): string {
  return String(quarters / 4).replace('.', ',');
}

function french(quarters: number): string {
  const hours = Math.floor(quarters / 4);
  const minutes = (quarters % 4) * 15;
  if (minutes === 0) return [formatNumber(hours), frenchHours[rules.fr.select(hours)] ?? frenchHours.other].join(NO_BREAK_SPACE);
  if (hours === 0) return [minutes, 'min'].join(NO_BREAK_SPACE);
  return [formatNumber(hours), 'h', minutes].join(NO_BREAK_SPACE);
}

function arabic(quarters: number, style: ArabicStyle): string {
  const hours = Math.floor(quarters / 4);
  const rest = quarters % 4;
  const whole = style.hours[rules.ar.select(hours)].replace('# ', `${formatNumber(hours)}${NO_BREAK_SPACE}`);
  if (rest === 0) return whole;
  const fraction = arabicFraction[rest] ?? '';
  if (hours === 0) return rest === 3 ? fraction : `${fraction} ساعة`;
  // «ساعة ونصف»: the word for "one" is dropped before a fraction.
  const before = hours === 1 ? 'ساعة' : whole;
  return `${before} و${fraction}${rest === 3 ? '' : style.ofTheHour}`;
}
