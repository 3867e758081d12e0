import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { hashPassword } from '@/lib/auth/password';
import { hashSecret, newSecret } from '@/lib/auth/secret';
import { createSession } from '@/lib/auth/session';
import { Refusal, type Tx, transact } from '@/lib/db/transaction';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { takeAttempt } from '@/lib/limits/commands';
import { LIMITS } from '@/lib/limits/rules';
import { change, lockMission } from '@/lib/missions/commands';
import { findMission, type MissionRow } from '@/lib/missions/queries';
import { next, stateAt } from '@/lib/missions/rules';
import { writeTo } from '@/lib/notifications/commands';
import { addAccount, type SignedIn } from '@/lib/people/commands';
import { isPasswordOfEmail } from '@/lib/people/rules';
import { done, type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { canJoin, canName } from './policy';
import { findNamed, listNamed, type NamedRow, type PersonRow } from './queries';
import { MOST_PEOPLE, namedExpiry, namedState } from './rules';
import type { NamedPerson } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

/** What a letter needs besides: where the form came from, and in which language. */
interface Sending extends Context {
  address: string | null;
  locale: Locale;
}

type Answer = { missionId: number };

/** Somebody of the giver says who does the work: they are asked by a letter, and nothing is theirs before they agree. */
export async function namePerson(context: Sending, { missionId, ...person }: NamedPerson): Promise<Result<Answer>> {
  const { actor, now } = context;
  const taken = await takeLetter(context, missionId);
  if (!taken.ok) return taken;
  return change(context, missionId, 'name', async (tx, mission) => {
    requireNaming(context, mission);
    const named = await listNamed(missionId, tx);
    const again = named.find(({ email }) => email === person.email);
    const state = again && namedState(again, now);
    if (state === 'waiting' || state === 'confirmed') throw new Refusal('invalid', undefined, { email: { code: 'alreadyNamed' } });
    // Whose link ran out is named anew; who declined may be asked once more.
    if (again) await tx.missionPerson.update({ where: { id: again.id }, data: { removedAt: now } });
    const others = named.filter(({ id, declinedAt }) => id !== again?.id && declinedAt === null);
    if (others.length >= MOST_PEOPLE)
      throw new Refusal('invalid', undefined, { email: { code: 'peopleFull', params: { max: MOST_PEOPLE } } });
    const token = newSecret();
    const link = { tokenHash: hashSecret(token), expiresAt: namedExpiry(now) };
    await tx.missionPerson.create({ data: { missionId, ...person, ...link, namedById: actor.userId, createdAt: now } });
    await writeLetter(tx, mission, { token, email: person.email, locale: context.locale });
  });
}

/** Mails a new link to somebody who has not answered; the old one opens nothing any more. */
export async function writeAgain(
  context: Sending,
  { missionId, personId }: { missionId: number; personId: number },
): Promise<Result<Answer>> {
  const taken = await takeLetter(context, missionId);
  if (!taken.ok) return taken;
  return change(context, missionId, 'name', async (tx, mission) => {
    requireNaming(context, mission);
    const person = await requireNamed(tx, missionId, personId);
    const token = newSecret();
    const renewed = await tx.missionPerson.updateMany({
      where: { id: personId, confirmedAt: null, declinedAt: null },
      data: { tokenHash: hashSecret(token), expiresAt: namedExpiry(context.now), namedById: context.actor.userId },
    });
    if (renewed.count === 0) throw new Refusal('changed');
    await writeLetter(tx, mission, { token, email: person.email, locale: context.locale });
  });
}

/** Somebody works on the mission no more, or shall not be asked any longer. The hours that they worked stay. */
export function releasePerson(context: Context, { missionId, personId }: { missionId: number; personId: number }): Promise<Result<Answer>> {
  return change(context, missionId, 'release', async (tx) => {
    await requireNamed(tx, missionId, personId);
    await tx.missionPerson.update({ where: { id: personId }, data: { removedAt: context.now } });
  });
}

/** Letters are counted for the mission, by whomever of the giver; a stranger takes none from it. */
async function takeLetter({ actor, address, now }: Sending, missionId: number): Promise<Result<undefined>> {
  const mission = await findMission(missionId);
  if (!mission || !canName(actor, { ...mission, state: stateNow(mission, now) })) return done(undefined);
  const taken = await takeAttempt('mission_person', { account: `mission ${missionId}`, address }, now);
  return taken.ok ? taken : refused('lettersToday', { most: LIMITS.mission_person.account.attempts });
}

function requireNaming({ actor, now }: Context, mission: MissionRow): void {
  if (!canName(actor, { ...mission, state: stateNow(mission, now) })) throw new Refusal('forbidden');
}

const stateNow = (mission: Parameters<typeof stateAt>[0], now: Date) => stateAt(mission, dateOfDay(dayOf(now)));

async function requireNamed(tx: Tx, missionId: number, personId: number): Promise<PersonRow> {
  const person = (await listNamed(missionId, tx)).find(({ id }) => id === personId);
  if (!person) throw new Refusal('notFound');
  return person;
}

async function writeLetter(tx: Tx, mission: MissionRow, letter: { token: string; email: string; locale: Locale }): Promise<void> {
  const { token, email, locale } = letter;
  await writeTo(tx, {
    event: 'mission_person_invited',
    params: {
      giverName: nameOf(mission.giver),
      receiverName: nameOf(mission.receiver),
      missionTitle: titleOf(mission.need),
      quarters: mission.quarters,
      startDate: dayOf(mission.startsOn),
    },
    href: routes.missionInvitation(token),
    // Greeted by no name: it is the giver's word for them, and their account may say another.
    to: { email, name: null, nameAr: null, locale },
  });
}

export interface Joined extends SignedIn {
  missionId: number;
}

/** Makes the account of somebody whose address has none, and signs in: they work on the mission, and that is all they may. */
export async function joinAsNewcomer(
  input: { token: string; name: string; nameAr: string | null; password: string; locale: Locale; address: string | null },
  now: Date,
): Promise<Result<Joined>> {
  const { token, address, password, ...account } = input;
  const named = await follow(token, address, now);
  if (!named.ok) return named;
  const { email } = named.value;
  if (isPasswordOfEmail(password, email)) return { ok: false, code: 'invalid', fields: { password: { code: 'passwordIsEmail' } } };
  const passwordHash = await hashPassword(password);
  return transact(async (tx) => {
    const userId = await addAccount(tx, { ...account, email, passwordHash }, now);
    await answer(tx, named.value, { action: 'join', userId }, now);
    return { userId, ...(await createSession(tx, userId, now)), missionId: named.value.missionId };
  });
}

/** Somebody who has an account agrees to work on the mission that their address was named for. */
export async function joinMission(
  { actor, token, address }: { actor: Actor; token: string; address: string | null },
  now: Date,
): Promise<Result<Answer>> {
  const sent = await findNamed(token);
  if (sent !== null && !canJoin(actor, sent)) return refused('forbidden');
  const named = await follow(token, address, now);
  if (!named.ok) return named;
  return transact(async (tx) => {
    await answer(tx, named.value, { action: 'join', userId: actor.userId }, now);
    return { missionId: named.value.missionId };
  });
}

/** Whoever reads the mailbox says no, with or without an account; nothing is asked of them. */
export async function declineMission({ token, address }: { token: string; address: string | null }, now: Date): Promise<Result<undefined>> {
  const named = await follow(token, address, now);
  if (!named.ok) return named;
  return transact(async (tx) => {
    await answer(tx, named.value, { action: 'refuse', userId: null }, now);
    return undefined;
  });
}

/** Whom a link was sent to that can still be followed. */
async function follow(token: string, address: string | null, now: Date): Promise<Result<NamedRow>> {
  const named = await findNamed(token);
  const taken = await takeAttempt('confirmation', { account: named?.email ?? null, address }, now);
  if (!taken.ok) return taken;
  return named && namedState(named, now) === 'waiting' ? done(named) : refused('linkUnusable');
}

/** Uses the link up, once however many follow it, as long as the mission is not over. */
async function answer(
  tx: Tx,
  { id, missionId, tokenHash }: NamedRow,
  { action, userId }: { action: 'join' | 'refuse'; userId: string | null },
  now: Date,
): Promise<void> {
  const mission = await lockMission(tx, missionId);
  if (!mission || next(stateNow(mission, now), action, 'named') === undefined) throw new Refusal('linkUnusable');
  // They have changed their address since they confirmed the first time.
  if (userId !== null && mission.people.some((person) => person.userId === userId)) throw new Refusal('changed');
  const used = await tx.missionPerson.updateMany({
    where: { id, tokenHash, confirmedAt: null, declinedAt: null, removedAt: null, expiresAt: { gt: now } },
    data: action === 'join' ? { confirmedAt: now, userId } : { declinedAt: now },
  });
  if (used.count === 0) throw new Refusal('linkUnusable');
  await record(tx, { actorId: userId, action: `mission_${action}`, subject: 'mission', subjectId: missionId, fields: ['people'] });
}
