/*
 * The directory of a zip container, read as strictly as office programs write it. What is unusual there
 * (a second disk, zip64, bytes in front of the first entry) has no place in a document of 5 MB, and is
 * how one file is made to look like another: it is refused.
 */

export interface ZipEntry {
  name: string;
  encrypted: boolean;
  /** 0 stored, 8 deflated. */
  method: number;
  compressedSize: number;
  size: number;
  /** Where its own head stands. */
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const MAX_COMMENT = 65_535;
/** More than any office document of 5 MB holds. */
const MAX_ENTRIES = 5_000;

/** The entries in the order of the directory; null where it is none that we read. Complexity O(bytes of the directory). */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const oneDisk = view.getUint32(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!oneDisk || count === 0 || count > MAX_ENTRIES || start + view.getUint32(end + 12, true) !== end) return null;
  const entries: ZipEntry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > end) return null;
    const entry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 0x41) !== 0,
      method: view.getUint16(at + 10, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    const head = entry.offset;
    if (head + 30 > start || view.getUint32(head, true) !== LOCAL) return null;
    if (head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true) + entry.compressedSize > start) return null;
    entries.push(entry);
    at = next;
  }
  // Of two parts of one name, each program may open another; some look for it in either case.
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) return null;
  // Bytes before the first entry are another file's.
  return at === end && entries.some(({ offset }) => offset === 0) ? entries : null;
}

/** The stored bytes of an entry, still compressed where its method says so. */
export function entryBytes(bytes: Uint8Array, { offset, compressedSize }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return bytes.subarray(start, start + compressedSize);
}

/** The end of the directory must be the end of the file, its comment included. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at -= 1) {
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return null;
}
