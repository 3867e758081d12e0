import { describe, expect, test } from 'vitest';
import writeWorkbook, { type SheetData } from 'write-excel-file/node';
import { readTable } from '@/lib/imports/read-table';
import { CELL_LENGTH, MAX_COLUMNS, MAX_ROWS } from '@/lib/imports/rules';
import { accepted, officeOf, openDocumentOf, pdf, type ZipPart } from '@/tests/support/files';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const errorOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes);
  return read.ok ? 'read' : [read.error, ...Object.values(read.params ?? {})].join(' ');
};
const tableOf = async (bytes: Uint8Array) => {
  const read = await readTable(bytes);
  if (!read.ok) throw new Error(`Refused: ${read.error}`);
  return read.table;
};

const head = 'Nom;E-mail\r\n';
const rows = (count: number) => head + Array.from({ length: count }, (_, index) => `Personne ${index};p${index}@atlas.ma\r\n`).join('');

describe('CSV', () => {
  const expected = {
    head: ['Nom', 'Société'],
    rows: [
      { line: 2, cells: ['أمينة بنعلي', 'Atlas; Conseil'] },
      { line: 4, cells: ['Reda', 'Deux\nlignes'] },
    ],
  };
  const text = (parted: string, end = '\n') =>
    [
      ['Nom', 'Société'].join(parted),
      ['أمينة بنعلي', '"Atlas; Conseil"'].join(parted),
      '',
      ['Reda', '"Deux\nlignes"'].join(parted),
      '',
    ].join(end);
  const utf16 = (value: string) => new Uint8Array(Buffer.from(`\ufeff${value}`, 'utf16le'));

  test.each([
    ['semicolons', utf8(text(';'))],
    ['commas, and lines as Windows ends them', utf8(text(',', '\r\n'))],
    ['tabs', utf8(text('\t'))],
    ['a mark of UTF-8', utf8(`\ufeff${text(';')}`)],
    ['UTF-16, as « Unicode text » of Excel', utf16(text('\t'))],
    ['UTF-16, the greater byte first', utf16(text(';')).map((_, at, all) => all[at ^ 1] ?? 0)],
    ['a line that says what parts the fields', utf8(`sep=;\r\n${text(';')}`)],
  ])('%s', async (_what, bytes) => {
    expect(await tableOf(bytes)).toEqual(expected);
  });

  test('of the French and of the Arabic page of Windows', async () => {
    const french = new Uint8Array(Buffer.from('Nom;Société\nÉlodie;l\x92\x9cuvre de Fès', 'latin1'));
    expect((await tableOf(french)).rows).toEqual([{ line: 2, cells: ['Élodie', 'l’œuvre de Fès'] }]);
    // « الاسم » and « أمينة ».
    const arabic = new Uint8Array([0xc7, 0xe1, 0xc7, 0xd3, 0xe3, 0x0a, 0xc3, 0xe3, 0xed, 0xe4, 0xc9]);
    expect(await tableOf(arabic)).toEqual({ head: ['الاسم'], rows: [{ line: 2, cells: ['أمينة'] }] });
  });

  test('a cell that is too long is cut, and half a sign at the cut is none', async () => {
    const { rows: read } = await tableOf(utf8(`Nom;E-mail\n${'a'.repeat(CELL_LENGTH - 1)}😀;x\n`));
    expect(read[0]?.cells[0]?.isWellFormed()).toBe(true);
    expect(read[0]?.cells[0]).toHaveLength(CELL_LENGTH);
  });

  test('rows that are shorter or longer than the head are made as wide as the widest', async () => {
    expect(await tableOf(utf8('Nom;E-mail;;\nAmal\nReda;r@a.ma;note;;\n'))).toEqual({
      head: ['Nom', 'E-mail', ''],
      rows: [
        { line: 2, cells: ['Amal', '', ''] },
        { line: 3, cells: ['Reda', 'r@a.ma', 'note'] },
      ],
    });
  });

  test('a longer text is kept no longer than any field reads it', async () => {
    const {
      rows: [row],
    } = await tableOf(utf8(`Nom\n${'a'.repeat(CELL_LENGTH + 100)}`));
    expect(row?.cells[0]).toHaveLength(CELL_LENGTH);
  });

  test.each([
    ['zero bytes', utf8(''), 'fileEmpty'],
    ['spaces and empty rows', utf8(' ;\n;;\n\n'), 'fileEmpty'],
    ['a head alone', utf8(head), 'tableNoRows'],
    ['no head', utf8('Amal;amal@atlas.ma\nReda;reda@atlas.ma'), 'tableNoHead'],
    ['a quote that does not end', utf8('Nom;E-mail\nAmal;"amal@atlas.ma\nReda;reda@atlas.ma'), 'tableMalformed 3'],
    ['bytes of no text', new Uint8Array([0x4e, 0x6f, 0x6d, 0x0a, 0x00, 0x01, 0x02]), 'tableUnknown'],
    ['UTF-16 that is cut', new Uint8Array([0xff, 0xfe, 0x4e]), 'tableEncoding'],
    ['both pages in one', new Uint8Array([0xc9, 0x6c, 0x0a, 0xc3, 0xe3, 0xed, 0xe4, 0xc9]), 'tableEncoding'],
    ['a row too many', utf8(rows(MAX_ROWS + 1)), `tableTooManyRows ${MAX_ROWS}`],
    ['a column too many', utf8(`${'Nom;'.repeat(MAX_COLUMNS)}Nom\n${'a;'.repeat(MAX_COLUMNS)}a`), `tableTooManyColumns ${MAX_COLUMNS}`],
    ['a PDF', pdf, 'tableUnknown'],
    ['a picture', accepted.png, 'tableUnknown'],
    ['a text document', accepted.docx, 'tableUnknown'],
    ['a table of LibreOffice', openDocumentOf('ods'), 'tableUnknown'],
    ['a workbook of before 2007', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'fileOldOffice'],
    ['a workbook with macros', officeOf('xlsx', [{ name: 'xl/vbaProject.bin', text: 'x' }]), 'fileMacros'],
    ['more than five megabytes', new Uint8Array(5 * 1_048_576 + 1), 'fileTooLarge'],
  ])('%s: %3$s', async (_what, bytes, error) => {
    expect(await errorOf(bytes)).toBe(error);
  });

  test('as many rows as are taken', async () => {
    const table = await tableOf(utf8(rows(MAX_ROWS)));
    expect([table.rows.length, table.rows.at(-1)]).toEqual([
      MAX_ROWS,
      { line: MAX_ROWS + 1, cells: [`Personne ${MAX_ROWS - 1}`, `p${MAX_ROWS - 1}@atlas.ma`] },
    ]);
  });
});

