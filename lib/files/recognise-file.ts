import 'server-only';
import { inflateRawSync } from 'node:zlib';
import { FILE_KINDS, FILE_MAX_BYTES, type FileError, type FileType } from './rules';
import { entryBytes, readZipDirectory, type ZipEntry } from './zip-directory';

type Recognised = { ok: true; type: FileType } | { ok: false; error: FileError };

const no = (error: FileError): Recognised => ({ ok: false, error });
const yes = (type: FileType): Recognised => ({ ok: true, type });

/** The first bytes of archives that are no zip: gzip, RAR, 7-Zip, bzip2, xz, tar. */
const ARCHIVES: readonly (readonly [sign: string, at: number])[] = [
  ['\x1f\x8b', 0],
  ['Rar!', 0],
  ['7z\xbc\xaf\x27\x1c', 0],
  ['BZh', 0],
  ['\xfd7zXZ\0', 0],
  ['ustar', 257],
];

/** What a file is by its content. Whatever its name says, what is not recognised is not taken. */
export function recogniseFile(bytes: Uint8Array): Recognised {
  const starts = (sign: string, at = 0) => Buffer.from(bytes.subarray(at, at + sign.length)).toString('latin1') === sign;
  if (bytes.length === 0) return no('fileEmpty');
  if (bytes.length > FILE_MAX_BYTES) return no('fileTooLarge');
  if (starts('%PDF-')) return recognisePdf(bytes);
  if (starts('\x89PNG\r\n\x1a\n')) return yes('png');
  if (starts('\xff\xd8\xff')) return yes('jpeg');
  if (starts('RIFF') && starts('WEBP', 8)) return yes('webp');
  if (starts('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return no('fileOldOffice');
  if (ARCHIVES.some(([sign, at]) => starts(sign, at))) return no('fileArchive');
  if (starts('PK')) return recogniseContainer(bytes);
  return no('fileUnknown');
}

function recognisePdf(bytes: Uint8Array): Recognised {
  const text = Buffer.from(bytes).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text) || !text.slice(-1_024).includes('%%EOF')) return no('fileUnreadable');
  return isProtectedPdf(text) ? no('fileEncrypted') : yes('pdf');
}

/**
 * Where a reader begins, in the trailer or in the head of the stream that stands in its place, a PDF says that it is
 * encrypted; what it says there is itself never encrypted and never compressed. One that only forbids printing or
 * copying is encrypted as well, under a password that everybody knows.
 */
function isProtectedPdf(text: string): boolean {
  const [, start] = /^startxref\s+(\d+)/.exec(text.slice(Math.max(0, text.lastIndexOf('startxref')))) ?? [];
  if (start === undefined) return false;
  const [head = ''] = text.slice(Number(start)).split(/startxref|stream/, 1);
  return /\/Encrypt\s*(?:\d|<<)/.test(head);
}

/** Names of parts that hold macros or controls, in either family of documents. */
const MACRO_PARTS = /(^|\/)(vbaProject|vbaData|macrosheets|activeX|dialogsheets)|^(Basic|Scripts)\//i;

function recogniseContainer(bytes: Uint8Array): Recognised {
  const entries = readZipDirectory(bytes);
  if (entries === null) return no('fileUnreadable');
  if (entries.some(({ encrypted }) => encrypted)) return no('fileEncrypted');
  if (entries.some(({ method }) => method !== 0 && method !== 8)) return no('fileArchive');
  const part = (name: string) => entries.find((entry) => entry.name === name);
  const [contents, mediaType] = [part('[Content_Types].xml'), part('mimetype')];
  if (contents) return recogniseOffice(bytes, entries, contents);
  if (mediaType) return recogniseOpenDocument(bytes, entries, mediaType);
  return no('fileArchive');
}

const MAIN_PARTS: readonly (readonly [FileType, string])[] = (['docx', 'xlsx', 'pptx'] as const).map((type) => [
  type,
  `${FILE_KINDS[type].mediaType}.main+xml`,
]);

/** Word, Excel, PowerPoint since 2007: the list of parts says which, and whether macros are among them. */
function recogniseOffice(bytes: Uint8Array, entries: readonly ZipEntry[], contents: ZipEntry): Recognised {
  const list = unfold(bytes, contents);
  // An entity could write a word that we look for in another way.
  if (list === null || /<!|&/.test(list)) return no('fileUnreadable');
  if (/macroEnabled|vbaProject|activeX/i.test(list) || entries.some(({ name }) => MACRO_PARTS.test(name))) return no('fileMacros');
  const types = [...list.matchAll(/ContentType\s*=\s*["']([^"']*)["']/g)].map(([, type]) => type);
  const found = MAIN_PARTS.filter(([, main]) => types.includes(main));
  const [only] = found;
  return only && found.length === 1 ? yes(only[0]) : no('fileUnknown');
}

/** LibreOffice and others: the first entry is the media type itself, and the manifest says what is behind a password. */
function recogniseOpenDocument(bytes: Uint8Array, entries: readonly ZipEntry[], mediaType: ZipEntry): Recognised {
  if (mediaType.offset !== 0 || mediaType.method !== 0) return no('fileUnreadable');
  const said = unfold(bytes, mediaType);
  const type = (['odt', 'ods', 'odp'] as const).find((candidate) => FILE_KINDS[candidate].mediaType === said?.trim());
  if (type === undefined) return no('fileArchive');
  if (entries.some(({ name }) => MACRO_PARTS.test(name))) return no('fileMacros');
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  const parts = manifest && unfold(bytes, manifest);
  if (!parts || /<!ENTITY/i.test(parts)) return no('fileUnreadable');
  if (/encryption-data/i.test(parts) || entries.some(({ name }) => name === 'encrypted-package')) return no('fileEncrypted');
  return yes(type);
}

/** A list of parts is short; a longer one is there to fill the memory. */
const MOST_UNFOLDED = 1_048_576;

function unfold(bytes: Uint8Array, entry: ZipEntry): string | null {
  const stored = entryBytes(bytes, entry);
  if (stored.length > MOST_UNFOLDED) return null;
  try {
    const text = entry.method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: MOST_UNFOLDED });
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return null;
  }
}
