import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { addDays, dateOfDay, dayNumberOfDate, dayOf } from '@/lib/i18n/day';
import { type Bilingual, nameOf } from '@/lib/i18n/localised';
import { notify } from '@/lib/notifications/commands';
import { sendBackRequests, setAsideLater } from '@/lib/requests/commands';
import type { Result } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { allowedActions, canManageListing, whyNotReview } from './policy';
import { type FormFields, findListing, isFirstListing, type ListingRow, listListingsToExpire, listListingsToWarnOf } from './queries';
import { CLOSING_SOON_DAYS, firstState, type ListingState, type Noun, next, type OwnerAction, RESTED_ON, stateOn } from './rules';

/** Refuses a listing of an organisation that may not publish; answers with those to tell, its owners. */
export async function requirePublisher(tx: Tx, organisationId: number): Promise<string[]> {
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { state: true } });
  if (organisation.state !== 'verified') throw new Refusal('organisationNotVerified', { what: 'listing' });
  return listOwners(tx, organisationId);
}

/** Refuses codes that are no skills: the form offers a list, but anybody can send another. */
export async function requireSkills(tx: Tx, codes: readonly string[]): Promise<void> {
  const known = await tx.skill.count({ where: { code: { in: [...codes] } } });
  if (known !== codes.length) throw new Refusal('invalid', undefined, { skills: { code: 'skillsUnknown' } });
}

async function listOwners(tx: Tx, organisationId: number): Promise<string[]> {
  const memberships = await tx.membership.findMany({
    where: { organisationId, role: 'owner', user: { disabledAt: null } },
    select: { userId: true },
    orderBy: { id: 'asc' },
  });
  return memberships.map((membership) => membership.userId);
}

/** The state and the times of a new listing: an organisation's first one waits for a coordinator. */
export async function openingOf(
  tx: Tx,
  organisationId: number,
  now: Date,
): Promise<{ state: 'submitted' | 'open'; submittedAt: Date | null; publishedAt: Date | null }> {
  const state = firstState(!(await isFirstListing(organisationId, tx)));
  return { state, submittedAt: state === 'submitted' ? now : null, publishedAt: state === 'open' ? now : null };
}

/** What is set when a listing gets another last day: whoever publishes within the last days is not told that it closes soon. */
export function toldFor(lastDay: string, now: Date): Date | null {
  const date = dateOfDay(lastDay);
  return dayNumberOfDate(date) - dayNumberOfDate(dateOfDay(dayOf(now))) <= CLOSING_SOON_DAYS ? date : null;
}

interface Told {
  id: number;
  organisationId: number;
  title: Bilingual;
}

/** Records that a listing was sent and tells who it concerns: its owners when it is open, else those who review it. */
export async function announce(tx: Tx, noun: Noun, listing: Told, state: 'submitted' | 'open', actorId: string): Promise<void> {
  await record(tx, { actorId, action: `${noun}_${state === 'open' ? 'published' : 'submitted'}`, subject: noun, subjectId: listing.id });
  if (state === 'open') await tellPublished(tx, noun, listing);
  else await tellReviewers(tx, noun, listing);
}

async function tellPublished(tx: Tx, noun: Noun, { id, organisationId, title }: Told): Promise<void> {
  const { kind } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { kind: true } });
  const to = await listOwners(tx, organisationId);
  const params = { listingTitle: title };
  await notify(
    tx,
    noun === 'need'
      ? { event: 'need_published', params, href: routes.need(id), to }
      : { event: 'offer_published', params, href: routes.ownOffer(sideOf(kind), id), to },
  );
}

