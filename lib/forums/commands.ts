import 'server-only';
import { newCode } from '@/lib/agreements/new-code';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { nameOf } from '@/lib/i18n/localised';
import { takeAttempt } from '@/lib/limits/commands';
import { makeLink, useLink } from '@/lib/links/commands';
import { findLink } from '@/lib/links/queries';
import { writeTo } from '@/lib/notifications/commands';
import { ERASED_WORDS } from '@/lib/privacy/rules';
import { type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { canArrange, canReadContact, canReadForums, canTakeContact, standsOf } from './policy';
import { type ForumRow, findContact, findForum, findRegistered, findStand, findStandByCode } from './queries';
import { CONSENT_VERSION, metAt, type PeopleList, takesRegistrations } from './rules';
import { cancellation, type ForumFields, type NewRegistration, type TakenContact } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

/** Somebody without an account: where they come from, and in which language they read. */
interface Visit {
  address: string | null;
  locale: Locale;
}

const FORUM_FIELDS = ['name', 'place', 'province', 'startsOn', 'endsOn', 'agenda', 'partners'] as const;

const dataOf = ({ province, startsOn, endsOn, ...words }: ForumFields) => ({
  ...words,
  provinceCode: province,
  startsOn: dateOfDay(startsOn),
  endsOn: dateOfDay(endsOn),
});

/** A coordinator opens a forum of a region of theirs, which nobody else reads before it is published. */
export function createForum({ actor, submissionId }: Context, fields: ForumFields): Promise<Result<{ forumId: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'forum_create' }, async (tx) => {
    await requireArranging(tx, actor, fields.province);
    const { id } = await tx.forum.create({ data: { ...dataOf(fields), createdById: actor.userId }, select: { id: true } });
    await record(tx, { actorId: actor.userId, action: 'forum_create', subject: 'forum', subjectId: id, fields: [...FORUM_FIELDS] });
    return { forumId: id };
  });
}

/** Other words or days of a forum. */
export function reviseForum(
  { actor, submissionId }: Context,
  { forumId, version, ...fields }: ForumFields & { forumId: number; version: number },
): Promise<Result<{ forumId: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'forum_revise' }, async (tx) => {
    await requireArranged(tx, actor, forumId);
    await requireArranging(tx, actor, fields.province);
    await swap(tx, { id: forumId, version }, dataOf(fields));
    await record(tx, { actorId: actor.userId, action: 'forum_revise', subject: 'forum', subjectId: forumId, fields: [...FORUM_FIELDS] });
    return { forumId };
  });
}

/** From now on anybody reads it and registers; or nobody does any more, and who registered stays. */
export function publishForum(
  { actor, submissionId, now }: Context,
  { forumId, version }: { forumId: number; version: number },
  published: boolean,
): Promise<Result<{ forumId: number }>> {
  const action = published ? 'forum_publish' : 'forum_withdraw';
  return transactOnce({ actorId: actor.userId, submissionId, action }, async (tx) => {
    const forum = await requireArranged(tx, actor, forumId);
    if ((forum.publishedAt !== null) === published) throw new Refusal('changed');
    await swap(tx, { id: forumId, version }, { publishedAt: published ? now : null });
    await record(tx, { actorId: actor.userId, action, subject: 'forum', subjectId: forumId, fields: ['state'] });
    return { forumId };
  });
}

async function swap(tx: Tx, which: { id: number; version: number }, data: Prisma.ForumUncheckedUpdateManyInput): Promise<void> {
  const written = await tx.forum.updateMany({ where: which, data: { ...data, version: { increment: 1 } } });
  if (written.count === 0) throw new Refusal('changed');
}

async function requireArranging(tx: Tx, actor: Actor, provinceCode: string): Promise<void> {
  if (!actor.staff?.coordinator) throw new Refusal('forbidden');
  const province = await tx.province.findUnique({ where: { code: provinceCode }, select: { regionCode: true } });
  if (!province) throw new Refusal('invalid', undefined, { province: { code: 'provinceMissing' } });
  if (!canArrange(actor, province)) throw new Refusal('forbidden');
}

