import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { addDays } from '@/lib/i18n/day';
import { appointContact, tendMissions } from '@/lib/missions/commands';
import { loadAppointing, loadMission } from '@/lib/missions/loaders';
import { coordinatorIn } from '@/tests/support/cast';
import { viewAs } from '@/tests/support/load-as';
import { addMission, missionAt } from '@/tests/support/missions';
import { by, companyGives, valueOf, watch } from '@/tests/support/requests';

const { giver, receiver, region } = companyGives;

async function membershipOf({ userId }: { userId: string }): Promise<number> {
  return (await db.membership.findFirstOrThrow({ where: { userId } })).id;
}

async function appoint(missionId: number, contactId: number | null, person = receiver.owner) {
  const { version } = await missionAt(missionId);
  return appointContact(await by(person), { missionId, version, contactId });
}

const contactsSeenBy = async (person: Parameters<typeof viewAs>[0], id: number) =>
  (await viewAs(person, () => loadMission(String(id)))).contacts.map(({ email }) => email);

test('shows the giver and the coordinator whom the receiver chose, until they choose the owners again', async () => {
  const { id } = await addMission(companyGives);
  expect(await contactsSeenBy(giver.owner, id)).not.toContain(receiver.member.email);
  valueOf(await appoint(id, await membershipOf(receiver.member)));
  expect(await contactsSeenBy(giver.owner, id)).toEqual([receiver.member.email]);
  expect(await contactsSeenBy(coordinatorIn(region), id)).toContain(receiver.member.email);
  expect(await viewAs(receiver.owner, () => loadAppointing(String(id)))).toMatchObject({ contactId: await membershipOf(receiver.member) });
  valueOf(await appoint(id, null));
  expect(await contactsSeenBy(giver.owner, id)).toEqual([receiver.owner.email]);
});

test('tells the contact what the owners are told', async () => {
  const { id } = await addMission(companyGives);
  valueOf(await appoint(id, await membershipOf(receiver.member)));
  await db.mission.update({ where: { id }, data: { endsOn: addDays(new Date(), -4) } });
  const { told } = await watch(() => tendMissions(new Date()));
  const people = told.filter(({ href }) => href === `/missions/${id}`).map(({ userId }) => userId);
  expect(people).toEqual(expect.arrayContaining([receiver.owner.userId, receiver.member.userId]));
});

test('is somebody of the receiver who may sign in', async () => {
  const { id } = await addMission(companyGives);
  const refusal = { code: 'invalid', fields: { contactId: { code: 'contactMissing' } } };
  expect(await appoint(id, await membershipOf(giver.owner))).toMatchObject(refusal);
  expect((await missionAt(id)).contactId).toBeNull();
  await db.user.update({ where: { id: receiver.member.userId }, data: { disabledAt: new Date() } });
  try {
    expect(await appoint(id, await membershipOf(receiver.member))).toMatchObject(refusal);
  } finally {
    await db.user.update({ where: { id: receiver.member.userId }, data: { disabledAt: null } });
  }
});

test('falls back to the owners when the contact can no longer sign in', async () => {
  const { id } = await addMission(companyGives);
  valueOf(await appoint(id, await membershipOf(receiver.member)));
  await db.user.update({ where: { id: receiver.member.userId }, data: { disabledAt: new Date() } });
  try {
    expect(await contactsSeenBy(giver.owner, id)).toEqual([receiver.owner.email]);
  } finally {
    await db.user.update({ where: { id: receiver.member.userId }, data: { disabledAt: null } });
  }
});

test('is forgotten with the membership', async () => {
  const { id } = await addMission(companyGives);
  const { organisationId } = await db.membership.findFirstOrThrow({ where: { userId: receiver.owner.userId } });
  const membership = await db.membership.create({ data: { userId: giver.member.userId, organisationId, role: 'member' } });
  valueOf(await appoint(id, membership.id));
  await db.membership.delete({ where: { id: membership.id } });
  expect((await missionAt(id)).contactId).toBeNull();
});

test('of two choices made at once one is refused', async () => {
  const { id } = await addMission(companyGives);
  const { version } = await missionAt(id);
  const contactId = await membershipOf(receiver.member);
  const answers = await Promise.all([
    appointContact(await by(receiver.owner), { missionId: id, version, contactId }),
    appointContact(await by(receiver.member), { missionId: id, version, contactId: null }),
  ]);
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
});
