import 'server-only';
import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/*
 * An archive as APPNOTE 6.3 has it, written while it is read: nothing of it waits in memory but the directory. What is
 * larger than 4 GB, or has more than 65,535 parts, is told by the fields of zip64, which old programs need not know
 * where nothing is.
 */

export interface ZipPart {
  /** Path within the archive, with slashes. */
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** Whether it is worth deflating: pictures, PDF and office documents are deflated already. */
  deflate: boolean;
}

interface Written {
  name: Uint8Array;
  method: number;
  crc: number;
  compressedSize: number;
  size: number;
  offset: number;
}

const LOCAL = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const CENTRAL = 0x02014b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END = 0x06054b50;

/** Sizes follow the content, and names are UTF-8. */
const FLAGS = 0x0808;
const STORED = 0;
const DEFLATED = 8;
const VERSION = 20;
const VERSION_64 = 45;
const MOST_16 = 0xffff;
const MOST_32 = 0xffffffff;

type Field = [bytes: 2 | 4 | 8, value: number];

/** Whole numbers one after the other, the lowest byte first. */
function fields(...all: Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(all.reduce((sum, [length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [length, value] of all) {
    if (length === 2) view.setUint16(at, value, true);
    else if (length === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += length;
  }
  return bytes;
}

/** Date and time as MS-DOS kept them: of UTC, to two seconds. */
function dosTime(at: Date): [time: Field, date: Field] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [
    [2, time],
    [2, date],
  ];
}

/** The bytes of an archive; its parts are asked for one by one, each when the one before has been written. Memory O(parts). */
export async function* zipOf(parts: AsyncIterable<ZipPart>, at: Date): AsyncGenerator<Uint8Array> {
  const written: Written[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = new TextEncoder().encode(part.name);
    const method = part.deflate ? DEFLATED : STORED;
    const head = fields(
      [4, LOCAL],
      [2, VERSION],
      [2, FLAGS],
      [2, method],
      ...dosTime(at),
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    );
    yield head;
    yield name;
    const sums = { crc: 0, size: 0 };
    let compressedSize = 0;
    for await (const bytes of packed(counted(part.content, sums), part.deflate)) {
      compressedSize += bytes.length;
      yield bytes;
    }
    const { crc, size } = sums;
    const large = size >= MOST_32 || compressedSize >= MOST_32;
    const descriptor = fields([4, DESCRIPTOR], [4, crc], [large ? 8 : 4, compressedSize], [large ? 8 : 4, size]);
    yield descriptor;
    written.push({ name, method, crc, compressedSize, size, offset });
    offset += head.length + name.length + compressedSize + descriptor.length;
  }
  yield* directory(written, offset, at);
}

async function* counted(content: AsyncIterable<Uint8Array>, sums: { crc: number; size: number }): AsyncGenerator<Uint8Array> {
  for await (const bytes of content) {
    sums.crc = crc32(bytes, sums.crc);
    sums.size += bytes.length;
    yield bytes;
  }
}

/** Deflating is the thread pool's: the server goes on answering meanwhile. */
function packed(content: AsyncIterable<Uint8Array>, deflate: boolean): AsyncIterable<Uint8Array> {
  if (!deflate) return content;
  // What fails on either side ends the other, and is thrown where it is read.
  return pipeline(Readable.from(content, { objectMode: false }), createDeflateRaw(), () => {});
}

function* directory(written: readonly Written[], start: number, at: Date): Generator<Uint8Array> {
  let length = 0;
  for (const { name, method, crc, compressedSize, size, offset } of written) {
    const large = Math.max(compressedSize, size, offset) >= MOST_32;
    const extra = large ? fields([2, 1], [2, 24], [8, size], [8, compressedSize], [8, offset]) : new Uint8Array();
    const shown = (value: number): Field => [4, large ? MOST_32 : value];
    const version = large ? VERSION_64 : VERSION;
    const entry = fields(
      [4, CENTRAL],
      [2, version],
      [2, version],
      [2, FLAGS],
      [2, method],
      ...dosTime(at),
      [4, crc],
      shown(compressedSize),
      shown(size),
      [2, name.length],
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      shown(offset),
    );
    yield entry;
    yield name;
    yield extra;
    length += entry.length + name.length + extra.length;
  }
  const count = written.length;
  const end = start + length;
  if (count >= MOST_16 || length >= MOST_32 || start >= MOST_32) {
    yield fields([4, END_64], [8, 44], [2, VERSION_64], [2, VERSION_64], [4, 0], [4, 0], [8, count], [8, count], [8, length], [8, start]);
    yield fields([4, LOCATOR_64], [4, 0], [8, end], [4, 1]);
  }
  const [shownCount, shownLength, shownStart] = [Math.min(count, MOST_16), Math.min(length, MOST_32), Math.min(start, MOST_32)];
  yield fields([4, END], [2, 0], [2, 0], [2, shownCount], [2, shownCount], [4, shownLength], [4, shownStart], [2, 0]);
}
