import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { beforeAll, expect, test } from 'vitest';
import { record } from '@/lib/audit/record';
import { db } from '@/lib/db/client';
import { invite } from '@/lib/invitations/commands';
import { findWaitingInvitation } from '@/lib/invitations/queries';
import { askForEmailChange, askForReset } from '@/lib/people/commands';
import { eraseAccount } from '@/lib/privacy/commands';
import { findOwnData } from '@/lib/privacy/queries';
import { cast, type Person } from '@/tests/support/cast';
import { sentInvitation } from '@/tests/support/invitations';
import { addPerson, lettersTo, newEmail, waitingRegistration } from '@/tests/support/links';
import { addOrganisation } from '@/tests/support/organisations';
import { addMember } from '@/tests/support/permissions/memberships';
import { actorOf, by, valueOf } from '@/tests/support/requests';

/* Whoever is erased takes along what is theirs. What only looks like theirs is somebody else's. */

const PASSWORD = 'un mot de passe à soi';
const DAY = 86_400_000;
let passwordHash: string;

beforeAll(async () => {
  passwordHash = await hash(PASSWORD);
});

const erase = async (person: Person) =>
  valueOf(await eraseAccount({ actor: await actorOf(person), address: null, now: new Date() }, { password: PASSWORD, email: '' }));

/** An owner of the association, beside those of the cast. */
async function addOwner(name: string): Promise<Person> {
  const { userId } = await addMember('owner', { mark: name });
  const { email } = await db.user.update({ where: { id: userId }, data: { passwordHash } });
  return { userId, email, name, organisationId: cast.associationOwner.organisationId };
}

test('letters that hold the same signs by chance are other people’s ways in', async () => {
  // Two signs, which stand in nearly every letter.
  const person = await addOwner('Al');
  const colleague = await addOwner('Alia Alami');
  const { organisationId } = cast.associationOwner;
  const invited = { by: newEmail(), beside: newEmail() };
  const asking = { organisationId, role: 'member', locale: 'fr' } as const;
  valueOf(await invite(await by(person), { ...asking, email: invited.by }));
  valueOf(await invite(await by(colleague), { ...asking, email: invited.beside }));
  const waiting = await addPerson({ passwordHash });
  await db.user.update({ where: { id: waiting.userId }, data: { name: 'Al Amine' } });
  valueOf(await askForReset({ email: waiting.email, address: null }, new Date()));
  const letters = async () =>
    Promise.all(
      [invited.by, invited.beside, waiting.email].map(async (email) => (await lettersTo(email)).map(({ text }) => text.includes('Al'))),
    );
  expect(await letters()).toEqual([[true], [true], [true]]);

  await erase(person);
  expect(await letters()).toEqual([[], [true], [true]]);
});

test('of two invitations to one mailbox, the one that waits for nobody goes; the other stays, with its way in', async () => {
  const person = await addOwner('Ali');
  const other = { ...(await addOwner('Alice Alami')), organisationId: (await addOrganisation({ state: 'verified' })).id };
  await db.membership.create({ data: { userId: other.userId, organisationId: other.organisationId, role: 'owner' } });
  const email = newEmail();
  for (const sender of [person, other]) {
    const organisationId = sender.organisationId as number;
    valueOf(await invite(await by(sender), { organisationId, role: 'member', locale: 'fr', email }));
  }
  const waiting = await db.invitation.findFirstOrThrow({ where: { email, invitedById: other.userId } });
  expect((await lettersTo(email)).map(({ subject }) => subject)).toEqual([
    expect.stringContaining('\u2068Ali\u2069'),
    expect.stringContaining('\u2068Alice Alami\u2069'),
  ]);

  await erase(person);
  const [letter, ...more] = await lettersTo(email);
  expect(more).toEqual([]);
  expect(letter?.subject).toContain('Alice Alami');
  expect(await findWaitingInvitation(letter?.token ?? '', new Date())).toMatchObject({ id: waiting.id });
  expect(await db.invitation.findFirst({ where: { email, invitedById: person.userId } })).toMatchObject({ revokedAt: expect.any(Date) });
});

