import { NextRequest } from 'next/server';
import { describe, expect, test } from 'vitest';
import { GET as getOfForum } from '@/app/api/forums/[id]/people/[file]/route';
import { GET as getOfStands } from '@/app/api/stands/people/[file]/route';
import { db } from '@/lib/db/client';
import { columnsOf } from '@/lib/forum-imports/rules';
import { forgetContact } from '@/lib/forums/commands';
import { loadOwnStands, loadProgrammeForum } from '@/lib/forums/loaders';
import { CONSENT_VERSION, PEOPLE_PER_PAGE } from '@/lib/forums/rules';
import { readTable } from '@/lib/imports/read-table';
import { fold } from '@/lib/matching/normalise';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { sendFile } from '@/tests/support/forum-imports';
import { addContact, addForum } from '@/tests/support/forums';
import { viewAs } from '@/tests/support/load-as';
import { by, valueOf } from '@/tests/support/requests';

const { associationOwner, associationMember, otherAssociationOwner, companyOwner, administrator, observer } = cast;

/** A file as somebody gets it; of a forum, or of their own stands. */
async function get(person: Person | null, forumId: number | string | null, file: string): Promise<Response> {
  const request = new NextRequest('http://127.0.0.1:3000/');
  const params = Promise.resolve({ id: String(forumId), file });
  const run = () => (forumId === null ? getOfStands(request, { params }) : getOfForum(request, { params }));
  return (await asRequest(person && (await tokenOf(person)), run)).answer;
}

const tableOf = async (answer: Response) => {
  expect(answer.status).toBe(200);
  const read = await readTable(new Uint8Array(await answer.arrayBuffer()));
  if (!read.ok) throw new Error(read.error);
  return read.table;
};

const deedsOf = (subject: string, subjectId: number) =>
  db.auditEvent.findMany({
    where: { action: 'people_download', subject, subjectId: String(subjectId) },
    select: { actorId: true, fields: true },
    orderBy: { id: 'asc' },
  });

const contacts = (forumId: number, count: number) =>
  db.forumContact.createMany({
    data: Array.from({ length: count }, (_, at) => ({
      ...{ forumId, name: `Personne ${at}`, email: `p${at}@atlas.example`, spokeOf: 'Un site', locale: 'fr' as const },
      ...{ metAt: new Date(Date.UTC(2026, 1, 12, 9, 0, at)), consentAt: new Date(), consentVersion: CONSENT_VERSION },
    })),
  });

describe('people of a forum as a file', () => {
  test.each([
    ['a coordinator of its region', coordinatorIn('04'), 200],
    ['a coordinator of another region, who reads them on the page too', coordinatorOut('04'), 200],
    ['an administrator', administrator, 200],
    ['an observer', observer, 404],
    ['the association that met them', associationOwner, 404],
    ['another association', otherAssociationOwner, 404],
    ['a company', companyOwner, 404],
    ['nobody', null, 303],
  ])('%s', async (_who, person, status) => {
    const { forumId, email } = await addContact();
    for (const file of ['contacts-fr.csv', 'contacts-ar.xlsx', 'registrations-fr.csv']) {
      const answer = await get(person, forumId, file);
      expect(answer.status).toBe(status);
      if (file === 'contacts-fr.csv') expect((await answer.text()).includes(email ?? '')).toBe(status === 200);
    }
    const deeds = await deedsOf('forum', forumId);
    expect(deeds).toEqual(
      status === 200 ? ['contact', 'contact', 'registration'].map((field) => ({ actorId: person?.userId, fields: [field] })) : [],
    );
  });

  test.each(['contacts-en.csv', 'contacts-fr.pdf', 'leads-fr.csv', '../contacts-fr.csv', ''])(
    'there is none called « %s »',
    async (file) => {
      const { id } = await addForum();
      expect((await get(administrator, id, file)).status).toBe(404);
      expect(await deedsOf('forum', id)).toEqual([]);
    },
  );

  test('there is none of a forum that is not there', async () => {
    for (const id of ['999999', '0', 'x']) expect((await get(administrator, id, 'contacts-fr.csv')).status).toBe(404);
  });

  test('nothing in it is calculated, as CSV and as a workbook', async () => {
    const { forumId } = await addContact(associationOwner, { name: '=1+1', organisation: '@atlas', phone: '+212612345678' });
    const text = await (await get(administrator, forumId, 'contacts-fr.csv')).text();
    expect(text).toContain("'=1+1,'@atlas,");
    expect(text).toContain(",'+212612345678,");
    const [row] = (await tableOf(await get(administrator, forumId, 'contacts-fr.xlsx'))).rows;
    expect(row?.cells).toEqual(expect.arrayContaining(['=1+1', '@atlas', '+212612345678']));
  });

  test('is whole, however long, and tells what the page tells of those who are forgotten', async () => {
    const { id } = await addForum();
    await contacts(id, 1_203);
    const [first] = await db.forumContact.findMany({ where: { forumId: id }, orderBy: { id: 'asc' }, take: 1 });
    valueOf(await forgetContact(await by(coordinatorIn('04')), { contactId: first?.id ?? 0 }));
    for (const file of ['contacts-ar.csv', 'contacts-ar.xlsx']) {
      const { rows } = await tableOf(await get(administrator, id, file));
      expect(rows).toHaveLength(1_203);
      expect(rows[0]?.cells.slice(0, 3)).toEqual(['شخص مُحيت معطياته', '', '']);
      expect(rows.at(-1)?.cells[0]).toBe('Personne 1202');
    }
  });

  test.each([
    ['registrations', 'fr', ['name', 'organisation', 'email', 'phone', 'kind', '', '']],
    ['registrations', 'ar', ['name', 'organisation', 'email', 'phone', 'kind', '', '']],
    ['contacts', 'fr', ['name', 'organisation', 'email', 'phone', 'spokeOf', 'stand', 'metOn', '']],
    ['contacts', 'ar', ['name', 'organisation', 'email', 'phone', 'spokeOf', 'stand', 'metOn', '']],
  ] as const)('%s in %s: its columns and its rows are what an import knows', async (list, locale, fields) => {
    const { forumId } = await addContact(associationOwner, { organisation: 'Atlas', phone: '0612345678' });
    await db.forumContact.updateMany({
      where: { forumId },
      data: { metAt: (await db.forum.findUniqueOrThrow({ where: { id: forumId } })).startsOn },
    });
    await db.forumRegistration.createMany({
      data: (['company', 'association', 'visitor', 'partner'] as const).map((kind) => ({
        ...{
          forumId,
          kind,
          name: `Qui ${kind}`,
          email: `${kind}@atlas.example`,
          locale,
          consentAt: new Date(),
          consentVersion: CONSENT_VERSION,
        },
      })),
    });
    const bytes = new Uint8Array(await (await get(administrator, forumId, `${list}-${locale}.csv`)).arrayBuffer());
    const read = await readTable(bytes);
    if (!read.ok) throw new Error(read.error);
    expect(columnsOf(read.table.head.map(fold), list)).toEqual(fields);
    const { importId } = await sendFile(bytes, { kind: list, forumId });
    const rows = await db.forumImportRow.findMany({ where: { importId }, select: { problems: true, matchedBy: true } });
    expect(rows.length).toBe(list === 'contacts' ? 1 : 4);
    for (const row of rows) expect(row).toEqual({ problems: [], matchedBy: 'email' });
  });
});

