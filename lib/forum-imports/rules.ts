import type { RegistrantKind } from '@/lib/forums/rules';
import { wordsOf } from '@/lib/search/rules';

/*
 * Participants and contacts of a forum that come in a file: what its columns mean, who is known already, and what is
 * written. Words come here folded by the engine's `fold`; nothing here knows the clock or the database.
 */

export const IMPORT_KINDS = ['registrations', 'contacts'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Hours that a file waits for its confirmation, and that it can be undone for. */
export const IMPORT_HOURS = 24;

/** Files of a forum that wait at once. */
export const MOST_WAITING = 5;

/** Rows of a page of the preview, and of those that ask for a decision. */
export const ROWS_PER_PAGE = 50;
export const DUPLICATES_PER_PAGE = 20;

/** What a column can be read as. A name may stand in one column or in two. */
export const IMPORT_FIELDS = {
  registrations: ['name', 'firstName', 'lastName', 'organisation', 'email', 'phone', 'kind'],
  contacts: ['name', 'firstName', 'lastName', 'organisation', 'email', 'phone', 'spokeOf', 'stand', 'metOn'],
} as const satisfies Record<ImportKind, readonly string[]>;
export type ImportField = (typeof IMPORT_FIELDS)[ImportKind][number];

/** A column that nothing is read from. */
export const LEFT_OUT = '';
export type ColumnField = ImportField | typeof LEFT_OUT;

/** What columns are called, folded, as words with a space between; each name is of one field. */
export const COLUMN_NAMES: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    ...['nom', 'nom complet', 'nom et prenom', 'nom prenom', 'noms et prenoms', 'prenom et nom', 'prenom nom', 'identite', 'personne'],
    ...['participant', 'participante', 'contact', 'interlocuteur', 'name', 'full name'],
    ...['الاسم', 'اسم', 'الاسم الكامل', 'الاسم والنسب', 'الاسم الشخصي والعايلي', 'الاسم العايلي والشخصي', 'المشارك', 'المشاركه', 'الشخص'],
  ],
  firstName: ['prenom', 'prenoms', 'first name', 'الاسم الشخصي', 'الاسم الاول'],
  lastName: ['nom de famille', 'nom famille', 'last name', 'الاسم العايلي', 'النسب', 'اللقب'],
  organisation: [
    ...['organisation', 'organisme', 'societe', 'entreprise', 'association', 'structure', 'etablissement', 'raison sociale', 'employeur'],
    ...['nom de l organisation', 'nom de la societe', 'nom de l entreprise', 'nom de l association', 'company', 'organization'],
    ...['الهييه', 'المقاوله', 'الجمعيه', 'الموسسه', 'الشركه', 'المنظمه', 'اسم الهييه', 'اسم المقاوله', 'اسم الجمعيه'],
  ],
  email: [
    ...['email', 'e mail', 'mail', 'courriel', 'adresse email', 'adresse e mail', 'adresse mail', 'adresse electronique', 'email address'],
    ...['البريد الالكتروني', 'البريد', 'الايميل', 'ايميل', 'العنوان الالكتروني', 'عنوان البريد الالكتروني'],
  ],
  phone: [
    ...[
      'telephone',
      'tel',
      'gsm',
      'mobile',
      'portable',
      'numero',
      'numero de telephone',
      'n telephone',
      'n de telephone',
      'phone',
      'whatsapp',
    ],
    ...['الهاتف', 'رقم الهاتف', 'الهاتف المحمول', 'الهاتف النقال', 'النقال', 'المحمول', 'واتساب'],
  ],
  kind: ['type', 'categorie', 'profil', 'qualite', 'statut', 'type de participant', 'النوع', 'الصفه', 'الفيه', 'صفه المشارك'],
  spokeOf: [
    ...[
      'sujet',
      'objet',
      'notes',
      'note',
      'remarque',
      'remarques',
      'commentaire',
      'commentaires',
      'echange',
      'besoin',
      'sujet de l echange',
    ],
    ...['الموضوع', 'موضوع', 'ملاحظات', 'ملاحظه', 'تعليق', 'موضوع الحديث', 'موضوع التبادل'],
  ],
  stand: ['stand', 'numero de stand', 'n de stand', 'association rencontree', 'الرواق', 'رواق', 'رقم الرواق'],
  metOn: ['date', 'jour', 'date de rencontre', 'date du contact', 'le', 'التاريخ', 'تاريخ', 'اليوم', 'تاريخ اللقاء'],
};

