import { eraseAccountSchema } from '@/lib/privacy/schema';

/** Who asks for it proves who they are, as whoever erases their account does. */
export const handOverSchema = eraseAccountSchema;

/** Why the archive did not leave, as the address of the page says it. */
export const handoverRefusals = ['passwordMissing', 'passwordWrong', 'emailNotOwn', 'tooManyAttempts', 'failed'] as const;
export type HandoverRefusal = (typeof handoverRefusals)[number];
