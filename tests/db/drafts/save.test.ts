import { randomUUID } from 'node:crypto';
import { NextRequest } from 'next/server';
import { beforeEach, describe, expect, test } from 'vitest';
import { GET, PUT } from '@/app/api/drafts/[id]/route';
import { db } from '@/lib/db/client';
import { duplicateListingAction, saveDraftAction, startDraftAction } from '@/lib/drafts/actions';
import { loadStart } from '@/lib/drafts/loaders';
import { MOST_BYTES, MOST_DRAFTS } from '@/lib/drafts/rules';
import { hasBlank } from '@/lib/listings/rules';
import { publishNeedAction } from '@/lib/needs/actions';
import { publishNeedSchema } from '@/lib/needs/schema';
import { act, asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { dayIn } from '@/tests/support/days';
import { viewAs } from '@/tests/support/load-as';
import { listingPermissions } from '@/tests/support/permissions/listings';
import { addNeed } from '@/tests/support/requests';

const { associationOwner: owner, associationMember: colleague } = cast;
const ORIGIN = 'http://127.0.0.1:3000';

let id: string;
beforeEach(async () => {
  const { organisationId, userId } = owner;
  const fields = { title: ['Un site'] };
  id = (await db.draft.create({ data: { kind: 'need', organisationId, authorId: userId, fields } })).id;
});

interface Sent {
  body?: string;
  headers?: Record<string, string>;
  draft?: string;
}

async function put(person: Person | null, body: unknown, { headers = {}, draft = id, body: raw }: Sent = {}): Promise<Response> {
  const request = new NextRequest(`${ORIGIN}/api/drafts/${draft}`, {
    method: 'PUT',
    headers: { origin: ORIGIN, host: '127.0.0.1:3000', ...headers },
    body: raw ?? JSON.stringify(body),
  });
  const { answer } = await asRequest(person && (await tokenOf(person)), () => PUT(request, { params: Promise.resolve({ id: draft }) }));
  return answer;
}

async function get(person: Person | null, draft = id): Promise<Response> {
  const request = new NextRequest(`${ORIGIN}/api/drafts/${draft}`);
  const { answer } = await asRequest(person && (await tokenOf(person)), () => GET(request, { params: Promise.resolve({ id: draft }) }));
  return answer;
}

const kept = () => db.draft.findUniqueOrThrow({ where: { id } });

describe('what saves itself', () => {
  test('is kept for everybody of the organisation, with a version of its own and no audit', async () => {
    const audit = await db.auditEvent.count();
    const answer = await put(colleague, { version: 1, fields: { title: ['Un site pour tous'], skills: ['web_design', 'seo'] } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ outcome: 'saved', version: 2 });
    expect(await kept()).toMatchObject({ version: 2, fields: { title: ['Un site pour tous'], skills: ['web_design', 'seo'] } });
    expect(await db.auditEvent.count()).toBe(audit);
    expect(await (await get(owner)).json()).toMatchObject({ version: 2, fields: { title: ['Un site pour tous'] } });
  });

  test('upon an older version it answers with the newer one and writes nothing', async () => {
    await put(owner, { version: 1, fields: { title: ['Au bureau'] } });
    const answer = await put(owner, { version: 1, fields: { title: ['Au téléphone'] } });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ outcome: 'newer', version: 2, fields: { title: ['Au bureau'] } });
    expect(await kept()).toMatchObject({ fields: { title: ['Au bureau'] } });
  });

  test('of ten at once upon one version, one is kept', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => put(owner, { version: 1, fields: { title: [`${index}`] } })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await kept()).toMatchObject({ version: 2 });
  });

  test.each([
    ['nobody signed in', cast.anonymous, 401],
    ['another association', cast.otherAssociationOwner, 404],
    ['the other side', cast.companyOwner, 404],
    ['a coordinator of its region', coordinatorIn('04'), 404],
    ['the administrator', cast.administrator, 404],
  ])('refuses %s', async (_, person, status) => {
    expect((await put(person, { version: 1, fields: { title: ['x'] } })).status).toBe(status);
    expect((await get(person)).status).toBe(status);
    expect(await kept()).toMatchObject({ version: 1, fields: { title: ['Un site'] } });
  });

  test.each([
    ['no JSON', { body: '{' }, 400],
    ['a list', { body: '[]' }, 400],
    ['a filter of the database', { body: '{"version":{"not":0},"fields":{}}' }, 400],
    ['another field', { body: '{"version":1,"fields":{},"organisationId":1}' }, 400],
    ['fields that are no lists', { body: '{"version":1,"fields":{"title":"x"}}' }, 400],
    ['too much', { body: `{"version":1,"fields":{"title":["${'x'.repeat(MOST_BYTES + 5_000)}"]}}` }, 413],
    ['another site', { headers: { origin: 'https://elsewhere.example' } }, 403],
    ['no origin of any site', { headers: { origin: 'null' } }, 403],
    ['a draft that is none', { draft: randomUUID() }, 404],
    ['an id that is none', { draft: '1' }, 404],
  ])('refuses %s', async (_, sent: Sent, status) => {
    expect((await put(owner, { version: 1, fields: { title: ['x'] } }, sent)).status).toBe(status);
    expect(await kept()).toMatchObject({ version: 1 });
  });
});

