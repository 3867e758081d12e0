import { describe, expect, test } from 'vitest';
import {
  BLANK,
  type Clause,
  COUNT_RULES,
  COUNTS,
  clausesOf,
  directionOf,
  documentReference,
  documentStatus,
  GROUPS,
  groups,
  holderOf,
  isPreparedOutside,
  missingIn,
  namesIn,
  neededBy,
  PLAIN,
  paragraphsOf,
  placeholders,
  type Regime,
  readCode,
  unknownIn,
  type Values,
  WORDS,
  writeCode,
} from '@/lib/agreements/rules';
import { readAgreementText } from '@/prisma/seed/content';

const none = Object.fromEntries(placeholders.map((name) => [name, null])) as Values;
const clause = (change: Partial<Clause>): Clause => ({
  code: 'x',
  order: 1,
  regimes: ['employer_time'],
  titleFr: 'Titre',
  titleAr: 'العنوان',
  fr: '',
  ar: '',
  notes: [],
  ...change,
});

const helped = (regime: Regime) => ({ regime, giver: { legalForm: 'company' }, receiver: { legalForm: 'association' } });
const helping = (regime: Regime) => ({ regime, giver: { legalForm: 'association' }, receiver: { legalForm: 'company' } });

describe('the first text', () => {
  const clauses = readAgreementText();

  test('holds known placeholders only, the same in both languages', () => {
    for (const { code, fr, ar } of clauses) {
      expect([code, unknownIn(fr), unknownIn(ar)]).toEqual([code, [], []]);
      expect([code, namesIn(ar).sort()]).toEqual([code, namesIn(fr).sort()]);
    }
  });

  test('needs every placeholder there is, and the form asks for each once', () => {
    expect(neededBy(clauses)).toEqual(placeholders);
    expect(groups.flatMap((group): string[] => [...GROUPS[group]]).sort()).toEqual([...WORDS, ...PLAIN, ...COUNTS].sort());
  });

  test('has clauses of its own for each regime, and begins with its title', () => {
    const codes = { employer: clausesOf(clauses, helped('employer_time')), own: clausesOf(clauses, helped('own_time')) };
    expect(codes.employer[0]?.code).toBe('title_employer_time');
    expect(codes.own[0]?.code).toBe('title_own_time');
    expect(codes.own.map(({ code }) => code)).toContain('volunteering_conditions');
    expect(codes.employer.map(({ code }) => code)).not.toContain('volunteering_conditions');
  });

  test('has clauses of its own for associations that help companies, and what stands for one direction names the right side', () => {
    const there = clausesOf(clauses, helped('employer_time'));
    const back = clausesOf(clauses, helping('employer_time'));
    expect(back[0]?.code).toBe('title_reciprocal');
    // As many subjects as the other direction, in the same order.
    expect(back.map(({ order }) => order)).toEqual(there.map(({ order }) => order));
    const texts = (some: typeof back, code: string) => some.find((clause) => clause.code.startsWith(code));
    expect(texts(there, 'follow_up')?.fr).toContain('L’Association les confirme');
    expect(texts(back, 'follow_up')?.fr).toContain('L’Entreprise les confirme');
    expect(texts(back, 'follow_up')?.ar).toContain('وتؤكدها المقاولة');
    expect(texts(back, 'status')?.fr).toContain('salariées de l’Association');
    expect(texts(back, 'status')?.ar).toContain('أجراء لدى الجمعية');
    expect(back.map(({ code }) => code)).not.toContain('volunteering_conditions');
    // What this direction asks of nobody else: its own insurer, and no accreditation.
    expect(neededBy(back)).toContain('associationInsurer');
    expect(neededBy(back).filter((name) => name === 'companyInsurer' || name === 'accreditationReference')).toEqual([]);
    // Each is read by counsel where it is new in law.
    for (const code of ['status_reciprocal', 'gratuity_reciprocal', 'liability_reciprocal'])
      expect(texts(back, code)?.notes).not.toEqual([]);
  });

  test('a clause without direction is for companies that help associations', () => {
    const old = clauses.map(({ directions: _, ...clause }) => clause);
    expect(clausesOf(old, helping('employer_time'))).toEqual([]);
    expect(clausesOf(old, helped('employer_time')).map(({ code }) => code)).toContain('parties');
  });

  test('usual counts are within their bounds', () => {
    for (const { usual, max } of Object.values(COUNT_RULES)) expect(usual).toBeLessThanOrEqual(max);
  });
});

