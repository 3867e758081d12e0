/**
 * An organisation: its lifecycle, its legal form with the document of each, and what its file must
 * hold. Lengths are counted in signs (code points) after trimming.
 */

export const ORGANISATION_STATES = ['draft', 'submitted', 'returned', 'verified', 'suspended'] as const;
export type OrganisationState = (typeof ORGANISATION_STATES)[number];

export const ORGANISATION_ACTIONS = ['submit', 'verify', 'return', 'suspend', 'reinstate'] as const;
export type OrganisationAction = (typeof ORGANISATION_ACTIONS)[number];

/** The lifecycle. What a state does not list is refused there. */
export const TRANSITIONS: Readonly<Record<OrganisationState, Readonly<Partial<Record<OrganisationAction, OrganisationState>>>>> = {
  draft: { submit: 'submitted' },
  submitted: { verify: 'verified', return: 'returned' },
  returned: { submit: 'submitted' },
  verified: { suspend: 'suspended' },
  suspended: { reinstate: 'verified' },
};

/** Who takes each step: one of its owners, or a coordinator of its region who is no member of it. */
export const TAKEN_BY: Readonly<Record<OrganisationAction, 'owner' | 'coordinator'>> = {
  submit: 'owner',
  verify: 'coordinator',
  return: 'coordinator',
  suspend: 'coordinator',
  reinstate: 'coordinator',
};

/** The state an action leads to, or undefined where the lifecycle does not allow it. */
export function next(state: OrganisationState, action: OrganisationAction): OrganisationState | undefined {
  return TRANSITIONS[state][action];
}

/** From the first verification on, what was verified stands until a coordinator has accepted another value. */
export function isVouchedFor(state: OrganisationState): boolean {
  return state === 'verified' || state === 'suspended';
}

export type OrganisationKind = 'ASSOCIATION' | 'COMPANY';

export const LEGAL_FORMS = ['association', 'ngo_branch', 'foundation', 'cooperative', 'company', 'public_body'] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** The legal forms of each side of a pair. */
export const FORMS_OF: Readonly<Record<OrganisationKind, readonly LegalForm[]>> = {
  ASSOCIATION: ['association', 'ngo_branch', 'foundation', 'cooperative'],
  COMPANY: ['company', 'public_body'],
};

/** What each form shows: the receipt of its deposit, its registration as a company, or its founding document. */
export const DOCUMENT_OF: Readonly<Record<LegalForm, 'receipt' | 'registration' | 'founding'>> = {
  association: 'receipt',
  ngo_branch: 'founding',
  foundation: 'founding',
  cooperative: 'founding',
  company: 'registration',
  public_body: 'founding',
};

export const RECEIPT_TYPES = ['provisional', 'final'] as const;

export const SECTORS_AT_MOST = 5;
export const LINKS_AT_MOST = 5;
/** Only pages that travel encrypted. */
export const LINK_SCHEME = 'https://';
export const NAME_LENGTH = { min: 3, max: 160 } as const;
export const PROSE_LENGTH = { max: 1_200 } as const;
export const NUMBER_LENGTH = { max: 60 } as const;
export const AUTHORITY_LENGTH = { max: 160 } as const;
export const LINK_LENGTH = { max: 300 } as const;
/** An address as it is kept; null for what is none, travels openly, or would show a name and a password to everybody. */
export function readLink(written: string): string | null {
  const url = written.length <= LINK_LENGTH.max && URL.canParse(written) ? new URL(written) : null;
  const isSound = url?.href.startsWith(LINK_SCHEME) && url.username === '' && url.password === '' && url.hostname.includes('.');
  return url && isSound ? url.href : null;
}

export const EMPLOYEES = { min: 0, max: 1_000_000 } as const;
/** The first year that a founding may be of; the last is this year. */
export const FOUNDED_FROM = 1_800;

/** Signs of a reason to return, to suspend or to refuse a change. */
export const REASON_LENGTH = { min: 10, max: 500 } as const;

