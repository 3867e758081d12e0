import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashSecret } from '@/lib/auth/secret';
import { findActor, sessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import {
  acceptInvitationAction,
  inviteAction,
  joinByInvitationAction,
  resendInvitationAction,
  revokeInvitationAction,
} from '@/lib/invitations/actions';
import { acceptAsNewcomer, joinByInvitation } from '@/lib/invitations/commands';
import { loadInvitation, loadTeamInvitations } from '@/lib/invitations/loaders';
import { INVITATION_DAYS } from '@/lib/invitations/rules';
import { LIMITS } from '@/lib/limits/rules';
import { act } from '@/tests/support/act';
import { cast, type Person } from '@/tests/support/cast';
import { sentInvitation } from '@/tests/support/invitations';
import { addPerson, lettersTo, newEmail } from '@/tests/support/links';
import { loadAs } from '@/tests/support/load-as';

const owner = cast.associationOwner;
const PASSWORD = 'trois mots au hasard';
const DAY = 86_400_000;

const invite = (email: string, person: Person | null = owner, more: Record<string, string> = {}) =>
  act(inviteAction, person, {
    organisationId: String(owner.organisationId),
    email,
    role: 'member',
    _submission: randomUUID(),
    _locale: 'fr',
    ...more,
  });
const accept = (token: string, more: Record<string, string> = {}) =>
  act(acceptInvitationAction, null, { token, name: 'Hiba Amrani', nameAr: '', password: PASSWORD, ...more });
const join = (person: Person | null, token: string) => act(joinByInvitationAction, person, { token });
const look = (person: Person | null, token: string) => loadAs(person, () => loadInvitation(token));
const waitingOf = (email: string) => db.invitation.findFirstOrThrow({ where: { email, acceptedAt: null, revokedAt: null } });
const manage = (action: typeof resendInvitationAction, invitationId: string, person: Person | null = owner) =>
  act(action, person, { invitationId, _submission: randomUUID() });

/** An owner with an organisation of their own, whose attempts nobody else counts. */
async function addOwner(state: 'verified' | 'submitted' = 'verified') {
  const person = await addPerson();
  const { id } = await db.organisation.create({
    data: {
      kind: 'COMPANY',
      legalForm: 'company',
      nameFr: `Atlas ${randomUUID()}`,
      regionCode: '04',
      provinceCode: '04.421',
      state,
      submittedAt: new Date(),
      ...(state === 'verified' && { verifiedAt: new Date() }),
      memberships: { create: { userId: person.userId, role: 'owner' } },
    },
  });
  return { person, organisationId: id };
}

describe('inviting', () => {
  test('mails a link in the language of the page, and keeps only its hash', async () => {
    const email = newEmail();
    expect(await invite(email.toUpperCase(), owner, { role: 'owner', _locale: 'ar' })).toMatchObject({
      outcome: 'done',
      redirectTo: '/ar/association/team?done=invited#invitations',
    });
    const [letter, ...others] = await lettersTo(email);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ locale: 'ar', token: expect.stringMatching(/^.{43}$/) });
    expect(letter?.text).toContain('/ar/invitations/');
    const row = await waitingOf(email);
    expect(row).toMatchObject({ role: 'owner', tokenHash: hashSecret(letter?.token ?? ''), invitedById: owner.userId });
    expect(row.expiresAt.getTime() - row.createdAt.getTime()).toBe(INVITATION_DAYS * DAY);
    const [audit] = await db.auditEvent.findMany({ where: { subject: 'invitation', subjectId: row.id } });
    expect(audit).toMatchObject({ action: 'invitation_sent', actorId: owner.userId, fields: ['owner'] });
  });

  test('answers alike whether the address has an account elsewhere or not', async () => {
    const answers = [await invite(newEmail()), await invite((await addPerson()).email)];
    expect(answers[0]).toEqual(answers[1]);
    const person = await addPerson();
    await invite(person.email);
    const [letter] = await lettersTo(person.email);
    expect(letter?.text).not.toContain(person.name);
  });

  test('a member of this team is named as one', async () => {
    expect(await invite(cast.associationMember.email)).toMatchObject({
      outcome: 'invalid',
      state: { fields: { email: { code: 'alreadyMember' } } },
    });
    expect(await lettersTo(cast.associationMember.email)).toEqual([]);
  });

  test('one waits at a time; one that ran out is replaced', async () => {
    const email = newEmail();
    const old = await sentInvitation({ email, now: new Date(Date.now() - INVITATION_DAYS * DAY) });
    const answers = await Promise.all([invite(email), invite(email), invite(email)]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['done', 'invalid', 'invalid']);
    expect(await invite(email)).toMatchObject({ state: { fields: { email: { code: 'alreadyInvited' } } } });
    expect(await lettersTo(email)).toHaveLength(1);
    expect(await db.invitation.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({ revokedAt: expect.any(Date) });
  });

  test('sent twice with one form, one mail', async () => {
    const email = newEmail();
    const form = { _submission: randomUUID() };
    const answers = await Promise.all([invite(email, owner, form), invite(email, owner, form)]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(await lettersTo(email)).toHaveLength(1);
  });

  test.each([
    ['a member', cast.associationMember, 'forbidden'],
    ['a stranger', cast.otherAssociationOwner, 'forbidden'],
    ['the other side', cast.companyOwner, 'forbidden'],
    ['the programme’s staff', cast.coordinatorNational, 'forbidden'],
    ['an administrator', cast.administrator, 'forbidden'],
    ['nobody signed in', null, 'forbidden'],
  ] as const)('is not for %s', async (_who, person, code) => {
    const email = newEmail();
    expect(await invite(email, person)).toMatchObject({ outcome: code });
    expect([await lettersTo(email), await db.invitation.count({ where: { email } })]).toEqual([[], 0]);
  });

  test('is not for the owner of a suspended organisation', async () => {
    const suspended = cast.suspendedOwner;
    expect(await invite(newEmail(), suspended, { organisationId: String(suspended.organisationId) })).toMatchObject({
      outcome: 'forbidden',
    });
  });

  test('takes so many an hour and no more', async () => {
    const { person, organisationId } = await addOwner();
    const fields = { organisationId: String(organisationId) };
    for (let index = 0; index < LIMITS.invitation.account.attempts; index += 1) {
      expect(await invite(newEmail(), person, fields)).toMatchObject({ outcome: 'done' });
    }
    expect(await invite(newEmail(), person, fields)).toMatchObject({ outcome: 'tooManyAttempts' });
  });
});

describe('an organisation that is not verified yet', () => {
  const { attempts } = LIMITS.unverified_invitation.account;

  test('sends few invitations a day, whoever of it sends them or sends them again', async () => {
    const { person, organisationId } = await addOwner('submitted');
    const colleague = await addPerson();
    await db.membership.create({ data: { userId: colleague.userId, organisationId, role: 'owner' } });
    const fields = { organisationId: String(organisationId) };
    const first = newEmail();
    expect(await invite(first, person, fields)).toMatchObject({ outcome: 'done' });
    for (let index = 2; index < attempts; index += 1) {
      expect(await invite(newEmail(), index % 2 === 0 ? colleague : person, fields)).toMatchObject({ outcome: 'done' });
    }
    const { id } = await waitingOf(first);
    expect(await manage(resendInvitationAction, id, person)).toMatchObject({ outcome: 'done' });
    const [one, other] = [newEmail(), newEmail()];
    const refusal = { outcome: 'invitationsToday', state: { params: { most: attempts } } };
    expect(await invite(one, person, fields)).toMatchObject(refusal);
    expect(await invite(other, colleague, fields)).toMatchObject(refusal);
    expect(await manage(resendInvitationAction, id, colleague)).toMatchObject(refusal);
    expect([await lettersTo(one), await lettersTo(other)]).toEqual([[], []]);
    expect(await lettersTo(first)).toHaveLength(2);

    await db.organisation.update({ where: { id: organisationId }, data: { state: 'verified', verifiedAt: new Date() } });
    expect(await invite(one, person, fields)).toMatchObject({ outcome: 'done' });
  });

  test('takes none from another', async () => {
    const [spent, other] = [await addOwner('submitted'), await addOwner('submitted')];
    const send = ({ person, organisationId }: typeof spent) => invite(newEmail(), person, { organisationId: String(organisationId) });
    for (let index = 0; index < attempts; index += 1) await send(spent);
    expect([(await send(spent)).outcome, (await send(other)).outcome]).toEqual(['invitationsToday', 'done']);
  });
});

describe('one that was sent', () => {
  test('sent again has a new link for another seven days; the old one opens nothing', async () => {
    const { id, email, token } = await sentInvitation({ now: new Date(Date.now() - INVITATION_DAYS * DAY) });
    expect(await look(null, token)).toEqual({ state: 'expired' });
    expect(await manage(resendInvitationAction, id)).toMatchObject({ outcome: 'done' });
    expect(await look(null, token)).toEqual({ state: 'unknown' });
    expect(await accept(token)).toMatchObject({ outcome: 'linkUnusable' });
    const [letter] = await lettersTo(email);
    expect(await accept(letter?.token ?? '')).toMatchObject({ outcome: 'done' });
    expect(await manage(resendInvitationAction, id)).toMatchObject({ outcome: 'changed' });
  });

  test('taken back opens nothing, and cannot be sent again', async () => {
    const { id, token } = await sentInvitation();
    expect(await manage(revokeInvitationAction, id)).toMatchObject({ outcome: 'done' });
    expect(await look(null, token)).toEqual({ state: 'revoked' });
    expect(await accept(token)).toMatchObject({ outcome: 'linkUnusable' });
    expect(await manage(resendInvitationAction, id)).toMatchObject({ outcome: 'changed' });
    expect(await manage(revokeInvitationAction, id)).toMatchObject({ outcome: 'changed' });
  });

  test('taken back while it is followed does one of the two', async () => {
    const { id, email, token } = await sentInvitation();
    const [revoked, accepted] = await Promise.all([manage(revokeInvitationAction, id), accept(token)]);
    const joined = await db.membership.count({ where: { user: { email } } });
    expect([revoked.outcome, accepted.outcome, joined]).toEqual(joined === 1 ? ['changed', 'done', 1] : ['done', 'linkUnusable', 0]);
  });

  test('is listed to owners of its organisation alone', async () => {
    const { id, email } = await sentInvitation();
    const list = async ({ userId }: Person) => {
      const actor = await findActor(userId);
      return actor && loadTeamInvitations(actor, owner.organisationId, 'invited');
    };
    expect(await list(owner)).toMatchObject({
      done: 'invited',
      invitations: expect.arrayContaining([expect.objectContaining({ id, email, expired: false })]),
    });
    for (const person of [cast.associationMember, cast.otherAssociationOwner, cast.companyOwner, cast.coordinatorNational]) {
      expect(await list(person)).toBeNull();
    }
  });
});

describe('the link', () => {
  test('opened any number of times is as good as new; its form makes account, membership and session', async () => {
    const { email, token } = await sentInvitation({ role: 'owner' });
    for (let opened = 0; opened < 3; opened += 1) {
      expect(await look(null, token)).toMatchObject({ state: 'newcomer', invitation: { email, role: 'owner' } });
    }
    const answer = await accept(token, { name: 'هبة العمراني', _locale: 'ar' });
    expect(answer).toMatchObject({ outcome: 'done', redirectTo: '/ar/association' });
    expect(answer.cookies).toEqual([expect.stringMatching(new RegExp(`^${sessionCookie}=[\\w-]{43};`))]);
    const user = await db.user.findUniqueOrThrow({ where: { email }, include: { memberships: true, sessions: true } });
    expect(user).toMatchObject({
      name: 'هبة العمراني',
      nameAr: 'هبة العمراني',
      locale: 'ar',
      emailVerified: expect.any(Date),
      passwordHash: expect.stringMatching(/^\$argon2id\$/),
      memberships: [{ organisationId: owner.organisationId, role: 'owner' }],
      sessions: [expect.anything()],
    });
    const audit = await db.auditEvent.findMany({ where: { actorId: user.id }, orderBy: { id: 'asc' } });
    expect(audit.map(({ action, subject }) => [action, subject])).toEqual([
      ['account_registered', 'user'],
      ['member_joined', 'organisation'],
    ]);
    expect(await look(null, token)).toEqual({ state: 'accepted' });
    expect(await accept(token)).toMatchObject({ outcome: 'linkUnusable' });
  });

  test('keeps both names where both were written', async () => {
    const { email, token } = await sentInvitation();
    await accept(token, { name: 'Hiba Amrani', nameAr: 'هبة العمراني' });
    expect(await db.user.findUniqueOrThrow({ where: { email } })).toMatchObject({
      name: 'Hiba Amrani',
      nameAr: 'هبة العمراني',
      locale: 'fr',
    });
  });

  test.each([
    [-1, 'done'],
    [0, 'linkUnusable'],
    [1, 'linkUnusable'],
  ] as const)('%i ms after its end: %s', async (past, outcome) => {
    const now = new Date();
    const { token } = await sentInvitation({ now: new Date(now.getTime() - INVITATION_DAYS * DAY - past) });
    const result = await acceptAsNewcomer(
      { token, name: 'Hiba Amrani', nameAr: null, password: PASSWORD, locale: 'fr', address: null },
      now,
    );
    expect(result.ok ? 'done' : result.code).toBe(outcome);
  });

  test('of ten presses at once joins once', async () => {
    const { email, token } = await sentInvitation();
    const now = new Date();
    const press = { token, name: 'Hiba Amrani', nameAr: null, password: PASSWORD, locale: 'fr', address: null } as const;
    const results = await Promise.all(Array.from({ length: 10 }, () => acceptAsNewcomer(press, now)));
    expect(results.map((result) => (result.ok ? 'done' : result.code)).sort()).toEqual(['done', ...Array(9).fill('linkUnusable')]);
    expect([await db.user.count({ where: { email } }), await db.membership.count({ where: { user: { email } } })]).toEqual([1, 1]);
  });

  test('of ten presses by somebody who has an account joins once', async () => {
    const person = await addPerson();
    const { token } = await sentInvitation({ email: person.email });
    const actor = await findActor(person.userId);
    if (actor === null) throw new Error('Nobody');
    const now = new Date();
    const results = await Promise.all(Array.from({ length: 10 }, () => joinByInvitation({ actor, token, address: null }, now)));
    expect(results.map((result) => (result.ok ? 'done' : result.code)).sort()).toEqual(['done', ...Array(9).fill('linkUnusable')]);
    expect(await db.membership.count({ where: { userId: person.userId } })).toBe(1);
  });

  test('of an address that has an account: first sign in, then one button', async () => {
    const { email, token } = await sentInvitation();
    const person = await addPerson();
    await db.user.update({ where: { id: person.userId }, data: { email } });
    expect(await look(null, token)).toMatchObject({ state: 'signIn' });
    // The form of a page that was opened before the account was there.
    expect(await accept(token, { name: 'Quelqu’un' })).toMatchObject({ outcome: 'accountExists', cookies: [] });
    expect(await db.user.findUniqueOrThrow({ where: { email } })).toMatchObject({ name: person.name, passwordHash: null });
    expect(await look({ ...person, email }, token)).toMatchObject({ state: 'join' });
    expect(await join({ ...person, email }, token)).toMatchObject({ outcome: 'done', redirectTo: '/fr/association' });
    expect(await db.membership.findMany({ where: { userId: person.userId } })).toMatchObject([
      { organisationId: owner.organisationId, role: 'member' },
    ]);
  });

  test.each([
    ['the owner', owner],
    ['a member', cast.associationMember],
    ['a stranger', cast.otherAssociationOwner],
    ['the other side', cast.companyOwner],
    ['the programme’s staff', cast.coordinatorNational],
  ] as const)('in the hands of %s joins nobody', async (_who, person) => {
    const { id, email, token } = await sentInvitation();
    expect(await look(person, token)).toMatchObject({ state: 'otherPerson', invitation: { email } });
    expect(await join(person, token)).toMatchObject({ outcome: 'forbidden' });
    expect(await db.invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({ acceptedAt: null });
  });

  test('is joined by nobody who is not signed in', async () => {
    const { token } = await sentInvitation();
    expect(await join(null, token)).toMatchObject({ outcome: 'forbidden' });
  });

  test('of somebody who became a member meanwhile leaves them what they are', async () => {
    const { token } = await sentInvitation({ email: cast.associationMember.email, role: 'owner' });
    expect(await join(cast.associationMember, token)).toMatchObject({ outcome: 'done' });
    const rows = await db.membership.findMany({ where: { userId: cast.associationMember.userId } });
    expect(rows).toMatchObject([{ role: 'member' }]);
  });

  test('of an organisation that is suspended opens nothing', async () => {
    const { token } = await sentInvitation({ organisationId: cast.suspendedOwner.organisationId });
    expect(await look(null, token)).toEqual({ state: 'revoked' });
    expect(await accept(token)).toMatchObject({ outcome: 'linkUnusable' });
  });

  test('that never was', async () => {
    for (const token of ['x'.repeat(43), 'unknown', '']) expect(await look(null, token)).toEqual({ state: 'unknown' });
    expect(await accept('x'.repeat(43))).toMatchObject({ outcome: 'linkUnusable' });
    expect(await join(owner, 'x'.repeat(43))).toMatchObject({ outcome: 'linkUnusable' });
  });

  test('wants a name, and a password that is not the address; it is tried so many times and no more', async () => {
    const { email, token } = await sentInvitation();
    expect(await accept(token, { name: ' ', password: 'court' })).toMatchObject({
      outcome: 'invalid',
      state: { fields: { name: { code: 'personNameMissing' }, password: { code: 'passwordTooShort' } } },
    });
    for (let index = 0; index < LIMITS.confirmation.account.attempts; index += 1) {
      expect(await accept(token, { password: email })).toMatchObject({ state: { fields: { password: { code: 'passwordIsEmail' } } } });
    }
    expect(await accept(token)).toMatchObject({ outcome: 'tooManyAttempts' });
  });
});