const FIELD_OF: ReadonlyMap<string, ImportField> = new Map(
  (Object.entries(COLUMN_NAMES) as [ImportField, readonly string[]][]).flatMap(([field, names]) =>
    names.map((name) => [name, field] as const),
  ),
);

/** A column's name in words, without what stands in brackets: « Téléphone (portable) * » is « telephone ». */
const wordsIn = (folded: string) => wordsOf(folded.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' ')).join(' ');

/**
 * What each column is read as, by its name. Of two with the same meaning the first counts; a bare « nom » beside a first
 * name is a family name.
 *
 * @param head the names of the columns, folded
 * @complexity O(columns); no errors
 */
export function columnsOf(head: readonly string[], kind: ImportKind): ColumnField[] {
  const fields: readonly string[] = IMPORT_FIELDS[kind];
  const taken = new Set<ImportField>();
  const columns = head.map((name): ColumnField => {
    const field = FIELD_OF.get(wordsIn(name));
    if (field === undefined || !fields.includes(field) || taken.has(field)) return LEFT_OUT;
    taken.add(field);
    return field;
  });
  const inTwo = taken.has('firstName') && taken.has('name') && !taken.has('lastName');
  return inTwo ? columns.map((field) => (field === 'name' ? 'lastName' : field)) : columns;
}

/** Why columns cannot be read as a person says. */
export type ColumnsFault = 'columnTwice' | 'columnNameMissing' | 'columnReachMissing';

/**
 * What is wrong with a choice of columns: each field is read from one, and each row must be able to say who it is and how
 * to reach them. Complexity O(columns); no errors.
 */
export function whyNotColumns(columns: readonly ColumnField[]): ColumnsFault | undefined {
  const read = columns.filter((field) => field !== LEFT_OUT);
  if (new Set(read).size < read.length) return 'columnTwice';
  if (!read.some((field) => field === 'name' || field === 'firstName' || field === 'lastName')) return 'columnNameMissing';
  return read.some((field) => field === 'email' || field === 'phone') ? undefined : 'columnReachMissing';
}

/** The column that an error of a field is said of: of a name in two columns the first. Undefined where none is read as it. */
export function columnOf(field: string, columns: readonly ColumnField[]): number | undefined {
  const found = columns.findIndex((read) => read === field || (field === 'name' && (read === 'firstName' || read === 'lastName')));
  return found === -1 ? undefined : found;
}

/** What a row says, by field; a name in two columns is put together, first name first. Complexity O(columns). */
export function valuesOf(cells: readonly string[], columns: readonly ColumnField[]): Record<string, string[]> {
  const said = new Map(columns.flatMap((field, index) => (field === LEFT_OUT ? [] : [[field, cells[index] ?? ''] as const])));
  const name = ['firstName', 'lastName', 'name'].map((field) => said.get(field as ImportField) ?? '');
  const values = Object.fromEntries([...said].map(([field, cell]) => [field, [cell]]));
  return { ...values, name: [name.filter((part) => part !== '').join(' ')] };
}

/** Words for who comes, folded. */
export const KIND_WORDS: Readonly<Record<RegistrantKind, readonly string[]>> = {
  company: ['entreprise', 'entreprises', 'societe', 'company', 'مقاوله', 'المقاوله', 'شركه'],
  association: ['association', 'associations', 'ong', 'جمعيه', 'الجمعيه'],
  visitor: ['visiteur', 'visiteuse', 'visiteurs', 'visiteur ou visiteuse', 'public', 'visitor', 'زاير', 'زايره', 'زوار'],
  partner: ['partenaire', 'partenaires', 'partenaire du programme', 'partner', 'institution', 'شريك', 'شريكه', 'شريك للبرنامج', 'شركاء'],
};

/** Who comes, by a word; undefined where it is none of ours. Complexity O(words). */
export function kindOf(folded: string): RegistrantKind | undefined {
  const word = wordsIn(folded);
  return (Object.keys(KIND_WORDS) as RegistrantKind[]).find((kind) => KIND_WORDS[kind].includes(word));
}

