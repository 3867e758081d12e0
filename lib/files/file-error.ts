import { formatNumber } from '@/lib/i18n/formats';
import type { FieldError } from '@/lib/result';
import { FILE_MAX_BYTES, type FileError, megabytesOf } from './rules';

/** Signs of a name that a sentence shows. */
const SHOWN = 80;

/** What is said of a file that is not taken: which one it is, what is wrong with it, and what it weighs. */
export function fileError(file: Pick<File, 'name' | 'size'>, code: FileError): FieldError {
  const params = {
    name: nameInSentence(file.name),
    size: formatNumber(megabytesOf(file.size)),
    max: formatNumber(megabytesOf(FILE_MAX_BYTES)),
  };
  return { code, params };
}

/** In a sentence of the other direction it stays in its own; the marks that could end that are taken out. */
export function nameInSentence(name: string): string {
  const plain = [...name.replaceAll(/\p{C}/gu, '')].slice(0, SHOWN).join('');
  return `\u2068${plain}\u2069`;
}
