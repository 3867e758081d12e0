/**
 * The agreement of a mission: clauses with placeholders, what fills them, and what is missing before it can be signed.
 *
 * Its clauses and placeholders name the two sides by their kind, whichever of them gives.
 */

export const LOCALES = ['fr', 'ar'] as const;
type Locale = (typeof LOCALES)[number];

/** Who can give what is missing: one of the sides, or either. */
export type Holder = 'association' | 'company' | 'both';
/** The same in the table below, where some things are of whoever gives or receives. */
type Whose = Holder | 'giver' | 'receiver';

/**
 * Where a value comes from: the record of the mission and of its sides; the form that both fill in, as words
 * of each language, as words of none (a name, a number, an address) or as a count; or the signature itself.
 */
export type Source = 'record' | 'words' | 'plain' | 'count' | 'signature';

interface PlaceholderRule {
  from: Source;
  of: Whose;
}

const record = (of: Whose) => ({ from: 'record', of }) as const;
const words = (of: Holder) => ({ from: 'words', of }) as const;
const plain = (of: Holder) => ({ from: 'plain', of }) as const;
const count = (of: Holder) => ({ from: 'count', of }) as const;
const signature = (of: Holder) => ({ from: 'signature', of }) as const;

/** Every placeholder that a clause may hold. What is of the form stands in the order that it asks in. */
export const PLACEHOLDERS = {
  reference: record('both'),
  missionTitle: record('both'),
  missionObjective: words('both'),
  indicatorsList: words('both'),
  rhythmText: words('both'),
  placeText: words('both'),
  programmeName: record('both'),
  platformName: record('both'),
  sectorText: record('association'),
  skillsText: record('both'),
  associationName: record('association'),
  associationReceiptType: record('association'),
  associationReceiptNumber: record('association'),
  associationReceiptDate: record('association'),
  associationAuthority: record('association'),
  associationAddress: words('association'),
  associationSignatoryName: words('association'),
  associationSignatoryRole: words('association'),
  associationContact: plain('association'),
  safeguardingContact: plain('association'),
  associationInsurer: plain('association'),
  associationPolicyNumber: plain('association'),
  accreditationReference: plain('association'),
  companyName: record('company'),
  companyCourt: record('company'),
  companyRc: record('company'),
  companyIce: record('company'),
  companyIf: record('company'),
  companyAddress: words('company'),
  companySignatoryName: words('company'),
  companySignatoryRole: words('company'),
  companyContact: plain('company'),
  companyInsurer: plain('company'),
  companyPolicyNumber: plain('company'),
  deliverablesList: record('receiver'),
  startDate: record('both'),
  endDate: record('both'),
  hoursTotal: record('both'),
  workMode: record('both'),
  peopleList: record('giver'),
  confirmationPeriod: record('both'),
  followUpDate: record('both'),
  acceptancePeriod: count('both'),
  replyPeriod: count('both'),
  confidentialityPeriod: count('both'),
  noticePeriod: count('both'),
  amicablePeriod: count('both'),
  privacyContact: plain('both'),
  sharingText: words('both'),
  expensesText: words('both'),
  accessibilityText: words('both'),
  courtCity: words('both'),
  verificationAddress: record('both'),
  verificationCode: record('both'),
  agreementDate: record('both'),
  associationSignedOn: signature('association'),
  companySignedOn: signature('company'),
} as const satisfies Record<string, PlaceholderRule>;

export type Placeholder = keyof typeof PLACEHOLDERS;
export const placeholders = Object.keys(PLACEHOLDERS) as Placeholder[];

type From<Kind extends Source> = { [Name in Placeholder]: (typeof PLACEHOLDERS)[Name]['from'] extends Kind ? Name : never }[Placeholder];
const from = <Kind extends Source>(kind: Kind) => placeholders.filter((name) => PLACEHOLDERS[name].from === kind) as From<Kind>[];

/** What the form asks for: words in both languages, words of none, and counts. */
export const WORDS = from('words');
export const PLAIN = from('plain');
export const COUNTS = from('count');
export type Asked = From<'words' | 'plain' | 'count'>;

export function isPlain(name: Asked): name is From<'plain'> {
  return PLACEHOLDERS[name].from === 'plain';
}

