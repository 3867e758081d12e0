import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COLUMN_NAMES,
  columnOf,
  columnsOf,
  type DecidedRow,
  dayIn,
  decisionsFor,
  IMPORT_DECISIONS,
  IMPORT_HOURS,
  IMPORT_KINDS,
  type ImportDecision,
  KIND_WORDS,
  kindOf,
  matchesOf,
  mergedOf,
  nameKeyOf,
  phoneOf,
  planOf,
  proposedFor,
  type Somebody,
  stateOf,
  valuesOf,
  whyNotColumns,
} from '@/lib/forum-imports/rules';
import { registrationRow } from '@/lib/forum-imports/schema';
import { fold } from '@/lib/matching/normalise';

const MOST = 500;
const person = (change: Partial<Somebody> = {}): Somebody => ({
  name: 'Amal Benali',
  organisation: null,
  email: null,
  phone: null,
  ...change,
});

describe('columns', () => {
  const names = Object.values(COLUMN_NAMES).flat();

  test('each name is folded, in words, and of one field', () => {
    expect(names.filter((name) => fold(name) !== name)).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(
      Object.values(KIND_WORDS)
        .flat()
        .filter((word) => fold(word) !== word),
    ).toEqual([]);
  });

  test.each([
    ['registrations', ['Nom', 'E-mail', 'N° de téléphone', 'Société'], ['name', 'email', 'phone', 'organisation']],
    [
      'registrations',
      ['الاسم الكامل', 'الهيئة', 'البريد الإلكتروني', 'رقم الهاتف', 'الصفة'],
      ['name', 'organisation', 'email', 'phone', 'kind'],
    ],
    // A bare name beside a first name is a family name.
    ['registrations', ['Prénom', 'NOM', 'Téléphone (portable) *'], ['firstName', 'lastName', 'phone']],
    ['registrations', ['الاسم الشخصي', 'الاسم العائلي'], ['firstName', 'lastName']],
    // Of two the first counts, and what the kind has not is left out.
    ['registrations', ['Nom', 'Nom complet', 'Sujet', ''], ['name', '', '', '']],
    ['contacts', ['Nom', 'Sujet', 'Stand', 'Date', 'Type'], ['name', 'spokeOf', 'stand', 'metOn', '']],
    ['contacts', ['المؤسسة', 'الموضوع', 'الرواق', 'التاريخ'], ['organisation', 'spokeOf', 'stand', 'metOn']],
  ] as const)('%s %j', (kind, head, fields) => {
    expect(columnsOf(head.map(fold), kind)).toEqual(fields);
  });

  test('are read once each, whatever their names and order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IMPORT_KINDS), fc.array(fc.constantFrom(...names, 'autre', ''), { maxLength: 20 }), (kind, head) => {
        const read = columnsOf(head, kind).filter((field) => field !== '');
        expect(new Set(read).size).toBe(read.length);
      }),
    );
  });

  test.each([
    [['name', 'email'], undefined],
    [['firstName', 'phone'], undefined],
    [['name', '', '', 'email'], undefined],
    [['name', 'name', 'email'], 'columnTwice'],
    [['organisation', 'email'], 'columnNameMissing'],
    [['name', 'organisation'], 'columnReachMissing'],
    [[], 'columnNameMissing'],
  ] as const)('%j: %s', (columns, fault) => {
    expect(whyNotColumns(columns)).toBe(fault);
  });

  test('an error of a name in two columns is said of the first', () => {
    expect([columnOf('name', ['', 'lastName', 'firstName']), columnOf('email', ['name']), columnOf('phone', ['name', 'phone'])]).toEqual([
      1,
      undefined,
      1,
    ]);
  });

  test('a name in two columns is put together, first name first', () => {
    expect(valuesOf(['Benali', 'Amal', 'x'], ['lastName', 'firstName', '']).name).toEqual(['Amal Benali']);
    expect(valuesOf(['', 'Amal'], ['lastName', 'firstName']).name).toEqual(['Amal']);
    expect(valuesOf(['Amal'], ['name'])).toEqual({ name: ['Amal'] });
  });
});