/** A number as a spreadsheet keeps it, which loses the first nought of a Moroccan one. Complexity O(length). */
export function phoneOf(typed: string): string {
  return /^[5-8]\d{8}$/.test(typed) ? `0${typed}` : typed;
}

/** A day as people write it, day first; `YYYY-MM-DD`, or the text itself where it is none. Complexity O(length). */
export function dayIn(typed: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
  if (day === undefined || month === undefined || year === undefined) return typed;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Somebody in a row or in what is stored: what duplicates are known by, and what merging fills. */
export interface Somebody {
  name: string;
  organisation: string | null;
  email: string | null;
  phone: string | null;
  /** Of a contact. */
  spokeOf?: string | null;
  standId?: number | null;
}

/** The name and the organisation of somebody, folded and in words, whatever the order of the words. */
export type NameKey = string | null;

/** Null without an organisation: two people of one name are two. Complexity O(words log words). */
export function nameKeyOf(foldedName: string, foldedOrganisation: string | null): NameKey {
  const [name = '', organisation = ''] = [foldedName, foldedOrganisation ?? ''].map((text) => wordsOf(text).sort().join(' '));
  return name === '' || organisation === '' ? null : `${name}|${organisation}`;
}

/** Keyed for the search of duplicates. */
export interface Known {
  key: NameKey;
  values: Somebody;
}

export interface StoredPerson extends Known {
  id: number;
}

export interface ReadRow extends Known {
  line: number;
}

export const IMPORT_DECISIONS = ['merge', 'keep', 'create'] as const;
export type ImportDecision = (typeof IMPORT_DECISIONS)[number];

/** Whom a row is known to be: somebody stored, or an earlier row. */
export type Match = { by: 'email' | 'name' } & ({ id: number } | { line: number });

/**
 * What a duplicate can become. At a forum an address registers once, so that such a one is never written a second time.
 * Complexity O(1); no errors.
 */
export function decisionsFor(kind: ImportKind, { by }: Pick<Match, 'by'>): readonly ImportDecision[] {
  return kind === 'registrations' && by === 'email' ? ['merge', 'keep'] : IMPORT_DECISIONS;
}

/**
 * What is proposed for a duplicate: one person, unless two addresses say that it may be another of the same name.
 * Complexity O(1); no errors.
 */
export function proposedFor(by: Match['by'], row: Somebody, other: Somebody): ImportDecision {
  return by === 'name' && row.email !== null && other.email !== null && row.email !== other.email ? 'create' : 'merge';
}

export interface Matched {
  line: number;
  match: Match;
  proposed: ImportDecision;
}

/**
 * The rows that are somebody known, by their address first, then by name and organisation; of each, what is stored before
 * earlier rows, and the first of several.
 *
 * @param rows in the order of the file, without those that are refused
 * @complexity O(rows + stored); no errors
 */
export function matchesOf(rows: readonly ReadRow[], stored: readonly StoredPerson[]): Matched[] {
  type Target = { known: Known; at: { id: number } | { line: number } };
  const [emails, names] = [new Map<string, Target>(), new Map<string, Target>()];
  const learn = (target: Target) => {
    const { key, values } = target.known;
    if (values.email !== null && !emails.has(values.email)) emails.set(values.email, target);
    if (key !== null && !names.has(key)) names.set(key, target);
  };
  for (const person of stored) learn({ known: person, at: { id: person.id } });
  return rows.flatMap((row): Matched[] => {
    const email = row.values.email === null ? undefined : emails.get(row.values.email);
    const found = email ?? (row.key === null ? undefined : names.get(row.key));
    learn({ known: row, at: { line: row.line } });
    if (!found) return [];
    const by = email ? 'email' : 'name';
    return [{ line: row.line, match: { by, ...found.at }, proposed: proposedFor(by, row.values, found.known.values) }];
  });
}

/** What a merge changes: the fields that were empty and are filled, and the signs of what was spoken of before it grew. */
export interface Filled {
  filled: ('organisation' | 'email' | 'phone' | 'standId')[];
  spokeOfLength: number | null;
}

const FILLABLE = ['organisation', 'email', 'phone', 'standId'] as const;

/**
 * One person of two: the first, with what they lack from the second, and both texts of what was spoken of.
 *
 * @param most signs of the joined text; where it would be longer, the first one's stays
 * @complexity O(length of the texts); no errors
 */
export function mergedOf<One extends Somebody>(one: One, other: Somebody, most: number): { values: One } & Filled {
  const filled = FILLABLE.filter((field) => one[field] === null && (other[field] ?? null) !== null);
  const values = { ...one, ...Object.fromEntries(filled.map((field) => [field, other[field]])) };
  const [said, more] = [one.spokeOf ?? '', other.spokeOf ?? ''];
  const joined = said === '' ? more : `${said}\n${more}`;
  const grows = more !== '' && !said.includes(more) && joined.length <= most;
  return { values: grows ? { ...values, spokeOf: joined } : values, filled, spokeOfLength: grows ? said.length : null };
}

export interface DecidedRow<Values extends Somebody> {
  line: number;
  values: Values;
  match: Match | null;
  /** Null where there is no match. */
  decision: ImportDecision | null;
}

export interface Plan<Values extends Somebody> {
  create: { line: number; values: Values }[];
  /** Those stored that change, as they are afterwards. */
  update: ({ id: number; values: Somebody } & Filled)[];
  merged: number;
  kept: number;
}

/**
 * What is written of rows that are decided on. A row that is somebody of an earlier row goes where that one went.
 *
 * @param rows in the order of the file, without those that are refused
 * @param stored at least those that a row matches; a match that is not among them is written anew
 * @param most signs of what was spoken of
 * @complexity O(rows + stored); no errors
 */
export function planOf<Values extends Somebody>(
  rows: readonly DecidedRow<Values>[],
  stored: readonly { id: number; values: Somebody }[],
  most: number,
): Plan<Values> {
  const created = new Map<number, { line: number; values: Values }>();
  const known = new Map(
    stored.map(({ id, values }) => [id, { id, values, filled: [], spokeOfLength: null } as Plan<Values>['update'][number]]),
  );
  /** Where each row went: to a row that is written, or to somebody stored. */
  const wentTo = new Map<number, { line: number } | { id: number }>();
  const counts = { merged: 0, kept: 0 };
  for (const { line, values, match, decision } of rows) {
    const target = match === null || decision === 'create' ? undefined : 'id' in match ? match : wentTo.get(match.line);
    if (target === undefined || ('id' in target && !known.has(target.id))) {
      created.set(line, { line, values });
      wentTo.set(line, { line });
      continue;
    }
    wentTo.set(line, target);
    if (decision === 'keep') {
      counts.kept += 1;
      continue;
    }
    counts.merged += 1;
    if ('line' in target) {
      const first = created.get(target.line);
      if (first) first.values = mergedOf(first.values, values, most).values;
      continue;
    }
    const person = known.get(target.id);
    if (!person) continue;
    const { values: after, filled, spokeOfLength } = mergedOf(person.values, values, most);
    known.set(target.id, {
      id: target.id,
      values: after,
      filled: [...person.filled, ...filled],
      spokeOfLength: person.spokeOfLength ?? spokeOfLength,
    });
  }
  const update = [...known.values()].filter(({ filled, spokeOfLength }) => filled.length > 0 || spokeOfLength !== null);
  return { create: [...created.values()], update, ...counts };
}

/** Where a file stands. */
export type ImportState = 'waiting' | 'expired' | 'confirmed' | 'final' | 'undone';

/** Complexity O(1); no errors. */
export function stateOf(
  file: { createdAt: Date; confirmedAt: Date | null; undoUntil: Date | null; undoneAt: Date | null },
  now: Date,
): ImportState {
  if (file.undoneAt !== null) return 'undone';
  if (file.confirmedAt === null || file.undoUntil === null) return now < hoursAfter(file.createdAt) ? 'waiting' : 'expired';
  return now < file.undoUntil ? 'confirmed' : 'final';
}

/** The end of the time that a file waits, or can be undone. Complexity O(1); no errors. */
export function hoursAfter(start: Date): Date {
  return new Date(start.getTime() + IMPORT_HOURS * 3_600_000);
}
