import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { POST } from '@/app/api/forums/[id]/imports/route';
import { db } from '@/lib/db/client';
import { confirmImport, decideAll, decideRows, discardImport, mapColumns, sendImport, undoImport } from '@/lib/forum-imports/commands';
import { loadImport, loadImports, loadRefusedRows } from '@/lib/forum-imports/loaders';
import { IMPORT_HOURS, MOST_WAITING } from '@/lib/forum-imports/rules';
import { registerForForum } from '@/lib/forums/commands';
import { loadProgrammeForum } from '@/lib/forums/loaders';
import { addDays, dayOf } from '@/lib/i18n/day';
import { MAX_ROWS } from '@/lib/imports/rules';
import { openLead } from '@/lib/leads/commands';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { bytesOf, LIST, sendFile } from '@/tests/support/forum-imports';
import { addContact, addForum, addStandOf } from '@/tests/support/forums';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { by, tally, today, valueOf, watch } from '@/tests/support/requests';

const coordinator = coordinatorIn('04');
const registrationsOf = (forumId: number) => db.forumRegistration.findMany({ where: { forumId }, orderBy: { id: 'asc' } });
const contactsOf = (forumId: number) => db.forumContact.findMany({ where: { forumId }, orderBy: { id: 'asc' } });
const rowsOf = (importId: number) => db.forumImportRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });
const versionOf = async (importId: number) =>
  (await db.forumImport.findUniqueOrThrow({ where: { id: importId }, select: { version: true } })).version;
const which = async (importId: number) => ({ importId, version: await versionOf(importId) });
const confirm = async (importId: number, person: Person = coordinator) => confirmImport(await by(person), await which(importId), 'fr');
const undo = async (importId: number) => undoImport(await by(coordinator), await which(importId));
const page = (forumId: number, importId: number, show = '', after = '') =>
  viewAs(coordinator, () => loadImport(String(forumId), String(importId), show, after));

