import type { ImportField, ImportKind } from '@/lib/forum-imports/rules';
import { zipOf } from '@/tests/support/files';
import { Chance } from './chance';

/*
 * Files of people that a forum's team hands in, as CSV and as a workbook: clean, or deliberately dirty. Whoever makes a
 * row says what must come of it, and does not ask the rules that are measured.
 */

export const ROWS = 5_000;
/** People of the forum before the file comes. */
export const STORED = 1_000;

export interface Case {
  kind: ImportKind;
  format: 'csv' | 'xlsx';
  dirty: boolean;
}

/** What is known of the forum: days as `YYYY-MM-DD`, and what its stands are called. */
export interface ForumFacts {
  days: readonly string[];
  stands: readonly { id: number; names: readonly string[] }[];
}

/** Somebody as they are written, or stored already. */
export interface Somebody {
  name: string;
  organisation: string | null;
  email: string | null;
  phone: string | null;
  /** Of participants who they are; of contacts what was spoken of, where and when. */
  kind?: string;
  spokeOf?: string;
  standId?: number | null;
  metOn?: string;
}

/** A problem as it is counted: the field of its column, and its code. */
export type Planted = `${ImportField} ${string}`;

export type Duplicate = { by: 'email' | 'name' } & ({ line: number } | { stored: number });

export interface PlantedRow {
  /** As the spreadsheet numbers it. */
  line: number;
  cells: Partial<Record<ImportField, Cell>>;
  problems: Planted[];
  duplicate: Duplicate | null;
  /** Null where it is refused, or somebody known. */
  written: Somebody | null;
  /** What it gives to somebody known who had no number. */
  phone: string | null;
}

/** A workbook knows numbers, days and formulas; a file of text has what they look like. */
export type Cell = string | { number: number } | { day: string } | { formula: string; shows: string };

const HEADS: Readonly<Record<ImportKind, Partial<Record<ImportField, string>>>> = {
  registrations: {
    name: 'Nom complet',
    organisation: 'الهيئة',
    email: 'E-mail',
    phone: 'رقم الهاتف',
    kind: 'Qualité',
  },
  contacts: {
    name: 'الاسم الكامل',
    organisation: 'Organisation',
    email: 'البريد الإلكتروني',
    phone: 'Téléphone',
    spokeOf: 'Sujet',
    stand: 'الرواق',
    metOn: 'Date',
  },
};

const FIRST = ['Amal', 'Reda', 'Salma', 'Youssef', 'Hajar', 'Ilyas', 'أمل', 'رضا', 'سلمى', 'يوسف', 'هاجر', 'إلياس'];
const LAST = ['Benali', 'El Idrissi', 'Ouazzani', 'Tazi', 'Aït Lahcen', 'بنعلي', 'الإدريسي', 'الوزاني', 'التازي', 'آيت لحسن'];
const HOUSES = ['Atelier', 'Coopérative', 'Société', 'Réseau', 'تعاونية', 'مقاولة', 'جمعية', 'شبكة'];
const SUBJECTS = [
  'Un site pour la coopérative',
  'Comptabilité, et un budget',
  'قاعدة بيانات للمستفيدين',
  'تكوين في التواصل',
  'Audit d’accessibilité',
];
/** What a spreadsheet would calculate, were it not written as a text. */
const FORMULAS = ['=HYPERLINK("https://khibra.example";"Lire")', '+33 formateurs', '-5 ordinateurs', '@atelier du soir', '=1+1'];
const KINDS: Readonly<Record<string, readonly string[]>> = {
  company: ['entreprise', 'Société', 'مقاولة'],
  association: ['Association', 'جمعية'],
  visitor: ['Visiteur', 'زائرة'],
  partner: ['Partenaire', 'شريك'],
};

/** Of two kinds of people, by the numbers that they have: no two are one by chance. */
const personAt = (chance: Chance, series: string, at: number) => ({
  name: `${chance.one(FIRST)} ${chance.one(LAST)}`,
  organisation: `${chance.one(HOUSES)} ${series}${at}`,
  email: `${series}.${at}@khibra.example`,
});

