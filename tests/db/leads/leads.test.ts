import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { openLead, reviseLead } from '@/lib/leads/commands';
import { loadFunnel, loadFunnelFile, loadLead, loadOwnLeads, loadProgrammeLeads } from '@/lib/leads/loaders';
import { listCourses } from '@/lib/leads/queries';
import { funnelOf } from '@/lib/leads/rules';
import { askForExpertise, proposePair } from '@/lib/requests/commands';
import { loadPairForm } from '@/lib/requests/loaders';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { addContact, addForum, addLead } from '@/tests/support/forums';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addPair, addRequest, by, companyGives, tally, termsOf, today, valueOf } from '@/tests/support/requests';

const { associationOwner, associationMember, otherAssociationOwner, companyOwner, coordinatorNational, administrator, observer } = cast;
const between = { associationId: associationOwner.organisationId, companyId: companyOwner.organisationId };

const revised = (lead: { id: number; version: number }, change: Partial<Parameters<typeof reviseLead>[1]> = {}) => ({
  ...{ leadId: lead.id, version: lead.version, state: 'in_touch' as const, reason: null, ownerId: null },
  ...{ ...between, nextStep: null, nextOn: null },
  ...change,
});

const courseOf = async (leadId: number) =>
  (await db.leadEvent.findMany({ where: { leadId }, select: { state: true }, orderBy: { id: 'asc' } })).map(({ state }) => state);

describe('a lead', () => {
  test('is opened of a contact once, whoever opens it at once', async () => {
    const { id, organisation } = await addContact();
    const results = await Promise.all(
      [associationOwner, associationMember, coordinatorNational].map(async (person) => openLead(await by(person), { contactId: id })),
    );
    expect(tally(results)).toEqual({ done: 3 });
    const lead = await db.lead.findUniqueOrThrow({ where: { contactId: id } });
    expect(lead).toMatchObject({ associationId: associationOwner.organisationId, organisation, state: 'new', companyId: null });
    expect(await courseOf(lead.id)).toEqual(['new']);
  });

  test('keeps each state with its time, and whoever changes an older version is told', async () => {
    const lead = await addLead();
    const results = await Promise.all(
      [associationOwner, coordinatorNational].map(async (person) => reviseLead(await by(person), revised(lead, { state: 'meeting' }))),
    );
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
    valueOf(
      await reviseLead(
        await by(associationMember),
        revised({ ...lead, version: 2 }, { state: 'meeting', nextStep: 'Appeler', nextOn: '2030-01-01' }),
      ),
    );
    expect(await courseOf(lead.id)).toEqual(['new', 'meeting']);
    valueOf(await reviseLead(await by(associationMember), revised({ ...lead, version: 3 }, { state: 'closed', reason: 'Sans suite' })));
    expect(await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).toMatchObject({
      state: 'closed',
      reason: 'Sans suite',
      nextStep: null,
    });
  });

  test.each(['request', 'partnership', 'new'] as const)('is not moved to %s by hand', async (state) => {
    const lead = await addLead({ state: 'meeting' });
    expect(await reviseLead(await by(associationOwner), revised(lead, { state }))).toMatchObject({ ok: false, code: 'changed' });
  });

  test('is followed by a coordinator or somebody of its association, and is given to another association by the programme alone', async () => {
    const lead = await addLead();
    for (const ownerId of [companyOwner.userId, otherAssociationOwner.userId, observer.userId])
      expect(await reviseLead(await by(associationOwner), revised(lead, { ownerId }))).toMatchObject({ ok: false, code: 'invalid' });
    const other = otherAssociationOwner.organisationId;
    valueOf(await reviseLead(await by(associationOwner), revised(lead, { ownerId: associationMember.userId, associationId: other })));
    expect(await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).toMatchObject({ associationId: associationOwner.organisationId });
    valueOf(await reviseLead(await by(coordinatorNational), revised({ ...lead, version: 2 }, { associationId: other })));
    expect(await loadAs(associationOwner, () => loadLead(String(lead.id)))).toBe(404);
    expect(await loadAs(otherAssociationOwner, () => loadLead(String(lead.id)))).toMatchObject({ id: lead.id });
  });

  test('is between an association and a company, and nothing else', async () => {
    const lead = await addLead();
    for (const change of [{ companyId: associationOwner.organisationId }, { companyId: 999_999 }])
      expect(await reviseLead(await by(coordinatorNational), revised(lead, change))).toMatchObject({ ok: false, code: 'invalid' });
  });

  test('stands in the lists of the programme and of its association, what is overdue first', async () => {
    const late = await addLead({ nextStep: 'Appeler', nextOn: addDays(today, -900) });
    const { rows } = await viewAs(administrator, loadProgrammeLeads);
    expect(rows[0]).toMatchObject({ id: late.id, urgency: 'overdue' });
    const own = await viewAs(associationMember, () => loadOwnLeads('association'));
    expect(own.rows[0]).toMatchObject({ id: late.id });
    const others = await viewAs(otherAssociationOwner, () => loadOwnLeads('association'));
    expect(others.rows.map(({ id }) => id)).not.toContain(late.id);
    expect([await loadAs(companyOwner, loadProgrammeLeads), await loadAs(observer, loadProgrammeLeads)]).toEqual([403, 403]);
    expect(await loadAs(companyOwner, () => loadOwnLeads('company'))).toBe(404);
  });
});

