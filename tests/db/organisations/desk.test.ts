import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { decideChange, returnOrganisation, suspendOrganisation, verifyOrganisation } from '@/lib/organisations/commands';
import { ORGANISATION_STATES, type OrganisationState } from '@/lib/organisations/rules';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { addOrganisation, organisationAt } from '@/tests/support/organisations';
import { addPair, addRequest, by, companyGives, requestAt, tally, valueOf, watch } from '@/tests/support/requests';

const reason = 'Il manque la date du récépissé.';
const coordinator = coordinatorIn('04');

/** Every step that one coordinator takes: from which state, to which, and who is told what. A return takes two. */
const steps = {
  verify: { run: verifyOrganisation, from: 'submitted', to: 'verified', event: 'organisation_verified' },
  return: { run: returnOrganisation, from: 'submitted', to: 'returned', event: 'organisation_returned' },
  suspend: { run: suspendOrganisation, from: 'verified', to: 'suspended', event: 'organisation_suspended' },
} as const;

describe.each(Object.entries(steps))('%s', (name, { run, from, to, event }) => {
  const needsReason = name === 'return' || name === 'suspend';
  async function arranged(state: OrganisationState = from) {
    const { id: organisationId, version } = await addOrganisation({ state });
    return { organisationId, version, reason };
  }

  test('is taken, told and kept', async () => {
    const input = await arranged();
    const { result, told, mails, deeds } = await watch(async () => run(await by(coordinator), input));
    expect(valueOf(result)).toEqual({ organisationId: input.organisationId });
    expect(await organisationAt(input.organisationId)).toMatchObject({
      state: to,
      version: input.version + 1,
      stateReason: needsReason ? reason : null,
    });
    expect(told).toMatchObject([{ userId: cast.associationOwner.userId, event }]);
    expect(mails).toBe(1);
    expect(deeds).toMatchObject([
      { actorId: coordinator.userId, action: `organisation_${name}`, subjectId: String(input.organisationId), fields: ['state'] },
    ]);
    expect(JSON.stringify(deeds)).not.toContain('récépissé');
  });

  test.each(ORGANISATION_STATES.filter((state) => state !== from))('is told that it changed: %s', async (state) => {
    expect(await run(await by(coordinator), await arranged(state))).toEqual({ ok: false, code: 'changed' });
  });

  test('of an older version is told that it changed', async () => {
    const input = await arranged();
    await db.organisation.update({ where: { id: input.organisationId }, data: { version: { increment: 1 } } });
    expect(await run(await by(coordinator), input)).toEqual({ ok: false, code: 'changed' });
  });

  test.each([
    ['an owner', cast.associationOwner],
    ['a member', cast.associationMember],
    ['a stranger', cast.otherAssociationOwner],
    ['a company', cast.companyOwner],
    ['a coordinator of other regions', coordinatorOut('04')],
    ['an administrator', cast.administrator],
  ])('is not for %s', async (_who, person) => {
    const input = await arranged();
    expect(await run(await by(person), input)).toEqual({ ok: false, code: 'forbidden' });
    expect(await organisationAt(input.organisationId)).toMatchObject({ state: from, version: input.version });
  });

  test('is nobody’s of its own members, coordinator or not', async () => {
    const { id: organisationId, version } = await addOrganisation({ state: from, member: coordinator });
    expect(await run(await by(coordinator), { organisationId, version, reason })).toEqual({ ok: false, code: 'forbidden' });
    valueOf(await run(await by(cast.coordinatorNational), { organisationId, version, reason }));
  });

  test('by two coordinators at once is one decision and one message', async () => {
    const input = await arranged();
    const contexts = [await by(coordinator), await by(cast.coordinatorNational)];
    const { result, told } = await watch(() => Promise.all(contexts.map((context) => run(context, input))));
    expect(tally(result)).toEqual({ done: 1, changed: 1 });
    expect(told).toHaveLength(1);
  });

  test('of a record that was merged is none', async () => {
    const kept = await addOrganisation({ state: 'verified' });
    const { id: organisationId, version } = await addOrganisation({ state: 'suspended' });
    await db.organisation.update({ where: { id: organisationId }, data: { mergedIntoId: kept.id } });
    expect(await run(await by(coordinator), { organisationId, version, reason })).toEqual({ ok: false, code: 'changed' });
  });

  test('of nothing is not found', async () => {
    expect(await run(await by(coordinator), { organisationId: 2_147_483_647, version: 1, reason })).toEqual({
      ok: false,
      code: 'notFound',
    });
  });
});