/** Who is stored before the file comes; none of them has a number that a file could not add. */
export function storedPeople(kind: ImportKind): Somebody[] {
  const chance = new Chance(11, kind === 'contacts' ? 1 : 0);
  return Array.from({ length: STORED }, (_, at) => ({ ...personAt(chance, 'connu', at), phone: null }));
}

/** How often a row of a dirty file is faulty, or somebody who is known; some of the faulty ones have several faults. */
const FAULTY = 0.15;
const KNOWN = 0.1;
const SEVERAL = 0.2;

export function plantRows({ kind, dirty }: Pick<Case, 'kind' | 'dirty'>, forum: ForumFacts, count = ROWS): PlantedRow[] {
  const chance = new Chance(21, (kind === 'contacts' ? 1 : 0) + (dirty ? 2 : 0));
  const stored = storedPeople(kind);
  const fresh = chance.shuffled(stored.map((_, at) => at));
  const rows: PlantedRow[] = [];
  for (let at = 0; at < count; at += 1) {
    // The head is the first.
    const line = at + 2;
    const roll = dirty ? chance.next() : 1;
    if (roll < FAULTY) rows.push(faultyRow(chance, kind, forum, line));
    else if (roll < FAULTY + KNOWN) rows.push(knownRow({ chance, kind, forum, line, rows, stored, fresh }));
    else rows.push(goodRow(chance, kind, forum, line));
  }
  return rows;
}

type Row = PlantedRow & { written: Somebody };

function goodRow(chance: Chance, kind: ImportKind, forum: ForumFacts, line: number): Row {
  const { name, organisation, email } = personAt(chance, 'ligne', line);
  const [phoneCell, phone] = phoneOf(chance);
  const cells: PlantedRow['cells'] = {
    name,
    organisation,
    // Addresses are as good in capitals.
    email: chance.happens(0.1) ? email.toUpperCase() : email,
    phone: phoneCell,
  };
  const written: Somebody = { name, organisation, email, phone };
  if (kind === 'registrations') {
    const who = chance.one(Object.keys(KINDS));
    const silent = chance.happens(0.2);
    return row(line, { ...cells, kind: silent ? '' : chance.one(KINDS[who] ?? []) }, { ...written, kind: silent ? 'visitor' : who });
  }
  const stand = chance.happens(0.7) && forum.stands.length > 0 ? chance.one(forum.stands) : null;
  const [day, metOn] = dayOf(chance, forum);
  const [spokeOfCell, spokeOf] = subjectOf(chance);
  return row(
    line,
    { ...cells, spokeOf: spokeOfCell, stand: stand === null ? '' : chance.one(stand.names), metOn: day },
    { ...written, spokeOf, standId: stand?.id ?? null, metOn },
  );
}

const row = (line: number, cells: PlantedRow['cells'], written: Somebody): Row => ({
  ...{ line, cells, problems: [], duplicate: null, written, phone: null },
});

const digits = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.whole(0, 9)).join('');

const inArabic = (text: string) => text.replaceAll(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? digit);

/** A number as people write it, and as it is kept. */
function phoneOf(chance: Chance): [Cell, string | null] {
  const rest = digits(chance, 8);
  switch (chance.whole(0, 5)) {
    case 0:
      return ['', null];
    case 1:
      return [inArabic(`06${rest}`), `06${rest}`];
    case 2:
      return [`+2126${rest}`, `+2126${rest}`];
    case 3:
      // A spreadsheet takes it for a number, and loses the first nought.
      return [{ number: Number(`6${rest}`) }, `06${rest}`];
    case 4:
      // As our own files of people have it, which are handed in again.
      return [`'+2126${rest}`, `+2126${rest}`];
    default:
      return [`06${rest}`, `06${rest}`];
  }
}

/** A day as people write it, and as it is kept: without one, it is the first. */
function dayOf(chance: Chance, { days }: ForumFacts): [Cell, string] {
  const met = chance.one(days);
  const [year = '', month = '', day = ''] = met.split('-');
  switch (chance.whole(0, 4)) {
    case 0:
      return ['', days[0] ?? ''];
    case 1:
      return [met, met];
    case 2:
      return [inArabic(`${day}/${month}/${year}`), met];
    case 3:
      return [{ day: met }, met];
    default:
      return [`${Number(day)}/${Number(month)}/${year}`, met];
  }
}

