import { z } from 'zod';
import { email, optionalText, secret } from '@/lib/actions/fields';
import { PASSWORD_MAX } from './rules';

/** A path of this site, without the language; anything else reads as none. */
const path = optionalText({ max: 300 }).transform((value) => (value !== null && /^\/(?![/\\])[^\\\s]*$/.test(value) ? value : null));

export const signInSchema = z.object({ email: email(), password: secret(PASSWORD_MAX), next: path });

export const signOutSchema = z.object({});
