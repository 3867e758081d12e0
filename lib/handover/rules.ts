import { HELD } from '@/lib/privacy/rules';

/*
 * What the programme hands over at its end: every table with every column, but for what is named here. A column that
 * HELD does not know fails its test; one that HELD calls a secret stays here.
 */

/** Why a column is not handed over. */
export type LeftOut =
  /** It opens something, or is the hash of what does. */
  | 'secret'
  /** The platform makes it again out of the others. */
  | 'derived';

/** Beside the secrets of HELD. */
const LEFT_OUT: Readonly<Record<string, LeftOut>> = {
  // Messages and links carry addresses that open an account, end mails, or confirm somebody.
  'Mail.text': 'secret',
  'Mail.html': 'secret',
  'MailedLink.payload': 'secret',
  'SkillNeed.searchText': 'derived',
  'SkillNeed.searchVector': 'derived',
  'SkillNeed.facets': 'derived',
  'ExpertiseOffer.searchText': 'derived',
  'ExpertiseOffer.searchVector': 'derived',
  'ExpertiseOffer.facets': 'derived',
};

/** The columns that are files, by table: in their place the table has the path of the file within the archive. */
export const FILE_COLUMNS: Readonly<
  Record<string, { column: string /** The column of its kind, or its ending. */; kind: { column: string } | { ending: string } }>
> = {
  Logo: { column: 'bytes', kind: { ending: 'webp' } },
  PlanFile: { column: 'bytes', kind: { column: 'type' } },
  ThreadAttachment: { column: 'bytes', kind: { column: 'type' } },
  MissionDocument: { column: 'bytes', kind: { ending: 'pdf' } },
  Certificate: { column: 'bytes', kind: { ending: 'pdf' } },
  AgreementSignature: { column: 'scan', kind: { column: 'scanType' } },
};

/** Why a column stays here; null for one that is handed over. */
export function whyLeftOut(table: string, column: string): LeftOut | null {
  if (HELD[table]?.columns[column]?.exported === 'secret') return 'secret';
  return LEFT_OUT[`${table}.${column}`] ?? null;
}

/** The columns that this file names; a test compares them with the tables. */
export const NAMED_COLUMNS: readonly string[] = [
  ...Object.keys(LEFT_OUT),
  ...Object.entries(FILE_COLUMNS).flatMap(([table, { column, kind }]) => [
    `${table}.${column}`,
    ...('column' in kind ? [`${table}.${kind.column}`] : []),
  ]),
];
