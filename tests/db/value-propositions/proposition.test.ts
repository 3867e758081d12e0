import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { saveDraft } from '@/lib/drafts/commands';
import { loadOrganisation } from '@/lib/organisations/loaders';
import { routes } from '@/lib/routes';
import { loadPublicPages } from '@/lib/search/loaders';
import { publishProposition, startProposition, unpublishProposition } from '@/lib/value-propositions/commands';
import { loadBrief, loadBriefFile, loadProposition, loadPropositionForm } from '@/lib/value-propositions/loaders';
import { fieldsOf } from '@/lib/value-propositions/schema';
import { SEED_PROPOSITIONS } from '@/prisma/seed/propositions';
import { cast, ownerOf, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addPropositionDraft, answersWith } from '@/tests/support/propositions';
import { actorOf, by, tally, valueOf, watch } from '@/tests/support/requests';

const [owner, member] = [cast.associationOwner, cast.associationMember];
const { organisationId } = owner;

const publish = async (draft: { id: string; version: number }, person: Person = owner, id = organisationId) =>
  publishProposition(await by(person), { organisationId: id, draftId: draft.id, draftVersion: draft.version });
const read = (person: Person | null, id = organisationId) => loadAs(person, () => loadBrief(String(id)));

describe('starting', () => {
  test('two of an association who start at once write one text', async () => {
    await db.draft.deleteMany({ where: { organisationId, kind: 'proposition' } });
    const started = await Promise.all([owner, member].map(async (person) => startProposition(await by(person), organisationId)));
    const [first, second] = started.map((result) => valueOf(result).draftId);
    expect(second).toBe(first);
    expect(await db.draft.count({ where: { organisationId, kind: 'proposition' } })).toBe(1);
  });

  test('an association that waits for verification writes, and does not publish', async () => {
    const waiting = cast.unverifiedOwner;
    const draft = await addPropositionDraft(waiting);
    expect((await viewAs(waiting, () => loadProposition('association'))).draft?.clarity.verdict).toBe('clear');
    expect(await publish(draft, waiting, waiting.organisationId)).toMatchObject({ code: 'organisationNotVerified' });
    expect(await read(waiting, waiting.organisationId)).toBe(404);
  });
});

describe('publishing', () => {
  test('shows it to anybody, records it, and leaves no draft; the pages of the site know it', async () => {
    const draft = await addPropositionDraft(owner);
    expect(await read(null)).toBe(404);
    expect((await viewAs(null, () => loadOrganisation(String(organisationId)))).brief).toBe(false);
    const { deeds } = await watch(async () => valueOf(await publish(draft)));
    expect(deeds).toMatchObject([{ action: 'proposition_publish', subject: 'organisation', fields: ['proposition'] }]);
    expect(await read(null)).toMatchObject({ answers: answersWith() });
    expect((await viewAs(null, () => loadOrganisation(String(organisationId)))).brief).toBe(true);
    expect((await loadPublicPages()).map(({ path }) => path)).toContain(routes.brief(organisationId));
    expect(await viewAs(owner, () => loadProposition('association'))).toMatchObject({
      draft: null,
      published: { clarity: { verdict: 'clear' } },
    });
  });

  test('needs every question answered', async () => {
    const draft = await addPropositionDraft(owner, answersWith({ proof: { fr: null, ar: null } }));
    expect(await publish(draft)).toMatchObject({ code: 'propositionIncomplete' });
    expect(await read(null)).toBe(404);
  });

  test('publishes no word that was not seen', async () => {
    const draft = await addPropositionDraft(owner);
    const changed = answersWith({ proof: { fr: 'Un autre texte, de quelqu’un d’autre, avec 9 mots.', ar: null } });
    valueOf(await saveDraft(await actorOf(member), draft.id, draft.version, fieldsOf(changed)));
    expect(await publish(draft)).toMatchObject({ code: 'changed' });
    valueOf(await publish({ id: draft.id, version: draft.version + 1 }));
    expect(await read(null)).toMatchObject({ answers: changed });
  });

  test('of two who press at once, one publishes', async () => {
    const draft = await addPropositionDraft(owner);
    expect(tally(await Promise.all([publish(draft), publish(draft)]))).toEqual({ done: 1, notFound: 1 });
  });

  test('is its owners’, of its own text', async () => {
    const draft = await addPropositionDraft(owner);
    expect(await publish(draft, member)).toMatchObject({ code: 'forbidden' });
    expect(await publish(draft, cast.otherAssociationOwner, cast.otherAssociationOwner.organisationId)).toMatchObject({ code: 'notFound' });
    const need = await db.draft.create({ data: { organisationId, kind: 'need', authorId: owner.userId, fields: {} } });
    expect(await publish(need)).toMatchObject({ code: 'notFound' });
  });
});