describe('a file that is handed in', () => {
  test('is read and waits, row by row; nothing of it is written', async () => {
    const forum = await addForum();
    const { deeds, told } = await watch(() => sendFile(LIST, { forumId: forum.id }));
    expect(deeds).toMatchObject([{ action: 'forum_import_send', subject: 'forum', subjectId: String(forum.id) }]);
    expect(told).toEqual([]);
    expect(await registrationsOf(forum.id)).toEqual([]);
    const id = (await viewAs(coordinator, () => loadImports(String(forum.id)))).imports[0]?.id ?? 0;
    const { preview, state } = await page(forum.id, id, 'all');
    expect(state).toBe('waiting');
    expect(preview?.counts).toEqual({ all: 3, errors: 1, duplicates: 1, written: 1, merged: 1, kept: 0 });
    expect(preview?.columns.map(({ letters: at, field }) => [at, field])).toEqual([
      ['A', 'name'],
      ['B', 'organisation'],
      ['C', 'email'],
      ['D', 'phone'],
    ]);
    expect(preview?.rows[1]?.duplicate).toMatchObject({ by: 'name', line: 2, decision: 'merge', other: { name: 'Amal Benali' } });
  });

  test('says errors by row and column, in the reader’s language', async () => {
    const { forumId, importId } = await sendFile();
    const { preview } = await page(forumId, importId, 'errors');
    expect(preview?.rows).toHaveLength(1);
    expect(preview?.rows[0]).toMatchObject({ line: 4, name: 'X' });
    expect(preview?.rows[0]?.problems.map(({ column, text }) => [column?.letters, text])).toEqual([
      ['A', 'Écrivez au moins 2 caractères'],
      ['C', 'Écrivez une adresse complète, comme nom@exemple.ma'],
    ]);
  });

  test('shows what somebody has to look at first, and every row of a long one on some page', async () => {
    const fine = Array.from({ length: 260 }, (_, at) => `Personne ${at};p${at}@atlas.example`);
    const { forumId, importId } = await sendFile(`Nom;E-mail\n${[...fine, 'X;y', 'Personne 0;P0@atlas.example'].join('\n')}\n`);
    const first = await page(forumId, importId);
    expect(first.preview).toMatchObject({ shown: 'errors', rows: [{ line: 262 }], from: 1, previous: null, next: null });
    const [value] = first.preview?.rows[0]?.problems.flatMap(({ column }) => (column?.letters === 'B' ? [column.value] : [])) ?? [];
    expect(value).toBe('y');
    const seen: number[] = [];
    for (let after: number | undefined = 0; after !== undefined; ) {
      const { preview } = await page(forumId, importId, 'all', String(after || ''));
      expect(preview?.from).toBe(seen.length + 1);
      seen.push(...(preview?.rows.map(({ line }) => line) ?? []));
      after = preview?.next?.after;
    }
    expect(seen).toEqual(Array.from({ length: 262 }, (_, at) => at + 2));
    const without = await sendFile('Nom;E-mail\nAmal;a@atlas.example\nReda;a@atlas.example\n');
    expect((await page(without.forumId, without.importId)).preview?.shown).toBe('duplicates');
    const whole = await sendFile('Nom;E-mail\nAmal;a@atlas.example\n');
    expect((await page(whole.forumId, whole.importId)).preview?.shown).toBe('all');
  });

  test('is taken once, however often the form arrives', async () => {
    const { id: forumId } = await addForum();
    const context = await by(coordinator);
    const sent = { forumId, kind: 'registrations', fileName: 'a.csv', bytes: bytesOf(LIST) } as const;
    const results = await Promise.all([1, 2, 3].map(() => sendImport(context, sent)));
    expect(tally(results)).toEqual({ done: 3 });
    expect(await db.forumImport.count({ where: { forumId } })).toBe(1);
  });

  test(`waits with ${MOST_WAITING - 1} others at most, also of those that arrive at once`, async () => {
    const { id: forumId } = await addForum();
    const sent = { forumId, kind: 'registrations', fileName: 'a.csv', bytes: bytesOf(LIST) } as const;
    const results = await Promise.all(Array.from({ length: MOST_WAITING + 2 }, async () => sendImport(await by(coordinator), sent)));
    expect(tally(results)).toEqual({ done: MOST_WAITING, invalid: 2 });
  });

  test.each([
    ['zero bytes', '', 'fileEmpty'],
    ['a head alone', 'Nom;E-mail\n', 'tableNoRows'],
    ['no head', 'Amal;amal@atlas.example\n', 'tableNoHead'],
    ['a PDF', '%PDF-1.7\n%%EOF', 'tableUnknown'],
    ['a row too many', `Nom\n${'Amal\n'.repeat(MAX_ROWS + 1)}`, 'tableTooManyRows'],
  ])('%s: refused as %3$s, and nothing of it stays', async (_what, text, code) => {
    const { id: forumId } = await addForum();
    const result = await sendImport(await by(coordinator), { forumId, kind: 'contacts', fileName: 'a.csv', bytes: bytesOf(text) });
    expect(result).toMatchObject({ ok: false, code: 'invalid', fields: { file: { code } } });
    expect(await db.forumImport.count({ where: { forumId } })).toBe(0);
  });

  test('all of whose rows have errors waits, and writes nothing', async () => {
    const { forumId, importId } = await sendFile('Nom;E-mail\nX;\n;b\n');
    expect((await page(forumId, importId)).preview?.counts).toMatchObject({ errors: 2, written: 0, merged: 0 });
    expect(await confirm(importId)).toMatchObject({ ok: false, code: 'changed' });
    expect(await registrationsOf(forumId)).toEqual([]);
  });

  test.each([
    ['a coordinator of another region', coordinatorOut('04'), 'forbidden'],
    ['an administrator', cast.administrator, 'forbidden'],
    ['an observer', cast.observer, 'forbidden'],
    ['an association', cast.associationOwner, 'forbidden'],
  ])('is not taken from %s, who reads none either', async (_who, person, code) => {
    const { forumId, importId } = await sendFile();
    const sent = { forumId, kind: 'registrations', fileName: 'a.csv', bytes: bytesOf(LIST) } as const;
    expect(await sendImport(await by(person), sent)).toMatchObject({ ok: false, code });
    expect(await loadAs(person, () => loadImports(String(forumId)))).toBe(403);
    expect(await loadAs(person, () => loadImport(String(forumId), String(importId), '', ''))).toBe(403);
    const { answer } = await asRequest(await tokenOf(person), () => loadRefusedRows(String(importId), 'refused-fr.csv'));
    expect(answer).toBeNull();
  });

  test('asks who is nobody to sign in, and is not there at another forum', async () => {
    const { importId, forumId } = await sendFile();
    expect(await loadAs(null, () => loadImport(String(forumId), String(importId), '', ''))).toMatch(/sign-in/);
    expect(await loadAs(coordinator, () => loadImport('1', String(importId), '', ''))).toBe(404);
  });
});