/** The forum, for whoever arranges it. */
async function requireArranged(tx: Tx, actor: Actor, forumId: number): Promise<ForumRow> {
  if (!canReadForums(actor)) throw new Refusal('forbidden');
  const forum = await findForum(forumId, tx);
  if (!forum) throw new Refusal('notFound');
  if (!canArrange(actor, forum.province)) throw new Refusal('forbidden');
  return forum;
}

/** An association stands at a forum, under a code of its own. */
export function addStand(
  { actor, submissionId }: Context,
  { forumId, organisationId, place }: { forumId: number; organisationId: number; place: string | null },
): Promise<Result<{ forumId: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'stand_add' }, async (tx) => {
    await requireArranged(tx, actor, forumId);
    const association = await tx.organisation.findUnique({ where: { id: organisationId }, select: { kind: true, state: true } });
    if (association?.kind !== 'ASSOCIATION' || association.state !== 'verified')
      throw new Refusal('invalid', undefined, { organisationId: { code: 'choiceMissing' } });
    // One stand each: who adds the same at once finds it there.
    const added = await tx.stand.createMany({ data: [{ forumId, organisationId, place, code: newCode() }], skipDuplicates: true });
    if (added.count === 0) throw new Refusal('invalid', undefined, { organisationId: { code: 'standTaken' } });
    await record(tx, { actorId: actor.userId, action: 'stand_add', subject: 'forum', subjectId: forumId, fields: ['stand'] });
    return { forumId };
  });
}

/** Takes a stand away at which nobody was met; its code opens nothing any more. */
export function removeStand({ actor, submissionId }: Context, { standId }: { standId: number }): Promise<Result<{ forumId: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'stand_remove' }, async (tx) => {
    if (!canReadForums(actor)) throw new Refusal('forbidden');
    const stand = await findStand(standId, tx);
    if (!stand) throw new Refusal('notFound');
    if (!canArrange(actor, stand.forum.province)) throw new Refusal('forbidden');
    // Whoever is noted there at the same time waits for this, or was first.
    await tx.$queryRaw`SELECT "id" FROM "Stand" WHERE "id" = ${standId} FOR UPDATE`;
    if ((await tx.forumContact.count({ where: { standId } })) > 0) throw new Refusal('standInUse');
    await tx.stand.deleteMany({ where: { id: standId } });
    await record(tx, { actorId: actor.userId, action: 'stand_remove', subject: 'forum', subjectId: stand.forumId, fields: ['stand'] });
    return { forumId: stand.forumId };
  });
}

/**
 * Registers somebody, and mails a link that cancels it. An address that is registered already gets such a letter once more
 * and keeps what it has: the screen is the same, and says nothing of who comes.
 */
export async function registerForForum(
  { address, locale }: Visit,
  { forumId, consent: _, ...visitor }: NewRegistration,
  now: Date,
): Promise<Result<{ forumId: number }>> {
  const taken = await takeAttempt('forum_registration', { account: visitor.email, address }, now);
  if (!taken.ok) return taken;
  return transact(async (tx) => {
    const forum = await findForum(forumId, tx);
    if (!forum?.publishedAt) throw new Refusal('notFound');
    if (!takesRegistrations(forum, dateOfDay(dayOf(now)))) throw new Refusal('forumOver');
    const consent = { consentAt: now, consentVersion: CONSENT_VERSION };
    const { count } = await tx.forumRegistration.createMany({
      data: [{ forumId, ...visitor, locale, ...consent, createdAt: now }],
      skipDuplicates: true,
    });
    const { id } = await tx.forumRegistration.findUniqueOrThrow({
      where: { forumId_email: { forumId, email: visitor.email } },
      select: { id: true },
    });
    if (count > 0)
      await record(tx, { actorId: null, action: 'forum_register', subject: 'forum', subjectId: forumId, fields: ['registration'] });
    const { token } = await makeLink(
      tx,
      { purpose: 'cancel_forum_registration', email: visitor.email, payload: { registrationId: id } },
      now,
    );
    await writeTo(tx, {
      event: 'forum_registered',
      params: { forumName: nameOf(forum), startDate: dayOf(forum.startsOn), placeName: { fr: forum.place, ar: forum.place } },
      href: routes.cancelForumRegistration(token),
      // Without the name: whoever typed it may be a stranger who wants our mail to say something.
      to: { email: visitor.email, name: null, nameAr: null, locale },
    });
    return { forumId };
  });
}

