import { z } from 'zod';
import {
  checkbox,
  choice,
  choices,
  code,
  day,
  id,
  latinDigits,
  optionalText,
  text,
  unlessEmpty,
  version,
  wholeNumber,
} from '@/lib/actions/fields';
import { SECTORS } from '@/lib/listings/rules';
import {
  AUTHORITY_LENGTH,
  EMPLOYEES,
  FOUNDED_FROM,
  hasIceKey,
  LEGAL_FORMS,
  LINK_LENGTH,
  LINK_SCHEME,
  LINKS_AT_MOST,
  NAME_LENGTH,
  NUMBER_LENGTH,
  PROSE_LENGTH,
  type ProfileValues,
  REASON_LENGTH,
  RECEIPT_TYPES,
  readLink,
} from './rules';

const name = unlessEmpty(text({ ...NAME_LENGTH }));
const prose = optionalText({ ...PROSE_LENGTH, multiline: true });
const number = optionalText(NUMBER_LENGTH);
const authority = optionalText(AUTHORITY_LENGTH);

/** A day that is over or today's is what a document was made on; the command compares it with today. */
const pastDay = unlessEmpty(day());

/** The common identifier of a company: spaces are how people read it out, digits what it is. */
const ice = optionalText({ max: 40 }).transform((value, context) => {
  if (value === null) return null;
  const digits = latinDigits(value).replaceAll(/[\s\u00a0\u202f.-]/g, '');
  const refuse = (message: string, params: Record<string, number> = {}): typeof z.NEVER => {
    context.addIssue({ code: 'custom', message, params });
    return z.NEVER;
  };
  if (!/^\d+$/.test(digits)) return refuse('iceDigitsOnly');
  if (digits.length !== 15) return refuse('iceDigits', { count: digits.length });
  return hasIceKey(digits) ? digits : refuse('iceKey');
});

/** One address on each line; only of pages that travel encrypted. */
const links = optionalText({ max: (LINK_LENGTH.max + 1) * LINKS_AT_MOST, multiline: true }).transform((value, context) => {
  const lines = (value ?? '').split('\n').flatMap((line) => line.trim() || []);
  const refuse = (message: string, params: Record<string, string | number> = {}): typeof z.NEVER => {
    context.addIssue({ code: 'custom', message, params });
    return z.NEVER;
  };
  if (lines.length > LINKS_AT_MOST) return refuse('linksTooMany', { max: LINKS_AT_MOST, count: lines.length });
  const read: string[] = [];
  for (const line of lines) {
    const address = readLink(line);
    if (address === null) return refuse('linkMalformed', { link: line, scheme: LINK_SCHEME });
    read.push(address);
  }
  return [...new Set(read)];
});

const PROVINCE = /^\d{2}\.\d{3}$/;

const profileFields = {
  legalForm: choice(LEGAL_FORMS, 'legalFormMissing'),
  nameFr: name,
  nameAr: name,
  sectors: choices(SECTORS, { min: 0 }),
  province: code(PROVINCE, 'provinceMissing'),
  foundedIn: unlessEmpty(wholeNumber({ min: FOUNDED_FROM, max: 2_100 })),
  links,
  missionFr: prose,
  missionAr: prose,
  servesFr: prose,
  servesAr: prose,
  changesFr: prose,
  changesAr: prose,
  seeksFr: prose,
  seeksAr: prose,
  receiptType: unlessEmpty(choice(RECEIPT_TYPES, 'receiptTypeMissing')),
  receiptNumber: number,
  receiptDate: pastDay,
  receiptAuthorityFr: authority,
  receiptAuthorityAr: authority,
  publicUtility: checkbox(),
  documentNumber: number,
  documentDate: pastDay,
  documentAuthorityFr: authority,
  documentAuthorityAr: authority,
  ice,
  tradeRegisterNumber: number,
  tradeRegisterCourt: authority,
  taxId: number,
  employees: unlessEmpty(wholeNumber(EMPLOYEES)),
  industryFr: authority,
  industryAr: authority,
  csrLabel: checkbox(),
} satisfies Record<keyof ProfileValues, z.ZodType>;

export interface ProfileInput {
  organisationId: number;
  version: number;
  intent: 'save' | 'submit';
  values: ProfileValues;
}

/** The file as its owner fills it in: saved as it is, or sent for verification. */
export const profileSchema = z
  .object({
    organisationId: id(),
    version: version(),
    intent: choice(['save', 'submit'], 'choiceMissing'),
    ...profileFields,
  })
  .transform(({ organisationId, version: read, intent, ...values }): ProfileInput => ({ organisationId, version: read, intent, values }));

const words = z.string().nullable();

const changeSchema = z
  .object({
    nameFr: words,
    nameAr: words,
    province: z.string(),
    legalForm: z.enum(LEGAL_FORMS),
    receiptType: z.enum(RECEIPT_TYPES).nullable(),
    receiptNumber: words,
    receiptDate: words,
    receiptAuthorityFr: words,
    receiptAuthorityAr: words,
    publicUtility: z.boolean(),
    documentNumber: words,
    documentDate: words,
    documentAuthorityFr: words,
    documentAuthorityAr: words,
    ice: words,
    tradeRegisterNumber: words,
    tradeRegisterCourt: words,
    taxId: words,
    csrLabel: z.boolean(),
  })
  .partial();

/** The proposed values of a change, read back from the database: JSON of our own writing, so another form is a fault. */
export function readChange(values: unknown): Partial<ProfileValues> {
  return changeSchema.parse(values) as Partial<ProfileValues>;
}

const reason = text({ ...REASON_LENGTH, missing: 'reasonMissing', multiline: true });
const which = { organisationId: id(), version: version() };

/** A yes may carry nothing; a no says why. Both are the same field of one form. */
function reasonUnless(yes: string) {
  return (value: { decision: string; reason: string | null }, context: z.core.$RefinementCtx<unknown>) => {
    if (value.decision === yes) return;
    const length = [...(value.reason ?? '')].length;
    if (length === 0) context.addIssue({ code: 'custom', message: 'reasonMissing', path: ['reason'] });
    else if (length < REASON_LENGTH.min)
      context.addIssue({ code: 'custom', message: 'tooShort', params: { min: REASON_LENGTH.min }, path: ['reason'] });
  };
}

const decisionReason = optionalText({ max: REASON_LENGTH.max, multiline: true });

export const verifySchema = z
  .object({ ...which, decision: choice(['verify', 'return'], 'decisionMissing'), reason: decisionReason })
  .superRefine(reasonUnless('verify'));

export const suspendSchema = z.object({ ...which, reason });
export const reinstateSchema = z.object(which);

export const withdrawChangeSchema = z.object({ organisationId: id(), changeId: id() });
export const decideChangeSchema = z
  .object({ organisationId: id(), changeId: id(), decision: choice(['accept', 'refuse'], 'decisionMissing'), reason: decisionReason })
  .superRefine(reasonUnless('accept'));

/** Two records, and which of them stays. */
export const proposeMergeSchema = z
  .object({ one: id(), other: id(), keep: id('keepMissing') })
  .superRefine(({ one, other, keep }, context) => {
    if (one === other || (keep !== one && keep !== other)) context.addIssue({ code: 'custom', message: 'keepMissing', path: ['keep'] });
  });
export const decideMergeSchema = z.object({ mergeId: id(), decision: choice(['confirm', 'setAside'], 'decisionMissing') });
