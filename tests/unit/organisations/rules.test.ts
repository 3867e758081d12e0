import { describe, expect, test } from 'vitest';
import {
  changesBetween,
  DOCUMENT_OF,
  FORMS_OF,
  hasIceKey,
  isVouchedFor,
  keepVouched,
  LEGAL_FORMS,
  type LegalForm,
  mayMerge,
  missingOf,
  next,
  ORGANISATION_ACTIONS,
  ORGANISATION_STATES,
  type OrganisationAction,
  type OrganisationKind,
  type OrganisationState,
  ofItsForm,
  type ProfileField,
  type ProfileValues,
} from '@/lib/organisations/rules';

/** The whole lifecycle, written out: every other step is refused. */
const steps: Record<OrganisationState, Partial<Record<OrganisationAction, OrganisationState>>> = {
  draft: { submit: 'submitted' },
  submitted: { verify: 'verified', return: 'returned' },
  returned: { submit: 'submitted' },
  verified: { suspend: 'suspended' },
  suspended: { reinstate: 'verified' },
};

describe.each(ORGANISATION_STATES)('%s', (state) => {
  test.each(ORGANISATION_ACTIONS)('%s', (action) => expect(next(state, action)).toBe(steps[state][action]));

  test('is vouched for from the first verification on', () =>
    expect(isVouchedFor(state)).toBe(state === 'verified' || state === 'suspended'));
});

const whole: ProfileValues = {
  legalForm: 'association',
  nameFr: 'Maison commune',
  nameAr: null,
  sectors: ['education'],
  province: '04.281',
  foundedIn: null,
  links: [],
  missionFr: 'Mission',
  missionAr: null,
  servesFr: null,
  servesAr: 'شباب',
  changesFr: 'Un contrat',
  changesAr: null,
  seeksFr: null,
  seeksAr: 'أدوات',
  receiptType: 'provisional',
  receiptNumber: '12/2020',
  receiptDate: '2020-01-01',
  receiptAuthorityFr: null,
  receiptAuthorityAr: 'باشوية',
  publicUtility: false,
  documentNumber: '7',
  documentDate: '2020-01-01',
  documentAuthorityFr: 'Tribunal',
  documentAuthorityAr: null,
  ice: '000000000000097',
  tradeRegisterNumber: '4512',
  tradeRegisterCourt: 'Rabat',
  taxId: '3312',
  employees: 0,
  industryFr: null,
  industryAr: 'برمجيات',
  csrLabel: true,
};

const kindOf = (form: LegalForm): OrganisationKind => (FORMS_OF.ASSOCIATION.includes(form) ? 'ASSOCIATION' : 'COMPANY');

test('every legal form is of one side and has a document', () => {
  expect([...FORMS_OF.ASSOCIATION, ...FORMS_OF.COMPANY]).toEqual(LEGAL_FORMS);
  expect(Object.keys(DOCUMENT_OF)).toEqual(LEGAL_FORMS);
});

describe('what is missing', () => {
  test.each(LEGAL_FORMS)('nothing of a whole file: %s', (legalForm) =>
    expect(missingOf(kindOf(legalForm), { ...whole, legalForm })).toEqual({}),
  );

  const common: [Partial<ProfileValues>, ProfileField][] = [
    [{ nameFr: null }, 'nameFr'],
    [{ sectors: [] }, 'sectors'],
    [{ missionFr: null }, 'missionFr'],
  ];
  const prompts: [Partial<ProfileValues>, ProfileField][] = [
    [{ servesAr: null }, 'servesFr'],
    [{ changesFr: null }, 'changesFr'],
    [{ seeksAr: null }, 'seeksFr'],
  ];
  const document: Record<(typeof DOCUMENT_OF)[LegalForm], [Partial<ProfileValues>, ProfileField][]> = {
    receipt: [
      [{ receiptType: null }, 'receiptType'],
      [{ receiptNumber: null }, 'receiptNumber'],
      [{ receiptDate: null }, 'receiptDate'],
      [{ receiptAuthorityAr: null }, 'receiptAuthorityFr'],
    ],
    founding: [
      [{ documentNumber: null }, 'documentNumber'],
      [{ documentDate: null }, 'documentDate'],
      [{ documentAuthorityFr: null }, 'documentAuthorityFr'],
    ],
    registration: [
      [{ ice: null }, 'ice'],
      [{ tradeRegisterNumber: null }, 'tradeRegisterNumber'],
      [{ tradeRegisterCourt: null }, 'tradeRegisterCourt'],
      [{ taxId: null }, 'taxId'],
      [{ employees: null }, 'employees'],
      [{ industryAr: null }, 'industryFr'],
    ],
  };

  describe.each(LEGAL_FORMS)('%s', (legalForm) => {
    const kind = kindOf(legalForm);
    const asked = [...common, ...(kind === 'ASSOCIATION' ? prompts : []), ...document[DOCUMENT_OF[legalForm]]];

    test.each(asked)('%o', (without, field) => expect(Object.keys(missingOf(kind, { ...whole, legalForm, ...without }))).toEqual([field]));

    test('nothing of another form’s document', () => {
      const others = Object.entries(document).filter(([name]) => name !== DOCUMENT_OF[legalForm]);
      const without = Object.assign({}, ...others.flatMap(([, rows]) => rows.map(([values]) => values)));
      expect(missingOf(kind, { ...whole, legalForm, ...without })).toEqual({});
    });
  });

  test('a company need not answer the three prompts', () =>
    expect(missingOf('COMPANY', { ...whole, legalForm: 'company', servesAr: null, changesFr: null, seeksAr: null })).toEqual({}));

  test('comes in the order of the form', () => {
    const nothing = Object.fromEntries(Object.entries(whole).map(([field, value]) => [field, Array.isArray(value) ? [] : null]));
    expect(Object.keys(missingOf('ASSOCIATION', { ...(nothing as unknown as ProfileValues), legalForm: 'association' }))).toEqual([
      'nameFr',
      'sectors',
      'missionFr',
      'servesFr',
      'changesFr',
      'seeksFr',
      'receiptType',
      'receiptNumber',
      'receiptDate',
      'receiptAuthorityFr',
    ]);
  });
});