/** All that the file of an organisation holds. Days are `YYYY-MM-DD`. */
export interface ProfileValues {
  legalForm: LegalForm;
  nameFr: string | null;
  nameAr: string | null;
  sectors: readonly string[];
  province: string;
  foundedIn: number | null;
  links: readonly string[];
  missionFr: string | null;
  missionAr: string | null;
  servesFr: string | null;
  servesAr: string | null;
  changesFr: string | null;
  changesAr: string | null;
  seeksFr: string | null;
  seeksAr: string | null;
  receiptType: (typeof RECEIPT_TYPES)[number] | null;
  receiptNumber: string | null;
  receiptDate: string | null;
  receiptAuthorityFr: string | null;
  receiptAuthorityAr: string | null;
  publicUtility: boolean;
  documentNumber: string | null;
  documentDate: string | null;
  documentAuthorityFr: string | null;
  documentAuthorityAr: string | null;
  ice: string | null;
  tradeRegisterNumber: string | null;
  tradeRegisterCourt: string | null;
  taxId: string | null;
  employees: number | null;
  industryFr: string | null;
  industryAr: string | null;
  csrLabel: boolean;
}

export type ProfileField = keyof ProfileValues;

const RECEIPT = ['receiptType', 'receiptNumber', 'receiptDate', 'receiptAuthorityFr', 'receiptAuthorityAr', 'publicUtility'] as const;
const FOUNDING = ['documentNumber', 'documentDate', 'documentAuthorityFr', 'documentAuthorityAr'] as const;
const REGISTRATION = ['ice', 'tradeRegisterNumber', 'tradeRegisterCourt', 'taxId', 'csrLabel'] as const;
const TRADE = ['employees', 'industryFr', 'industryAr'] as const;

/**
 * What a coordinator vouches for: of a verified organisation it changes only by a decision. The province is
 * one of them, since it says who coordinates.
 */
export const VOUCHED_FIELDS = [
  'nameFr',
  'nameAr',
  'province',
  'legalForm',
  ...RECEIPT,
  ...FOUNDING,
  ...REGISTRATION,
] as const satisfies readonly ProfileField[];
export type VouchedField = (typeof VOUCHED_FIELDS)[number];

/** The facts of one document, and none of another form's that was chosen before. */
export function ofItsForm(values: ProfileValues): ProfileValues {
  const document = DOCUMENT_OF[values.legalForm];
  const kept: Record<string, unknown> = { ...values };
  const clear = (fields: readonly ProfileField[]) => {
    for (const field of fields) kept[field] = typeof values[field] === 'boolean' ? false : null;
  };
  if (document !== 'receipt') clear(RECEIPT);
  if (document !== 'founding') clear(FOUNDING);
  if (document !== 'registration') clear([...REGISTRATION, ...TRADE]);
  return kept as unknown as ProfileValues;
}

/** The vouched fields in which two files differ, with the second's values. */
export function changesBetween(from: ProfileValues, to: ProfileValues): Partial<ProfileValues> {
  return Object.fromEntries(VOUCHED_FIELDS.filter((field) => from[field] !== to[field]).map((field) => [field, to[field]]));
}

/** `to` with the vouched values of `from`: what a verified organisation may change at once. */
export function keepVouched(from: ProfileValues, to: ProfileValues): ProfileValues {
  return { ...to, ...Object.fromEntries(VOUCHED_FIELDS.map((field) => [field, from[field]])) };
}

/**
 * What a file lacks before it can be verified: the field to complete, with the code of what is missing,
 * in the order of the form. A text is there in one language at least.
 *
 * @complexity O(1)
 */