/** What was spoken of: now and then with a formula's beginning, or as the result of one. */
function subjectOf(chance: Chance): [Cell, string] {
  const roll = chance.next();
  if (roll < 0.1) return ['', ''];
  const subject = chance.one(SUBJECTS);
  if (roll < 0.2) return [{ formula: 'CONCATENATE("a","b")', shows: subject }, subject];
  const written = roll > 0.9 ? chance.one(FORMULAS) : subject;
  return [written, written];
}

interface Situation {
  chance: Chance;
  kind: ImportKind;
  forum: ForumFacts;
  line: number;
  rows: readonly PlantedRow[];
  stored: readonly Somebody[];
  /** Places of those stored that no row was made of. */
  fresh: number[];
}

/** Somebody of an earlier row, or stored: by their address, or by name and organisation in other letters and order. */
function knownRow({ chance, kind, forum, line, rows, stored, fresh }: Situation): PlantedRow {
  const base = goodRow(chance, kind, forum, line);
  const earlier = chance.happens(0.5) ? rows[chance.whole(0, rows.length - 1)] : undefined;
  const place = earlier?.written ? undefined : fresh.pop();
  const other = earlier?.written ?? (place === undefined ? undefined : stored[place]);
  if (!other) return base;
  const where = earlier?.written ? { line: earlier.line } : { stored: place ?? 0 };
  const by = chance.happens(0.5) ? 'email' : 'name';
  const phone = `05${digits(chance, 8)}`;
  // Nothing but the number is theirs to add, so that what merging gives is known.
  const cells: PlantedRow['cells'] = { ...base.cells, phone, ...(kind === 'contacts' && { spokeOf: '', stand: '' }) };
  const named = other.name.toUpperCase().split(' ').reverse().join(' ');
  if (by === 'email') Object.assign(cells, { name: named, organisation: '', email: ` ${other.email?.toUpperCase()} ` });
  else Object.assign(cells, { name: named, organisation: unaccented(other.organisation ?? ''), email: '' });
  return { line, cells, problems: [], duplicate: { by, ...where }, written: null, phone };
}

const unaccented = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();

type Fault = { fields: readonly ImportField[]; cells: PlantedRow['cells']; problems: readonly Planted[] };

const BOTH: readonly ((chance: Chance) => Fault)[] = [
  () => ({ fields: ['name'], cells: { name: '' }, problems: ['name importNameMissing'] }),
  () => ({ fields: ['name'], cells: { name: 'X' }, problems: ['name tooShort'] }),
  () => ({ fields: ['name'], cells: { name: 'Amal\u202eilaneB' }, problems: ['name unreadableCharacters'] }),
  () => ({ fields: ['organisation'], cells: { organisation: 'Atelier '.repeat(30) }, problems: ['organisation tooLong'] }),
  (chance) => ({
    fields: ['email'],
    cells: { email: chance.one(['sans-arobase', 'amal@atlas', 'amal benali@atlas.example', 'a@@atlas.example', 'néant@']) },
    problems: ['email emailMalformed'],
  }),
  () => ({ fields: ['email', 'phone'], cells: { email: '', phone: '' }, problems: ['email emailOrPhoneMissing'] }),
  (chance) => ({
    fields: ['phone'],
    cells: { phone: chance.one<Cell>(['0612', 'à demander', '06-12-AB-34', { number: 61 }, '٠٦١٢']) },
    problems: ['phone phoneMalformed'],
  }),
];

const OF_KIND: Readonly<Record<ImportKind, readonly ((chance: Chance, forum: ForumFacts) => Fault)[]>> = {
  registrations: [
    (chance) => ({
      fields: ['kind'],
      cells: { kind: chance.one(['bénévole', 'جار', 'VIP', '12']) },
      problems: ['kind importKindUnknown'],
    }),
  ],
  contacts: [
    () => ({ fields: ['spokeOf'], cells: { spokeOf: 'ok' }, problems: ['spokeOf tooShort'] }),
    (chance) => ({
      fields: ['stand'],
      cells: { stand: chance.one(['Z99', 'nulle part', 'رواق مجهول']) },
      problems: ['stand importStandUnknown'],
    }),
    (chance) => ({
      fields: ['metOn'],
      cells: { metOn: chance.one(['31/02/2026', '12/31/2026', 'demain', '٣٢/٠١/٢٠٢٦', '2026-13-01']) },
      problems: ['metOn importDayMalformed'],
    }),
    (chance) => ({
      fields: ['metOn'],
      cells: { metOn: chance.one<Cell>(['01/01/2020', '2030-05-05', { day: '2021-03-04' }, '٠٤/٠٣/٢٠٢١']) },
      problems: ['metOn importDayOutside'],
    }),
  ],
};

