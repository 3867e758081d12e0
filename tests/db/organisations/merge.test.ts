import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadDesk } from '@/lib/desk/loaders';
import { decideMerge, proposeMerge } from '@/lib/organisations/commands';
import { loadOrganisation } from '@/lib/organisations/loaders';
import { listDuplicates, searchFiles } from '@/lib/organisations/queries';
import { loadPartnership, loadPartnerships } from '@/lib/partnerships/loaders';
import { cast, coordinatorIn, coordinatorOut, type Member } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addOrganisation, organisationAt } from '@/tests/support/organisations';
import { addNeed, addOffer, addRequest, by, companyGives, requestAt, tally, valueOf, watch } from '@/tests/support/requests';

const first = coordinatorIn('04');
const second = cast.coordinatorNational;

async function proposed(kept: { id: number }, gone: { id: number }) {
  return valueOf(await proposeMerge(await by(first), { one: gone.id, other: kept.id, keep: kept.id })).mergeId;
}

test('moves all that people made, and leaves the gone record to its history', async () => {
  const kept = await addOrganisation({ state: 'verified', owner: cast.associationOwner, member: cast.associationMember });
  const gone = await addOrganisation({ state: 'verified', owner: cast.associationMember, member: cast.otherAssociationOwner });
  const ofGone: Member = { ...cast.otherAssociationOwner, organisationId: gone.id };
  // What it received, what it gave, an open request and an ended one.
  const needId = await addNeed(ofGone);
  const offerId = await addOffer(ofGone);
  const company = { owner: cast.companyOwner, member: cast.companyMember };
  const itself = { owner: ofGone, member: ofGone };
  const received = await addRequest(
    { ...companyGives, receiver: itself, needId, offerId: await addOffer(cast.companyOwner) },
    { origin: 'pledge', state: 'accepted' },
  );
  const given = await addRequest(
    { giver: itself, receiver: company, region: '04', needId: await addNeed(cast.companyOwner), offerId },
    { origin: 'pledge', state: 'declined' },
  );
  const invitation = { role: 'member', expiresAt: new Date(Date.now() + 86_400_000) } as const;
  const both = `${gone.id}@both.example`;
  await db.invitation.createMany({
    data: [
      { ...invitation, organisationId: kept.id, email: both, tokenHash: `${kept.id}-k` },
      { ...invitation, organisationId: gone.id, email: both, tokenHash: `${gone.id}-g` },
      { ...invitation, organisationId: gone.id, email: `${gone.id}@one.example`, tokenHash: `${gone.id}-o` },
    ],
  });
  const asked = { companyName: 'x', locale: 'fr', expiresAt: invitation.expiresAt } as const;
  await db.companyInvitation.createMany({
    data: [
      { ...asked, organisationId: kept.id, email: both, tokenHash: `${kept.id}-ck` },
      { ...asked, organisationId: gone.id, email: both, tokenHash: `${gone.id}-cg` },
      { ...asked, organisationId: gone.id, email: `${gone.id}@one.example`, tokenHash: `${gone.id}-co` },
      // The record was made by somebody who had been invited.
      { ...asked, email: both, tokenHash: `${gone.id}-cp`, acceptedAt: new Date(), companyId: gone.id },
    ],
  });
  await db.draft.create({ data: { kind: 'need', organisationId: gone.id, authorId: ofGone.userId, fields: {} } });
  await db.emailDomain.create({ data: { organisationId: gone.id, domain: `d${gone.id}.example`, provedAt: new Date() } });
  await db.skillProposal.create({ data: { organisationId: gone.id, label: 'x', writtenIn: 'fr' } });
  await db.profileChange.create({ data: { organisationId: gone.id, values: { nameFr: 'x' } } });
  await db.logo.create({ data: { organisationId: gone.id, bytes: new Uint8Array([1]), width: 1, height: 1, sha256: 'x' } });
  const earlier = await addOrganisation({ state: 'suspended' });
  await db.organisation.update({ where: { id: earlier.id }, data: { mergedIntoId: gone.id } });

  const mergeId = await proposed(kept, gone);
  const { result, deeds } = await watch(async () => decideMerge(await by(second), { mergeId, decision: 'confirm' }));
  expect(valueOf(result)).toEqual({ keptId: kept.id, goneId: gone.id });

  expect(await organisationAt(gone.id)).toMatchObject({ state: 'suspended', mergedIntoId: kept.id });
  expect(await organisationAt(earlier.id)).toMatchObject({ mergedIntoId: kept.id });
  const members = await db.membership.findMany({ where: { organisationId: kept.id }, select: { userId: true, role: true } });
  expect(new Map(members.map(({ userId, role }) => [userId, role]))).toEqual(
    new Map([
      [cast.associationOwner.userId, 'owner'],
      // A member here and an owner there is an owner.
      [cast.associationMember.userId, 'owner'],
      [cast.otherAssociationOwner.userId, 'member'],
    ]),
  );
  const where = { organisationId: gone.id };
  expect([
    await db.membership.count({ where }),
    await db.skillNeed.count({ where }),
    await db.expertiseOffer.count({ where }),
    await db.draft.count({ where }),
    await db.invitation.count({ where }),
    await db.companyInvitation.count({ where: { OR: [where, { companyId: gone.id }] } }),
    await db.emailDomain.count({ where }),
    await db.skillProposal.count({ where }),
    await db.logo.count({ where }),
    await db.profileChange.count({ where: { ...where, decidedAt: null } }),
  ]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await requestAt(received.id)).toMatchObject({ receiverId: kept.id, state: 'accepted', regionCode: '04' });
  expect(await requestAt(given.id)).toMatchObject({ giverId: kept.id, state: 'declined' });
  const waiting = await db.invitation.findMany({ where: { organisationId: kept.id, revokedAt: null }, select: { email: true } });
  expect(waiting.map(({ email }) => email).sort()).toEqual([both, `${gone.id}@one.example`].sort());
  const invited = await db.companyInvitation.findMany({ where: { organisationId: kept.id, revokedAt: null }, select: { email: true } });
  expect(invited.map(({ email }) => email).sort()).toEqual([both, `${gone.id}@one.example`].sort());
  expect(await db.companyInvitation.count({ where: { companyId: kept.id } })).toBe(1);
  expect(deeds.map(({ action, subjectId }) => [action, subjectId])).toEqual([
    ['organisation_merge', String(kept.id)],
    ['organisation_merge', String(gone.id)],
  ]);

  // Its public page leads to the kept one, and lists know it no more.
  expect(await loadAs(null, () => loadOrganisation(String(gone.id)))).toBe(`/fr/organisations/${kept.id}`);
  expect((await searchFiles(gone.nameFr ?? '')).map(({ id }) => id)).not.toContain(gone.id);
  const desk = await loadAs(second, () => loadDesk({ scope: 'all', kind: 'organisation', q: gone.nameFr ?? '' }));
  expect(JSON.stringify(desk)).not.toContain(`"organisationId":${gone.id},`);
});

