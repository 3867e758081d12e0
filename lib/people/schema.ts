import { z } from 'zod';
import { choice, email, optionalText, secret, text } from '@/lib/actions/fields';
import { locales } from '@/lib/i18n/locales';
import { linkToken } from '@/lib/links/schema';
import { MAIL_CHOICES, type MailGroup } from '@/lib/notifications/rules';
import { PASSWORD_MAX, PASSWORD_MIN, PERSON_NAME } from './rules';

/** Longer than the address of any page of ours, with a search of a hundred signs in it. */
const PATH_MAX = 2_000;

/** A path of this site, without the language; anything else reads as none. */
const path = optionalText({ max: PATH_MAX }).transform((value) => (value !== null && /^\/(?![/\\])[^\\\s]*$/.test(value) ? value : null));

export const signInSchema = z.object({ email: email(), password: secret(PASSWORD_MAX), next: path });

export const signOutSchema = z.object({ next: path });

/** A password that is chosen: as typed, of any signs. */
export const newPassword = secret(PASSWORD_MAX).transform((value, context) => {
  if ([...value].length >= PASSWORD_MIN) return value;
  context.addIssue({ code: 'custom', message: 'passwordTooShort', params: { min: PASSWORD_MIN } });
  return z.NEVER;
});

export const personName = text({ ...PERSON_NAME, missing: 'personNameMissing' });

export const askForResetSchema = z.object({ email: email() });

export const resetPasswordSchema = z.object({ token: linkToken, password: newPassword });

export const changePasswordSchema = z.object({ currentPassword: secret(PASSWORD_MAX), password: newPassword });

export const askForEmailChangeSchema = z.object({ email: email(), currentPassword: secret(PASSWORD_MAX) });

export const confirmEmailChangeSchema = z.object({ token: linkToken });

export const changeAccountSchema = z
  .object({
    name: personName,
    nameAr: optionalText({ max: PERSON_NAME.max }),
    locale: choice(locales, 'languageMissing'),
    mails_request: choice(MAIL_CHOICES),
    mails_mission: choice(MAIL_CHOICES),
    mails_listing: choice(MAIL_CHOICES),
    mails_organisation: choice(MAIL_CHOICES),
  } satisfies Record<`mails_${MailGroup}`, unknown> & Record<string, unknown>)
  .transform(
    ({ mails_request: request, mails_mission: mission, mails_listing: listing, mails_organisation: organisation, ...account }) => ({
      ...account,
      mails: { request, mission, listing, organisation },
    }),
  );

export const signOutEverywhereSchema = z.object({});