/** A row with a fault, or with several that are of different columns: each of them must be said. */
function faultyRow(chance: Chance, kind: ImportKind, forum: ForumFacts, line: number): PlantedRow {
  const { cells } = goodRow(chance, kind, forum, line);
  const wanted = chance.happens(SEVERAL) ? 3 : 1;
  const taken = new Set<ImportField>();
  const problems: Planted[] = [];
  for (const make of chance.shuffled<(chance: Chance, forum: ForumFacts) => Fault>([...BOTH, ...OF_KIND[kind]])) {
    const fault = make(chance, forum);
    if (taken.size > 0 && (problems.length >= wanted || fault.fields.some((field) => taken.has(field)))) continue;
    for (const field of fault.fields) taken.add(field);
    Object.assign(cells, fault.cells);
    problems.push(...fault.problems);
  }
  return { line, cells, problems: problems.sort(), duplicate: null, written: null, phone: null };
}

/** What a file of text has in a cell. */
function said(cell: Cell | undefined): string {
  if (cell === undefined || typeof cell === 'string') return cell ?? '';
  if ('number' in cell) return String(cell.number);
  if ('formula' in cell) return cell.shows;
  const [year, month, day] = cell.day.split('-');
  return `${day}/${month}/${year}`;
}

export function asCsv(kind: ImportKind, rows: readonly PlantedRow[]): Uint8Array {
  const fields = Object.keys(HEADS[kind]) as ImportField[];
  const field = (text: string) => (/[";\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [Object.values(HEADS[kind]), ...rows.map(({ cells }) => fields.map((name) => said(cells[name])))];
  return new Uint8Array(Buffer.from(`\ufeff${lines.map((cells) => `${cells.map(field).join(';')}\r\n`).join('')}`));
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** As spreadsheets write it: texts stand aside and are named by number, days are numbers that a style shows as days. */
export function asWorkbook(kind: ImportKind, rows: readonly PlantedRow[]): Uint8Array {
  const fields = Object.keys(HEADS[kind]) as ImportField[];
  const texts = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const cellXml = (cell: Cell, at: string): string => {
    if (cell === '') return '';
    if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${numberOf(cell)}</v></c>`;
    if ('number' in cell) return `<c r="${at}"><v>${cell.number}</v></c>`;
    if ('formula' in cell) return `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.shows)}</v></c>`;
    return `<c r="${at}" s="1"><v>${Date.parse(cell.day) / 86_400_000 + 25_569}</v></c>`;
  };
  const rowXml = (cells: readonly Cell[], line: number) =>
    `<row r="${line}">${cells.map((cell, index) => cellXml(cell, `${String.fromCharCode(65 + index)}${line}`)).join('')}</row>`;
  const body = [
    rowXml(Object.values(HEADS[kind]), 1),
    ...rows.map(({ line, cells }) =>
      rowXml(
        fields.map((name) => cells[name] ?? ''),
        line,
      ),
    ),
  ].join('');
  const shared = [...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('');
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zipOf([
    {
      name: '[Content_Types].xml',
      text: `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${OFFICE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${OFFICE}.sharedStrings+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      text: `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `${head}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text: `${head}<styleSheet xmlns="${SHEET}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      text: `${head}<sst xmlns="${SHEET}" count="${texts.size}" uniqueCount="${texts.size}">${shared}</sst>`,
    },
    { name: 'xl/worksheets/sheet1.xml', text: `${head}<worksheet xmlns="${SHEET}"><sheetData>${body}</sheetData></worksheet>` },
  ]);
}

export const fileOf = ({ kind, format }: Case, rows: readonly PlantedRow[]) => (format === 'csv' ? asCsv : asWorkbook)(kind, rows);