/** Whoever reads the letter does not come: who it was is forgotten at once, and that they cancelled counts. */
export async function cancelForumRegistration(
  { token, address }: { token: string; address: string | null },
  now: Date,
): Promise<Result<{ forumId: number }>> {
  const link = await findLink(token, 'cancel_forum_registration', now);
  const taken = await takeAttempt('confirmation', { account: link?.email ?? null, address }, now);
  if (!taken.ok) return taken;
  if (link === null) return refused('linkUnusable');
  return transact(async (tx) => {
    const { payload } = await useLink(tx, token, 'cancel_forum_registration', now);
    const registered = await findRegistered(cancellation.parse(payload).registrationId, tx);
    if (!registered) throw new Refusal('linkUnusable');
    const written = await tx.forumRegistration.updateMany({
      where: { id: registered.id, state: 'registered' },
      data: { ...forgotten(now), state: 'cancelled', cancelledAt: now },
    });
    if (written.count === 0) throw new Refusal('linkUnusable');
    const forumId = registered.forum.id;
    await record(tx, { actorId: null, action: 'forum_cancel', subject: 'forum', subjectId: forumId, fields: ['registration'] });
    return { forumId };
  });
}

/** Somebody at a stand leaves how they can be reached. */
export async function leaveContact(
  { address, locale }: Visit,
  { code, clientId, ...visitor }: Omit<TakenContact, 'standId'> & { code: string },
  now: Date,
): Promise<Result<{ code: string }>> {
  const taken = await takeAttempt('forum_contact', { account: code, address }, now);
  if (!taken.ok) return taken;
  return transact(async (tx) => {
    const stand = await findStandByCode(code, tx);
    if (!stand?.forum.publishedAt) throw new Refusal('notFound');
    await writeContact(tx, { ...visitor, clientId, forumId: stand.forumId, standId: stand.id, locale, metAt: now, takenById: null }, now);
    return { code };
  });
}

/** Staff, or the people of a stand, note whom they met. What a device sends twice is written once. */
export function takeContact(
  { actor, now }: Omit<Context, 'submissionId'>,
  { forumId, ...contact }: TakenContact & { forumId: number },
  { locale, saidAt }: { locale: Locale; saidAt: Date | null },
): Promise<Result<{ forumId: number; clientId: string }>> {
  return transact(async (tx) => {
    const forum = await findForum(forumId, tx);
    const stand = contact.standId === null ? null : await findStand(contact.standId, tx);
    // Who is neither knows of no forum that is not published.
    if (!forum || (stand !== null && stand.forumId !== forumId)) throw new Refusal('notFound');
    if (contact.standId !== null && !stand) throw new Refusal('notFound');
    if (!canTakeContact(actor, stand)) throw new Refusal('forbidden');
    await writeContact(tx, { ...contact, forumId, locale, metAt: metAt(saidAt, now), takenById: actor.userId }, now);
    return { forumId, clientId: contact.clientId };
  });
}

