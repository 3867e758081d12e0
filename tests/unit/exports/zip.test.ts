import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type ZipPart, zipOf } from '@/lib/exports/zip';
import { entryBytes, readZipDirectory } from '@/lib/files/zip-directory';

const AT = new Date('2026-11-26T10:20:30Z');

async function* content(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

async function* listed(parts: readonly ZipPart[]): AsyncGenerator<ZipPart> {
  yield* parts;
}

async function archiveOf(parts: readonly ZipPart[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipOf(listed(parts), AT)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

test('holds what was put in, deflated or as it is, under names of either script', async () => {
  const bytes = await archiveOf([
    { name: 'tables/User.csv', deflate: true, content: content('a,b\r\n', '1,2\r\n'.repeat(5_000)) },
    { name: 'files/محضر.pdf', deflate: false, content: content('%PDF', '-1.7') },
    { name: 'empty.txt', deflate: true, content: content() },
  ]);
  const entries = readZipDirectory(bytes) ?? [];
  expect(entries.map(({ name, method, size }) => ({ name, method, size }))).toEqual([
    { name: 'tables/User.csv', method: 8, size: 25_005 },
    { name: 'files/محضر.pdf', method: 0, size: 8 },
    { name: 'empty.txt', method: 8, size: 0 },
  ]);
  const [table, file] = entries.map((entry) => entryBytes(bytes, entry));
  expect(inflateRawSync(table ?? new Uint8Array()).toString()).toBe(`a,b\r\n${'1,2\r\n'.repeat(5_000)}`);
  expect(new TextDecoder().decode(file)).toBe('%PDF-1.7');
  expect(bytes.length).toBeLessThan(1_000);
});

test('with more parts than the old directory counts has that of zip64', async () => {
  const parts = Array.from({ length: 65_536 }, (_, index) => ({ name: String(index), deflate: false, content: content() }));
  const bytes = await archiveOf(parts);
  const view = new DataView(bytes.buffer);
  const [end, locator] = [bytes.length - 22, bytes.length - 22 - 20];
  expect([view.getUint32(end, true), view.getUint16(end + 10, true)]).toEqual([0x06054b50, 0xffff]);
  expect(view.getUint32(locator, true)).toBe(0x07064b50);
  const record = Number(view.getBigUint64(locator + 8, true));
  expect([view.getUint32(record, true), Number(view.getBigUint64(record + 32, true))]).toEqual([0x06064b50, 65_536]);
});

test('asks for a part only once the one before has left', async () => {
  const asked: string[] = [];
  async function* parts(): AsyncGenerator<ZipPart> {
    for (const name of ['first', 'second']) {
      asked.push(name);
      yield { name, deflate: true, content: content('x'.repeat(100_000)) };
    }
  }
  for await (const _ of zipOf(parts(), AT)) {
    expect(asked).toEqual(['first']);
    break;
  }
});

test('what fails while it is read fails the archive', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array([1]);
    throw new Error('The table is gone');
  }
  await expect(archiveOf([{ name: 'broken', deflate: true, content: broken() }])).rejects.toThrow('The table is gone');
  await expect(archiveOf([{ name: 'broken', deflate: false, content: broken() }])).rejects.toThrow('The table is gone');
});