describe('columns', () => {
  const unnamed = 'Participant;Boîte;Contact mail;Tél\nAmal;Atlas;amal@atlas.example;0612345678\n';

  test('that nobody knows by name are read as a person says, and every row is checked anew', async () => {
    const { forumId, importId } = await sendFile(unnamed);
    expect((await page(forumId, importId)).preview?.columns.map(({ field }) => field)).toEqual(['name', '', '', 'phone']);
    const columns = ['name', 'organisation', 'email', ''] as const;
    valueOf(await mapColumns(await by(coordinator), { ...(await which(importId)), columns: [...columns], restKind: 'company' }));
    valueOf(await confirm(importId));
    expect(await registrationsOf(forumId)).toMatchObject([
      { name: 'Amal', organisation: 'Atlas', email: 'amal@atlas.example', phone: null, kind: 'company' },
    ]);
  });

  test.each([
    [['name', 'name', 'email', ''], 'columnTwice'],
    [['', 'organisation', 'email', ''], 'columnNameMissing'],
    [['name', 'organisation', '', ''], 'columnReachMissing'],
    [['name', 'email', '', '', 'phone'], 'choiceMissing'],
  ] as const)('%j: %s', async (columns, code) => {
    const { importId } = await sendFile(unnamed);
    const result = await mapColumns(await by(coordinator), { ...(await which(importId)), columns: [...columns], restKind: null });
    expect(result).toMatchObject({ ok: false, code: 'invalid', fields: { columns: { code } } });
  });

  test('keep decisions that are about the same two people', async () => {
    const { importId } = await sendFile();
    valueOf(await decideRows(await by(coordinator), { ...(await which(importId)), decisions: [{ line: 3, decision: 'keep' }] }));
    const columns = ['name', 'organisation', 'email', 'phone'] as const;
    valueOf(await mapColumns(await by(coordinator), { ...(await which(importId)), columns: [...columns], restKind: null }));
    expect((await rowsOf(importId)).map(({ decision }) => decision)).toEqual([null, 'keep', null]);
  });
});