describe('what a row says', () => {
  const row = registrationRow('visitor');
  const read = (change: Record<string, string>) => {
    const cells = { name: 'Amal Benali', email: 'amal@atlas.example', ...change };
    const parsed = row.safeParse(Object.fromEntries(Object.entries(cells).map(([field, value]) => [field, [value]])));
    return parsed.success ? parsed.data : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };

  test.each([
    [{ phone: '612345678' }, { phone: '0612345678' }],
    [{ phone: '٠٦١٢٣٤٥٦٧٨' }, { phone: '0612345678' }],
    [{ phone: '+212 6 12 34 56 78' }, { phone: '+212 6 12 34 56 78' }],
    [{ email: ' AMAL@Atlas.example ' }, { email: 'amal@atlas.example' }],
    [{ kind: '' }, { kind: 'visitor' }],
    [{ kind: 'Entreprise' }, { kind: 'company' }],
    [{ kind: 'الجمعية' }, { kind: 'association' }],
    [
      { email: '', phone: '0612345678' },
      { email: null, phone: '0612345678' },
    ],
  ])('%j', (cells, values) => {
    expect(read(cells)).toMatchObject(values);
  });

  test.each([
    [{ name: '' }, ['name importNameMissing']],
    [{ name: 'A' }, ['name tooShort']],
    [{ email: 'amal' }, ['email emailMalformed']],
    [{ email: '' }, ['email emailOrPhoneMissing']],
    [{ phone: 'néant' }, ['phone phoneMalformed']],
    [{ phone: '06 12 34' }, ['phone phoneMalformed']],
    [{ phone: '--------' }, ['phone phoneMalformed']],
    [{ kind: 'roi' }, ['kind importKindUnknown']],
    // Everything at once: a row that is mended must not come back for what was not said.
    [{ name: '', email: '' }, ['name importNameMissing', 'email emailOrPhoneMissing']],
    [{ email: 'x', phone: '' }, ['email emailMalformed']],
    [{ email: '', phone: 'néant' }, ['phone phoneMalformed']],
    [{ name: '', email: 'x', kind: 'roi' }, ['name importNameMissing', 'email emailMalformed', 'kind importKindUnknown']],
  ])('%j: %j', (cells, errors) => {
    expect(read(cells)).toEqual(errors);
  });

  test.each([
    ['12/02/2026', '2026-02-12'],
    ['1-2-2026', '2026-02-01'],
    ['12.02.2026', '2026-02-12'],
    ['2026-02-12', '2026-02-12'],
    ['hier', 'hier'],
  ])('%s is %s', (typed, day) => {
    expect(dayIn(typed)).toBe(day);
  });

  test.each([
    ['512345678', '0512345678'],
    ['812345678', '0812345678'],
    ['412345678', '412345678'],
    ['61234567', '61234567'],
    ['0612345678', '0612345678'],
  ])('the number %s is %s', (typed, phone) => {
    expect(phoneOf(typed)).toBe(phone);
  });

  test('words of who comes', () => {
    expect([kindOf(fold('Partenaires')), kindOf(fold('زائرة')), kindOf('')]).toEqual(['partner', 'visitor', undefined]);
  });
});

