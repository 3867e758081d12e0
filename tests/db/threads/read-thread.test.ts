import { randomUUID } from 'node:crypto';
import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET } from '@/app/api/attachments/[id]/route';
import { db } from '@/lib/db/client';
import { loadDecisionPage } from '@/lib/desk/loaders';
import { loadMissionPage, loadRequestPage } from '@/lib/threads/loaders';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { pdf } from '@/tests/support/files';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addWorker } from '@/tests/support/mission-people';
import { addMission, missionAt } from '@/tests/support/missions';
import { addPair, addRequest, companyGives } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;

let id: number;
let attachment: string;

async function addMessages(requestId: number, count: number): Promise<void> {
  await db.threadMessage.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      requestId,
      authorId: index % 2 ? giver.owner.userId : receiver.owner.userId,
      side: index % 2 ? ('giver' as const) : ('receiver' as const),
      body: `Message ${index + 1}`,
    })),
  });
}

beforeAll(async () => {
  id = (await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'accepted' })).id;
  const file = { position: 0, type: 'pdf', name: 'برنامج الورشة.pdf', size: pdf.length, sha256: 'x', bytes: pdf } as const;
  const message = await db.threadMessage.create({
    data: { requestId: id, authorId: giver.owner.userId, side: 'giver', body: 'Voici', attachments: { create: file } },
    include: { attachments: true },
  });
  attachment = message.attachments[0]?.id ?? '';
  await db.threadMessage.create({ data: { requestId: id, authorId: cast.coordinatorNational.userId, side: 'programme', body: 'Merci' } });
});

const asked = (person: Person | null) => loadAs(person, () => loadRequestPage(String(id)));

describe('the thread on the request’s page', () => {
  test('says who wrote, for whom and when, oldest first, and holds no bytes', async () => {
    const { thread } = await viewAs(giver.owner, () => loadRequestPage(String(id)));
    expect(thread).toMatchObject({ page: 'request', older: null, newer: 0, why: undefined, contacts: false });
    expect(thread.messages).toMatchObject([
      {
        body: 'Voici',
        own: true,
        organisation: { kind: 'COMPANY' },
        author: { fr: giver.owner.name },
        attachments: [{ id: attachment, name: 'برنامج الورشة.pdf', type: 'pdf', size: pdf.length }],
      },
      { body: 'Merci', own: false, organisation: null, author: { fr: cast.coordinatorNational.name } },
    ]);
    expect(Object.keys(thread.messages[0]?.attachments[0] ?? {}).sort()).toEqual(['id', 'name', 'size', 'type']);
  });

  test('is for both sides; strangers know of nothing, and nobody has to sign in', async () => {
    for (const person of [giver.owner, giver.member, receiver.owner, receiver.member]) expect(await asked(person)).toBeTypeOf('object');
    for (const person of [cast.otherAssociationOwner, cast.otherCompanyOwner]) expect(await asked(person)).toBe(404);
    expect(await asked(null)).toMatch(/\/sign-in\?next=/);
    expect(await asked(coordinatorIn(region))).toMatch(new RegExp(`/programme/requests/${id}$`));
  });

  test('of somebody who left is theirs no more, and what they wrote stays', async () => {
    const { id: userId } = await db.user.create({ data: { email: `${randomUUID()}@khibra.example`, name: 'Salma' } });
    const { organisationId } = receiver.owner;
    const membership = await db.membership.create({ data: { userId, organisationId, role: 'member' } });
    const leaver = { userId, email: '', name: 'Salma', organisationId };
    expect(await asked(leaver)).toBeTypeOf('object');
    await db.membership.delete({ where: { id: membership.id } });
    expect(await asked(leaver)).toBe(404);
    expect(await download(leaver)).toMatchObject({ status: 404 });
  });

  test('shows the newest part, and older ones by their address', async () => {
    const other = (await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'proposed' })).id;
    await addMessages(other, 45);
    const part = async (before?: string | string[]) => (await viewAs(giver.owner, () => loadRequestPage(String(other), before))).thread;
    const bodies = (view: Awaited<ReturnType<typeof part>>) => [view.messages.at(0)?.body, view.messages.at(-1)?.body];
    const newest = await part();
    expect([bodies(newest), newest.older?.count, newest.newer]).toEqual([['Message 26', 'Message 45'], 25, 0]);
    const older = await part(String(newest.older?.before));
    expect([bodies(older), older.older?.count, older.newer]).toEqual([['Message 6', 'Message 25'], 5, 20]);
    const oldest = await part(String(older.older?.before));
    expect([bodies(oldest), oldest.older, oldest.newer]).toEqual([['Message 1', 'Message 5'], null, 40]);
    // Addresses that make no sense, or that nothing stands before any more.
    for (const none of ['x', '-1', '0', '1', ['2', '3']]) expect(bodies(await part(none))).toEqual(['Message 26', 'Message 45']);
  });

  test('takes no message once the request is approved no more, and says so', async () => {
    const ended = (await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'withdrawn' })).id;
    expect((await viewAs(giver.owner, () => loadRequestPage(String(ended)))).thread).toMatchObject({ why: 'ended', messages: [] });
    const approved = (await addRequest(await addPair(companyGives), { origin: 'pledge', state: 'approved' })).id;
    expect((await viewAs(giver.owner, () => loadRequestPage(String(approved)))).thread).toMatchObject({ why: undefined, contacts: true });
  });
});

