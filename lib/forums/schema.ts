import { z } from 'zod';
import { checkbox, choice, code, day, email, id, optionalText, text, unlessEmpty, version } from '@/lib/actions/fields';
import { CODE_LENGTH, CODE_SIGNS } from '@/lib/agreements/rules';
import { type Locale, locales } from '@/lib/i18n/locales';
import { linkToken } from '@/lib/links/schema';
import {
  AGENDA_LENGTH,
  CONTACTS_AT_ONCE,
  FORUM_NAME,
  MOST_DAYS,
  MOST_PARTNERS,
  PARTNER_LENGTH,
  type PeopleList,
  PLACE_LENGTH,
  partnersOf,
  REGISTRANT_KINDS,
  SPOKE_OF_LENGTH,
  STAND_PLACE_LENGTH,
  VISITOR_NAME,
  VISITOR_ORGANISATION,
  VISITOR_PHONE,
} from './rules';

const refuse = (context: z.core.$RefinementCtx<unknown>, field: string, message: string, params = {}) =>
  context.addIssue({ code: 'custom', message, path: [field], params });

const forumFields = z.object({
  nameFr: unlessEmpty(text(FORUM_NAME)),
  nameAr: unlessEmpty(text(FORUM_NAME)),
  place: text({ ...PLACE_LENGTH, missing: 'forumPlaceMissing' }),
  province: code(/^\d{2}\.\d{3}$/, 'provinceMissing'),
  startsOn: day('forumStartMissing'),
  endsOn: day('forumEndMissing'),
  agendaFr: optionalText({ ...AGENDA_LENGTH, multiline: true }),
  agendaAr: optionalText({ ...AGENDA_LENGTH, multiline: true }),
  partners: optionalText({ max: MOST_PARTNERS * (PARTNER_LENGTH + 1), multiline: true }).transform(partnersOf),
});

function requireWhole(sent: z.output<typeof forumFields>, context: z.core.$RefinementCtx<unknown>): void {
  if (sent.nameFr === null && sent.nameAr === null) refuse(context, 'nameFr', 'forumNameMissing');
  const days = (Date.parse(sent.endsOn) - Date.parse(sent.startsOn)) / 86_400_000 + 1;
  if (days < 1) refuse(context, 'endsOn', 'forumEndsBeforeItStarts');
  else if (days > MOST_DAYS) refuse(context, 'endsOn', 'forumTooLong', { max: MOST_DAYS });
  if (sent.partners.length > MOST_PARTNERS || sent.partners.some((name) => [...name].length > PARTNER_LENGTH))
    refuse(context, 'partners', 'partnersTooMany', { most: MOST_PARTNERS, max: PARTNER_LENGTH });
}

export const createForumSchema = forumFields.superRefine(requireWhole);
export const reviseForumSchema = forumFields.extend({ forumId: id(), version: version() }).superRefine(requireWhole);
export type ForumFields = z.output<typeof forumFields>;

export const publishForumSchema = z.object({ forumId: id(), version: version() });
export const withdrawForumSchema = publishForumSchema;

export const addStandSchema = z.object({
  forumId: id(),
  organisationId: id(),
  place: optionalText({ max: STAND_PLACE_LENGTH }),
});
export const removeStandSchema = z.object({ standId: id() });

/** As people type it; what is not a number is refused, and its country is not asked. */
const phone = optionalText({ max: VISITOR_PHONE }).transform((value, context) => {
  // Eight digits at least, however they are parted.
  if (value === null || /^\+?[\s().-]*(\d[\s().-]*){8,}$/.test(value)) return value;
  context.addIssue({ code: 'custom', message: 'phoneMalformed', params: {} });
  return z.NEVER;
});

const consent = checkbox().transform((given, context): true => {
  if (given) return true;
  context.addIssue({ code: 'custom', message: 'consentMissing', params: {} });
  return z.NEVER;
});

export const registerForForumSchema = z.object({
  forumId: id(),
  kind: choice(REGISTRANT_KINDS, 'registrantKindMissing'),
  name: text({ ...VISITOR_NAME, missing: 'personNameMissing' }),
  organisation: optionalText({ max: VISITOR_ORGANISATION }),
  email: email(),
  phone,
  consent,
});
export type NewRegistration = z.output<typeof registerForForumSchema>;

export const cancelForumRegistrationSchema = z.object({ token: linkToken });

/** What a cancelling link holds. */
export const cancellation = z.object({ registrationId: z.number().int() });

const met = {
  name: text({ ...VISITOR_NAME, missing: 'personNameMissing' }),
  organisation: optionalText({ max: VISITOR_ORGANISATION }),
  email: unlessEmpty(email()),
  phone,
  spokeOf: text({ ...SPOKE_OF_LENGTH, missing: 'spokeOfMissing', multiline: true }),
  consent,
};

const reachable = (sent: { email: string | null; phone: string | null }, context: z.core.$RefinementCtx<unknown>): void => {
  if (sent.email === null && sent.phone === null) refuse(context, 'email', 'emailOrPhoneMissing');
};

export const standCode = new RegExp(`^[${CODE_SIGNS}]{${CODE_LENGTH}}$`);

/** What somebody writes at a stand, having opened its code. */
export const leaveContactSchema = z.object({ code: code(standCode, 'standMissing'), ...met }).superRefine(reachable);

export const clientId = code(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'choiceMissing');
const standId = unlessEmpty(id());

/** What somebody of the programme or of a stand notes of whom they meet. */
export const takeContactSchema = z.object({ forumId: id(), clientId, standId, ...met }).superRefine(reachable);
export type TakenContact = Omit<z.output<typeof takeContactSchema>, 'forumId' | 'consent'>;

export const forgetContactSchema = z.object({ contactId: id() });

/** What a device sends later: the same fields as the form, for each a list of values, with when they were written. */
export const queuedContacts = z.object({
  contacts: z
    .array(z.object({ metAt: z.iso.datetime(), locale: z.enum(locales), fields: z.record(z.string(), z.array(z.string())) }))
    .min(1)
    .max(CONTACTS_AT_ONCE),
});

const PEOPLE_FILE = /^(registrations|contacts)-(ar|fr)\.(csv|xlsx)$/;

/** What the name of a file of people asks for; null where there is none of that name. */
export function peopleFile(name: string): { list: PeopleList; locale: Locale; kind: 'csv' | 'xlsx' } | null {
  const [, list, locale, kind] = PEOPLE_FILE.exec(name) ?? [];
  return list === undefined ? null : { list: list as PeopleList, locale: locale as Locale, kind: kind as 'csv' | 'xlsx' };
}