describe('duplicates', () => {
  test('of what is stored: merging fills what is missing, and replaces nothing', async () => {
    const { id: forumId } = await addForum();
    await registerForForum(
      { address: null, locale: 'ar' },
      { forumId, kind: 'visitor', name: 'Amal B.', organisation: null, email: 'amal@atlas.example', phone: null, consent: true },
      new Date(),
    );
    const { importId } = await sendFile('Nom;Société;E-mail;GSM\nAmal Benali;Atlas;AMAL@atlas.example;612345678\n', { forumId });
    expect((await page(forumId, importId, 'duplicates')).preview?.rows[0]?.duplicate).toMatchObject({
      ...{ by: 'email', line: null, decision: 'merge', possible: ['merge', 'keep'] },
      other: { name: 'Amal B.', organisation: null },
    });
    valueOf(await confirm(importId));
    expect(await registrationsOf(forumId)).toMatchObject([
      { name: 'Amal B.', organisation: 'Atlas', email: 'amal@atlas.example', phone: '0612345678', importId: null, locale: 'ar' },
    ]);
    expect((await page(forumId, importId)).merged).toBe(1);
    // The way back.
    valueOf(await undo(importId));
    expect(await registrationsOf(forumId)).toMatchObject([{ name: 'Amal B.', organisation: null, phone: null }]);
    expect(await page(forumId, importId)).toMatchObject({ state: 'undone', stayed: 0 });
  });

  test('within the file: merge, keep or two people', async () => {
    for (const [decision, expected] of [
      ['merge', [['Amal Benali', 'amal@atlas.example', '0612345678']]],
      ['keep', [['Amal Benali', 'amal@atlas.example', null]]],
      [
        'create',
        [
          ['Amal Benali', 'amal@atlas.example', null],
          ['BENALI Amal', null, '0612345678'],
        ],
      ],
    ] as const) {
      const { forumId, importId } = await sendFile();
      valueOf(await decideAll(await by(coordinator), { ...(await which(importId)), decision }));
      valueOf(await confirm(importId));
      expect((await registrationsOf(forumId)).map(({ name, email, phone }) => [name, email, phone])).toEqual(expected);
    }
  });

  test('of an address are never two participants, whatever is sent', async () => {
    const { importId, forumId } = await sendFile('Nom;E-mail\nAmal;a@atlas.example\nReda;a@atlas.example\n');
    const decisions = [{ line: 3, decision: 'create' as const }];
    expect(await decideRows(await by(coordinator), { ...(await which(importId)), decisions })).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    valueOf(await decideAll(await by(coordinator), { ...(await which(importId)), decision: 'create' }));
    valueOf(await confirm(importId));
    expect(await registrationsOf(forumId)).toHaveLength(1);
  });

  test('that came meanwhile are shown before anything is written', async () => {
    const { importId, forumId } = await sendFile('Nom;E-mail\nAmal;amal.new@atlas.example\n');
    await registerForForum(
      { address: null, locale: 'fr' },
      { forumId, kind: 'visitor', name: 'Amal', organisation: null, email: 'amal.new@atlas.example', phone: null, consent: true },
      new Date(),
    );
    const before = await which(importId);
    expect(await confirmImport(await by(coordinator), before, 'fr')).toMatchObject({ ok: false, code: 'changed' });
    expect((await page(forumId, importId)).preview?.counts).toMatchObject({ duplicates: 1, merged: 1, written: 0 });
    expect(await confirmImport(await by(coordinator), before, 'fr')).toMatchObject({ ok: false, code: 'changed' });
    valueOf(await confirm(importId));
    expect(await registrationsOf(forumId)).toHaveLength(1);
  });
});