/** Coordinators whose scope covers the organisation's region and who do not belong to it. */
async function tellReviewers(tx: Tx, noun: Noun, { id, organisationId, title }: Told): Promise<void> {
  const owner = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { nameFr: true, nameAr: true, regionCode: true, region: { select: { nameFr: true, nameAr: true } } },
  });
  const roles = await tx.staffRole.findMany({
    where: {
      kind: 'coordinator',
      OR: [{ national: true }, { regions: { has: owner.regionCode } }],
      user: { disabledAt: null, memberships: { none: { organisationId } } },
    },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  await notify(tx, {
    event: 'listing_waiting',
    params: { listingTitle: title, organisationName: nameOf(owner), regionName: nameOf(owner.region) },
    href: noun === 'need' ? routes.needReview(id) : routes.offerReview(id),
    to: roles.map((role) => role.userId),
  });
}

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

export interface WhichListing {
  noun: Noun;
  id: number;
  /** As it was read. */
  version: number;
}

type Answer = { id: number };

export function pauseListing(context: Context, which: WhichListing): Promise<Result<Answer>> {
  return manage(context, which, 'pause');
}

export function reopenListing(context: Context, which: WhichListing): Promise<Result<Answer>> {
  return manage(context, which, 'reopen');
}

/** Nobody can pledge on it or ask for it any more, and it does not come back; a copy of it may. */
export function closeListing(context: Context, which: WhichListing): Promise<Result<Answer>> {
  return manage(context, which, 'close');
}

/**
 * Another last day; an expired listing is open again with it. A need whose work was to begin by then
 * begins on that day: nobody pledges once the work should have begun.
 */
export function extendListing(context: Context, which: WhichListing, until: string): Promise<Result<Answer>> {
  return manage(context, which, 'extend', (row) => {
    const field = { code: 'dayNotAfterToday', params: { day: dayOf(context.now) } };
    if (until <= dayOf(context.now)) throw new Refusal('invalid', undefined, { until: field });
    if (row.firstDay !== null && until <= row.firstDay) throw new Refusal('invalid', undefined, { until: { code: 'untilNotAfterFrom' } });
    return { lastDay: until };
  });
}

/** What every change by its own people has in common: read, decide on rights, compare, write, record. */
function manage(
  { actor, submissionId, now }: Context,
  which: WhichListing,
  action: OwnerAction,
  more: (row: ListingRow) => { lastDay?: string } = () => ({}),
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: `${which.noun}_${action}` }, async (tx) => {
    const row = await requireListing(tx, actor, which, action, now);
    if (action === 'reopen' || action === 'extend') await requirePublisher(tx, row.organisationId);
    const { lastDay } = more(row);
    const state = next(stateOn(row, dayOf(now)), action);
    if (state === undefined) throw new Refusal('changed');
    await swapListing(tx, row, { state, ...(lastDay !== undefined && { lastDay, toldFor: toldFor(lastDay, now) }) });
    await record(tx, {
      actorId: actor.userId,
      action: `${row.noun}_${action}`,
      subject: row.noun,
      subjectId: row.id,
      fields: [
        ...(state === row.state ? [] : ['state']),
        ...(lastDay === undefined ? [] : [row.noun === 'need' ? 'closesOn' : 'availableUntil']),
      ],
    });
    if (state === 'closed') await setAsideLater(tx, row.noun, row.id);
    return { id: row.id };
  });
}

/** The listing, if this person may do this with it now. */
export async function requireListing(tx: Tx, actor: Actor, which: WhichListing, action: OwnerAction, now: Date): Promise<ListingRow> {
  const row = await findListing(which.noun, which.id, tx);
  // What is not published is nobody else's business.
  if (!row || (row.publishedAt === null && !canManageListing(actor, row))) throw new Refusal('notFound');
  if (!canManageListing(actor, row)) throw new Refusal('forbidden');
  if (!allowedActions(actor, { ...row, state: stateOn(row, dayOf(now)) }).includes(action)) throw new Refusal('changed');
  if (row.version !== which.version) throw new Refusal('changed');
  return row;
}

interface Change {
  state: ListingState;
  lastDay?: string;
  toldFor?: Date | null;
  publishedAt?: Date;
  returnReason?: string | null;
}

/** Compare-and-swap on (id, state, version). The version counts what others rest on, and stays. */
async function swapListing(tx: Tx, row: ListingRow, change: Change): Promise<void> {
  const where = { id: row.id, state: row.state, version: row.version };
  const { lastDay, toldFor: told, ...same } = change;
  const shared = { ...same, ...(told !== undefined && { closingToldFor: told }) };
  const date = lastDay === undefined ? undefined : dateOfDay(lastDay);
  const written =
    row.noun === 'need'
      ? await tx.skillNeed.updateMany({
          where,
          data: {
            ...shared,
            ...(date && { closesOn: date, ...(row.wantedStart !== null && lastDay && lastDay > row.wantedStart && { wantedStart: date }) }),
          },
        })
      : await tx.expertiseOffer.updateMany({ where, data: { ...shared, ...(date && { availableUntil: date }) } });
  if (written.count === 0) throw new Refusal('changed');
}