describe('people whom one’s own stands met', () => {
  test.each([
    ['its owner', associationOwner, 200, true],
    ['its member', associationMember, 200, true],
    ['another association', otherAssociationOwner, 200, false],
    ['a company', companyOwner, 404, false],
    ['a coordinator', coordinatorIn('04'), 404, false],
    ['an observer', observer, 404, false],
    ['nobody', null, 303, false],
  ])('%s', async (_who, person, status, theirs) => {
    const { email } = await addContact(associationOwner);
    const before = person?.organisationId ? (await deedsOf('organisation', person.organisationId)).length : 0;
    const answer = await get(person, null, 'contacts-fr.csv');
    expect(answer.status).toBe(status);
    expect((await answer.text()).includes(email ?? '')).toBe(theirs);
    expect((await get(person, null, 'registrations-fr.csv')).status).toBe(person === null ? 303 : 404);
    if (status !== 200 || !person?.organisationId) return;
    const deeds = await deedsOf('organisation', person.organisationId);
    expect(deeds.slice(before)).toEqual([{ actorId: person.userId, fields: ['contact'] }]);
  });
});

describe('long lists', () => {
  test('are read page by page, none of them twice, and never past the last', async () => {
    const { id } = await addForum();
    await contacts(id, PEOPLE_PER_PAGE * 2 + 1);
    const seen: number[] = [];
    for (const page of ['', '2', '3']) {
      const { contacts: shown, registrations } = await viewAs(administrator, () =>
        loadProgrammeForum(String(id), { registrations: '', contacts: page, organisation: '' }),
      );
      seen.push(...shown.rows.map((row) => row.id));
      expect(shown).toMatchObject({ total: PEOPLE_PER_PAGE * 2 + 1, pages: 3, page: Number(page || 1) });
      expect(registrations).toMatchObject({ total: 0, pages: 1, rows: [] });
    }
    expect(new Set(seen).size).toBe(PEOPLE_PER_PAGE * 2 + 1);
    for (const page of ['4', '99999999', '-1', 'x', '0']) {
      const { contacts: shown } = await viewAs(administrator, () =>
        loadProgrammeForum(String(id), { registrations: '', contacts: page, organisation: '' }),
      );
      expect(shown.page).toBe(page === '4' ? 3 : 1);
    }
  });

  test('of one’s own stands too', async () => {
    const { forumId, standId } = await addContact(otherAssociationOwner);
    await contacts(forumId, PEOPLE_PER_PAGE);
    await db.forumContact.updateMany({ where: { forumId }, data: { standId } });
    const { contacts: first } = await viewAs(otherAssociationOwner, () => loadOwnStands('association'));
    const { contacts: second } = await viewAs(otherAssociationOwner, () => loadOwnStands('association', '2'));
    expect(first.rows).toHaveLength(PEOPLE_PER_PAGE);
    expect(second.page).toBe(2);
    expect(second.from).toBe(PEOPLE_PER_PAGE + 1);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