describe('what a lead becomes', () => {
  test('a request, when one of the two asks the other; and no lead of others', async () => {
    const pair = await addPair(companyGives);
    const [lead, other] = [
      await addLead({ ...between, state: 'meeting' }),
      await addLead({ associationId: otherAssociationOwner.organisationId, companyId: between.companyId }),
    ];
    const view = await viewAs(associationOwner, () => loadLead(String(lead.id)));
    expect(view.pairs.map(({ href }) => href)).toContain(`/offers/${pair.offerId}/ask?need=${pair.needId}`);
    const { requestId } = valueOf(await askForExpertise(await by(associationOwner), termsOf(pair)));
    expect(await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).toMatchObject({ state: 'request', requestId });
    expect(await courseOf(lead.id)).toEqual(['new', 'request']);
    expect(await db.lead.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({ state: 'new', requestId: null });
  });

  test('a coordinator’s proposal, whose form holds the pair', async () => {
    const pair = await addPair(companyGives);
    const lead = await addLead(between);
    const { pairs } = await viewAs(coordinatorNational, () => loadLead(String(lead.id)));
    expect(pairs.map(({ href }) => href)).toContain(`/programme/pairs/new?need=${pair.needId}&offer=${pair.offerId}`);
    const form = await viewAs(coordinatorNational, () => loadPairForm(String(pair.needId), String(pair.offerId)));
    expect(form).toMatchObject({ target: { id: pair.needId }, chosen: { id: pair.offerId } });
    const { requestId } = valueOf(await proposePair(await by(coordinatorNational), termsOf(pair)));
    expect(await db.lead.findUniqueOrThrow({ where: { id: lead.id } })).toMatchObject({ state: 'request', requestId });
  });

  test('a partnership, when a coordinator approves what they asked', async () => {
    const lead = await addLead(between);
    const closed = await addLead({ ...between, state: 'closed', reason: 'Sans suite' });
    const request = await addRequest(await addPair(companyGives), { origin: 'ask', state: 'approved' });
    const row = await db.lead.findUniqueOrThrow({ where: { id: lead.id } });
    expect(row).toMatchObject({ state: 'partnership', requestId: request.id, partnershipId: expect.any(Number) });
    expect(await courseOf(lead.id)).toEqual(['new', 'request', 'partnership']);
    expect(await db.lead.findUniqueOrThrow({ where: { id: closed.id } })).toMatchObject({ state: 'closed' });
  });

  test('nothing without both records: its page offers no pair', async () => {
    const lead = await addLead();
    expect((await viewAs(associationOwner, () => loadLead(String(lead.id)))).pairs).toEqual([]);
  });
});

describe('the funnel', () => {
  test('follows contacts and leads of one forum through the tables', async () => {
    const NOW = new Date();
    const metAt = addDays(NOW, -300);
    const { id: contactId, forumId } = await addContact(associationOwner, { metAt });
    await db.forumContact.create({
      data: { forumId, name: 'x', spokeOf: 'xyz', email: 'x@khibra.example', locale: 'fr', metAt, consentAt: NOW, consentVersion: 1 },
    });
    const { leadId } = valueOf(await openLead({ ...(await by(associationOwner)), now: addDays(metAt, 4) }, { contactId }));
    await db.lead.update({ where: { id: leadId }, data: { companyId: between.companyId } });
    const request = await addRequest(await addPair(companyGives), { origin: 'ask', state: 'approved' });
    const signedAt = addDays(NOW, -200);
    await db.mission.update({ where: { requestId: request.id }, data: { signedAt } });
    const courses = await listCourses(forumId);
    expect(courses).toHaveLength(2);
    expect(courses).toContainEqual(
      expect.objectContaining({ forumId, regionCode: '04', contact: metAt, lead: addDays(metAt, 4), meeting: null, agreement: signedAt }),
    );
    expect(courses).toContainEqual(expect.objectContaining({ regionCode: null, sectors: [], lead: null }));
    const figures = Object.fromEntries(funnelOf(courses, NOW).map(({ step, count, of, days }) => [step, [count, of, days]]));
    expect(figures).toMatchObject({
      contact: [2, 2, null],
      lead: [1, 2, 4],
      meeting: [1, 1, null],
      request: [1, 1, null],
      agreement: [1, 1, 0],
    });
    expect(figures.active).toEqual([1, 1, null]);
    const view = await viewAs(administrator, () => loadFunnel(String(forumId)));
    expect(view.tables.map(({ key }) => key)).toEqual(['steps', 'sector', 'region']);
    expect((await viewAs(administrator, () => loadFunnel(null))).tables.map(({ key }) => key)).toEqual([
      'steps',
      'forum',
      'sector',
      'region',
    ]);
  });

  test('is the staff’s, on the page and as a file', async () => {
    const { id } = await addForum();
    for (const person of [companyOwner, associationOwner, observer]) expect(await loadAs(person, () => loadFunnel(String(id)))).toBe(403);
    expect(await loadAs(administrator, () => loadFunnel('999999'))).toBe(404);
    const file = async (person: typeof administrator | null, forum: string, name: string) =>
      (await asRequest(person && (await tokenOf(person)), () => loadFunnelFile(forum, name))).answer;
    expect([
      await file(null, 'all', 'fr.csv'),
      await file(companyOwner, 'all', 'fr.csv'),
      await file(administrator, 'x', 'fr.csv'),
    ]).toEqual(['signedOut', null, null]);
    const csv = await file(coordinatorIn('04'), 'all', 'ar.csv');
    if (csv === null || csv === 'signedOut') throw new Error('No file');
    const text = await new Response(csv.bytes).text();
    expect(text.split('\r\n')[0]).toBe('\ufeffgroup,name,step,count,of,rate_percent,median_days'.slice(1));
    const xlsx = await file(administrator, String(id), 'fr.xlsx');
    if (xlsx === null || xlsx === 'signedOut') throw new Error('No file');
    expect(
      Buffer.from(xlsx.bytes as Uint8Array)
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});
