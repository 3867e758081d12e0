import { z } from 'zod';
import { fieldErrors } from '@/lib/actions/field-errors';
import { choice, day, id, latinDigits, text, unlessEmpty, version } from '@/lib/actions/fields';
import { REGISTRANT_KINDS, type RegistrantKind, VISITOR_NAME } from '@/lib/forums/rules';
import { registerForForumSchema, takeContactSchema } from '@/lib/forums/schema';
import { MAX_COLUMNS } from '@/lib/imports/rules';
import { fold } from '@/lib/matching/normalise';
import {
  type ColumnField,
  columnOf,
  DUPLICATES_PER_PAGE,
  dayIn,
  IMPORT_DECISIONS,
  IMPORT_FIELDS,
  IMPORT_KINDS,
  type ImportDecision,
  type ImportKind,
  kindOf,
  LEFT_OUT,
  phoneOf,
} from './rules';

const registration = registerForForumSchema.shape;
const contact = takeContactSchema.shape;

type Refine = z.core.$RefinementCtx<unknown>;

function refuse(context: Refine, code: string, params: Record<string, string | number> = {}): typeof z.NEVER {
  context.addIssue({ code: 'custom', message: code, params });
  return z.NEVER;
}

const cell = z.array(z.string()).optional();

/** As the forms have it, but that it is somebody else's. */
const name = text({ ...VISITOR_NAME, missing: 'importNameMissing' });

/** A number as it came out of a spreadsheet, then as the forms read it. */
const phone = cell.transform((values): string[] | undefined => [phoneOf(latinDigits(values?.[0] ?? ''))]).pipe(registration.phone);

const isReachable = (sent: { email: string | null; phone: string | null }): boolean => sent.email !== null || sent.phone !== null;
/** Asked also where something else is wrong: a row that is mended once must not come back for this. */
const reachable = { error: 'emailOrPhoneMissing', path: ['email'], when: () => true };

/** What a row of participants must hold: what the form of registration asks for, with an address or a number. */
export function registrationRow(rest: RegistrantKind) {
  const kind = cell.transform((values, context): RegistrantKind => {
    const typed = values?.[0] ?? '';
    return typed === '' ? rest : (kindOf(fold(typed)) ?? refuse(context, 'importKindUnknown'));
  });
  return z
    .object({
      name,
      organisation: registration.organisation,
      email: unlessEmpty(registration.email),
      phone,
      kind,
    })
    .refine(isReachable, reachable);
}
export type RegistrationValues = z.output<ReturnType<typeof registrationRow>>;

/** The forms' own error says to choose one, in words that a cell may not hold. */
const aDay = day();

/** What is known of the forum that contacts are of: its stands by their folded names, and its days. */
export interface ContactFacts {
  stands: ReadonlyMap<string, number>;
  firstDay: string;
  lastDay: string;
}

/** What a row of contacts must hold: what the form asks for, but what was spoken of; without a day, it is the first. */
export function contactRow({ stands, firstDay, lastDay }: ContactFacts) {
  const standId = cell.transform((values, context): number | null => {
    const typed = values?.[0] ?? '';
    return typed === '' ? null : (stands.get(fold(typed)) ?? refuse(context, 'importStandUnknown'));
  });
  const metOn = cell.transform((values, context): string => {
    const typed = values?.[0] ?? '';
    if (typed === '') return firstDay;
    const { success, data: met = '' } = aDay.safeParse([dayIn(latinDigits(typed))]);
    if (!success) return refuse(context, 'importDayMalformed');
    return met >= firstDay && met <= lastDay ? met : refuse(context, 'importDayOutside', { from: firstDay, until: lastDay });
  });
  return z
    .object({
      name,
      organisation: contact.organisation,
      email: contact.email,
      phone,
      spokeOf: unlessEmpty(contact.spokeOf),
      stand: standId,
      metOn,
    })
    .refine(isReachable, reachable)
    .transform(({ stand, ...values }) => ({ ...values, standId: stand }));
}
export type ContactValues = z.output<ReturnType<typeof contactRow>>;

export const uploadSchema = z.object({ kind: choice(IMPORT_KINDS) });

const which = { importId: id(), version: version() };

export const columnField = (index: number) => `column.${index}` as const;

const everyField = new Set<string>([LEFT_OUT, ...IMPORT_KINDS.flatMap((kind) => IMPORT_FIELDS[kind])]);
const column = cell.transform((values, context): ColumnField => {
  const field = values?.[0] ?? LEFT_OUT;
  return everyField.has(field) ? (field as ColumnField) : refuse(context, 'choiceMissing');
});

/** What each column is read as. */
export const mapColumnsSchema = z
  .object({
    ...which,
    restKind: unlessEmpty(choice(REGISTRANT_KINDS)),
    ...(Object.fromEntries(Array.from({ length: MAX_COLUMNS }, (_, index) => [columnField(index), column])) as Record<
      ReturnType<typeof columnField>,
      typeof column
    >),
  })
  .transform(({ importId, version, restKind, ...sent }) => ({
    ...{ importId, version, restKind },
    columns: Array.from({ length: MAX_COLUMNS }, (_, index) => (sent as Record<string, ColumnField>)[columnField(index)] ?? LEFT_OUT),
  }));

/** For all duplicates of a file at once. */
export const decideAllSchema = z.object({ ...which, decision: choice(IMPORT_DECISIONS) });

const LINE = /^[1-9]\d{0,5}$/;

/** One field for each row of a page: `line` names it, `decision.<line>` says what becomes of it. */
export const decideRowsSchema = z
  .object({ ...which, line: cell })
  .catchall(cell)
  .transform((sent, context) => {
    const { importId, version, line } = sent;
    const lines = [...new Set(line)];
    if (lines.length === 0 || lines.length > DUPLICATES_PER_PAGE || !lines.every((one) => LINE.test(one))) {
      context.addIssue({ code: 'custom', message: 'choiceMissing', path: ['line'] });
      return z.NEVER;
    }
    const decisions: { line: number; decision: ImportDecision }[] = [];
    for (const one of lines) {
      const field = `decision.${one}`;
      const decision = IMPORT_DECISIONS.find((candidate) => candidate === (sent as Record<string, string[] | undefined>)[field]?.[0]);
      if (decision) decisions.push({ line: Number(one), decision });
      else context.addIssue({ code: 'custom', message: 'choiceMissing', path: [field] });
    }
    return { importId, version, decisions };
  });

export const confirmImportSchema = z.object(which);
export const discardImportSchema = z.object(which);
export const undoImportSchema = z.object(which);

/** What is kept of a row's errors. */
export const problemsKept = z.array(
  z.object({ column: z.number().int().nullable(), code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
);
export type Problem = z.output<typeof problemsKept>[number];

/** A kind in an address. */
export const isImportKind = (value: unknown): value is ImportKind => IMPORT_KINDS.some((kind) => kind === value);

/** What is wrong with a row: of each field the first error, said of the column that it came from. */
export function problemsOf(error: z.ZodError, columns: readonly ColumnField[]): Problem[] {
  return Object.entries(fieldErrors(error)).map(([field, { code, params = {} }]) => {
    return { column: columnOf(field === 'standId' ? 'stand' : field, columns) ?? null, code, params };
  });
}
