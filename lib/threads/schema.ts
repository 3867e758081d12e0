import { z } from 'zod';
import { id, text } from '@/lib/actions/fields';
import { MESSAGE_LENGTH } from './rules';

/** Its files are looked at by the command: what they are is said by their content alone. */
export const writeMessageSchema = z.object({
  requestId: id(),
  body: text({ ...MESSAGE_LENGTH, missing: 'messageMissing', multiline: true }),
});
