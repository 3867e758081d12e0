import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { createSession } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { Refusal, type Tx, transact } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { forgiveAttempt, takeAttempt } from '@/lib/limits/commands';
import { endLinks, makeLink, useLink } from '@/lib/links/commands';
import { findLink } from '@/lib/links/queries';
import { notify, writeTo } from '@/lib/notifications/commands';
import { chosenFor, MAIL_GROUPS, type MailChoice, type MailGroup } from '@/lib/notifications/rules';
import { type FieldError, type Refused, type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { isArabic, isPasswordOfEmail } from './rules';

export interface SignedIn {
  userId: string;
  token: string;
  expires: Date;
}

interface NewAccount {
  email: string;
  name: string;
  nameAr: string | null;
  locale: Actor['locale'];
  passwordHash: string;
}

/** The account of somebody whose mailbox has answered. One that was made meanwhile is left to whoever made it: they sign in. */
export async function addAccount(tx: Tx, { nameAr, ...account }: NewAccount, now: Date): Promise<string> {
  const [user] = await tx.user.createManyAndReturn({
    data: [{ ...account, nameAr: nameAr ?? (isArabic(account.name) ? account.name : null), emailVerified: now }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!user) throw new Refusal('accountExists');
  await record(tx, { actorId: user.id, action: 'account_registered', subject: 'user', subjectId: user.id });
  return user.id;
}

/** Neither disabled nor forgotten. */
const alive = { disabledAt: null, erasedAt: null } as const;

/**
 * Checks the password (argon2id) and writes the session. Attempts are counted per account, known or
 * not, and per address; a success forgets them. What is wrong is never said.
 */
export async function signIn(input: { email: string; password: string; address: string | null }, now: Date): Promise<Result<SignedIn>> {
  const attempt = { account: input.email, address: input.address };
  const taken = await takeAttempt('sign_in', attempt, now);
  if (!taken.ok) return taken;
  const user = await db.user.findUnique({ where: { email: input.email }, select: { id: true, passwordHash: true } });
  const matches = await verifyPassword(user?.passwordHash, input.password);
  if (!user || !matches) return refused('credentials');
  return transact(async (tx) => {
    // Disabled or changed while argon2 was at work: the password just checked may be the old one.
    // Written, so that the row is held: a change at this very moment ends this session too, or refuses it.
    const still = await tx.user.updateMany({
      where: { id: user.id, passwordHash: user.passwordHash, ...alive },
      data: { passwordHash: user.passwordHash },
    });
    if (still.count === 0) throw new Refusal('credentials');
    await forgiveAttempt(tx, 'sign_in', attempt);
    const session = await createSession(tx, user.id, now);
    await record(tx, { actorId: user.id, action: 'signed_in', subject: 'user', subjectId: user.id });
    return { userId: user.id, ...session };
  });
}

/**
 * Mails a link to a new password. An address without an account is answered alike, and gets no mail.
 * Somebody who signs in through their company may choose a password this way.
 */
export async function askForReset(input: { email: string; address: string | null }, now: Date): Promise<Result<undefined>> {
  const taken = await takeAttempt('reset', { account: input.email, address: input.address }, now);
  if (!taken.ok) return taken;
  return transact(async (tx) => {
    const user = await tx.user.findFirst({
      where: { email: input.email, ...alive },
      select: { id: true, name: true, nameAr: true, locale: true },
    });
    if (!user) return undefined;
    const { id, ...to } = user;
    const { token } = await makeLink(tx, { purpose: 'reset_password', email: input.email, userId: id }, now);
    await writeTo(tx, {
      event: 'account_password_reset',
      params: {},
      href: routes.resetPassword(token),
      to: { email: input.email, ...to },
    });
    return undefined;
  });
}

/** Chooses a new password by a mailed link, ends every session of the person and signs in. */
export async function resetPassword(
  input: { token: string; password: string; address: string | null },
  now: Date,
): Promise<Result<SignedIn>> {
  const link = await findLink(input.token, 'reset_password', now);
  const taken = await takeAttempt('confirmation', { account: link?.email ?? null, address: input.address }, now);
  if (!taken.ok) return taken;
  if (link === null) return refused('linkUnusable');
  if (isPasswordOfEmail(input.password, link.email)) return refusedField('password', 'passwordIsEmail');
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx) => {
    const { email, userId } = await useLink(tx, input.token, 'reset_password', now);
    // The mailbox has answered, whoever made the account.
    const mine = await tx.user.updateMany({ where: { id: userId ?? '', email, ...alive }, data: { passwordHash, emailVerified: now } });
    if (userId === null || mine.count === 0) throw new Refusal('linkUnusable');
    await forgiveAttempt(tx, 'sign_in', { account: email, address: null });
    return afterNewPassword(tx, userId, now);
  });
}

/** Changes the password of somebody signed in: their other devices are signed out, this one stays. */
export async function changePassword(
  actor: Actor,
  input: { currentPassword: string; password: string; address: string | null },
  now: Date,
): Promise<Result<SignedIn>> {
  const checked = await checkPassword(actor, input, now);
  if (!checked.ok) return checked;
  if (isPasswordOfEmail(input.password, actor.email)) return refusedField('password', 'passwordIsEmail');
  const passwordHash = await hashPassword(input.password);
  return transact(async (tx) => {
    const mine = await tx.user.updateMany({ where: { id: actor.userId, passwordHash: checked.value, ...alive }, data: { passwordHash } });
    if (mine.count === 0) throw new Refusal('changed');
    return afterNewPassword(tx, actor.userId, now);
  });
}

/** What an old password may have opened is closed, and the person is told. */
async function afterNewPassword(tx: Tx, userId: string, now: Date): Promise<SignedIn> {
  await tx.session.deleteMany({ where: { userId } });
  await endLinks(tx, 'reset_password', userId, now);
  await endLinks(tx, 'change_email', userId, now);
  await record(tx, { actorId: userId, action: 'password_changed', subject: 'user', subjectId: userId, fields: ['passwordHash'] });
  await notify(tx, {
    event: 'account_password_changed',
    params: { changedOn: now.toISOString() },
    // Whoever did not change it cannot give the one that is there.
    href: routes.forgottenPassword(),
    to: [userId],
  });
  return { userId, ...(await createSession(tx, userId, now)) };
}

/** Asks for the password again before something that matters: an open session may be somebody else's chance. */
async function checkPassword(
  actor: Actor,
  input: { currentPassword: string; address: string | null },
  now: Date,
): Promise<Result<string | null>> {
  const attempt = { account: actor.email, address: input.address };
  const taken = await takeAttempt('sign_in', attempt, now);
  if (!taken.ok) return taken;
  const user = await db.user.findUnique({ where: { id: actor.userId }, select: { passwordHash: true } });
  if (!(await verifyPassword(user?.passwordHash, input.currentPassword))) return refusedField('currentPassword', 'passwordWrong');
  await forgiveAttempt(db, 'sign_in', attempt);
  return { ok: true, value: user?.passwordHash ?? null };
}

/**
 * Writes to the address that an account shall have; nothing changes before that mailbox has answered.
 * One that has an account already is told so itself, and the screen says nothing of it.
 */
export async function askForEmailChange(
  actor: Actor,
  input: { email: string; currentPassword: string; address: string | null },
  now: Date,
): Promise<Result<undefined>> {
  if (input.email === actor.email) return refusedField('email', 'emailSame');
  const taken = await takeAttempt('email_change', { account: actor.email, address: input.address }, now);
  if (!taken.ok) return taken;
  const checked = await checkPassword(actor, input, now);
  if (!checked.ok) return checked;
  return transact(async (tx) => {
    // One change waits at a time.
    await endLinks(tx, 'change_email', actor.userId, now);
    await record(tx, { actorId: actor.userId, action: 'email_change_asked', subject: 'user', subjectId: actor.userId });
    const known = await tx.user.findUnique({ where: { email: input.email }, select: { name: true, nameAr: true, locale: true } });
    if (known) {
      await writeTo(tx, { event: 'account_exists', params: {}, href: routes.signIn(), to: { email: input.email, ...known } });
      return undefined;
    }
    const { token, expiresAt } = await makeLink(tx, { purpose: 'change_email', email: input.email, userId: actor.userId }, now);
    await writeTo(tx, {
      event: 'account_email_change',
      params: { expiresOn: expiresAt.toISOString() },
      href: routes.confirmEmail(token),
      // Without the name, which is the asker's: the mailbox may be a stranger's.
      to: { email: input.email, name: null, nameAr: null, locale: actor.locale },
    });
    return undefined;
  });
}

/**
 * Gives the actor's account the address whose mailbox has answered, and tells the old one. The mailbox alone
 * is not enough: an address that was mistyped is a stranger's, who would get the account by its link.
 */
export async function confirmEmailChange(
  actor: Actor,
  input: { token: string; address: string | null },
  now: Date,
): Promise<Result<undefined>> {
  const link = await findLink(input.token, 'change_email', now);
  if (link !== null && link.userId !== actor.userId) return refused('forbidden');
  const taken = await takeAttempt('confirmation', { account: link?.email ?? null, address: input.address }, now);
  if (!taken.ok) return taken;
  if (link === null) return refused('linkUnusable');
  try {
    return await transact(async (tx) => {
      const { email } = await useLink(tx, input.token, 'change_email', now);
      const before = await tx.user.findFirst({
        where: { id: actor.userId, ...alive },
        select: { id: true, email: true, name: true, nameAr: true, locale: true },
      });
      if (!before) throw new Refusal('linkUnusable');
      const { id, ...to } = before;
      await tx.user.update({ where: { id }, data: { email, emailVerified: now } });
      // Links to a new password lie in a mailbox that is this account's no more.
      await endLinks(tx, 'reset_password', id, now);
      await endLinks(tx, 'change_email', id, now);
      await record(tx, { actorId: id, action: 'email_changed', subject: 'user', subjectId: id, fields: ['email'] });
      await writeTo(tx, { event: 'account_email_changed', params: { changedOn: now.toISOString() }, href: `${routes.help()}#account`, to });
      return undefined;
    });
  } catch (error) {
    // Somebody registered with it meanwhile.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return refused('accountExists');
    throw error;
  }
}

export interface AccountChange {
  name: string;
  nameAr: string | null;
  locale: Actor['locale'];
  /** When the mails of each group are sent, and whether. */
  mails: Readonly<Record<MailGroup, MailChoice>>;
}

export function changeAccount(actor: Actor, { mails, ...change }: AccountChange): Promise<Result<undefined>> {
  return transact(async (tx) => {
    const { userId } = actor;
    const { mailChoices, ...before } = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true, nameAr: true, locale: true, mailChoices: { select: { group: true, choice: true }, take: MAIL_GROUPS.length } },
    });
    const chosen = chosenFor(mailChoices);
    const fields = (['name', 'nameAr', 'locale'] as const).filter((field) => before[field] !== change[field]) as string[];
    if (MAIL_GROUPS.some((group) => chosen[group] !== mails[group])) fields.push('mails');
    if (fields.length === 0) return undefined;
    await tx.user.update({ where: { id: userId }, data: change });
    await tx.mailPreference.deleteMany({ where: { userId } });
    await tx.mailPreference.createMany({
      data: MAIL_GROUPS.filter((group) => mails[group] !== 'immediate').map((group) => ({ userId, group, choice: mails[group] })),
      skipDuplicates: true,
    });
    await record(tx, { actorId: userId, action: 'account_changed', subject: 'user', subjectId: userId, fields });
    return undefined;
  });
}

/** Ends every session of a person, this one included. */
export function signOutEverywhere(userId: string): Promise<Result<undefined>> {
  return transact(async (tx) => {
    await tx.session.deleteMany({ where: { userId } });
    await record(tx, { actorId: userId, action: 'signed_out_everywhere', subject: 'user', subjectId: userId });
    return undefined;
  });
}

function refusedField(name: string, code: FieldError['code']): Refused {
  return { ok: false, code: 'invalid', fields: { [name]: { code } } };
}
