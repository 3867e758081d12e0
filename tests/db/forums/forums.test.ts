import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { POST } from '@/app/api/forums/[id]/contacts/route';
import { db } from '@/lib/db/client';
import {
  addStand,
  cancelForumRegistration,
  forgetContact,
  leaveContact,
  publishForum,
  registerForForum,
  removeStand,
  reviseForum,
  takeContact,
} from '@/lib/forums/commands';
import { loadCapture, loadForum, loadForums, loadOwnStands, loadProgrammeForum, loadStand } from '@/lib/forums/loaders';
import { CAPTURE_BYTES, CONSENT_VERSION, CONTACTS_AT_ONCE } from '@/lib/forums/rules';
import { addDays } from '@/lib/i18n/day';
import { LIMITS } from '@/lib/limits/rules';
import { ERASED_WORDS } from '@/lib/privacy/rules';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { addContact, addForum, addRegistration, addStandOf, contactFields, forumFields } from '@/tests/support/forums';
import { lettersTo, newEmail } from '@/tests/support/links';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { actorOf, by, tally, today, valueOf, watch } from '@/tests/support/requests';

const { associationOwner, associationMember, otherAssociationOwner, companyOwner, administrator, observer } = cast;
const visit = { address: null, locale: 'ar' } as const;
const NOW = new Date();

const visitor = () => {
  const { spokeOf: _, consent: __, ...fields } = contactFields();
  return { ...fields, kind: 'company', phone: null, consent: true } as const;
};
const met = () => {
  const { consent: _, ...fields } = contactFields();
  return { ...fields, phone: null };
};

describe('a forum', () => {
  test('is read by anybody once it is published, and no more once it is not', async () => {
    const { id, version } = await addForum({ publishedAt: null });
    const read = () => loadAs(null, () => loadForum(String(id)));
    expect(await read()).toBe(404);
    valueOf(await publishForum(await by(coordinatorIn('04')), { forumId: id, version }, true));
    expect(await read()).toMatchObject({ id, open: true });
    expect((await loadForums()).coming.map((forum) => forum.id)).toContain(id);
    valueOf(await publishForum(await by(coordinatorIn('04')), { forumId: id, version: version + 1 }, false));
    expect(await read()).toBe(404);
  });

  test('two who change it at once: one is told', async () => {
    const { id, version } = await addForum();
    const { nameFr, place, province, startsOn, endsOn } = forumFields();
    const fields = { nameFr, nameAr: null, place, province, startsOn, endsOn, agendaFr: null, agendaAr: null, partners: [] };
    const results = await Promise.all(
      [coordinatorIn('04'), cast.coordinatorNational].map(async (person) =>
        reviseForum(await by(person), { forumId: id, version, ...fields }),
      ),
    );
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
  });

  test('takes an association once, however often it is added at once', async () => {
    const { id } = await addForum();
    const stand = { forumId: id, organisationId: otherAssociationOwner.organisationId, place: null };
    const results = await Promise.all([1, 2, 3].map(async () => addStand(await by(cast.coordinatorNational), stand)));
    expect(tally(results)).toEqual({ done: 1, invalid: 2 });
    expect(await db.stand.count({ where: { forumId: id } })).toBe(1);
    for (const organisationId of [companyOwner.organisationId, cast.unverifiedOwner.organisationId, 999_999])
      expect(await addStand(await by(cast.coordinatorNational), { ...stand, organisationId })).toMatchObject({
        ok: false,
        code: 'invalid',
      });
  });

  test('keeps a stand at which somebody was met', async () => {
    const { standId } = await addContact();
    expect(await removeStand(await by(coordinatorIn('04')), { standId: standId ?? 0 })).toMatchObject({ ok: false, code: 'standInUse' });
  });

  test.each([
    ['a stranger', companyOwner, 403],
    ['an observer', observer, 403],
    ['nobody', null, /sign-in/],
  ])('is not on the programme’s pages for %s', async (_who, person, status) => {
    const { id } = await addForum();
    const answer = await loadAs(person, () => loadProgrammeForum(String(id)));
    if (typeof status === 'number') expect(answer).toBe(status);
    else expect(answer).toMatch(status);
  });

  test('says to coordinators of another region that it is not theirs to arrange', async () => {
    const { id } = await addForum();
    expect(await viewAs(coordinatorOut('04'), () => loadProgrammeForum(String(id)))).toMatchObject({
      mayArrange: false,
      candidates: { rows: [], more: false },
    });
  });
});