describe('duplicates', () => {
  const key = (name: string, organisation: string | null) => nameKeyOf(fold(name), organisation && fold(organisation));

  test('are known by name and organisation in any order of words, letters and accents; never by a name alone', () => {
    expect(key('BENALI Amal', 'Atlas Conseil')).toBe(key('Amal  Bénali', 'atlas-conseil'));
    expect(key('أمينة', 'الهيئة')).toBe(key('امينه', 'الهيءة'.replace('ء', 'ئ')));
    expect([key('Amal', null), key('Amal', ' - ')]).toEqual([null, null]);
  });

  test.each([
    ['registrations', 'email', ['merge', 'keep']],
    ['registrations', 'name', ['merge', 'keep', 'create']],
    ['contacts', 'email', ['merge', 'keep', 'create']],
    ['contacts', 'name', ['merge', 'keep', 'create']],
  ] as const)('of %s by %s can become %j', (kind, by, decisions) => {
    expect(decisionsFor(kind, { by })).toEqual(decisions);
  });

  test.each([
    ['email', 'a@x', 'a@x', 'merge'],
    ['name', 'a@x', 'b@x', 'create'],
    ['name', 'a@x', null, 'merge'],
    ['name', null, 'b@x', 'merge'],
    ['name', 'a@x', 'a@x', 'merge'],
    ['name', null, null, 'merge'],
  ] as const)('by %s, with the addresses %s and %s: %s', (by, one, other, proposed) => {
    expect(proposedFor(by, person({ email: one }), person({ email: other }))).toBe(proposed);
  });

  test('an address counts more than a name, what is stored more than earlier rows, the first of several', () => {
    const stored = [{ id: 7, key: 'k', values: person() }];
    const row = (line: number, email: string | null, rowKey: string | null) => ({ line, key: rowKey, values: person({ email }) });
    const found = matchesOf([row(2, 'a@x', null), row(3, 'a@x', 'k'), row(4, null, 'k'), row(5, 'b@x', null), row(6, 'a@x', null)], stored);
    expect(found.map(({ line, match }) => [line, match])).toEqual([
      [3, { by: 'email', line: 2 }],
      [4, { by: 'name', id: 7 }],
      [6, { by: 'email', line: 2 }],
    ]);
  });
});

describe('a merge', () => {
  test('fills what is missing and replaces nothing', () => {
    const one = person({ email: 'a@x', spokeOf: 'Un site', standId: null });
    const other = person({ name: 'B', email: 'b@x', phone: '1', organisation: 'Atlas', spokeOf: 'Des photos', standId: 4 });
    expect(mergedOf(one, other, MOST)).toEqual({
      values: { name: 'Amal Benali', email: 'a@x', phone: '1', organisation: 'Atlas', spokeOf: 'Un site\nDes photos', standId: 4 },
      filled: ['organisation', 'phone', 'standId'],
      spokeOfLength: 7,
    });
  });

  test('adds no words that are there, nor more than fit', () => {
    const said = (spokeOf: string | null) => person({ spokeOf });
    expect(mergedOf(said('Un site web'), said('site'), MOST)).toMatchObject({ values: { spokeOf: 'Un site web' }, spokeOfLength: null });
    expect(mergedOf(said('x'.repeat(MOST - 3)), said('yy'), MOST).spokeOfLength).toBe(MOST - 3);
    expect(mergedOf(said('x'.repeat(MOST - 2)), said('yy'), MOST).spokeOfLength).toBeNull();
    expect(mergedOf(said(null), said('yy'), MOST)).toMatchObject({ values: { spokeOf: 'yy' }, spokeOfLength: 0 });
  });
});

