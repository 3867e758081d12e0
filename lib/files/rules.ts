/*
 * What people may attach: what each kind is called and served as. A kind is told by the content of a
 * file (`recogniseFile`), never by its name or by what a browser says of it.
 */

export const FILE_TYPES = ['pdf', 'png', 'jpeg', 'webp', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** Bytes of one file, as it was sent and as it is kept: 5 MB of 1,048,576 bytes. */
export const FILE_MAX_BYTES = 5 * 1_048_576;

/**
 * Bytes of a form with files, all that it carries: twice what most of them take, so that files that are too heavy are
 * refused by their field, with all that was typed. More is not read: whoever sends it is told so.
 */
export const FORM_MAX_BYTES = 32 * 1_048_576;
/** Bytes of any other form. */
export const PLAIN_FORM_MAX_BYTES = 1_048_576;

/** Signs of a file's name, its ending included. */
export const FILE_NAME_LENGTH = 120;

/** The name of a file that had none. */
const UNNAMED = 'document';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** The media type of each kind, and the endings that names of it have; the first is the one we write. */
export const FILE_KINDS: Readonly<Record<FileType, { mediaType: string; endings: readonly string[] }>> = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { mediaType: 'image/webp', endings: ['webp'] },
  docx: { mediaType: `${OFFICE}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { mediaType: `${OFFICE}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { mediaType: `${OFFICE}.presentationml.presentation`, endings: ['pptx'] },
  odt: { mediaType: `${OPEN_DOCUMENT}.text`, endings: ['odt'] },
  ods: { mediaType: `${OPEN_DOCUMENT}.spreadsheet`, endings: ['ods'] },
  odp: { mediaType: `${OPEN_DOCUMENT}.presentation`, endings: ['odp'] },
};

/** Why a file is not taken. */
export type FileError =
  | 'fileEmpty'
  | 'fileTooLarge'
  /** None of the kinds above. */
  | 'fileUnknown'
  /** Nor is it what the ending of its name announces. */
  | 'fileMisnamed'
  /** It carries macros or controls: what opens it could run them. */
  | 'fileMacros'
  /** Of before 2007, or behind a password: nobody can look into it. */
  | 'fileOldOffice'
  /** Several files in one. */
  | 'fileArchive'
  | 'fileEncrypted'
  | 'fileTooManyPixels'
  /** It says that it is of a kind, and cannot be read as such. */
  | 'fileUnreadable';

/** Controls, marks of direction and signs without a width: they could make a name read as another. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Signs that are a path on some machine, or that some machine does not take in a name. */
const PATH = /^.*[/\\]/s;
const NOT_IN_NAMES = /[<>:"|?*]/g;

/**
 * The name a file is kept and handed out under: its own without a path, without signs that nobody sees,
 * with the ending of what it is, and short enough.
 *
 * Complexity O(length); no errors.
 */
export function safeFileName(sent: string, type: FileType): string {
  const own = sent
    .replace(PATH, '')
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(NOT_IN_NAMES, ' ')
    .replaceAll(/\s+/g, ' ')
    // A name that begins with a dot is hidden on many machines.
    .replace(/^[\s.]+/, '')
    .replace(/[\s.]+$/, '');
  const { endings } = FILE_KINDS[type];
  const ending = endings.find((candidate) => own.toLowerCase().endsWith(`.${candidate}`));
  const stem = ending === undefined ? own : own.slice(0, -ending.length - 1).replace(/[\s.]+$/, '');
  const last = `.${ending ?? endings[0]}`;
  const kept = [...stem]
    .slice(0, FILE_NAME_LENGTH - last.length)
    .join('')
    .trimEnd();
  return (kept === '' ? UNNAMED : kept) + last;
}

/** Whether a name ends like one of a kind that is taken; what the file is, only its content says. Complexity O(length). */
export function endsLikeAKind(name: string): boolean {
  const ending = endingOf(name.trimEnd().toLowerCase()).slice(1);
  return Object.values(FILE_KINDS).some(({ endings }) => endings.includes(ending));
}

/**
 * The header that makes a browser keep a file instead of showing it, with its name in any script
 * (RFC 6266, RFC 8187). Programs that read no UTF-8 there get a name without the other signs.
 *
 * Complexity O(length); no errors.
 */
export function contentDisposition(name: string): string {
  const ending = endingOf(name);
  const ascii = name.normalize('NFKD').replaceAll(/[^\x20-\x7e]|["\\%]/g, '');
  const stem = ascii
    .slice(0, ascii.length - ending.length)
    .replaceAll(/ +/g, ' ')
    .trim();
  const plain = (/[A-Za-z0-9]/.test(stem) ? stem : UNNAMED) + ending;
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function endingOf(name: string): string {
  return /\.[a-z]+$/i.exec(name)?.[0] ?? '';
}

/** Megabytes with two decimals, rounded up: one byte too heavy is not written as the limit. Complexity O(1). */
export function megabytesOf(bytes: number): number {
  return Math.ceil((bytes / 1_048_576) * 100) / 100;
}

/**
 * Bytes in the unit that people say: `kilo` below one megabyte. Rounded up, so that nothing weighs nothing.
 *
 * @returns a number with at most two decimals. Complexity O(1); no errors.
 */
export function weightOf(bytes: number): { unit: 'kilo' | 'mega'; value: number } {
  if (bytes < 1_048_576) return { unit: 'kilo', value: Math.max(1, Math.ceil(bytes / 1_024)) };
  return { unit: 'mega', value: megabytesOf(bytes) };
}