test('the public page stays as it was while the next one is written', async () => {
  valueOf(await publish(await addPropositionDraft(owner)));
  const { draftId } = valueOf(await startProposition(await by(member), organisationId));
  expect((await viewAs(member, () => loadPropositionForm('association', draftId))).draft.fields).toEqual(fieldsOf(answersWith()));
  valueOf(await saveDraft(await actorOf(member), draftId, 1, {}));
  expect(await read(null)).toMatchObject({ answers: answersWith() });
});

test('what is taken back is nobody’s to read, and no word of it is lost', async () => {
  valueOf(await publish(await addPropositionDraft(owner)));
  expect(await unpublishProposition(await by(member), organisationId)).toMatchObject({ code: 'forbidden' });
  const { deeds } = await watch(async () => valueOf(await unpublishProposition(await by(owner), organisationId)));
  expect(deeds).toMatchObject([{ action: 'proposition_unpublish' }]);
  expect(await read(null)).toBe(404);
  expect(await loadBriefFile(String(organisationId), 'fr.pdf')).toBeNull();
  expect((await viewAs(owner, () => loadProposition('association'))).draft?.answers).toEqual(answersWith());
  expect(await unpublishProposition(await by(owner), organisationId)).toMatchObject({ code: 'notFound' });
});

test('an association that is suspended is not told of', async () => {
  const { published } = SEED_PROPOSITIONS;
  const id = ownerOf(published).organisationId;
  expect(await read(null, id)).toMatchObject({ owner: { id, verified: true } });
  await db.organisation.update({ where: { id }, data: { state: 'suspended' } });
  expect([await read(null, id), await loadBriefFile(String(id), 'ar.pdf')]).toEqual([404, null]);
  expect((await loadPublicPages()).map(({ path }) => path)).not.toContain(routes.brief(id));
  await db.organisation.update({ where: { id }, data: { state: 'verified' } });
});

test('the draft is its association’s', async () => {
  const { id } = await addPropositionDraft(owner);
  const form = (person: Person | null, draft = id) => loadAs(person, () => loadPropositionForm('association', draft));
  expect(await form(member)).toMatchObject({ draft: { id } });
  expect([await form(cast.otherAssociationOwner), await form(owner, 'x'), await form(cast.companyOwner)]).toEqual([404, 404, 403]);
  expect(await form(null)).toContain('/sign-in');
  const need = await db.draft.create({ data: { organisationId, kind: 'need', authorId: owner.userId, fields: {} } });
  expect(await form(owner, need.id)).toBe(404);
});

describe('on paper', () => {
  const id = String(ownerOf(SEED_PROPOSITIONS.published).organisationId);
  test.each(['fr.pdf', 'ar.pdf'])('%s is a tagged document in its language', async (name) => {
    const file = await loadBriefFile(id, name);
    const text = Buffer.from(file?.bytes as Uint8Array).toString('latin1');
    expect(text.startsWith('%PDF')).toBe(true);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(new RegExp(`/Lang\\s*\\(${name.slice(0, 2)}`));
  });
  test.each([['en.pdf'], ['fr.txt'], ['../fr.pdf'], ['fr.pdf\0']])('%j is no file of it', async (name) => {
    expect(await loadBriefFile(id, name)).toBeNull();
  });
  test('nor is one of an organisation that has published nothing', async () => {
    expect([await loadBriefFile('999999', 'fr.pdf'), await loadBriefFile('x', 'fr.pdf')]).toEqual([null, null]);
  });
});
