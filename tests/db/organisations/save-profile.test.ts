import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { dayOf } from '@/lib/i18n/day';
import { saveProfile, withdrawChange } from '@/lib/organisations/commands';
import type { ProfileValues } from '@/lib/organisations/rules';
import { cast, coordinatorIn, type Person } from '@/tests/support/cast';
import { addOrganisation, organisationAt, valuesWith } from '@/tests/support/organisations';
import { by, tally, valueOf, watch } from '@/tests/support/requests';

const owner = cast.associationOwner;

/** Saves a file with some answers changed, as this person. */
async function save(
  id: number,
  changed: Partial<ProfileValues>,
  { as = owner, intent = 'save' as 'save' | 'submit', submissionId = undefined as string | undefined } = {},
) {
  const sent = await valuesWith(id, changed);
  return saveProfile(await by(as as Person, submissionId ? { submissionId } : {}), { organisationId: id, intent, ...sent });
}

const fieldsOf = (result: Awaited<ReturnType<typeof save>>) =>
  result.ok ? {} : Object.fromEntries(Object.entries(result.fields ?? {}).map(([field, { code }]) => [field, code]));

test('a draft is saved with whatever is there, and tells nobody', async () => {
  const { id } = await addOrganisation();
  const { result, told, deeds } = await watch(() =>
    save(id, { nameFr: null, nameAr: 'دار', missionAr: 'نواكب الشباب.', ice: null, province: '05.091' }),
  );
  expect(valueOf(result)).toEqual({ organisationId: id, outcome: 'saved' });
  expect(await organisationAt(id)).toMatchObject({
    state: 'draft',
    version: 2,
    nameFr: null,
    nameAr: 'دار',
    provinceCode: '05.091',
    regionCode: '05',
  });
  expect(told).toEqual([]);
  expect(deeds).toMatchObject([{ actorId: owner.userId, action: 'organisation_save', subjectId: String(id) }]);
  expect(deeds[0]?.fields.sort()).toEqual(['missionAr', 'nameAr', 'nameFr', 'province']);
});

test('sent with something missing, it says every field, and nothing is written', async () => {
  const { id, version } = await addOrganisation();
  const { result, deeds } = await watch(() => save(id, { missionFr: 'Mission' }, { intent: 'submit' }));
  expect(fieldsOf(result)).toEqual({
    sectors: 'sectorsMissing',
    servesFr: 'servesMissing',
    changesFr: 'changesMissing',
    seeksFr: 'seeksMissing',
    receiptType: 'receiptTypeMissing',
    receiptNumber: 'documentNumberMissing',
    receiptDate: 'documentDateMissing',
    receiptAuthorityFr: 'authorityMissing',
  });
  expect(deeds).toEqual([]);
  expect(await organisationAt(id)).toMatchObject({ state: 'draft', version, missionFr: null });
});

test.each(['draft', 'returned'] as const)(
  'sent whole, it waits, and its owners and the region’s coordinators are told: %s',
  async (state) => {
    const { id } = await addOrganisation({ state, complete: true });
    const { result, told, mails } = await watch(() => save(id, {}, { intent: 'submit' }));
    expect(valueOf(result)).toMatchObject({ outcome: 'submitted' });
    const after = await organisationAt(id);
    expect(after).toMatchObject({ state: 'submitted', stateReason: null });
    expect(after.submittedAt).not.toBeNull();
    const waiting = told.filter(({ event }) => event === 'organisation_waiting');
    expect(told.filter(({ event }) => event === 'organisation_received').map(({ userId }) => userId)).toEqual([owner.userId]);
    expect(waiting.map(({ userId }) => userId).sort()).toEqual([coordinatorIn('04').userId, cast.coordinatorNational.userId].sort());
    expect(waiting[0]).toMatchObject({ href: `/programme/organisations/${id}` });
    expect(mails).toBe(3);
  },
);

test('while it waits it stays whole', async () => {
  const { id } = await addOrganisation({ state: 'submitted' });
  expect(fieldsOf(await save(id, { seeksFr: null }))).toEqual({ seeksFr: 'seeksMissing' });
  valueOf(await save(id, { seeksFr: 'Autre chose.' }));
  expect(await organisationAt(id)).toMatchObject({ state: 'submitted', seeksFr: 'Autre chose.' });
});

test('of a verified one the vouched values wait, and the rest changes at once', async () => {
  const { id, nameFr } = await addOrganisation({ state: 'verified' });
  const { result, told, deeds } = await watch(() =>
    save(id, { nameFr: 'Maison ouverte', receiptNumber: '99/2024', province: '05.091', missionFr: 'Autre mission.' }),
  );
  expect(valueOf(result)).toMatchObject({ outcome: 'waiting' });
  expect(await organisationAt(id)).toMatchObject({
    state: 'verified',
    nameFr,
    provinceCode: '04.281',
    regionCode: '04',
    missionFr: 'Autre mission.',
  });
  expect(await db.profileChange.findMany({ where: { organisationId: id } })).toMatchObject([
    { decidedAt: null, proposedById: owner.userId, values: { nameFr: 'Maison ouverte', receiptNumber: '99/2024', province: '05.091' } },
  ]);
  expect(deeds.map(({ action }) => action)).toEqual(['organisation_save', 'organisation_propose_change']);
  // No values of the file stand in the audit.
  expect(JSON.stringify(deeds)).not.toContain('Maison ouverte');
  expect(told.every(({ event }) => event === 'organisation_waiting')).toBe(true);
  expect(told).toHaveLength(2);
});