describe('a confirmation', () => {
  test('writes once, of two at once; the rows go, and those with errors stay for the day', async () => {
    const { importId, forumId } = await sendFile();
    const version = await versionOf(importId);
    const { result, deeds } = await watchConfirm(importId, version);
    expect(result).toEqual({ done: 1, changed: 1 });
    expect(deeds).toEqual(['forum_import_confirm']);
    expect(await registrationsOf(forumId)).toHaveLength(1);
    expect((await rowsOf(importId)).map(({ line, refused }) => [line, refused])).toEqual([[4, true]]);
    expect(await page(forumId, importId)).toMatchObject({
      state: 'confirmed',
      written: 1,
      merged: 1,
      kept: 0,
      refused: 1,
      refusedKept: true,
    });
  });

  async function watchConfirm(importId: number, version: number) {
    let result: Record<string, number> = {};
    const { deeds } = await watch(async () => {
      const both = [coordinator, cast.coordinatorNational].map(async (person) =>
        confirmImport(await by(person), { importId, version }, 'fr'),
      );
      result = tally(await Promise.all(both));
      return { ok: true, value: null } as const;
    });
    return { result, deeds: deeds.map(({ action }) => action) };
  }

  test('of contacts reads stands and days, and says which language a name is in', async () => {
    const forum = await addForum();
    const stand = await addStandOf(cast.associationOwner, forum.id);
    const { nameFr } = await db.organisation.findUniqueOrThrow({ where: { id: cast.associationOwner.organisationId } });
    const [first] = [dayOf(forum.startsOn)];
    const [year, month, day] = first.split('-');
    const list = `الاسم,الهيئة,الهاتف,الموضوع,الرواق,التاريخ\nسلمى الإدريسي,نقطة,٠٦٦١٢٢٣٣٤٤,قاعدة بيانات,${nameFr},${day}/${month}/${year}\nReda,,0612345678,,nulle part,01/01/2020\n`;
    const { importId } = await sendFile(list, { kind: 'contacts', forumId: forum.id });
    const errors = (await page(forum.id, importId, 'errors')).preview?.rows[0]?.problems.map(({ column }) => column?.letters);
    expect(errors).toEqual(['E', 'F']);
    valueOf(await confirm(importId));
    expect(await contactsOf(forum.id)).toMatchObject([
      {
        name: 'سلمى الإدريسي',
        phone: '0661223344',
        spokeOf: 'قاعدة بيانات',
        standId: stand.id,
        locale: 'ar',
        consentAt: null,
        metAt: forum.startsOn,
      },
    ]);
    // Of a day nobody says the hour.
    const { contacts } = await viewAs(coordinator, () => loadProgrammeForum(String(forum.id)));
    expect(contacts.rows).toMatchObject([{ metAt: forum.startsOn, hourKnown: false }]);
  });

  test('is too late once the file has waited for a day', async () => {
    const { importId, forumId } = await sendFile();
    await db.forumImport.update({ where: { id: importId }, data: { createdAt: new Date(Date.now() - IMPORT_HOURS * 3_600_000) } });
    expect(await confirm(importId)).toMatchObject({ ok: false, code: 'expired' });
    expect(await loadAs(coordinator, () => loadImport(String(forumId), String(importId), '', ''))).toBe(404);
  });
});

describe('undoing', () => {
  test('removes what was written, once, of two at once', async () => {
    const { importId, forumId } = await sendFile();
    valueOf(await confirm(importId));
    const version = await versionOf(importId);
    const results = await Promise.all([1, 2].map(async () => undoImport(await by(coordinator), { importId, version })));
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    expect([await registrationsOf(forumId), await rowsOf(importId)]).toEqual([[], []]);
    expect(await page(forumId, importId)).toMatchObject({ state: 'undone', stayed: 0, refusedKept: false });
  });

  test('leaves whom somebody has worked with since, and says how many', async () => {
    const { id: forumId } = await addForum();
    const list =
      'Nom;Organisation;E-mail\nAmal;Atlas;amal@atlas.example\nReda;Noqta;reda@noqta.example\nSalma;Zellige;salma@zellige.example\n';
    const { importId } = await sendFile(list, { kind: 'contacts', forumId });
    valueOf(await confirm(importId));
    const [amal, , salma] = await contactsOf(forumId);
    valueOf(await openLead(await by(coordinator), { contactId: amal?.id ?? 0 }));
    // Another file fills something of a second one.
    const later = await sendFile('Nom;Téléphone;E-mail\nSalma;0612345678;salma@zellige.example\n', { kind: 'contacts', forumId });
    valueOf(await confirm(later.importId));
    valueOf(await undo(importId));
    expect((await contactsOf(forumId)).map(({ id }) => id)).toEqual([amal?.id, salma?.id]);
    expect((await page(forumId, importId)).stayed).toBe(2);
    // What the second one filled goes with it.
    valueOf(await undo(later.importId));
    expect((await contactsOf(forumId)).at(-1)).toMatchObject({ name: 'Salma', phone: null });
  });

  test('gives back what was spoken of before the file added to it', async () => {
    const contact = await addContact();
    const list = `Nom;E-mail;Sujet\nSalma;${contact.email};Un site\n`;
    const { importId } = await sendFile(list, { kind: 'contacts', forumId: contact.forumId });
    valueOf(await confirm(importId));
    const spokeOf = async () => (await db.forumContact.findUniqueOrThrow({ where: { id: contact.id } })).spokeOf;
    expect(await spokeOf()).toBe(`${contact.spokeOf}\nUn site`);
    valueOf(await undo(importId));
    expect(await spokeOf()).toBe(contact.spokeOf);
  });

  test('is too late after a day', async () => {
    const { importId } = await sendFile();
    valueOf(await confirm(importId));
    const yesterday = addDays(today, -2);
    await db.forumImport.update({ where: { id: importId }, data: { confirmedAt: yesterday, undoUntil: addDays(yesterday, 1) } });
    expect(await undo(importId)).toMatchObject({ ok: false, code: 'expired' });
  });
});