export function isCount(name: Asked): name is From<'count'> {
  return PLACEHOLDERS[name].from === 'count';
}

/** Those that take several lines. */
export const LONG_WORDS: readonly Placeholder[] = [
  'missionObjective',
  'indicatorsList',
  'sharingText',
  'expensesText',
  'accessibilityText',
];

/** Signs of what is typed. */
export const VALUE_LENGTH = { words: 600, plain: 160 } as const;

/** Bounds of a count, and what it is until somebody says another; `unit` is in the messages. */
export const COUNT_RULES = {
  acceptancePeriod: { unit: 'workingDays', usual: 10, max: 60 },
  replyPeriod: { unit: 'workingDays', usual: 5, max: 60 },
  confidentialityPeriod: { unit: 'years', usual: 3, max: 10 },
  noticePeriod: { unit: 'days', usual: 15, max: 90 },
  amicablePeriod: { unit: 'days', usual: 30, max: 180 },
} as const satisfies Record<From<'count'>, { unit: 'workingDays' | 'days' | 'years'; usual: number; max: number }>;

/** Months after the end until when the result is measured once more. */
export const FOLLOW_UP_MONTHS = 6;

/** The groups of the form; what no clause of the regime needs is not asked. */
export const GROUPS = {
  work: ['missionObjective', 'indicatorsList', 'rhythmText', 'placeText'],
  association: [
    'associationAddress',
    'associationSignatoryName',
    'associationSignatoryRole',
    'associationContact',
    'safeguardingContact',
    'associationInsurer',
    'associationPolicyNumber',
    'accreditationReference',
  ],
  company: ['companyAddress', 'companySignatoryName', 'companySignatoryRole', 'companyContact', 'companyInsurer', 'companyPolicyNumber'],
  terms: [
    'acceptancePeriod',
    'replyPeriod',
    'confidentialityPeriod',
    'noticePeriod',
    'amicablePeriod',
    'privacyContact',
    'sharingText',
    'expensesText',
    'accessibilityText',
    'courtCity',
  ],
} as const satisfies Record<string, readonly Asked[]>;
export type Group = keyof typeof GROUPS;
export const groups = Object.keys(GROUPS) as Group[];

export type Regime = 'employer_time' | 'own_time';

