import { z } from 'zod';
import { choice, code, email, text } from '@/lib/actions/fields';
import { locales } from '@/lib/i18n/locales';
import { linkToken } from '@/lib/links/schema';
import { newPassword, personName } from '@/lib/people/schema';
import { LEGAL_FORMS, ORGANISATION_NAME } from './rules';

export const registerSchema = z.object({
  name: personName,
  email: email(),
  legalForm: choice(LEGAL_FORMS, 'legalFormMissing'),
  organisationName: text({ ...ORGANISATION_NAME, missing: 'organisationNameMissing' }),
  province: code(/^\d{2}\.\d{3}$/, 'provinceMissing'),
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
});