describe('registering', () => {
  test('keeps the consent with its wording, and writes a letter in the visitor’s language without their name', async () => {
    const { id } = await addForum();
    const person = visitor();
    const { deeds } = await watch(() => registerForForum(visit, { ...person, forumId: id }, NOW));
    expect(deeds).toMatchObject([{ action: 'forum_register', actorId: null, subjectId: String(id) }]);
    const row = await db.forumRegistration.findFirstOrThrow({ where: { forumId: id } });
    expect(row).toMatchObject({ email: person.email, locale: 'ar', consentVersion: CONSENT_VERSION, consentAt: NOW, state: 'registered' });
    const letters = await lettersTo(person.email);
    expect(letters).toMatchObject([{ locale: 'ar', token: expect.stringMatching(/^.{43}$/) }]);
    expect(letters[0]?.text).not.toContain(person.name);
  });

  test('of an address that is registered changes nothing, and says so to nobody but its mailbox', async () => {
    const { forumId, email } = await addRegistration();
    valueOf(await registerForForum(visit, { ...visitor(), email, name: 'Quelqu’un d’autre', forumId }, NOW));
    expect(await db.forumRegistration.findMany({ where: { forumId }, select: { name: true } })).toEqual([{ name: contactFields().name }]);
    expect(await lettersTo(email)).toHaveLength(2);
  });

  test('sent many times at once is one', async () => {
    const { id } = await addForum();
    const person = visitor();
    const results = await Promise.all([1, 2, 3].map(() => registerForForum(visit, { ...person, forumId: id }, NOW)));
    expect(tally(results)).toEqual({ done: 3 });
    expect(await db.forumRegistration.count({ where: { forumId: id } })).toBe(1);
  });

  test.each([
    ['is over', { startsOn: addDays(today, -2), endsOn: addDays(today, -1) }, 'forumOver'],
    ['is not published', { publishedAt: null }, 'notFound'],
  ])('for a forum that %s is refused', async (_name, change, code) => {
    const { id } = await addForum(change);
    expect(await registerForForum(visit, { ...visitor(), forumId: id }, NOW)).toMatchObject({ ok: false, code });
    expect(await db.forumRegistration.count({ where: { forumId: id } })).toBe(0);
  });

  test('is limited for an address that is typed', async () => {
    const { id } = await addForum();
    const person = { ...visitor(), email: newEmail(), forumId: id };
    for (let index = 0; index < LIMITS.forum_registration.account.attempts; index += 1) valueOf(await registerForForum(visit, person, NOW));
    expect(await registerForForum(visit, person, NOW)).toMatchObject({ ok: false, code: 'tooManyAttempts' });
  });

  test('is cancelled once by its letter, which forgets who it was', async () => {
    const { forumId, email, token } = await addRegistration();
    const results = await Promise.all([1, 2].map(() => cancelForumRegistration({ token, address: null }, NOW)));
    expect(tally(results)).toEqual({ done: 1, linkUnusable: 1 });
    const row = await db.forumRegistration.findFirstOrThrow({ where: { forumId } });
    expect(row).toMatchObject({ state: 'cancelled', name: ERASED_WORDS, email: null, phone: null, organisation: null });
    // The address may come after all.
    valueOf(await registerForForum(visit, { ...visitor(), email, forumId }, NOW));
    expect(await db.forumRegistration.count({ where: { forumId, state: 'registered' } })).toBe(1);
  });
});