describe('the thread on the decision’s page', () => {
  test.each([
    ['a coordinator of the region', coordinatorIn(region), undefined],
    ['a national one', cast.coordinatorNational, undefined],
    ['one of another region', coordinatorOut(region), 'onlyReads'],
    ['an administrator', cast.administrator, 'onlyReads'],
  ] as const)('is read by %s', async (_who, person, why) => {
    const { thread } = await viewAs(person, () => loadDecisionPage(String(id), {}));
    expect(thread).toMatchObject({ page: 'decision', why });
    expect(thread.messages).toHaveLength(2);
  });

  test('is the programme’s', async () => {
    expect(await loadAs(giver.owner, () => loadDecisionPage(String(id), {}))).toBe(403);
    expect(await loadAs(null, () => loadDecisionPage(String(id), {}))).toMatch(/\/sign-in\?next=/);
  });
});

describe('the thread on the mission’s page', () => {
  test('goes on from the request, for the same people', async () => {
    const mission = await addMission(companyGives);
    const { requestId } = await missionAt(mission.id);
    await addMessages(requestId, 2);
    const shown = (person: Person | null) => loadAs(person, () => loadMissionPage(String(mission.id)));
    for (const [person, why] of [
      [giver.member, undefined],
      [receiver.owner, undefined],
      [coordinatorIn(region), undefined],
      [coordinatorOut(region), 'onlyReads'],
    ] as const) {
      const { thread } = await viewAs(person, () => loadMissionPage(String(mission.id)));
      expect(thread).toMatchObject({ requestId, page: 'mission', pageId: mission.id, contacts: true, why });
      expect(thread?.messages.map(({ body }) => body)).toEqual(['Message 1', 'Message 2']);
    }
    expect(await shown(await addWorker(mission))).toMatchObject({ thread: null });
    expect(await shown(cast.otherCompanyOwner)).toBe(404);
    expect(await shown(null)).toMatch(/\/sign-in\?next=/);
  });
});

async function download(person: Person | null, file = attachment): Promise<Response> {
  const request = new NextRequest(`http://127.0.0.1:3000/api/attachments/${file}`);
  const context = { params: Promise.resolve({ id: file }) };
  return (await asRequest(person && (await tokenOf(person)), () => GET(request, context))).answer;
}

describe('a file', () => {
  test.each([
    giver.owner,
    giver.member,
    receiver.owner,
    receiver.member,
    coordinatorIn(region),
    coordinatorOut(region),
    cast.administrator,
  ])('is handed out to whoever reads its thread ($name), to keep and never to show', async (person) => {
    const response = await download(person);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent('برنامج الورشة.pdf')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(pdf))).toBe(true);
  });

  test.each([cast.otherAssociationOwner, cast.otherCompanyOwner, cast.unverifiedOwner])(
    'is nothing that $name may know of',
    async (person) => {
      const [known, unknown] = [await download(person), await download(person, randomUUID())];
      expect(known.status).toBe(404);
      expect(await known.text()).toBe(await unknown.text());
      expect([...known.headers]).toEqual([...unknown.headers]);
    },
  );

  test('asks who is there first', async () => {
    for (const file of [attachment, randomUUID(), 'x']) {
      const response = await download(null, file);
      expect([response.status, response.headers.get('location'), response.headers.get('cache-control')]).toEqual([
        303,
        '/ar/sign-in',
        'private, no-store',
      ]);
    }
  });

  test.each(['x', '1', '', `${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`, "' OR 1=1", '../1', '\0'])(
    'is not there: %j',
    async (file) => {
      expect((await download(giver.owner, file)).status).toBe(404);
    },
  );
});