/** A coordinator opens an organisation's first listing. */
export function approveListing(context: Context, which: WhichListing): Promise<Result<Answer>> {
  return review(context, which, 'approve', async (tx, row) => {
    const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: row.organisationId }, select: { state: true } });
    if (organisation.state !== 'verified') throw new Refusal('organisationNotVerified', { what: 'review' });
    if (row.lastDay < dayOf(context.now)) throw new Refusal('listingOver');
    await swapListing(tx, row, { state: 'open', publishedAt: context.now, returnReason: null });
    await tellPublished(tx, row.noun, row);
  });
}

/** A coordinator sends it back and says what is missing; its people mend it and send it again. */
export function returnListing(context: Context, which: WhichListing, reason: string): Promise<Result<Answer>> {
  const write = async (tx: Tx, row: ListingRow) => {
    await swapListing(tx, row, { state: 'returned', returnReason: reason });
    await notify(tx, {
      event: 'listing_returned',
      params: { listingTitle: row.title, reason },
      href: ownPage(row),
      to: [...(await listOwners(tx, row.organisationId)), ...(await listAuthor(tx, row))],
    });
  };
  return review(context, which, 'return', write, { reason });
}

/** Who wrote it, while they still belong to its organisation. */
async function listAuthor(tx: Tx, row: ListingRow): Promise<string[]> {
  if (row.createdById === null) return [];
  const author = await tx.membership.findFirst({
    where: { userId: row.createdById, organisationId: row.organisationId, user: { disabledAt: null } },
    select: { userId: true },
  });
  return author ? [author.userId] : [];
}

function ownPage(row: ListingRow): string {
  return row.noun === 'need' ? routes.ownNeed(sideOf(row.kind), row.id) : routes.ownOffer(sideOf(row.kind), row.id);
}

function review(
  { actor, submissionId }: Context,
  which: WhichListing,
  action: 'approve' | 'return',
  write: (tx: Tx, row: ListingRow) => Promise<void>,
  personal?: { reason: string },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: `${which.noun}_${action}` }, async (tx) => {
    const row = await findListing(which.noun, which.id, tx);
    if (!row || (actor.staff === null && !canManageListing(actor, row))) throw new Refusal('notFound');
    if (whyNotReview(actor, row) !== undefined) throw new Refusal('forbidden');
    if (next(row.state, action) === undefined || row.version !== which.version) throw new Refusal('changed');
    await write(tx, row);
    await record(tx, {
      actorId: actor.userId,
      action: `${row.noun}_${action}`,
      subject: row.noun,
      subjectId: row.id,
      fields: ['state'],
      ...(personal && { personal }),
    });
    return { id: row.id };
  });
}

/**
 * Writes down what the day already made true, and tells the owners. One transaction per listing, each
 * a compare-and-swap: of any number of workers one writes and tells.
 */
export async function expireListings(now: Date): Promise<void> {
  const today = dateOfDay(dayOf(now));
  for (const { noun, id } of await listListingsToExpire(today)) {
    await transact(async (tx) => {
      const row = await findListing(noun, id, tx);
      if (!row || next(row.state, 'expire') === undefined) return;
      const where = { id, state: row.state };
      const data = { state: 'expired' } as const;
      const written =
        noun === 'need'
          ? await tx.skillNeed.updateMany({ where: { ...where, closesOn: { lt: today } }, data })
          : await tx.expertiseOffer.updateMany({ where: { ...where, availableUntil: { lt: today } }, data });
      if (written.count === 0) return;
      await record(tx, { actorId: null, action: `${noun}_expire`, subject: noun, subjectId: id, fields: ['state'] });
      await setAsideLater(tx, noun, id);
      await notify(tx, {
        event: 'listing_expired',
        params: { listingTitle: row.title },
        href: ownPage(row),
        to: await listOwners(tx, row.organisationId),
      });
    });
  }
}