describe('a contact', () => {
  test('is left at a stand by anybody, and read by its people and the staff alone', async () => {
    const forum = await addForum();
    const { code } = await addStandOf(associationOwner, forum.id);
    expect(await loadAs(null, () => loadStand(code))).toMatchObject({ forum: { id: forum.id } });
    const contact = { ...met(), code, clientId: randomUUID() };
    valueOf(await leaveContact(visit, contact, NOW));
    const own = await viewAs(associationMember, () => loadOwnStands('association'));
    expect(own.contacts.rows.find(({ email }) => email === contact.email)).toMatchObject({ name: contact.name, leadId: null });
    const other = await viewAs(otherAssociationOwner, () => loadOwnStands('association'));
    expect(JSON.stringify(other)).not.toContain(contact.email);
    const staff = await viewAs(administrator, () => loadProgrammeForum(String(forum.id)));
    expect(staff.contacts).toMatchObject({ count: 1, rows: [{ email: contact.email }] });
  });

  test('sent twice at once is one', async () => {
    const forum = await addForum();
    const { id: standId, code } = await addStandOf(associationOwner, forum.id);
    const clientId = randomUUID();
    const actor = await actorOf(associationOwner);
    const contact = { ...met(), clientId, standId, forumId: forum.id };
    const said = { locale: 'fr', saidAt: NOW } as const;
    const results = await Promise.all([
      takeContact({ actor, now: NOW }, contact, said),
      takeContact({ actor, now: NOW }, contact, said),
      leaveContact(visit, { ...met(), clientId, code }, NOW),
    ]);
    expect(tally(results)).toEqual({ done: 3 });
    expect(await db.forumContact.count({ where: { clientId } })).toBe(1);
    expect(await db.auditEvent.count({ where: { action: 'contact_take', subjectId: String(forum.id) } })).toBe(1);
  });

  test('is of no stand of another forum, nor of one that is not there', async () => {
    const [one, other] = [await addForum(), await addForum()];
    const stand = await addStandOf(associationOwner, other.id);
    const actor = await actorOf(cast.coordinatorNational);
    const take = (standId: number | null, forumId: number) =>
      takeContact({ actor, now: NOW }, { ...met(), clientId: randomUUID(), standId, forumId }, { locale: 'fr', saidAt: null });
    expect(await take(stand.id, one.id)).toMatchObject({ ok: false, code: 'notFound' });
    expect(await take(999_999, one.id)).toMatchObject({ ok: false, code: 'notFound' });
    expect(await take(null, 999_999)).toMatchObject({ ok: false, code: 'notFound' });
    expect(await take(null, one.id)).toMatchObject({ ok: true });
  });

  test('of a stand whose forum is not published opens nothing', async () => {
    const forum = await addForum({ publishedAt: null });
    const { code } = await addStandOf(associationOwner, forum.id);
    expect(await loadAs(null, () => loadStand(code))).toBe(404);
    expect(await leaveContact(visit, { ...met(), code, clientId: randomUUID() }, NOW)).toMatchObject({ ok: false, code: 'notFound' });
  });

  test('is forgotten at their wish, once, and goes on counting', async () => {
    const { id, forumId } = await addContact();
    const results = await Promise.all(
      [associationOwner, associationMember].map(async (person) => forgetContact(await by(person), { contactId: id })),
    );
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    expect(await db.forumContact.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ name: ERASED_WORDS, spokeOf: ERASED_WORDS, email: null, phone: null, organisation: null },
    });
    const { contacts } = await viewAs(administrator, () => loadProgrammeForum(String(forumId)));
    expect(contacts).toMatchObject({ count: 1, rows: [{ name: null, spokeOf: null }] });
  });
});

