import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { findActor } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { invite, resendInvitation, revokeInvitation } from '@/lib/invitations/commands';
import { changeRole, endMembership } from '@/lib/memberships/commands';
import { loadEndMembership, loadTeam } from '@/lib/memberships/loaders';
import { disablePerson } from '@/lib/staff/commands';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { gateBefore, waiting } from '@/tests/support/gate';
import { sentInvitation } from '@/tests/support/invitations';
import { newEmail } from '@/tests/support/links';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addMember } from '@/tests/support/permissions/memberships';

const owner = cast.associationOwner;
const NOW = new Date();

async function by(userId: string): Promise<{ actor: Actor; submissionId: string; now: Date }> {
  const actor = await findActor(userId);
  if (!actor) throw new Error('Nobody');
  return { actor, submissionId: randomUUID(), now: NOW };
}

/** An association with two owners and nobody else. */
async function addTeamOfTwo() {
  const { id: organisationId } = await db.organisation.create({
    data: { kind: 'ASSOCIATION', legalForm: 'association', nameFr: 'Deux mains', regionCode: '04', provinceCode: '04.281' },
  });
  return { organisationId, a: await addMember('owner', { organisationId }), b: await addMember('owner', { organisationId }) };
}

const ownersOf = (organisationId: number) => db.membership.count({ where: { organisationId, role: 'owner' } });

describe('roles in a team', () => {
  test('a member becomes an owner, and a member again', async () => {
    const { id, userId } = await addMember('member');
    const kind = 'ASSOCIATION';
    expect(await changeRole(await by(owner.userId), { membershipId: id, role: 'owner' })).toEqual({
      ok: true,
      value: { kind, role: 'owner' },
    });
    expect(await changeRole(await by(userId), { membershipId: id, role: 'member' })).toEqual({ ok: true, value: { kind, role: 'member' } });
    const events = await db.auditEvent.findMany({ where: { subject: 'membership', subjectId: `${owner.organisationId}:${userId}` } });
    expect(events.map(({ action, actorId, fields }) => ({ action, actorId, fields }))).toEqual([
      { action: 'member_role_changed', actorId: owner.userId, fields: ['role'] },
      { action: 'member_role_changed', actorId: userId, fields: ['role'] },
    ]);
  });

  test('the last owner stays one', async () => {
    const { organisationId, a, b } = await addTeamOfTwo();
    expect((await endMembership(await by(b.userId), { membershipId: b.id })).ok).toBe(true);
    const last = await by(a.userId);
    expect(await changeRole(last, { membershipId: a.id, role: 'member' })).toEqual({ ok: false, code: 'lastOwner' });
    expect(await endMembership(last, { membershipId: a.id })).toEqual({ ok: false, code: 'lastOwner' });
    expect(await ownersOf(organisationId)).toBe(1);
  });

  test('an owner who cannot sign in does not count', async () => {
    const { a, b } = await addTeamOfTwo();
    await db.user.update({ where: { id: b.userId }, data: { disabledAt: new Date() } });
    expect(await endMembership(await by(a.userId), { membershipId: a.id })).toEqual({ ok: false, code: 'lastOwner' });
  });

  test('of two owners who leave, or take the part from each other, at once, one stays', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { organisationId, a, b } = await addTeamOfTwo();
      const [first, second] = [await by(a.userId), await by(b.userId)];
      const answers = await Promise.all(
        round % 2 === 0
          ? [endMembership(first, { membershipId: a.id }), endMembership(second, { membershipId: b.id })]
          : [changeRole(first, { membershipId: b.id, role: 'member' }), changeRole(second, { membershipId: a.id, role: 'member' })],
      );
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await ownersOf(organisationId)).toBe(1);
    }
  });
});

test('whoever is removed has no part in it from then on', async () => {
  const { id, userId } = await addMember('member');
  expect((await by(userId)).actor.memberships).toHaveLength(1);
  expect(await endMembership(await by(owner.userId), { membershipId: id })).toMatchObject({ ok: true, value: { left: false } });
  expect((await by(userId)).actor.memberships).toEqual([]);
  expect(await endMembership(await by(owner.userId), { membershipId: id })).toEqual({ ok: false, code: 'notFound' });
});