test.each([
  ['Le {startDate}', []],
  ['Le {startdate}', ['startdate']],
  ['Le {}', ['']],
  ['Le {startDate', ['{']],
  ['Le startDate}', ['}']],
  ['{__proto__} {toString}', ['__proto__', 'toString']],
])('of « %s », unknown are %j', (text, unknown) => {
  expect(unknownIn(text)).toEqual(unknown);
});

test('what is missing is what a clause needs in either language, but for what the signature gives', () => {
  const clauses = [clause({ fr: '{startDate} {companySignedOn}', ar: '{endDate}' })];
  expect(missingIn(clauses, none)).toEqual(['startDate', 'endDate']);
  expect(missingIn(clauses, { ...none, startDate: { text: '1er mars 2026', lang: 'fr' } })).toEqual(['endDate']);
});

describe('the paragraphs of a text', () => {
  const values: Values = {
    ...none,
    placeText: { text: 'Salé', lang: 'fr' },
    companyIce: { text: '001', lang: null },
    deliverablesList: { text: 'Un\nDeux', lang: 'fr' },
  };

  test('tell values from words, and their language where it is not the column’s', () => {
    expect(paragraphsOf('المكان: {placeText} ({companyIce})', values, 'ar')).toEqual([
      [
        { text: 'المكان: ', value: false },
        { text: 'Salé', value: true, lang: 'fr' },
        { text: ' (', value: false },
        { text: '001', value: true },
        { text: ')', value: false },
      ],
    ]);
  });

  test('begin anew at a line break, in the text and in a value', () => {
    const lines = paragraphsOf('Voici :\n{deliverablesList}\nFin {endDate}', values, 'fr');
    expect(lines.map((pieces) => pieces.map(({ text }) => text).join(''))).toEqual(['Voici :', 'Un', 'Deux', `Fin ${BLANK}`]);
  });

  test('take braces of a value for what they are', () => {
    const [pieces] = paragraphsOf('{placeText}', { ...values, placeText: { text: '{companyIce}', lang: 'fr' } }, 'fr');
    expect(pieces).toEqual([{ text: '{companyIce}', value: true }]);
  });
});

test.each([
  ['company', 'association', 'employer_time', 'company_to_association'],
  ['company', 'association', 'own_time', 'company_to_association'],
  ['association', 'company', 'employer_time', 'association_to_company'],
  // Nobody volunteers for a company.
  ['association', 'company', 'own_time', null],
  ['company', 'foundation', 'employer_time', null],
  ['foundation', 'company', 'employer_time', null],
  ['public_body', 'association', 'employer_time', null],
  ['association', 'public_body', 'employer_time', null],
] as const)('from %s to %s, %s: %s', (giver, receiver, regime, direction) => {
  const mission = { regime, giver: { legalForm: giver }, receiver: { legalForm: receiver } };
  expect(directionOf(mission)).toBe(direction);
  expect(isPreparedOutside(mission)).toBe(direction === null);
});

test.each([
  ['deliverablesList', 'company_to_association', 'association'],
  ['deliverablesList', 'association_to_company', 'company'],
  ['peopleList', 'company_to_association', 'company'],
  ['peopleList', 'association_to_company', 'association'],
  ['companyIce', 'association_to_company', 'company'],
  ['startDate', 'association_to_company', 'both'],
] as const)('%s, %s, is what the %s has', (name, direction, holder) => expect(holderOf(name, direction)).toBe(holder));

test.each([
  [{ current: false, signed: true, cancelled: true }, 'superseded'],
  [{ current: true, signed: true, cancelled: true }, 'cancelled'],
  [{ current: true, signed: false, cancelled: false }, 'waiting'],
  [{ current: true, signed: true, cancelled: false }, 'inForce'],
] as const)('%j is %s', (document, status) => {
  expect(documentStatus(document)).toBe(status);
});

test.each([
  [1, 'KH-2026-00001'],
  [99_999, 'KH-2026-99999'],
  [100_000, 'KH-2026-100000'],
])('number %i is %s', (number, reference) => {
  expect(documentReference(2026, number)).toBe(reference);
});

test.each([
  ['8F3K-22QP-7XYZ', '8F3K22QP7XYZ'],
  [' 8f3k 22qp 7xyz ', '8F3K22QP7XYZ'],
  ['8F3K–22QP‑7XYZ', '8F3K22QP7XYZ'],
  ['OOIL-22QP-7XYZ', '001122QP7XYZ'],
  ['8F3K22QP7XY', null],
  ['8F3K22QP7XYZ0', null],
  ['8F3K22QP7XYU', null],
  ['', null],
])('the code « %s » is %s', (typed, code) => {
  expect(readCode(typed)).toBe(code);
  if (code !== null) expect(readCode(writeCode(code))).toBe(code);
});