describe('the page that works without a line', () => {
  async function send(person: Person | null, forumId: number, body: unknown, headers: Record<string, string> = {}) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(`http://127.0.0.1:3000/api/forums/${forumId}/contacts`, { method: 'POST', body: text, headers });
    const params = Promise.resolve({ id: String(forumId) });
    return (await asRequest(person && (await tokenOf(person)), () => POST(request, { params }))).answer;
  }

  const queued = (standId: number, change: Record<string, string[]> = {}) => {
    const clientId = randomUUID();
    const fields = Object.fromEntries(Object.entries(contactFields()).map(([name, value]) => [name, [value]]));
    return {
      clientId,
      metAt: addDays(NOW, -1).toISOString(),
      locale: 'ar',
      fields: { ...fields, clientId: [clientId], standId: [String(standId)], ...change },
    };
  };

  test('sends what it kept, twice if need be, and is told of each', async () => {
    const forum = await addForum();
    const stand = await addStandOf(associationOwner, forum.id);
    const contacts = [queued(stand.id), queued(stand.id), queued(stand.id, { spokeOf: [''] })];
    const [first, second, third] = contacts;
    for (let time = 0; time < 2; time += 1) {
      const answer = await send(associationOwner, forum.id, { contacts });
      expect([answer.status, await answer.json()]).toEqual([
        200,
        { kept: [first?.clientId, second?.clientId], refused: [third?.clientId] },
      ]);
    }
    const rows = await db.forumContact.findMany({ where: { forumId: forum.id }, orderBy: { id: 'asc' } });
    expect(rows).toMatchObject([
      { clientId: first?.clientId, metAt: addDays(NOW, -1), takenById: associationOwner.userId, locale: 'ar', standId: stand.id },
      { clientId: second?.clientId },
    ]);
  });

  test('is refused to whoever has no stand there, is signed out, or comes from elsewhere', async () => {
    const forum = await addForum();
    const stand = await addStandOf(associationOwner, forum.id);
    const contacts = [queued(stand.id)];
    expect((await send(null, forum.id, { contacts })).status).toBe(401);
    expect((await send(associationOwner, forum.id, { contacts }, { origin: 'https://evil.example' })).status).toBe(403);
    for (const person of [otherAssociationOwner, companyOwner, observer]) {
      const answer = await send(person, forum.id, { contacts });
      expect(await answer.json()).toEqual({ kept: [], refused: [contacts[0]?.clientId] });
    }
    expect(await db.forumContact.count({ where: { forumId: forum.id } })).toBe(0);
  });

  test.each([
    ['no JSON', '{', 400],
    ['no list', { contacts: 'x' }, 400],
    ['none', { contacts: [] }, 400],
    ['a filter', { contacts: [{ metAt: NOW.toISOString(), locale: 'fr', fields: { name: { not: '' } } }] }, 400],
    ['no time', { contacts: [{ metAt: 'hier', locale: 'fr', fields: {} }] }, 400],
    [
      'too many',
      { contacts: Array.from({ length: CONTACTS_AT_ONCE + 1 }, () => ({ metAt: NOW.toISOString(), locale: 'fr', fields: {} })) },
      400,
    ],
    ['too much', 'x'.repeat(CAPTURE_BYTES + 1), 413],
  ])('answers to %s as to what is none of its own', async (_name, body, status) => {
    const forum = await addForum();
    expect((await send(cast.coordinatorNational, forum.id, body)).status).toBe(status);
  });

  test.each([
    ['somebody of a stand', associationOwner, true],
    ['staff', administrator, true],
    ['another association', otherAssociationOwner, 403],
    ['an observer', observer, 403],
    ['nobody', null, 'sign-in'],
  ] as const)('is opened by %s', async (_who, person, expected) => {
    const forum = await addForum();
    await addStandOf(associationOwner, forum.id);
    const answer = await loadAs(person, () => loadCapture(String(forum.id)));
    if (expected === true) expect(answer).toMatchObject({ forum: { id: forum.id }, stands: [{}] });
    else if (typeof expected === 'number') expect(answer).toBe(expected);
    else expect(answer).toContain(expected);
  });
});