/** Who helps whom. */
export const DIRECTIONS = ['company_to_association', 'association_to_company'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface Clause {
  code: string;
  order: number;
  regimes: readonly Regime[];
  /** Absent in a clause that was written for companies that help associations, and for nothing else. */
  directions?: readonly Direction[] | undefined;
  titleFr: string;
  titleAr: string;
  fr: string;
  ar: string;
  /** What counsel is asked to look at; never printed. */
  notes: readonly { fr: string; ar: string }[];
}

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The names between braces in a text, each once, in order. Complexity O(length); no errors. */
export function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

function isPlaceholder(name: string): name is Placeholder {
  return Object.hasOwn(PLACEHOLDERS, name);
}

/** What stands between braces in a text and is no placeholder; a brace alone is one too. Complexity O(length); no errors. */
export function unknownIn(text: string): string[] {
  const alone = /[{}]/.exec(text.replaceAll(PLACEHOLDER, ''));
  return [...namesIn(text).filter((name) => !isPlaceholder(name)), ...(alone ? [alone[0]] : [])];
}

/** Whom clauses may apply to. Without a direction, none is. */
export interface Bound {
  regime: Regime;
  giver: { legalForm: string };
  receiver: { legalForm: string };
}

/**
 * Who helps whom, where there is a text for it; null where the agreement is prepared outside: with foundations,
 * cooperatives, branches and public bodies, and where volunteers would help a company. Law 06-18 has volunteering serve
 * the general interest, so that an association's people help a company in their working time or not at all.
 *
 * Complexity O(1); no errors.
 */
export function directionOf({ regime, giver, receiver }: Bound): Direction | null {
  if (giver.legalForm === 'company' && receiver.legalForm === 'association') return 'company_to_association';
  const helps = giver.legalForm === 'association' && receiver.legalForm === 'company';
  return helps && regime === 'employer_time' ? 'association_to_company' : null;
}

/** The clauses for a mission, in order; none where its agreement is prepared outside. Complexity O(n log n); no errors. */
export function clausesOf(clauses: readonly Clause[], mission: Bound): Clause[] {
  const direction = directionOf(mission);
  if (direction === null) return [];
  const applies = ({ regimes, directions = ['company_to_association'] }: Clause) =>
    regimes.includes(mission.regime) && directions.includes(direction);
  return clauses.filter(applies).sort((one, other) => one.order - other.order);
}

/** Who can give the value of a placeholder. Complexity O(1); no errors. */
export function holderOf(name: Placeholder, direction: Direction): Holder {
  const { of } = PLACEHOLDERS[name];
  if (of !== 'giver' && of !== 'receiver') return of;
  return (of === 'giver') === (direction === 'company_to_association') ? 'company' : 'association';
}

/** The placeholders that some clauses need, in the table's order. Complexity O(length); no errors. */
export function neededBy(clauses: readonly Clause[]): Placeholder[] {
  const names = new Set(clauses.flatMap((clause) => LOCALES.flatMap((locale) => namesIn(clause[locale]))));
  return placeholders.filter((name) => names.has(name));
}

/** What was filled in, in the language of a column: with the language it is in, where that is known. */
export interface Filled {
  text: string;
  lang: Locale | null;
}
export type Values = Readonly<Record<Placeholder, Filled | null>>;

/** Placeholders without a value, which block the signature. What the signature itself gives never does. */
export function missingIn(clauses: readonly Clause[], values: Values): Placeholder[] {
  return neededBy(clauses).filter((name) => PLACEHOLDERS[name].from !== 'signature' && values[name] === null);
}

/** Stands for a missing value; never an empty space. */
export const BLANK = '……';

/** A stretch of a clause: its own words, or a value, with its language where that is not the column's. */
export interface Piece {
  text: string;
  value: boolean;
  lang?: Locale;
}

/**
 * The paragraphs of a text with its values, a line break being a new one, in the text and in a value.
 *
 * @param text with known placeholders only
 * Complexity O(length); no errors.
 */
export function paragraphsOf(text: string, values: Readonly<Record<string, Filled | null>>, locale: Locale): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  const add = (words: string, piece: Omit<Piece, 'text'>) => {
    for (const [index, line] of words.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      if (line !== '') paragraphs.at(-1)?.push({ ...piece, text: line });
    }
  };
  for (const [index, part] of text.split(PLACEHOLDER).entries()) {
    if (index % 2 === 0) add(part, { value: false });
    else {
      const filled = Object.hasOwn(values, part) ? values[part] : null;
      const foreign = filled?.lang != null && filled.lang !== locale;
      add(filled?.text ?? BLANK, { value: true, ...(foreign && filled?.lang && { lang: filled.lang }) });
    }
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** Whether the text is none for these sides: their agreement is prepared outside, and only the signed copies are kept here. */
export function isPreparedOutside(mission: Bound): boolean {
  return directionOf(mission) === null;
}

export type AgreementSide = 'giver' | 'receiver';
export const AGREEMENT_SIDES: readonly AgreementSide[] = ['giver', 'receiver'];

/** Where a document stands, for whoever checks it. */
export type DocumentStatus = 'cancelled' | 'superseded' | 'waiting' | 'inForce';

/** Complexity O(1); no errors. */
export function documentStatus(document: { current: boolean; signed: boolean; cancelled: boolean }): DocumentStatus {
  if (!document.current) return 'superseded';
  if (document.cancelled) return 'cancelled';
  return document.signed ? 'inForce' : 'waiting';
}

/** KH-2026-00042. */
export function documentReference(year: number, number: number): string {
  return `KH-${year}-${String(number).padStart(5, '0')}`;
}

/** Crockford's: no letter that a person may take for a digit, or the reverse. 12 of them are 60 bits. */
export const CODE_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 12;

/** A code as it is kept, of what a person typed or an address holds; null for what is none. Complexity O(length); no errors. */
export function readCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return code.length === CODE_LENGTH && [...code].every((sign) => CODE_SIGNS.includes(sign)) ? code : null;
}

/** As it is printed: in groups of four. */
export function writeCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** Signs of a signatory's name and function. */
export const SIGNATORY_LENGTH = { min: 2, max: 120 } as const;
