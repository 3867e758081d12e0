import { z } from 'zod';
import { choice, optionalText } from '@/lib/actions/fields';
import { NOUNS } from '@/lib/listings/rules';
import { type DraftFields, keptFields, LONGEST_VALUE, MOST_BYTES, MOST_FIELDS, MOST_VALUES } from './rules';

/** NUL and halves of signs: jsonb takes neither. */
const UNKEEPABLE = /\0|\p{Cs}/gu;

const value = z
  .string()
  .max(LONGEST_VALUE)
  .transform((text) => text.replaceAll(UNKEEPABLE, ''));

/** What a draft may hold: bounded, and otherwise whatever was typed. */
export const draftFields = z
  .record(z.string().regex(/^[a-zA-Z][\w.-]{0,79}$/), z.array(value).max(MOST_VALUES))
  .refine((fields) => Object.keys(fields).length <= MOST_FIELDS)
  .transform(
    (fields): DraftFields => keptFields(Object.entries(fields).flatMap(([name, values]) => values.map((text) => [name, text] as const))),
  )
  .refine((fields) => new TextEncoder().encode(JSON.stringify(fields)).length <= MOST_BYTES);

const draftVersion = z.int().min(1).max(2_147_483_647);

/** What the browser saves by itself. */
export const savedDraft = z.strictObject({ version: draftVersion, fields: draftFields });

/** The id of a draft, in an address or a form. */
export const draftId = z.uuid();

/** The id of a draft, as a form sends it. */
export const sentDraftId = z.array(z.string()).transform((values, context) => {
  const read = draftId.safeParse(values[0]);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: 'choiceMissing' });
  return z.NEVER;
});

/** The whole form, sent to be kept and not to be published. */
export const saveDraftSchema = z.record(z.string(), z.array(z.string())).transform((sent, context) => {
  const id = sentDraftId.safeParse(sent.draftId ?? []);
  const version = draftVersion.safeParse(Number(sent.draftVersion?.[0]));
  const fields = draftFields.safeParse(Object.fromEntries(Object.entries(sent).filter(([name]) => /^[a-zA-Z]/.test(name))));
  if (!id.success || !version.success || !fields.success) {
    context.addIssue({ code: 'custom', path: ['title'], message: fields.success ? 'choiceMissing' : 'draftTooLong' });
    return z.NEVER;
  }
  return { draftId: id.data, version: version.data, fields: fields.data };
});

export const startDraftSchema = z.object({
  side: choice(['association', 'company']),
  kind: choice(NOUNS),
  template: optionalText({ max: 60 }),
});

export const deleteDraftSchema = z.object({ draftId: sentDraftId });
