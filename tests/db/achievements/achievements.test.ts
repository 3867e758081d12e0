import { describe, expect, test } from 'vitest';
import { loadOwnAchievements } from '@/lib/achievements/loaders';
import { db } from '@/lib/db/client';
import { loadOrganisation } from '@/lib/organisations/loaders';
import { publishPartnership, unpublishPartnership } from '@/lib/partnerships/commands';
import { loadPartnership } from '@/lib/partnerships/loaders';
import { cast, ownerOf, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addConfirmedHours, addHours } from '@/tests/support/missions';
import { addPartnership } from '@/tests/support/partnerships';
import { associationGives, by, companyGives, tally, valueOf, watch } from '@/tests/support/requests';
import { addIndicator } from '@/tests/support/results';

const { giver, receiver } = companyGives;
const sides = [giver.owner, receiver.owner] as const;
const publicPage = (person: Person | null, organisationId: number) => viewAs(person, () => loadOrganisation(String(organisationId)));
const shownOf = async (organisationId: number) => (await publicPage(null, organisationId)).achievements;

/** A partnership with four confirmed quarter-hours, four that wait, and an indicator before and after. */
async function addDone(story: Parameters<typeof addPartnership>[1] = {}) {
  const partnership = await addPartnership(companyGives, story);
  const { mission } = partnership;
  await addConfirmedHours(mission, 4);
  await addHours(mission, 4);
  const indicatorId = await addIndicator(mission);
  const byId = receiver.owner.userId;
  await db.indicatorValue.createMany({
    data: [
      { indicatorId, byId, moment: 'baseline', hundredths: 4_000, evidence: 'Registre de Mme Untel' },
      { indicatorId, byId, moment: 'closing', hundredths: 7_500 },
    ],
  });
  return partnership;
}

test('the demo has an association and a company whose pages show what they did together', async () => {
  for (const code of ['bibliobus_souss', 'hamama_telecom']) {
    const { partners } = await shownOf(ownerOf(code).organisationId);
    expect(partners.flatMap(({ missions }) => missions.flatMap(({ indicators }) => indicators))).not.toEqual([]);
  }
});