/** Tells the owners of what closes within a week, once per closing day. */
export async function tellClosingSoon(now: Date): Promise<void> {
  const today = dateOfDay(dayOf(now));
  for (const { noun, id } of await listListingsToWarnOf(today, addDays(today, CLOSING_SOON_DAYS))) {
    await transact(async (tx) => {
      const row = await findListing(noun, id, tx);
      if (!row) return;
      const lastDay = dateOfDay(row.lastDay);
      const untold: { state: 'open'; OR: { closingToldFor: null | { not: Date } }[] } = {
        state: 'open',
        OR: [{ closingToldFor: null }, { closingToldFor: { not: lastDay } }],
      };
      const data = { closingToldFor: lastDay };
      const written =
        noun === 'need'
          ? await tx.skillNeed.updateMany({ where: { id, closesOn: lastDay, ...untold }, data })
          : await tx.expertiseOffer.updateMany({ where: { id, availableUntil: lastDay, ...untold }, data });
      if (written.count === 0) return;
      await notify(tx, {
        event: 'listing_closing_soon',
        params: { listingTitle: row.title, closesOn: row.lastDay, days: dayNumberOfDate(lastDay) - dayNumberOfDate(today) },
        href: ownPage(row),
        to: await listOwners(tx, row.organisationId),
      });
    });
  }
}

/** The listing whose form was sent again: one that was returned goes back to those who review it. */
export async function requireEdited(
  tx: Tx,
  actor: Actor,
  which: WhichListing,
  now: Date,
): Promise<ListingRow & { nextState: ListingState }> {
  const found = await findListing(which.noun, which.id, tx);
  const action = found?.state === 'returned' ? 'resubmit' : 'edit';
  const row = await requireListing(tx, actor, which, action, now);
  await requirePublisher(tx, row.organisationId);
  const nextState = next(row.state, action);
  if (nextState === undefined) throw new Refusal('changed');
  return { ...row, nextState };
}

/** The names of the fields whose values differ. */
function changedFields(before: FormFields, after: FormFields): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => JSON.stringify(before[name] ?? []) !== JSON.stringify(after[name] ?? []));
  // What is said of a skill is part of the skills.
  return [...new Set(changed.map((name) => (/^(importance|level)\.|^proposal\./.test(name) ? 'skills' : name)))].filter(
    (name) => name !== 'writtenIn',
  );
}

/**
 * What follows from an edit: its audit, those who review it again, and the requests that rest on what
 * changed. A text that was added in another language changes nothing for them.
 */
export async function concludeEdit(
  tx: Tx,
  {
    row,
    actorId,
    before,
    after,
    now,
  }: { row: ListingRow & { nextState: ListingState }; actorId: string; before: FormFields; after: FormFields; now: Date },
): Promise<void> {
  const fields = changedFields(before, after);
  const resubmitted = row.state === 'returned';
  await record(tx, {
    actorId,
    action: `${row.noun}_${resubmitted ? 'resubmit' : 'edit'}`,
    subject: row.noun,
    subjectId: row.id,
    fields: [...(resubmitted ? ['state'] : []), ...fields],
  });
  if (resubmitted) await tellReviewers(tx, row.noun, row);
  const translated = (before.title ?? []).length === 0;
  const rested: readonly string[] = RESTED_ON[row.noun];
  if (!fields.some((name) => rested.includes(name) && !(translated && name === 'deliverable'))) return;
  const version = row.version + 1;
  const data = { version };
  if (row.noun === 'need') await tx.skillNeed.update({ where: { id: row.id }, data });
  else await tx.expertiseOffer.update({ where: { id: row.id }, data });
  await sendBackRequests(tx, { noun: row.noun, id: row.id, version, organisationId: row.organisationId, actorId, now });
}

/**
 * Ends what an organisation offers and asks for when nobody of it is left: what is public closes, what waits
 * for its review goes back with the reason. In the caller's transaction.
 */
export async function closeUnattended(
  tx: Tx,
  { organisationId, actorId, reason }: { organisationId: number; actorId: string; reason: string },
): Promise<void> {
  for (const [state, to] of [
    ['open', 'closed'],
    ['paused', 'closed'],
    ['submitted', 'returned'],
  ] as const) {
    const where = { organisationId, state };
    const data = { state: to, ...(to === 'returned' && { returnReason: reason }) };
    const select = { id: true } as const;
    for (const { id } of await tx.skillNeed.updateManyAndReturn({ where, data, select })) {
      await record(tx, { actorId, action: `need_${to}`, subject: 'need', subjectId: id, fields: ['state'] });
      if (to === 'closed') await setAsideLater(tx, 'need', id);
    }
    for (const { id } of await tx.expertiseOffer.updateManyAndReturn({ where, data, select })) {
      await record(tx, { actorId, action: `offer_${to}`, subject: 'offer', subjectId: id, fields: ['state'] });
      if (to === 'closed') await setAsideLater(tx, 'offer', id);
    }
  }
}