test('a newer change takes the place of the waiting one; the verified values take it back', async () => {
  const { id } = await addOrganisation({ state: 'verified' });
  const before = await valuesWith(id, {});
  valueOf(await save(id, { nameFr: 'Un premier nom' }));
  const first = await db.profileChange.findFirstOrThrow({ where: { organisationId: id } });
  const again = await watch(() => save(id, { nameFr: 'Un premier nom' }));
  expect(valueOf(again.result)).toMatchObject({ outcome: 'waiting' });
  expect(again.told, 'the same change is told once').toEqual([]);
  expect(await db.profileChange.findFirstOrThrow({ where: { organisationId: id } })).toMatchObject({ id: first.id });
  valueOf(await save(id, { nameFr: 'Un second nom' }));
  expect(await db.profileChange.findMany({ where: { organisationId: id } })).toMatchObject([{ values: { nameFr: 'Un second nom' } }]);
  expect(valueOf(await save(id, before.values))).toMatchObject({ outcome: 'saved' });
  expect(await db.profileChange.count({ where: { organisationId: id } })).toBe(0);
});

test('what was missing when it was verified may stay so, nothing else may go', async () => {
  const { id } = await addOrganisation({ state: 'verified' });
  await db.organisation.update({ where: { id }, data: { servesFr: null } });
  valueOf(await save(id, { missionFr: 'Une mission.' }));
  expect(fieldsOf(await save(id, { seeksFr: null, missionFr: null }))).toEqual({ missionFr: 'missionMissing', seeksFr: 'seeksMissing' });
});

test('a change of form keeps one document', async () => {
  const { id } = await addOrganisation({ complete: true });
  valueOf(
    await save(id, {
      legalForm: 'cooperative',
      documentNumber: '77/12',
      documentDate: '2019-02-01',
      documentAuthorityFr: 'Tribunal de Kénitra',
    }),
  );
  const file = await db.organisation.findUniqueOrThrow({ where: { id }, include: { association: true, legalDocument: true } });
  expect(file).toMatchObject({
    legalForm: 'cooperative',
    association: null,
    legalDocument: { number: '77/12', authorityFr: 'Tribunal de Kénitra' },
  });
});

test('refuses a form of the other side, a province that is none, a document of tomorrow', async () => {
  const { id } = await addOrganisation({ complete: true });
  const tomorrow = dayOf(new Date(Date.now() + 86_400_000));
  const year = Number(dayOf(new Date()).slice(0, 4));
  expect(fieldsOf(await save(id, { legalForm: 'company' }))).toEqual({ legalForm: 'legalFormMissing' });
  expect(fieldsOf(await save(id, { province: '04.999' }))).toEqual({ province: 'provinceMissing' });
  expect(fieldsOf(await save(id, { receiptDate: tomorrow, foundedIn: year + 1 }))).toEqual({
    foundedIn: 'foundedInFuture',
    receiptDate: 'dateInFuture',
  });
  expect(fieldsOf(await save(id, { nameFr: null, nameAr: null }))).toEqual({ nameFr: 'nameMissing' });
  valueOf(await save(id, { receiptDate: dayOf(new Date()), foundedIn: year }));
});

test.each([
  ['a member', cast.associationMember],
  ['an owner of another', cast.otherAssociationOwner],
  ['a coordinator', cast.coordinatorNational],
  ['an administrator', cast.administrator],
])('is an owner’s: not for %s', async (_who, person) => {
  const { id } = await addOrganisation({ complete: true });
  const sent = await valuesWith(id, {});
  expect(await saveProfile(await by(person), { organisationId: id, intent: 'save', ...sent })).toEqual({ ok: false, code: 'forbidden' });
});

test('who read an older version is told that it changed; the same form twice is done once', async () => {
  const { id } = await addOrganisation({ complete: true });
  const sent = await valuesWith(id, { missionFr: 'Première.' });
  const context = await by(owner);
  const [one, other] = await Promise.all(
    [context, context].map((same) => saveProfile(same, { organisationId: id, intent: 'save', ...sent })),
  );
  expect(one).toEqual(other);
  expect(await saveProfile(await by(owner), { organisationId: id, intent: 'save', ...sent })).toEqual({ ok: false, code: 'changed' });
  expect(await organisationAt(id)).toMatchObject({ version: sent.version + 1 });
});

test('of two owners at once one is told that it changed', async () => {
  const { id } = await addOrganisation({ complete: true });
  await db.membership.updateMany({ where: { organisationId: id }, data: { role: 'owner' } });
  const sent = await valuesWith(id, { missionFr: 'Une mission.' });
  const [one, other] = [await by(owner), await by(cast.associationMember)];
  const results = await Promise.all([one, other].map((context) => saveProfile(context, { organisationId: id, intent: 'save', ...sent })));
  expect(tally(results)).toEqual({ done: 1, changed: 1 });
});

test('an owner withdraws the waiting change, and nobody else does', async () => {
  const { id } = await addOrganisation({ state: 'verified' });
  valueOf(await save(id, { nameFr: 'Un autre nom' }));
  const { id: changeId } = await db.profileChange.findFirstOrThrow({ where: { organisationId: id } });
  const input = { organisationId: id, changeId };
  for (const person of [cast.associationMember, cast.otherAssociationOwner, cast.coordinatorNational]) {
    expect(await withdrawChange(await by(person), input)).toEqual({ ok: false, code: 'forbidden' });
  }
  const { result, deeds } = await watch(async () => withdrawChange(await by(owner), input));
  valueOf(result);
  expect(deeds).toMatchObject([{ action: 'organisation_withdraw_change' }]);
  expect(await withdrawChange(await by(owner), input)).toEqual({ ok: false, code: 'changed' });
});