describe('letting anybody read', () => {
  test('is for both sides to say: one alone shows nothing, and one who takes it back ends it at once', async () => {
    const { id, mission } = await addDone();
    const shows = async () => {
      const seen = await Promise.all(sides.map(({ organisationId }) => shownOf(organisationId)));
      return seen.map(({ partners }) => partners.some(({ partnershipId }) => partnershipId === id));
    };
    expect(await shows()).toEqual([false, false]);
    valueOf(await publishPartnership(await by(giver.owner), { partnershipId: id }));
    expect(await shows()).toEqual([false, false]);
    valueOf(await publishPartnership(await by(receiver.owner), { partnershipId: id }));
    expect(await shows()).toEqual([true, true]);
    const { partners } = await shownOf(receiver.owner.organisationId);
    const shown = partners.find(({ partnershipId }) => partnershipId === id)?.missions.find((candidate) => candidate.id === mission.id);
    expect(shown).toMatchObject({
      role: 'receiver',
      quarters: 4,
      indicators: [{ current: { baseline: { hundredths: 4_000 }, closing: { hundredths: 7_500 } }, outcomes: { closing: 'better' } }],
    });
    valueOf(await unpublishPartnership(await by(giver.owner), { partnershipId: id }));
    expect(await shows()).toEqual([false, false]);
  });

  test('is told to the other side’s people, once each time', async () => {
    const { id } = await addPartnership(companyGives);
    const nameOf = async ({ organisationId }: Person) => {
      const { nameFr, nameAr } = await db.organisation.findUniqueOrThrow({ where: { id: organisationId ?? 0 } });
      return { fr: nameFr, ar: nameAr };
    };
    const deeds = [
      { command: publishPartnership, person: giver.owner, other: receiver.owner, how: 'agreed' },
      { command: publishPartnership, person: receiver.owner, other: giver.owner, how: 'public' },
      { command: unpublishPartnership, person: giver.owner, other: receiver.owner, how: 'withdrawn' },
    ];
    for (const { command, person, other, how } of deeds) {
      const { told, mails } = await watch(async () => valueOf(await command(await by(person), { partnershipId: id })));
      const params = { organisationName: await nameOf(person), how };
      expect(told).toEqual([{ userId: other.userId, event: 'partnership_shared', href: `/partnerships/${id}`, params }]);
      expect(mails).toBe(1);
    }
  });

  test('is recorded, and so is taking it back', async () => {
    const { id } = await addPartnership(companyGives);
    const { deeds } = await watch(async () => {
      await publishPartnership(await by(receiver.owner), { partnershipId: id });
      return unpublishPartnership(await by(receiver.owner), { partnershipId: id });
    });
    expect(deeds).toMatchObject([
      { action: 'partnership_publish', fields: ['consent'] },
      { action: 'partnership_unpublish', fields: ['consent'] },
    ]);
  });

  test('is said once by two owners at once, and is no longer there to take back twice', async () => {
    const { id } = await addPartnership(companyGives);
    const publish = async () => publishPartnership(await by(giver.owner), { partnershipId: id });
    expect(tally(await Promise.all([publish(), publish()]))).toEqual({ done: 1, changed: 1 });
    const unpublish = async () => unpublishPartnership(await by(giver.owner), { partnershipId: id });
    expect(tally([await unpublish(), await unpublish()])).toEqual({ done: 1, changed: 1 });
    expect((await viewAs(giver.member, () => loadPartnership(String(id)))).mayPublish).toBe(false);
  });

  test('shows nobody’s name, evidence or words', async () => {
    await addDone({ consents: ['ASSOCIATION', 'COMPANY'], mark: 'Confidentiel entre nous' });
    for (const { organisationId } of sides) {
      const said = JSON.stringify(await shownOf(organisationId));
      for (const { name, email } of [giver.owner, giver.member, receiver.owner, receiver.member]) {
        expect(said).not.toContain(name);
        expect(said).not.toContain(email);
      }
      expect(said).not.toContain('Untel');
      expect(said).not.toContain('Un atelier avec');
    }
  });

  test('ends with the verification of either', async () => {
    const { id } = await addDone({ consents: ['ASSOCIATION', 'COMPANY'] });
    const { organisationId } = giver.owner;
    await db.organisation.update({ where: { id: organisationId }, data: { state: 'suspended', stateReason: 'Un contrôle.' } });
    const { partners } = await shownOf(receiver.owner.organisationId);
    await db.organisation.update({ where: { id: organisationId }, data: { state: 'verified', stateReason: null } });
    expect(partners.some(({ partnershipId }) => partnershipId === id)).toBe(false);
  });
});

describe('an organisation’s own page', () => {
  test('holds all its partnerships with confirmed hours, in both directions, and says which are public', async () => {
    const { id } = await addDone();
    const { mission } = await addPartnership(associationGives);
    await addConfirmedHours(mission, 8);
    const view = await viewAs(giver.member, () => loadOwnAchievements('company'));
    const partner = view.partners.find(({ partnershipId }) => partnershipId === id);
    expect(partner).toMatchObject({ isPublic: false, organisationId: receiver.owner.organisationId });
    expect(new Set(partner?.missions.map(({ role }) => role))).toEqual(new Set(['giver', 'receiver']));
    const total = view.partners.flatMap(({ missions }) => missions).reduce((sum, { quarters }) => sum + quarters, 0);
    expect([view.quarters, view.overTime.reduce((sum, { quarters }) => sum + quarters, 0)]).toEqual([total, total]);
  });

  test('is its people’s', async () => {
    const load = () => loadOwnAchievements('company');
    expect(await loadAs(null, load)).toBe(`/fr/sign-in?next=${encodeURIComponent('/company/achievements')}`);
    expect(await loadAs(receiver.owner, load)).toBe(403);
    expect(await loadAs(cast.coordinatorNational, load)).toBe(403);
    expect(await loadAs(giver.owner, () => loadOwnAchievements('programme'))).toBe(404);
    const { partners } = await viewAs(cast.otherCompanyOwner, load);
    expect(partners.some(({ organisationId }) => organisationId === receiver.owner.organisationId)).toBe(false);
  });
});