describe('what is written', () => {
  const name = fc.constantFrom('Amal Benali', 'Reda Idrissi', 'Salma', 'أمينة');
  const optional = (...values: string[]) => fc.constantFrom(null, ...values);
  const somebody: fc.Arbitrary<Somebody> = fc.record({
    name,
    organisation: optional('Atlas', 'Noqta'),
    email: optional('a@x', 'b@x', 'c@x', 'd@x'),
    phone: optional('1', '2'),
  });
  const keyed = (values: Somebody) => ({ values, key: nameKeyOf(fold(values.name), values.organisation && fold(values.organisation)) });
  /** Of one forum: an address is there once. */
  const storedPeople = fc
    .uniqueArray(somebody, { maxLength: 4, selector: ({ email, name: who, phone }) => email ?? `${who} ${phone}` })
    .map((people) => people.map((values, index) => ({ id: index + 1, ...keyed(values) })));
  const choices = fc.array(fc.constantFrom<ImportDecision>(...IMPORT_DECISIONS), { minLength: 12, maxLength: 12 });

  const decide = (rows: Somebody[], stored: ReturnType<typeof keyedStored>, wanted: ImportDecision[]): DecidedRow<Somebody>[] => {
    const lined = rows.map((values, index) => ({ line: index + 2, ...keyed(values) }));
    const matches = new Map(matchesOf(lined, stored).map((found) => [found.line, found]));
    return lined.map(({ line, values }, index) => {
      const match = matches.get(line)?.match ?? null;
      const decision = wanted[index] ?? 'merge';
      const possible = match && decisionsFor('registrations', match);
      return { line, values, match, decision: possible && (possible.includes(decision) ? decision : 'merge') };
    });
  };
  const keyedStored = (people: { id: number; values: Somebody; key: string | null }[]) => people;

  test('every row is written, merged or left out; and no address is there twice', () => {
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 12 }), storedPeople, choices, (rows, stored, wanted) => {
        const plan = planOf(decide(rows, stored, wanted), stored, MOST);
        expect(plan.create.length + plan.merged + plan.kept).toBe(rows.length);
        const after = new Map(stored.map(({ id, values }) => [id, values]));
        for (const { id, values } of plan.update) after.set(id, values);
        const emails = [...[...after.values()], ...plan.create.map(({ values }) => values)].flatMap(({ email }) => email ?? []);
        expect(new Set(emails).size).toBe(emails.length);
      }),
      { numRuns: 500 },
    );
  });

  test('a merge never takes away or replaces what somebody stored has', () => {
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 12 }), storedPeople, choices, (rows, stored, wanted) => {
        for (const { id, values, filled } of planOf(decide(rows, stored, wanted), stored, MOST).update) {
          const before = stored.find((one) => one.id === id)?.values;
          for (const field of ['name', 'organisation', 'email', 'phone'] as const) {
            if (before?.[field] !== null) expect(values[field]).toBe(before?.[field]);
            else expect(values[field] !== null).toBe((filled as string[]).includes(field));
          }
        }
      }),
    );
  });

  test('the same file again finds everybody whom it could know', () => {
    fc.assert(
      fc.property(fc.array(somebody, { maxLength: 12 }), (rows) => {
        const merge = rows.map((): ImportDecision => 'merge');
        const first = planOf(decide(rows, [], merge), [], MOST);
        let stored = first.create.map(({ values }, index) => ({ id: index + 1, ...keyed(values) }));
        let again = planOf(decide(rows, stored, merge), stored, MOST);
        expect(again.create.every(({ values: { email, organisation } }) => email === null && organisation === null)).toBe(true);
        if (first.merged === 0) expect(again.update).toEqual([]);
        // Whom a merge gave an organisation may be known as somebody else the next time; it ends, as each fills what was empty.
        for (let round = 0; round < 3 * rows.length && again.update.length > 0; round += 1) {
          const after = new Map(again.update.map(({ id, values }) => [id, values]));
          stored = stored.map(({ id, values }) => ({ id, ...keyed(after.get(id) ?? values) }));
          again = planOf(decide(rows, stored, merge), stored, MOST);
        }
        expect(again.update).toEqual([]);
      }),
      {
        numRuns: 500,
        examples: [
          [
            [
              { name: 'Reda Idrissi', organisation: null, email: 'd@x', phone: null },
              { name: 'Reda Idrissi', organisation: 'Noqta', email: null, phone: '1' },
              { name: 'Amal Benali', organisation: 'Noqta', email: 'd@x', phone: null },
            ],
          ],
        ],
      },
    );
  });
});

describe('where a file stands', () => {
  const at = new Date('2026-02-12T09:00:00.000Z');
  const later = (ms: number) => new Date(at.getTime() + ms);
  const DAY = IMPORT_HOURS * 3_600_000;
  const sent = { createdAt: at, confirmedAt: null, undoUntil: null, undoneAt: null };
  const confirmed = { ...sent, confirmedAt: at, undoUntil: later(DAY) };

  test.each([
    ['waiting', sent, DAY - 1],
    ['expired', sent, DAY],
    ['confirmed', confirmed, DAY - 1],
    ['final', confirmed, DAY],
    ['undone', { ...confirmed, undoneAt: later(1) }, DAY + 1],
  ] as const)('%s', (state, file, after) => {
    expect(stateOf(file, later(after))).toBe(state);
  });
});
