import { addDays, dayOf } from '@/lib/i18n/day';
import { today } from '../requests';

/** A value that nobody may send, and the code that the field, or another, is refused with. */
export type Case = [field: string, sent: string | string[], code: string, errorOn?: string];

export interface BadInput {
  /** The export of a `lib/<noun>/actions.ts`. */
  action: string;
  /** The situation of the permission table, where it has several. */
  situation?: string;
  cases: readonly Case[];
}

export const long = (length: number) => 'ب'.repeat(length);
export const days = (count: number) => dayOf(addDays(today, count));

/** What is no number of a row. */
export const idCases = (field: string): Case[] =>
  ['', '0', '-1', '1.5', '2147483648', '{"not":""}', '__proto__', '1 OR 1=1', '1\0'].map((sent) => [field, sent, 'choiceMissing']);
/** The same of rows whose number is a UUID. */
export const uuidCases = (field: string, errorOn = field): Case[] =>
  ['', '7', '{"not":""}', '__proto__', "' OR 1=1 --", `${crypto.randomUUID()}\0`, `${crypto.randomUUID()}0`].map((sent) => [
    field,
    sent,
    'choiceMissing',
    errorOn,
  ]);
export const textCases = (field: string, max: number): Case[] => [
  [field, long(max + 1), 'tooLong'],
  [field, long(200_000), 'tooLong'],
  [field, `Un texte assez long, avec un signe nul \0 au milieu, que nul ne voit.`, 'unreadableCharacters'],
  [field, `Un texte assez long, avec une sonnerie \x07 au milieu, que nul ne voit.`, 'unreadableCharacters'],
  [field, `Un texte assez long, qui se retourne \u202e au milieu, que nul ne voit.`, 'unreadableCharacters'],
  [field, `Un texte assez long, qui s’isole \u2067 au milieu, que nul ne voit.`, 'unreadableCharacters'],
];
export const hoursCases = (field: string): Case[] => [
  [field, '', 'hoursMissing'],
  [field, '-5', 'hoursOutOfRange'],
  [field, '0', 'hoursOutOfRange'],
  [field, '99999', 'hoursOutOfRange'],
  [field, '1,1', 'hoursNotQuarters'],
  [field, 'Infinity', 'numberMalformed'],
  [field, '{"not":""}', 'numberMalformed'],
  [field, '1\u202e2', 'numberMalformed'],
];
export const dayCases = (field: string, missing: string, past: string): Case[] => [
  [field, '', missing],
  [field, '2026-02-30', 'dateMalformed'],
  [field, '{"not":""}', 'dateMalformed'],
  [field, '0001-01-01', 'dateMalformed'],
  [field, '9999-12-31', 'dateMalformed'],
  [field, days(-1), past],
  [field, '2000-01-01', past],
];

/** As the row was read. */
export const versionCases: Case[] = [
  ['version', '', 'choiceMissing'],
  ['version', '0', 'numberOutOfRange'],
  ['version', '-1', 'numberOutOfRange'],
  ['version', '1,5', 'numberMalformed'],
  ['version', '{"not":""}', 'numberMalformed'],
];
export const reasonCases: Case[] = [['reason', '', 'reasonMissing'], ['reason', 'x'.repeat(9), 'tooShort'], ...textCases('reason', 500)];

export const emailCases: Case[] = [
  ['email', '', 'emailMissing'],
  ['email', 'nabila', 'emailMalformed'],
  ['email', '{"not":""}', 'emailMalformed'],
  ['email', 'a@b.example\0', 'emailMalformed'],
  ['email', `${long(300)}@khibra.example`, 'emailMalformed'],
];
export const currentPasswordCases: Case[] = [
  ['currentPassword', '', 'passwordMissing'],
  ['currentPassword', long(201), 'tooLong'],
];
export const newPasswordCases: Case[] = [
  ['password', '', 'passwordMissing'],
  ['password', [], 'passwordMissing'],
  ['password', long(9), 'passwordTooShort'],
  ['password', long(201), 'tooLong'],
  ['password', 'un mot de passe\0', 'tooLong'],
];
export const tokenCases: Case[] = ['', 'x', long(43), 'x'.repeat(42), 'x'.repeat(44), '{"not":""}', `${'x'.repeat(42)}\0`].map(
  (sent): Case => ['token', sent, 'choiceMissing'],
);
export const personNameCases: Case[] = [
  ['name', '', 'personNameMissing'],
  ['name', 'H', 'tooShort'],
  ['name', 'Hiba\nAmrani', 'unreadableCharacters'],
  ...textCases('name', 120),
];

export const decisionCases: Case[] = [
  ['decision', 'perhaps', 'decisionMissing'],
  ['decision', [], 'decisionMissing'],
  ['decision', '__proto__', 'decisionMissing'],
];
