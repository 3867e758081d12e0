import { z } from 'zod';
import { choice, code, email, id, latinDigits, optionalText, text, unlessEmpty } from '@/lib/actions/fields';
import { locales } from '@/lib/i18n/locales';
import { NAME_LENGTH } from '@/lib/organisations/rules';
import { needNumberOf, WORDS_MAX } from './rules';

/** A need by its number, or by the address of its page. */
const needNumber = optionalText({ max: 200 }).transform((typed, context): number | null => {
  if (typed === null) return null;
  const number = needNumberOf(latinDigits(typed));
  if (number !== null) return number;
  context.addIssue({ code: 'custom', message: 'needNotOpen' });
  return z.NEVER;
});

export const inviteCompanySchema = z.object({
  /** The association that invites; the programme where nothing is sent. */
  organisationId: unlessEmpty(id()),
  companyName: text({ ...NAME_LENGTH, missing: 'companyNameMissing' }),
  email: email(),
  language: choice(locales, 'languageMissing'),
  need: needNumber,
  words: optionalText({ max: WORDS_MAX, multiline: true }),
});

export type CompanyInvited = z.output<typeof inviteCompanySchema>;

/** One of those that the inviter's page lists, to send again or to take back. */
export const ownCompanyInvitationSchema = z.object({ invitationId: code(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) });