describe('XLSX', () => {
  const workbook = async (data: SheetData) => new Uint8Array(await writeWorkbook(data).toBuffer());

  test('texts, numbers, days, an empty row and an empty column', async () => {
    const bytes = await workbook([
      [{ value: 'الاسم' }, { value: 'Téléphone' }, null, { value: 'Date' }],
      [{ value: 'أمينة' }, { value: 612345678, type: Number }, null, { value: new Date('2026-02-12'), type: Date, format: 'dd/mm/yyyy' }],
      [],
      [{ value: '  Reda ' }, { value: '+212 6 00' }, null, null],
    ]);
    expect(await tableOf(bytes)).toEqual({
      head: ['الاسم', 'Téléphone', '', 'Date'],
      rows: [
        { line: 2, cells: ['أمينة', '612345678', '', '2026-02-12'] },
        { line: 4, cells: ['Reda', '+212 6 00', '', ''] },
      ],
    });
  });

  /** A workbook whose sheet is this, byte by byte. */
  const sheet = (xml: string, more: readonly ZipPart[] = []) =>
    officeOf('xlsx', [
      {
        name: 'xl/workbook.xml',
        text: '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        text: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        text: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${xml}</sheetData></worksheet>`,
      },
      ...more,
    ]);
  const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const named = `<row r="1">${cell('A1', 'Nom')}</row>`;

  test('is read from such a sheet', async () => {
    expect(await tableOf(sheet(`${named}<row r="2">${cell('A2', 'Amal')}</row>`))).toEqual({
      head: ['Nom'],
      rows: [{ line: 2, cells: ['Amal'] }],
    });
  });

  test.each([
    ['a cell far below', sheet(`${named}<row r="1048576">${cell('A1048576', 'x')}</row>`), `tableTooManyRows ${MAX_ROWS}`],
    ['a cell far away', sheet(`${named}<row r="2">${cell('XFD2', 'x')}</row>`), `tableTooManyColumns ${MAX_COLUMNS}`],
    [
      'a row too many, without numbers',
      sheet(named + '<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(MAX_ROWS + 1)),
      `tableTooManyRows ${MAX_ROWS}`,
    ],
    ['millions of empty cells', sheet(`${named}<row>${'<c/>'.repeat(700_000)}</row>`), `tableTooManyColumns ${MAX_COLUMNS}`],
    [
      'a part that unfolds into more than is read',
      sheet(named, [{ name: 'xl/media.xml', text: ' '.repeat(40 * 1_048_576) }]),
      'tableTooMuchText',
    ],
    ['an error in a cell', sheet(`${named}<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>`), 'tableCellError A 2'],
    ['no sheet in it', accepted.xlsx, 'fileUnreadable'],
    ['a head alone', sheet(named), 'tableNoRows'],
  ])('%s: %3$s', async (_what, bytes, error) => {
    expect(bytes.length).toBeLessThan(5 * 1_048_576);
    expect(await errorOf(bytes)).toBe(error);
  });

  test('a part that says another size than it has is not believed', async () => {
    const bytes = sheet(named);
    // The first head, of 30 bytes and a name: the size stands at 22.
    new DataView(bytes.buffer).setUint32(22, 4_000_000_000, true);
    expect(await errorOf(bytes)).toBe('fileUnreadable');
  });

  test('one long text in every cell is not kept ten thousand times', async () => {
    const shared = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'long '.repeat(1_000)}</t></si></sst>`;
    const bytes = sheet(
      named + Array.from({ length: 5_000 }, (_, index) => `<row r="${index + 2}"><c r="A${index + 2}" t="s"><v>0</v></c></row>`).join(''),
      [{ name: 'xl/sharedStrings.xml', text: shared }],
    );
    expect(await errorOf(bytes)).toBe('tableTooMuchText');
  });
});
