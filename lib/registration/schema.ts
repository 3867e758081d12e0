import { z } from 'zod';
import { choice, code, email, text } from '@/lib/actions/fields';
import { answersIn, queryOf } from '@/lib/for-companies/schema';
import { locales } from '@/lib/i18n/locales';
import { LINK_TOKEN } from '@/lib/links/rules';
import { linkToken } from '@/lib/links/schema';
import { LEGAL_FORMS, NAME_LENGTH } from '@/lib/organisations/rules';
import { linkedOf } from '@/lib/origins/rules';
import { newPassword, personName } from '@/lib/people/schema';

export const registerSchema = z.object({
  name: personName,
  email: email(),
  legalForm: choice(LEGAL_FORMS, 'legalFormMissing'),
  organisationName: text({ ...NAME_LENGTH, missing: 'organisationNameMissing' }),
  province: code(/^\d{2}\.\d{3}$/, 'provinceMissing'),
  /** Six answers of a company, as a query: nobody types them, so what is none is left out. */
  answers: z
    .array(z.string())
    .optional()
    .transform((values) => {
      const answers = answersIn(values?.[0] ?? null);
      return answers && queryOf(answers);
    }),
  /** What the address of the form said of what led there. */
  from: z
    .array(z.string())
    .optional()
    .transform((values) => linkedOf(values?.[0])),
  /** The secret of an invitation that led there: what is none is left out. */
  invitation: z
    .array(z.string())
    .optional()
    .transform((values) => values?.find((value) => LINK_TOKEN.test(value)) ?? null),
});

export type Registration = z.output<typeof registerSchema>;

export const confirmRegistrationSchema = z.object({ token: linkToken, password: newPassword });

/** What waits in a mailed link until its address has answered. */
export const waitingRegistration = z.object({
  name: z.string(),
  locale: z.enum(locales),
  legalForm: z.enum(LEGAL_FORMS),
  organisationName: z.string(),
  province: z.string(),
  // Links from before there were any have none.
  answers: z.string().nullish(),
  from: z.unknown().optional().transform(linkedOf),
  /** The invitation that was followed: its number, and not its secret. */
  invitationId: z.string().nullish(),
});
