import 'server-only';
import { createHash } from 'node:crypto';

/** What bytes, or a text's bytes in UTF-8, are known again by: 64 hexadecimal signs. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