test.each<[how: string, end: (actor: Actor, membershipId: number) => Promise<{ ok: boolean }>]>([
  ['is removed', (actor, membershipId) => endMembership({ actor, submissionId: randomUUID(), now: NOW }, { membershipId })],
  [
    'is an owner no more',
    (actor, membershipId) => changeRole({ actor, submissionId: randomUUID(), now: NOW }, { membershipId, role: 'member' }),
  ],
])('whoever %s does not come back by an invitation of their own', async (_how, end) => {
  const { id, userId } = await addMember('owner');
  const invitation = await db.invitation.create({
    data: {
      organisationId: owner.organisationId,
      email: `${randomUUID()}@team.example`,
      role: 'owner',
      tokenHash: randomUUID(),
      invitedById: userId,
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  expect((await end((await by(owner.userId)).actor, id)).ok).toBe(true);
  expect(await db.invitation.findUniqueOrThrow({ where: { id: invitation.id } })).toMatchObject({ revokedAt: NOW });
});

describe('an invitation that is sent at the moment its sender', () => {
  const closed = gateBefore('Invitation');
  const { organisationId } = owner;

  test.each<[how: string, end: (userId: string, membershipId: number) => Promise<{ ok: boolean }>]>([
    ['is removed', async (_, membershipId) => endMembership(await by(owner.userId), { membershipId })],
    ['is an owner no more', async (_, membershipId) => changeRole(await by(owner.userId), { membershipId, role: 'member' })],
    [
      'is disabled',
      (userId) => {
        const intent = { actorId: cast.administrator.userId, submissionId: randomUUID(), action: 'person_disabled' };
        return disablePerson({ intent, userId, now: NOW }, 'Le compte sert à deux personnes.');
      },
    ],
  ])('%s opens nothing', async (_how, end) => {
    const { id, userId } = await addMember('owner');
    const sender = await by(userId);
    const letter = { organisationId, email: newEmail(), role: 'owner', locale: 'fr' } as const;
    const pending: Promise<{ ok: boolean }>[] = [];
    await closed(async () => {
      pending.push(invite(sender, letter));
      await waiting(1);
      const ended = end(userId, id);
      pending.push(ended);
      // It waits for the invitation; else it is over before that is written.
      await Promise.race([ended, waiting(2)]);
    });
    expect((await Promise.all(pending)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(await db.invitation.findFirstOrThrow({ where: { invitedById: userId } })).toMatchObject({ revokedAt: NOW });
    // And whoever looked before it happened sends nothing after it.
    expect(await invite({ ...sender, submissionId: randomUUID() }, { ...letter, email: newEmail() })).toMatchObject({ code: 'forbidden' });
    const sent = await sentInvitation();
    for (const command of [resendInvitation, revokeInvitation])
      expect(await command({ ...sender, submissionId: randomUUID() }, { invitationId: sent.id, locale: 'fr' })).toMatchObject({
        code: 'notFound',
      });
  });
});

describe('the pages', () => {
  test('show the whole team to its members', async () => {
    const view = await viewAs(cast.associationMember, () => loadTeam('association', undefined));
    expect(view.manages).toBe(false);
    expect(view.members.map(({ email }) => email)).toEqual(expect.arrayContaining([owner.email, cast.associationMember.email]));
    expect(view.members.flatMap(({ allowed }) => allowed)).toEqual(['leave']);
  });

  test('and to nobody else', async () => {
    const load = () => loadTeam('association', undefined);
    expect(await loadAs(cast.companyOwner, load)).toBe(403);
    expect(await loadAs(coordinatorIn('04'), load)).toBe(403);
    expect(await loadAs(null, load)).toBe('/fr/sign-in?next=%2Fassociation%2Fteam');
    const strangers = await viewAs(cast.otherAssociationOwner, load);
    expect(strangers.members.map(({ email }) => email)).not.toContain(owner.email);
  });

  test('ask before a membership ends, where it can', async () => {
    const { id } = await addMember('member');
    expect(await viewAs(owner, () => loadEndMembership('association', String(id)))).toMatchObject({
      member: { id, allowed: ['promote', 'remove'] },
    });
    expect(await loadAs(cast.associationMember, () => loadEndMembership('association', String(id)))).toBe('/fr/association/team');
    expect(await loadAs(cast.otherAssociationOwner, () => loadEndMembership('association', String(id)))).toBe(404);
  });

  test('lead the owners of the company whose people sign in by its provider to its domains', async () => {
    const domains = async (person: typeof cast.companyOwner) => (await viewAs(person, () => loadTeam('company', undefined))).provesDomains;
    expect([await domains(cast.companyOwner), await domains(cast.companyMember), await domains(cast.otherCompanyOwner)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
