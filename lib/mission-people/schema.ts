import { z } from 'zod';
import { email, id, optionalText, text } from '@/lib/actions/fields';
import { linkToken } from '@/lib/links/schema';
import { PERSON_NAME } from '@/lib/people/rules';
import { newPassword, personName } from '@/lib/people/schema';
import { FUNCTION_LENGTH } from './rules';

export const namePersonSchema = z.object({
  missionId: id(),
  name: text({ ...PERSON_NAME, missing: 'namedNameMissing' }),
  email: email(),
  function: text({ ...FUNCTION_LENGTH, missing: 'functionMissing' }),
});
export type NamedPerson = z.output<typeof namePersonSchema>;

/** One of the people of a mission, to write to again or to remove. */
export const personOfMissionSchema = z.object({ missionId: id(), personId: id() });

export const joinMissionSchema = z.object({ token: linkToken });

export const joinAsNewcomerSchema = z.object({
  token: linkToken,
  name: personName,
  nameAr: optionalText({ max: PERSON_NAME.max }),
  password: newPassword,
});