test('values of the audit are of an address as a whole, and not of one that it is a part of', async () => {
  const person = await addPerson({ passwordHash });
  const named = async (personal: object) => {
    const subjectId = randomUUID();
    await record(db, { actorId: null, action: 'invitation_sent', subject: 'invitation', subjectId, personal: personal as never });
    return subjectId;
  };
  const own = [
    await named({ email: person.email }),
    await named({ email: person.email.toUpperCase() }),
    await named({ reason: `Écrit par ${person.email}.` }),
    await named({ emails: ['a@b.example', person.email] }),
  ];
  const others = [
    await named({ email: `gh${person.email}` }),
    await named({ email: `gh.${person.email}` }),
    await named({ email: `${person.email}.ma` }),
    await named({ email: `${person.email}x` }),
    await named({ email: person.email.replace('.example', 'xexample') }),
  ];
  const kept = async () => {
    const events = await db.auditEvent.findMany({
      where: { subjectId: { in: [...own, ...others] }, personal: { isNot: null } },
      select: { subjectId: true },
      orderBy: { id: 'asc' },
    });
    return events.map(({ subjectId }) => subjectId);
  };
  expect(await kept()).toEqual([...own, ...others]);
  const { otherEvents } = await findOwnData(person.userId);
  expect(otherEvents.map(({ subjectId }) => subjectId).sort()).toEqual([...own].sort());

  await erase(person);
  expect(await kept()).toEqual(others);
});

test('an address that was only typed is a stranger’s; one that the person had goes with them', async () => {
  const person = await addPerson({ passwordHash });
  const former = person.email;
  valueOf(await askForReset({ email: former, address: null }, new Date()));
  const moved = { ...person, email: newEmail() };
  await db.user.update({ where: { id: person.userId }, data: { email: moved.email } });
  const { email: typed } = await waitingRegistration();
  valueOf(await askForEmailChange(await actorOf(moved), { email: typed, currentPassword: PASSWORD, address: null }, new Date()));

  const held = async (email: string) => ({
    links: await db.mailedLink.count({ where: { email, userId: null } }),
    invitations: await db.invitation.count({ where: { email } }),
    letters: await db.mail.count({ where: { toAddress: email, createdAt: { lt: new Date(Date.now() - DAY / 2) } } }),
    tokens: await db.verificationToken.count({ where: { identifier: email } }),
    audit: (await db.$queryRaw<unknown[]>`SELECT 1 FROM "AuditPersonalValue" WHERE "values"->>'email' = ${email}`).length,
  });
  // What both addresses have of others, from another day.
  const letter = {
    locale: 'fr',
    subject: 'Une lettre',
    text: 'Une lettre',
    html: '',
    state: 'queued',
    createdAt: new Date(Date.now() - DAY),
  } as const;
  for (const email of [former, typed]) {
    await sentInvitation({ email });
    await db.mail.create({ data: { ...letter, toAddress: email, messageId: randomUUID() } });
    await db.verificationToken.create({ data: { identifier: email, token: randomUUID(), expires: new Date(Date.now() + DAY) } });
    await record(db, { actorId: null, action: 'invitation_sent', subject: 'invitation', subjectId: randomUUID(), personal: { email } });
  }
  const all = { invitations: 1, letters: 1, tokens: 1, audit: 1 };
  expect([await held(former), await held(typed)]).toEqual([
    { ...all, links: 0 },
    { ...all, links: 1 },
  ]);

  await erase(moved);
  expect([await held(former), await held(typed)]).toEqual([
    { links: 0, invitations: 0, letters: 0, tokens: 0, audit: 0 },
    { ...all, links: 1 },
  ]);
  // But the letter that the person had sent there is theirs.
  expect((await lettersTo(typed)).map(({ subject }) => subject)).toEqual(['Une lettre']);
});
