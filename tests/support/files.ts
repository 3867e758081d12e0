import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { FILE_KINDS, type FileType } from '@/lib/files/rules';
import { onePagePdf } from '@/prisma/seed/threads';

/* Files of each kind, made byte by byte, and the ones that only look like them. */

export interface ZipPart {
  name: string;
  text: string;
  stored?: boolean;
  /** General purpose flags; 1 says that it is encrypted. */
  flags?: number;
  method?: number;
}

/** A zip container of these parts, in their order. */
export function zipOf(parts: readonly ZipPart[], { before = '', comment = '' } = {}): Uint8Array<ArrayBuffer> {
  const heads: Buffer[] = [];
  const chunks: Buffer[] = [Buffer.from(before)];
  let at = before.length;
  for (const { name, text, stored = false, flags = 0, method = stored ? 0 : 8 } of parts) {
    const plain = Buffer.from(text);
    const body = stored ? plain : deflateRawSync(plain);
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, label, body]);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 0, 'latin1');
    central.writeUInt16LE(20, 4);
    common.copy(central, 6);
    central.writeUInt32LE(at, 42);
    heads.push(Buffer.concat([central, label]));
    chunks.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(heads);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return new Uint8Array(Buffer.concat([...chunks, directory, end, Buffer.from(comment)]));
}

const contentTypes = (main: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="x"><Default Extension="xml" ContentType="application/xml"/>` +
  `<Override PartName="/main.xml" ContentType="${main}"/>${more}</Types>`;

/** A document of Office since 2007, with other parts where told. */
export function officeOf(type: 'docx' | 'xlsx' | 'pptx', more: readonly ZipPart[] = [], { main = '', types = '' } = {}) {
  const media = main === '' ? `${FILE_KINDS[type].mediaType}.main+xml` : main;
  return zipOf([{ name: '[Content_Types].xml', text: contentTypes(media, types) }, { name: '_rels/.rels', text: '<x/>' }, ...more]);
}

/** A document of LibreOffice, with other parts where told. */
export function openDocumentOf(type: 'odt' | 'ods' | 'odp', more: readonly ZipPart[] = [], manifest = '<manifest:manifest/>') {
  return zipOf([
    { name: 'mimetype', text: FILE_KINDS[type].mediaType, stored: true },
    { name: 'content.xml', text: '<office/>' },
    { name: 'META-INF/manifest.xml', text: manifest },
    ...more,
  ]);
}

const square = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#1d3f94' } });
const picture = async (type: 'png' | 'jpeg' | 'webp') => new Uint8Array(await square()[type]().toBuffer());

export const pdf = onePagePdf(['Programme']);

/** A whole file of each kind that is taken. */
export const accepted: Readonly<Record<FileType, Uint8Array<ArrayBuffer>>> = {
  pdf,
  png: await picture('png'),
  jpeg: await picture('jpeg'),
  webp: await picture('webp'),
  docx: officeOf('docx'),
  xlsx: officeOf('xlsx'),
  pptx: officeOf('pptx'),
  odt: openDocumentOf('odt'),
  ods: openDocumentOf('ods'),
  odp: openDocumentOf('odp'),
};

/** The same where its trailer says what else: it stands behind the table, whose place it does not change. */
export const pdfSaying = (more: string) =>
  new Uint8Array(Buffer.from(Buffer.from(pdf).toString('latin1').replace('/Size', `${more} /Size`), 'latin1'));

/** A PDF since 1.5, which has a stream in place of the table and its trailer. */
export function streamedPdf(more: string): Uint8Array<ArrayBuffer> {
  const before = '%PDF-1.7\n';
  const stream = `1 0 obj\n<< /Type /XRef /Size 2 /W [1 1 1] /Length 6 ${more}>>\nstream\nabcdef\nendstream\nendobj\n`;
  return new Uint8Array(Buffer.from(`${before}${stream}startxref\n${before.length}\n%%EOF\n`));
}

/** A PDF of exactly so many bytes: what stands between its objects is no matter. */
export function pdfOf(bytes: number): Uint8Array<ArrayBuffer> {
  const tail = Buffer.from('\n%%EOF\n');
  return new Uint8Array(Buffer.concat([pdf, Buffer.alloc(bytes - pdf.length - tail.length, ' '), tail]));
}