test('a file that is left goes with its rows', async () => {
  const { importId, forumId } = await sendFile();
  valueOf(await discardImport(await by(coordinator), await which(importId)));
  expect([await db.forumImport.count({ where: { forumId } }), await rowsOf(importId)]).toEqual([0, []]);
});

test('the rows with errors can be had as CSV, without a formula, each with what is wrong', async () => {
  const { importId } = await sendFile('Nom;E-mail\n=1+1;pas une adresse\nAmal;amal@atlas.example\n');
  const { answer } = await asRequest(await tokenOf(coordinator), () => loadRefusedRows(String(importId), 'refused-fr.csv'));
  if (answer === null || answer === 'signedOut') throw new Error('No file');
  const text = await new Response(answer.bytes).text();
  expect(text.split('\r\n')).toEqual([
    'Nom,E-mail,Ligne du fichier,À corriger',
    `'=1+1,pas une adresse,2,"Colonne B (E-mail)\u00a0: Écrivez une adresse complète, comme nom@exemple.ma"`,
    '',
  ]);
});

describe('the form of a file', () => {
  const post = async (person: Person | null, forumId: number | string, form: FormData, headers: Record<string, string> = {}) => {
    const request = new Request(`http://127.0.0.1:3000/api/forums/${forumId}/imports?locale=ar`, { method: 'POST', body: form, headers });
    const { answer } = await asRequest(person && (await tokenOf(person)), () =>
      POST(request, { params: Promise.resolve({ id: String(forumId) }) }),
    );
    return [answer.status, answer.headers.get('location')];
  };
  const formOf = (text: string, kind = 'registrations') => {
    const form = new FormData();
    form.set('kind', kind);
    form.set('_submission', randomUUID());
    form.set('file', new File([text], 'liste.csv'));
    return form;
  };

  test('leads to the preview, or back with a reason', async () => {
    const { id } = await addForum();
    const at = `/ar/programme/forums/${id}/import`;
    const [status, location] = await post(coordinator, id, formOf(LIST));
    expect([status, String(location).replace(/\d+(?=\?)/, 'n')]).toEqual([303, `${at}/n?done=sent`]);
    expect(await post(coordinator, id, formOf(''))).toEqual([303, `${at}?kind=registrations&refused=fileEmpty`]);
    expect(await post(coordinator, id, formOf('Nom\nAmal;"x\n', 'contacts'))).toEqual([
      303,
      expect.stringContaining(`${at}?kind=contacts&refused=tableMalformed&row=`),
    ]);
    expect(await post(coordinator, id, formOf(LIST, 'x'))).toEqual([303, `${at}?refused=importKindMissing`]);
    expect(await post(coordinator, id, formOf('x'.repeat(5_300_000)))).toEqual([303, `${at}?refused=fileTooLarge`]);
    const without = new FormData();
    without.set('kind', 'contacts');
    expect(await post(coordinator, id, without)).toEqual([303, `${at}?kind=contacts&refused=importFileMissing`]);
  });

  test('is refused to whoever may not, and from other sites', async () => {
    const { id } = await addForum();
    expect((await post(null, id, formOf(LIST)))[1]).toMatch(/sign-in/);
    expect(await post(cast.associationOwner, id, formOf(LIST))).toEqual([403, null]);
    expect(await post(coordinatorOut('04'), id, formOf(LIST))).toEqual([403, null]);
    expect(await post(coordinator, id, formOf(LIST), { origin: 'https://elsewhere.example' })).toEqual([403, null]);
    expect(await post(coordinator, 999_999, formOf(LIST))).toEqual([404, null]);
    expect(await db.forumImport.count({ where: { forumId: id } })).toBe(0);
  });
});