describe('a file and its document', () => {
  test('keeps no fact of another form', () => {
    const cooperative = ofItsForm({ ...whole, legalForm: 'cooperative', publicUtility: true });
    expect(cooperative).toMatchObject({ receiptNumber: null, publicUtility: false, ice: null, employees: null, csrLabel: false });
    expect(cooperative).toMatchObject({ documentNumber: '7', nameFr: 'Maison commune' });
    expect(ofItsForm({ ...whole, legalForm: 'company' })).toMatchObject({
      ice: whole.ice,
      employees: 0,
      documentNumber: null,
      receiptNumber: null,
    });
  });

  test('of a verified one, names, province and numbers wait; the rest changes at once', () => {
    const to: ProfileValues = {
      ...whole,
      nameAr: 'دار',
      province: '04.421',
      receiptNumber: '13/2020',
      missionFr: 'Autre',
      links: ['https://a.example/'],
    };
    expect(changesBetween(whole, to)).toEqual({ nameAr: 'دار', province: '04.421', receiptNumber: '13/2020' });
    expect(keepVouched(whole, to)).toEqual({ ...whole, missionFr: 'Autre', links: ['https://a.example/'] });
    expect(changesBetween(whole, { ...whole, employees: 5, industryFr: 'x' })).toEqual({});
  });
});

describe('the ICE', () => {
  test.each([
    ['000000000000097', true],
    ['000000000000096', false],
    ['000000000000098', false],
    ['000000000000000', true],
    ['00000000000097', false],
    ['0000000000000097', false],
    ['00000000000009a', false],
    ['', false],
  ])('%s', (ice, right) => expect(hasIceKey(ice)).toBe(right));
});

describe('a merge', () => {
  const side = (state: OrganisationState, more = {}) => ({ kind: 'ASSOCIATION' as const, state, mergedIntoId: null, ...more });

  /** What was public stays public, and nothing that works is given to a suspended record. */
  const allowed: Record<OrganisationState, OrganisationState[]> = {
    draft: ['draft', 'submitted', 'returned', 'suspended'],
    submitted: ['draft', 'submitted', 'returned', 'suspended'],
    returned: ['draft', 'submitted', 'returned', 'suspended'],
    verified: [...ORGANISATION_STATES],
    suspended: [],
  };
  test.each(ORGANISATION_STATES.flatMap((kept) => ORGANISATION_STATES.map((gone) => [kept, gone] as const)))('%s keeps %s', (kept, gone) =>
    expect(mayMerge(side(kept), side(gone))).toBe(allowed[kept].includes(gone)),
  );

  test('joins one kind, and nothing that was merged before', () => {
    expect(mayMerge(side('verified'), side('verified', { kind: 'COMPANY' }))).toBe(false);
    expect(mayMerge(side('verified', { mergedIntoId: 1 }), side('verified'))).toBe(false);
    expect(mayMerge(side('verified'), side('suspended', { mergedIntoId: 1 }))).toBe(false);
  });
});