export function missingOf(kind: OrganisationKind, values: ProfileValues): Partial<Record<ProfileField, string>> {
  const missing: Partial<Record<ProfileField, string>> = {};
  const need = (there: boolean, field: ProfileField, code: string) => {
    if (!there) missing[field] = code;
  };
  const either = (fr: string | null, ar: string | null) => fr !== null || ar !== null;
  need(either(values.nameFr, values.nameAr), 'nameFr', 'nameMissing');
  need(values.sectors.length > 0, 'sectors', 'sectorsMissing');
  need(either(values.missionFr, values.missionAr), 'missionFr', 'missionMissing');
  if (kind === 'ASSOCIATION') {
    need(either(values.servesFr, values.servesAr), 'servesFr', 'servesMissing');
    need(either(values.changesFr, values.changesAr), 'changesFr', 'changesMissing');
    need(either(values.seeksFr, values.seeksAr), 'seeksFr', 'seeksMissing');
  }
  switch (DOCUMENT_OF[values.legalForm]) {
    case 'receipt':
      need(values.receiptType !== null, 'receiptType', 'receiptTypeMissing');
      need(values.receiptNumber !== null, 'receiptNumber', 'documentNumberMissing');
      need(values.receiptDate !== null, 'receiptDate', 'documentDateMissing');
      need(either(values.receiptAuthorityFr, values.receiptAuthorityAr), 'receiptAuthorityFr', 'authorityMissing');
      break;
    case 'founding':
      need(values.documentNumber !== null, 'documentNumber', 'documentNumberMissing');
      need(values.documentDate !== null, 'documentDate', 'documentDateMissing');
      need(either(values.documentAuthorityFr, values.documentAuthorityAr), 'documentAuthorityFr', 'authorityMissing');
      break;
    case 'registration':
      need(values.ice !== null, 'ice', 'iceMissing');
      need(values.tradeRegisterNumber !== null, 'tradeRegisterNumber', 'tradeRegisterMissing');
      need(values.tradeRegisterCourt !== null, 'tradeRegisterCourt', 'courtMissing');
      need(values.taxId !== null, 'taxId', 'taxIdMissing');
      need(values.employees !== null, 'employees', 'employeesMissing');
      need(either(values.industryFr, values.industryAr), 'industryFr', 'industryMissing');
  }
  return missing;
}

/**
 * Whether 15 digits are a common identifier of a company: the whole number is a multiple of 97. Leading
 * zeros belong to it, so it is a text and never a number.
 *
 * @source Instructions of the ICE; the same rule stands as a CHECK of the table
 */
export function hasIceKey(ice: string): boolean {
  return /^\d{15}$/.test(ice) && BigInt(ice) % 97n === 0n;
}

/** Two records that may be one organisation: by what. */
export const DUPLICATE_REASONS = ['number', 'name'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** What leaves the gone record for the kept one. */
export const MOVED = ['memberships', 'needs', 'offers', 'drafts', 'invitations', 'domains', 'requests'] as const;
export type Moved = (typeof MOVED)[number];

/**
 * Whether `kept` may take in `gone`: of the same kind, neither merged already, and what was public stays
 * public.
 */
export function mayMerge(kept: MergeSide, gone: MergeSide): boolean {
  if (kept.kind !== gone.kind || kept.mergedIntoId !== null || gone.mergedIntoId !== null) return false;
  return kept.state === 'verified' || (gone.state !== 'verified' && kept.state !== 'suspended');
}

export interface MergeSide {
  kind: OrganisationKind;
  state: OrganisationState;
  mergedIntoId: number | null;
}

/** What the history of a file tells by name; anything else is told as a change. */
export const DEEDS = [
  'registered',
  'save',
  'submit',
  'verify',
  'return',
  'suspend',
  'reinstate_first',
  'reinstate',
  'propose_change',
  'withdraw_change',
  'accept_change',
  'refuse_change',
  'propose_merge',
  'merge',
  'set_merge_aside',
  'change_logo',
  'remove_logo',
  'other',
] as const;
export type Deed = (typeof DEEDS)[number];

/** A logo as it is sent, and as it is kept and shown. Bytes and pixels. */
export const LOGO_MAX_BYTES = 1_048_576;
export const LOGO_KEPT_BYTES = 8_000;
export const LOGO_MAX_PIXELS = 16_000_000;
export const LOGO_SIDE = 256;

/** Why a logo was not kept. */
export const LOGO_ERRORS = ['missing', 'tooLarge', 'unknownType', 'animated', 'tooManyPixels', 'unreadable', 'failed'] as const;
export type LogoError = (typeof LOGO_ERRORS)[number];