test('adds up how often each was shown', async () => {
  const kept = await addOrganisation({ state: 'verified' });
  const gone = await addOrganisation({ state: 'verified' });
  const [day, next] = [new Date('2026-03-01'), new Date('2026-03-02')];
  const [early, late] = [new Date('2026-03-01T08:00:00Z'), new Date('2026-03-01T09:00:00Z')];
  const showing = { day, sector: 'education', lastAt: early } as const;
  await db.showing.createMany({
    data: [
      { ...showing, organisationId: kept.id, count: 2 },
      { ...showing, organisationId: gone.id, count: 3, lastAt: late },
      { ...showing, organisationId: gone.id, count: 5, day: next },
    ],
  });
  valueOf(await decideMerge(await by(second), { mergeId: await proposed(kept, gone), decision: 'confirm' }));
  expect(await db.showing.findMany({ where: { organisationId: { in: [kept.id, gone.id] } }, orderBy: { day: 'asc' } })).toEqual([
    { ...showing, organisationId: kept.id, count: 5, lastAt: late },
    { ...showing, organisationId: kept.id, count: 5, day: next },
  ]);
});

test('with a kept record of another region takes that region for what waits', async () => {
  const kept = await addOrganisation({ state: 'verified', province: '05.091' });
  const gone = await addOrganisation({ state: 'verified', owner: cast.otherAssociationOwner });
  const ofGone: Member = { ...cast.otherAssociationOwner, organisationId: gone.id };
  const { id } = await addRequest(
    {
      ...companyGives,
      receiver: { owner: ofGone, member: ofGone },
      needId: await addNeed(ofGone),
      offerId: await addOffer(cast.companyOwner),
    },
    { origin: 'pledge', state: 'accepted' },
  );
  const mergeId = await proposed(kept, gone);
  valueOf(await decideMerge(await by(second), { mergeId, decision: 'confirm' }));
  expect(await requestAt(id)).toMatchObject({ receiverId: kept.id, regionCode: '05' });
});

