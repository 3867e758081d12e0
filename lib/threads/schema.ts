import { z } from 'zod';
import { id, text, unlessEmpty } from '@/lib/actions/fields';
import { MESSAGE_LENGTH } from './rules';

/** Its files are looked at by the command: what they are is said by their content alone. */
export const writeMessageSchema = z.object({
  requestId: id(),
  /** Of the mission on whose page it is written, which the author comes back to. */
  missionId: unlessEmpty(id()),
  body: text({ ...MESSAGE_LENGTH, missing: 'messageMissing', multiline: true }),
});
