import { describe, expect, test } from 'vitest';
import { recogniseFile } from '@/lib/files/recognise-file';
import { FILE_MAX_BYTES, FILE_TYPES, type FileError } from '@/lib/files/rules';
import { onePagePdf } from '@/prisma/seed/threads';
import { accepted, officeOf, openDocumentOf, pdf, pdfOf, pdfSaying, streamedPdf, zipOf } from '@/tests/support/files';

const text = (signs: string) => new Uint8Array(Buffer.from(signs, 'latin1'));
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

test.each(FILE_TYPES)('knows a %s by its content', (type) => {
  expect(recogniseFile(accepted[type])).toEqual({ ok: true, type });
});

const vba = { name: 'word/vbaProject.bin', text: 'x' };
const macroType = 'application/vnd.ms-word.document.macroEnabled.main+xml';
const docx = accepted.docx;

const refused: [what: string, bytes: Uint8Array, error: FileError][] = [
  ['nothing', text(''), 'fileEmpty'],
  ['a page', text('<!doctype html><script>alert(1)</script>'), 'fileUnknown'],
  ['a drawing', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'fileUnknown'],
  ['a program of Windows', text('MZ\x90\0\x03\0'), 'fileUnknown'],
  ['a program of Linux', text('\x7fELF\x02\x01'), 'fileUnknown'],
  ['a script', text('#!/bin/sh\nrm -rf ~'), 'fileUnknown'],
  ['a moving picture', text('GIF89a\x01\0\x01\0'), 'fileUnknown'],
  ['plain words', text('Bonjour'), 'fileUnknown'],
  ['a text of RTF', text('{\\rtf1 hello}'), 'fileUnknown'],
  ['a head of PDF alone', text('%PDF-1.7\n'), 'fileUnreadable'],
  ['a PDF of no version', text('%PDF-x\n%%EOF'), 'fileUnreadable'],
  ['a PDF that begins later', joined(text('MZ'), pdf), 'fileUnknown'],
  ['a PDF behind a password', pdfSaying('/Encrypt 6 0 R /ID [<00> <00>]'), 'fileEncrypted'],
  ['a PDF that holds its protection in the trailer', pdfSaying('/Encrypt<< /Filter /Standard /V 4 >>'), 'fileEncrypted'],
  ['a PDF behind a password, since 1.5', streamedPdf('/Encrypt 6 0 R '), 'fileEncrypted'],
  [
    'a PDF behind a password that was changed since',
    joined(pdf, pdfSaying('/Encrypt 6 0 R'), text(`\nstartxref\n${pdf.length + Buffer.from(pdf).indexOf('xref\n0')}\n%%EOF\n`)),
    'fileEncrypted',
  ],
  ['a document of Word of before 2007', text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'), 'fileOldOffice'],
  ['a gzip', text('\x1f\x8b\x08\0'), 'fileArchive'],
  ['a RAR', text('Rar!\x1a\x07\0'), 'fileArchive'],
  ['a 7-Zip', text('7z\xbc\xaf\x27\x1c'), 'fileArchive'],
  ['a tar', joined(new Uint8Array(257), text('ustar\0')), 'fileArchive'],
  ['a plain zip', zipOf([{ name: 'lettre.pdf', text: 'x' }]), 'fileArchive'],
  ['a book', zipOf([{ name: 'mimetype', text: 'application/epub+zip', stored: true }]), 'fileArchive'],
  ['a zip behind a password', zipOf([{ name: 'lettre.pdf', text: 'x', flags: 1 }]), 'fileEncrypted'],
  ['a zip of another method', zipOf([{ name: 'lettre.pdf', text: 'x', method: 99 }]), 'fileArchive'],
  ['an empty zip', text(`PK\x05\x06${'\0'.repeat(18)}`), 'fileUnreadable'],
  ['a document with macros by its parts', officeOf('docx', [vba]), 'fileMacros'],
  ['a document with macros by its type', officeOf('docx', [], { main: macroType }), 'fileMacros'],
  [
    'a document with macros under another name',
    officeOf('xlsx', [], { types: '<Override PartName="/xl/x.bin" ContentType="application/vnd.ms-office.vbaProject"/>' }),
    'fileMacros',
  ],
  ['a workbook with macros of 1992', officeOf('xlsx', [{ name: 'xl/macrosheets/sheet1.xml', text: 'x' }]), 'fileMacros'],
  ['a presentation with a control', officeOf('pptx', [{ name: 'ppt/activeX/activeX1.bin', text: 'x' }]), 'fileMacros'],
  [
    'a template',
    officeOf('docx', [], { main: 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml' }),
    'fileUnknown',
  ],
  [
    'two documents in one',
    officeOf('docx', [], { types: `<Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` }),
    'fileUnknown',
  ],
  ['a list of parts with entities', officeOf('docx', [], { types: '<Override ContentType="macro&#69;nabled"/>' }), 'fileUnreadable'],
  ['a document with one part behind a password', officeOf('docx', [{ name: 'a.xml', text: 'x', flags: 1 }]), 'fileEncrypted'],
  ['a document with a second part of one name', officeOf('docx', [{ name: '[content_types].XML', text: '<x/>' }]), 'fileUnreadable'],
  ['a document behind a program', joined(text('MZ'), docx), 'fileUnknown'],
  [
    'a document behind another zip’s bytes',
    zipOf([{ name: '[Content_Types].xml', text: 'x' }], { before: 'PK\x03\x04' }),
    'fileUnreadable',
  ],
  ['a document with a program behind it', joined(docx, text('MZ')), 'fileUnreadable'],
  ['a document cut in two', docx.slice(0, docx.length / 2), 'fileUnreadable'],
  ['a list of parts that unfolds to megabytes', zipOf([{ name: '[Content_Types].xml', text: ' '.repeat(2_000_000) }]), 'fileUnreadable'],
  ['a text with a macro of LibreOffice', openDocumentOf('odt', [{ name: 'Basic/Standard/Module1.xml', text: 'x' }]), 'fileMacros'],
  ['a table with a script', openDocumentOf('ods', [{ name: 'Scripts/python/x.py', text: 'x' }]), 'fileMacros'],
  ['a text behind a password', openDocumentOf('odt', [], '<manifest:encryption-data/>'), 'fileEncrypted'],
  ['a text of which the whole is behind one', openDocumentOf('odt', [{ name: 'encrypted-package', text: 'x' }]), 'fileEncrypted'],
  [
    'a text without a manifest',
    zipOf([{ name: 'mimetype', text: 'application/vnd.oasis.opendocument.text', stored: true }]),
    'fileUnreadable',
  ],
  [
    'a text whose kind comes late',
    zipOf([
      { name: 'x', text: 'x' },
      { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text', stored: true },
    ]),
    'fileUnreadable',
  ],
  [
    'a drawing of LibreOffice',
    zipOf([{ name: 'mimetype', text: 'application/vnd.oasis.opendocument.graphics', stored: true }]),
    'fileArchive',
  ],
];

test.each([
  ['that speaks of encryption', onePagePdf(['trailer << /Encrypt 6 0 R >>'])],
  ['that says how its words are kept, and no more', pdfSaying('/EncryptMetadata false')],
  ['since 1.5', streamedPdf('')],
  ['that does not say where it begins', text('%PDF-1.4\n/Encrypt 6 0 R\n%%EOF\n')],
])('takes a PDF %s', (_what, bytes) => {
  expect(recogniseFile(bytes)).toEqual({ ok: true, type: 'pdf' });
});

describe('does not take', () => {
  test.each(refused)('%s', (_what, bytes, error) => {
    expect(recogniseFile(bytes)).toEqual({ ok: false, error });
  });
});

test.each([
  [FILE_MAX_BYTES - 1, { ok: true, type: 'pdf' }],
  [FILE_MAX_BYTES, { ok: true, type: 'pdf' }],
  [FILE_MAX_BYTES + 1, { ok: false, error: 'fileTooLarge' }],
])('of %i bytes', (bytes, result) => {
  const file = pdfOf(bytes);
  expect(file).toHaveLength(bytes);
  expect(recogniseFile(file)).toEqual(result);
});

test('a comment at the end of a container is a part of it', () => {
  const parts = [
    { name: 'mimetype', text: 'application/vnd.oasis.opendocument.text', stored: true },
    { name: 'META-INF/manifest.xml', text: '<x/>' },
  ];
  expect(recogniseFile(zipOf(parts, { comment: 'LibreOffice' }))).toEqual({ ok: true, type: 'odt' });
});