describe('takes two people', () => {
  async function pair() {
    const kept = await addOrganisation({ state: 'verified' });
    const gone = await addOrganisation({ state: 'submitted' });
    return { kept, gone, mergeId: await proposed(kept, gone) };
  }

  test('who proposed it never confirms it, and may set it aside', async () => {
    const { gone, mergeId } = await pair();
    expect(await decideMerge(await by(first), { mergeId, decision: 'confirm' })).toEqual({ ok: false, code: 'forbidden' });
    expect(await organisationAt(gone.id)).toMatchObject({ state: 'submitted', mergedIntoId: null });
    valueOf(await decideMerge(await by(first), { mergeId, decision: 'setAside' }));
    expect(await decideMerge(await by(second), { mergeId, decision: 'confirm' })).toEqual({ ok: false, code: 'changed' });
  });

  test.each([
    ['an owner of both', cast.associationOwner, 'notFound'],
    ['a coordinator of other regions', coordinatorOut('04'), 'forbidden'],
    ['an administrator', cast.administrator, 'forbidden'],
  ] as const)('not by %s', async (_who, person, code) => {
    const { mergeId } = await pair();
    for (const decision of ['confirm', 'setAside'] as const) {
      expect(await decideMerge(await by(person), { mergeId, decision })).toEqual({ ok: false, code });
    }
  });

  test('a coordinator who is a member of either proposes and confirms nothing', async () => {
    const kept = await addOrganisation({ state: 'verified' });
    const gone = await addOrganisation({ state: 'submitted', member: second });
    expect(await proposeMerge(await by(second), { one: kept.id, other: gone.id, keep: kept.id })).toEqual({ ok: false, code: 'forbidden' });
    const mergeId = await proposed(kept, gone);
    expect(await decideMerge(await by(second), { mergeId, decision: 'confirm' })).toEqual({ ok: false, code: 'forbidden' });
  });

  test('confirmed and set aside at once is one of the two', async () => {
    const { mergeId } = await pair();
    const contexts = [await by(second), await by(first)];
    const results = await Promise.all(
      (['confirm', 'setAside'] as const).map((decision, index) =>
        decideMerge(contexts[index] as (typeof contexts)[0], { mergeId, decision }),
      ),
    );
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
  });
});

test('keeps what is public: the verified one, and one kind', async () => {
  const draft = await addOrganisation();
  const verified = await addOrganisation({ state: 'verified' });
  const company = await addOrganisation({ state: 'verified', kind: 'COMPANY', owner: cast.companyOwner, member: cast.companyMember });
  const refused = { ok: false, code: 'invalid', fields: { keep: { code: 'keepTheVerified' } } };
  expect(await proposeMerge(await by(first), { one: draft.id, other: verified.id, keep: draft.id })).toEqual(refused);
  expect(await proposeMerge(await by(first), { one: company.id, other: verified.id, keep: verified.id })).toEqual(refused);
  await proposed(verified, draft);
  // One merge of a record waits at a time.
  const other = await addOrganisation({ state: 'verified' });
  expect(await proposeMerge(await by(first), { one: draft.id, other: other.id, keep: other.id })).toEqual({ ok: false, code: 'changed' });
});

