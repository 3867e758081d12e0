import { z } from 'zod';
import { optionalText } from '@/lib/actions/fields';
import { PASSWORD_MAX } from '@/lib/people/rules';

/** Which of the two is asked for depends on the account; the command says which one is missing. */
export const eraseAccountSchema = z.object({
  // As typed, not trimmed. One that no account can have is wrong, and is not worth a hash.
  password: z
    .array(z.string())
    .optional()
    .transform((values) => values?.[0] ?? '')
    .refine((value) => value.length <= PASSWORD_MAX && !value.includes('\0'), 'passwordWrong'),
  email: optionalText({ max: 254 }).transform((value) => value ?? ''),
});