describe('without script', () => {
  test('a newer draft refuses, gives back what was typed, and says when it was saved', async () => {
    await put(owner, { version: 1, fields: { title: ['Au bureau'] } });
    const answer = await act(saveDraftAction, owner, { draftId: id, draftVersion: '1', title: 'Au téléphone' });
    expect(answer).toMatchObject({
      outcome: 'draftNewer',
      state: { params: { at: (await kept()).updatedAt.toISOString() }, values: { title: ['Au téléphone'] } },
    });
    expect(await act(saveDraftAction, owner, { draftId: id, draftVersion: '2', title: 'Au téléphone' })).toMatchObject({ outcome: 'done' });
    expect(await kept()).toMatchObject({ fields: { title: ['Au téléphone'] } });
  });
});

describe('a new draft', () => {
  test.each([
    ['association', owner, 28],
    ['company', cast.companyOwner, 6],
  ] as const)(
    'every ready-made need of an %s can be published once its blanks are filled, in both languages',
    async (side, person, count) => {
      const { families } = await viewAs(person, () => loadStart(side, 'need'));
      const templates = families.flatMap((family) => family.templates);
      expect(templates).toHaveLength(count);
      expect(families.every((family) => family.templates.length > 0)).toBe(true);
      for (const { code } of templates.values()) {
        for (const _locale of ['fr', 'ar']) {
          const answer = await act(startDraftAction, person, { side, kind: 'need', template: code, _locale });
          const draft = await db.draft.findUniqueOrThrow({
            where: { id: answer.outcome === 'done' ? (answer.redirectTo?.split('/').at(-1) ?? '') : '' },
          });
          const fields = draft.fields as Record<string, string[]>;
          const rest = { side: [side], sector: ['education'], province: ['08.201'], languages: ['fr'] };
          const days = { wantedStart: [dayIn(40)], closesOn: [dayIn(30)] };
          const parsed = publishNeedSchema.safeParse({ ...rest, ...days, ...fields });
          const blank = ['title', 'context', 'deliverable'].filter((name) => hasBlank(fields[name]?.[0] ?? ''));
          expect(parsed.error?.issues.map(({ path, message }) => [path[0], message]) ?? []).toEqual(
            blank.map((name) => [name, 'blankLeft']),
          );
          const filled = Object.fromEntries(
            Object.entries(fields).map(([name, values]) => [name, values.map((value) => value.replaceAll(/[[\]]/g, ''))]),
          );
          expect(publishNeedSchema.safeParse({ ...rest, ...days, ...filled }).error?.issues ?? [], code).toEqual([]);
          await db.draft.delete({ where: { id: draft.id } });
        }
      }
    },
  );

  test('refuses a template that is none, an organisation that is not verified, and too many', async () => {
    const fields = { side: 'association', kind: 'need' };
    expect(await act(startDraftAction, owner, { ...fields, template: 'none' })).toMatchObject({ outcome: 'notFound' });
    expect(await act(startDraftAction, cast.unverifiedOwner, fields)).toMatchObject({ outcome: 'organisationNotVerified' });
    // Of an offer it may: a pledge waits with it.
    const offer = { ...fields, kind: 'offer' };
    expect(await act(startDraftAction, cast.unverifiedOwner, offer)).toMatchObject({ outcome: 'done' });
    expect(await act(startDraftAction, cast.suspendedOwner, { ...offer, side: 'company' })).toMatchObject({
      outcome: 'organisationNotVerified',
    });
    const { organisationId, userId: authorId } = cast.otherAssociationOwner;
    await db.draft.createMany({
      data: Array.from({ length: MOST_DRAFTS }, () => ({ kind: 'need' as const, organisationId, authorId, fields: {} })),
    });
    expect(await act(startDraftAction, cast.otherAssociationOwner, fields)).toMatchObject({ outcome: 'tooManyDrafts' });
    await db.draft.deleteMany({ where: { organisationId } });
  });

  test('two presses begin one', async () => {
    const fields = { side: 'association', kind: 'offer', _submission: randomUUID() };
    const [one, two] = await Promise.all([act(startDraftAction, owner, fields), act(startDraftAction, owner, fields)]);
    expect(one).toMatchObject({ outcome: 'done' });
    expect(one).toEqual(two);
  });

  test('of a listing is a copy without its days', async () => {
    const needId = await addNeed(owner);
    const answer = await act(duplicateListingAction, colleague, { noun: 'need', id: String(needId), version: '1' });
    const copyId = answer.outcome === 'done' ? (answer.redirectTo?.split('/').at(-1) ?? '') : '';
    const { fields } = await db.draft.findUniqueOrThrow({ where: { id: copyId } });
    expect(fields).toMatchObject({
      writtenIn: ['fr'],
      hours: ['30'],
      skills: ['database_design'],
      'importance.database_design': ['essential'],
    });
    expect(Object.keys(fields as object)).not.toContain('closesOn');
  });

  test('ends when it is published', async () => {
    const arranged = await listingPermissions.find(({ action }) => action === 'publishNeedAction')?.arrange();
    expect(await act(publishNeedAction, colleague, { ...arranged?.fields, draftId: id })).toMatchObject({ outcome: 'done' });
    expect(await db.draft.findUnique({ where: { id } })).toBeNull();
  });

  test('of another organisation does not end with one’s own', async () => {
    const arranged = await listingPermissions.find(({ action }) => action === 'publishNeedAction')?.arrange();
    expect(await act(publishNeedAction, cast.otherAssociationOwner, { ...arranged?.fields, draftId: id })).toMatchObject({
      outcome: 'done',
    });
    expect(await kept()).toMatchObject({ version: 1 });
  });
});