describe('a likely duplicate', () => {
  const reasonsOf = async (one: { id: number }, other: { id: number }) =>
    (await listDuplicates([one.id])).find((row) => row.other === other.id)?.reasons;

  test('has the same receipt in the same province, however it is written', async () => {
    const number = `${crypto.randomUUID().slice(0, 6)}/2011`;
    const one = await addOrganisation({ state: 'submitted', receiptNumber: number });
    const same = await addOrganisation({ state: 'verified', receiptNumber: number.toUpperCase().replace('/', ' / ') });
    const elsewhere = await addOrganisation({ state: 'verified', receiptNumber: number, province: '05.091' });
    expect(await reasonsOf(one, same)).toEqual(['number']);
    expect(await reasonsOf(one, elsewhere)).toBeUndefined();
  });

  test('has the same folded name, French or Arabic, in the same province', async () => {
    const mark = crypto.randomUUID().slice(0, 8);
    const one = await addOrganisation({ state: 'submitted', mark: `Éclats ${mark}` });
    const french = await addOrganisation({ state: 'verified', mark: `eclats  ${mark}` });
    const elsewhere = await addOrganisation({ state: 'verified', mark: `Éclats ${mark}`, province: '05.091' });
    const arabic = await addOrganisation({ state: 'verified' });
    await db.organisation.update({ where: { id: one.id }, data: { nameAr: `جمعيّة الأمل ${mark}` } });
    await db.organisation.update({ where: { id: arabic.id }, data: { nameAr: `جمعيه الامل ${mark}` } });
    expect(await reasonsOf(one, french)).toEqual(['name']);
    expect(await reasonsOf(one, arabic)).toEqual(['name']);
    expect(await reasonsOf(one, elsewhere)).toBeUndefined();
  });

  test('has the same ICE anywhere, and is of the same kind', async () => {
    const people = { owner: cast.companyOwner, member: cast.companyMember, kind: 'COMPANY' } as const;
    const one = await addOrganisation({ ...people, state: 'submitted', ice: '000000000097097'.replace('097097', '009700') });
    const same = await addOrganisation({ ...people, state: 'verified', ice: '000000000009700', province: '09.001' });
    expect(await reasonsOf(one, same)).toEqual(['number']);
  });

  test('is shown of the seed to whoever decides, with both records', async () => {
    expect(await listDuplicates([54])).toEqual([{ id: 54, other: 18, reasons: ['number', 'name'] }]);
  });
});

test('two partnerships with the same company become one, with what was said in both', async () => {
  const kept = await addOrganisation({ state: 'verified', owner: cast.associationOwner, member: cast.associationMember });
  const gone = await addOrganisation({ state: 'verified', owner: cast.associationMember, member: cast.otherAssociationOwner });
  const [companyId, otherId] = [cast.companyOwner.organisationId, cast.otherCompanyOwner.organisationId];
  const year = { startsOn: new Date('2026-03-01'), endsOn: new Date('2027-02-28') };
  const own = await db.partnership.create({ data: { associationId: kept.id, companyId, ...year, renewals: 1 } });
  const twin = await db.partnership.create({
    data: { associationId: gone.id, companyId, ...year, startsOn: new Date('2025-03-01'), renewals: 1, aims: 'Un site à jour.' },
  });
  const alone = await db.partnership.create({ data: { associationId: gone.id, companyId: otherId, ...year } });
  const said = { reached: 'Le site est en ligne.', next: 'Former deux adhérentes.', byId: cast.companyOwner.userId };
  await db.partnershipReview.create({ data: { partnershipId: twin.id, kind: 'COMPANY', ...said } });
  const mergeId = await proposed(kept, gone);
  valueOf(await decideMerge(await by(second), { mergeId, decision: 'confirm' }));

  const read = await viewAs(cast.companyOwner, () => loadPartnership(String(own.id)));
  expect(read).toMatchObject({ startsOn: twin.startsOn, renewals: 2, aims: 'Un site à jour.' });
  expect(read.reviews.flatMap(({ COMPANY }) => COMPANY.map(({ reached }) => reached))).toEqual([said.reached]);
  expect(await db.partnership.findUniqueOrThrow({ where: { id: alone.id } })).toMatchObject({ associationId: kept.id });
  const { rows } = await viewAs(cast.companyOwner, () => loadPartnerships('company'));
  expect(rows.map(({ id }) => id)).not.toContain(twin.id);
});