test('verifying and returning at once is one of the two', async () => {
  const { id: organisationId, version } = await addOrganisation({ state: 'submitted' });
  const [one, other] = [await by(coordinator), await by(cast.coordinatorNational)];
  const results = await Promise.all([
    verifyOrganisation(one, { organisationId, version }),
    returnOrganisation(other, { organisationId, version, reason }),
  ]);
  expect(tally(results)).toEqual({ done: 1, changed: 1 });
});

describe('a waiting change', () => {
  async function waiting(values: object = { nameFr: 'Maison ouverte', receiptNumber: '7/2024' }) {
    const organisation = await addOrganisation({ state: 'verified' });
    const change = await db.profileChange.create({
      data: { organisationId: organisation.id, values, proposedById: cast.associationOwner.userId },
    });
    return { organisationId: organisation.id, changeId: change.id };
  }
  const accept = { decision: 'accept', reason: null } as const;
  const refuse = { decision: 'refuse', reason } as const;

  test('accepted, is public from now on', async () => {
    const which = await waiting();
    const { result, told, deeds } = await watch(async () => decideChange(await by(coordinator), { ...which, ...accept }));
    valueOf(result);
    const file = await db.organisation.findUniqueOrThrow({ where: { id: which.organisationId }, include: { association: true } });
    expect(file).toMatchObject({
      state: 'verified',
      nameFr: 'Maison ouverte',
      association: { receiptNumber: '7/2024', receiptType: 'final' },
    });
    expect(told).toMatchObject([{ userId: cast.associationOwner.userId, event: 'organisation_verified' }]);
    expect(deeds).toMatchObject([{ action: 'organisation_accept_change', fields: ['nameFr', 'receiptNumber'] }]);
    expect(await db.profileChange.findUniqueOrThrow({ where: { id: which.changeId } })).toMatchObject({
      accepted: true,
      decidedById: coordinator.userId,
    });
  });

  test('refused, leaves the verified values and says why', async () => {
    const which = await waiting();
    const before = await organisationAt(which.organisationId);
    const { result, told } = await watch(async () => decideChange(await by(coordinator), { ...which, ...refuse }));
    valueOf(result);
    expect(await organisationAt(which.organisationId)).toEqual(before);
    expect(told).toMatchObject([{ event: 'organisation_returned', params: { reason } }]);
  });

  test('of province moves what the programme still has to decide to the new region', async () => {
    const pair = await addPair(companyGives);
    const { id: requestId, receiverId } = await addRequest(pair, { origin: 'pledge', state: 'accepted' });
    const change = await db.profileChange.create({ data: { organisationId: receiverId, values: { province: '05.091' } } });
    valueOf(await decideChange(await by(coordinator), { organisationId: receiverId, changeId: change.id, ...accept }));
    expect(await organisationAt(receiverId)).toMatchObject({ provinceCode: '05.091', regionCode: '05' });
    expect(await requestAt(requestId)).toMatchObject({ regionCode: '05', state: 'accepted' });
    await db.organisation.update({ where: { id: receiverId }, data: { provinceCode: '04.281', regionCode: '04' } });
  });

  test.each([
    ['an owner', cast.associationOwner],
    ['a stranger', cast.otherAssociationOwner],
    ['a coordinator of other regions', coordinatorOut('04')],
    ['an administrator', cast.administrator],
  ] as [string, Person][])('is not decided by %s', async (_who, person) => {
    expect(await decideChange(await by(person), { ...(await waiting()), ...accept })).toEqual({ ok: false, code: 'forbidden' });
  });

  test('that a newer one replaced is told so; two coordinators decide once', async () => {
    const which = await waiting();
    expect(await decideChange(await by(coordinator), { ...which, changeId: which.changeId + 1_000, ...accept })).toEqual({
      ok: false,
      code: 'changed',
    });
    const contexts = [await by(coordinator), await by(cast.coordinatorNational)];
    const results = await Promise.all(
      [accept, refuse].map((answer, index) => decideChange(contexts[index] as (typeof contexts)[0], { ...which, ...answer })),
    );
    expect(tally(results)).toEqual({ done: 1, changed: 1 });
  });
});