async function writeContact(
  tx: Tx,
  contact: Omit<Prisma.ForumContactUncheckedCreateInput, 'consentAt' | 'consentVersion' | 'clientId'> & { clientId: string; metAt: Date },
  now: Date,
): Promise<void> {
  // They consented when they were met, which may be before it arrived.
  const consent = { consentAt: contact.metAt, consentVersion: CONSENT_VERSION };
  const { count } = await tx.forumContact.createMany({ data: [{ ...contact, ...consent, createdAt: now }], skipDuplicates: true });
  if (count === 0) return;
  const { forumId, takenById } = contact;
  await record(tx, { actorId: takenById ?? null, action: 'contact_take', subject: 'forum', subjectId: forumId, fields: ['contact'] });
}

/** Who was met asked to be forgotten. */
export function forgetContact(
  { actor, submissionId, now }: Context,
  { contactId }: { contactId: number },
): Promise<Result<{ forumId: number; own: boolean }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'contact_forget' }, async (tx) => {
    const contact = await findContact(contactId, tx);
    if (!contact || !canReadContact(actor, { standOf: contact.stand?.organisationId ?? null })) throw new Refusal('notFound');
    if (actor.staff !== null && !actor.staff.coordinator) throw new Refusal('forbidden');
    const written = await tx.forumContact.updateMany({
      where: { id: contactId, forgottenAt: null },
      data: { ...forgotten(now), spokeOf: ERASED_WORDS },
    });
    if (written.count === 0) throw new Refusal('changed');
    await record(tx, {
      actorId: actor.userId,
      action: 'contact_forget',
      subject: 'forum',
      subjectId: contact.forumId,
      fields: ['contact'],
    });
    return { forumId: contact.forumId, own: actor.staff === null };
  });
}

/** What a list is about, as the audit calls it. */
const ABOUT = { registrations: 'registration', contacts: 'contact' } as const satisfies Record<PeopleList, string>;

/**
 * Lets somebody take a list of people along: the staff those of a forum, an association those whom its own stands met.
 * Written down before the first byte leaves.
 */
export function handOutPeople(actor: Actor, { forumId, list }: { forumId: number | null; list: PeopleList }): Promise<Result<undefined>> {
  const deed = { actorId: actor.userId, action: 'people_download', fields: [ABOUT[list]] } as const;
  return transact(async (tx) => {
    if (forumId !== null) {
      if (!canReadForums(actor)) throw new Refusal('forbidden');
      if (!(await findForum(forumId, tx))) throw new Refusal('notFound');
      await record(tx, { ...deed, subject: 'forum', subjectId: forumId });
      return undefined;
    }
    const own = standsOf(actor);
    if (own.length === 0 || list !== 'contacts') throw new Refusal('forbidden');
    for (const subjectId of own) await record(tx, { ...deed, subject: 'organisation', subjectId });
    return undefined;
  });
}

/** Who came or was met is forgotten; that somebody did goes on counting. */
const forgotten = (now: Date) => ({ name: ERASED_WORDS, email: null, phone: null, organisation: null, forgottenAt: now });

/** Those of some addresses, wherever they came or were met. */
export async function forgetVisitors(tx: Tx, addresses: readonly string[], now: Date): Promise<void> {
  const who = { email: { in: [...addresses] } };
  await tx.forumRegistration.updateMany({ where: who, data: forgotten(now) });
  await tx.forumContact.updateMany({ where: who, data: { ...forgotten(now), spokeOf: ERASED_WORDS } });
}

/** Those whose time is over, by when they registered and were met; answers with how many. */
export async function forgetOldVisitors(
  registered: Prisma.DateTimeFilter,
  met: Prisma.DateTimeFilter,
  now: Date,
): Promise<{ forumRegistration: number; forumContact: number }> {
  const registrations = await db.forumRegistration.updateMany({
    where: { forgottenAt: null, createdAt: registered },
    data: forgotten(now),
  });
  const contacts = await db.forumContact.updateMany({
    where: { forgottenAt: null, metAt: met },
    data: { ...forgotten(now), spokeOf: ERASED_WORDS },
  });
  return { forumRegistration: registrations.count, forumContact: contacts.count };
}
