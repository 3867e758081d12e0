import { z } from 'zod';
import { optionalText } from '@/lib/actions/fields';
import { PASSWORD_MAX } from '@/lib/people/rules';

/** Which of the two is asked for depends on the account; the command says which one is missing. */
export const eraseAccountSchema = z.object({
  // As typed, not trimmed; whether it is right is a question for the hash.
  password: z
    .array(
      z
        .string()
        .max(PASSWORD_MAX, 'passwordWrong')
        .refine((value) => !value.includes('\0'), 'passwordWrong'),
    )
    .optional()
    .transform((values) => values?.[0] ?? ''),
  email: optionalText({ max: 254 }).transform((value) => value ?? ''),
});
