import 'server-only';
import { randomBytes } from 'node:crypto';
import { CODE_LENGTH, CODE_SIGNS } from './rules';

/** Nobody can guess it, and it says nothing: a document's page is for whoever holds the document. */
export function newCode(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => CODE_SIGNS[byte % CODE_SIGNS.length]).join('');
}
