import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { decideTogether } from '@/lib/first-decisions/commands';
import { Prisma } from '@/lib/generated/prisma/client';
import { addDays, dateOfDay, dayOf } from '@/lib/i18n/day';
import { formatNumber } from '@/lib/i18n/formats';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { notify } from '@/lib/notifications/commands';
import { scoreNow } from '@/lib/ranking/rank';
import type { Result } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { canConsent, canDecide, canDecline, canWithdraw, partyOf } from './policy';
import { findListings, findRequestToDecide, listRecipients, type RequestRow } from './queries';
import {
  ANSWER_DAYS,
  hasConsented,
  isAvailable,
  isExpired,
  LIVE_STATES,
  needsTwo,
  next,
  type Party,
  type RequestAction,
  stateAfterConsent,
  stateAt,
} from './rules';
import type { RequestTerms } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { requestId: number };
/** Whether it was carried out, or waits for a second person. */
type Decided = Answer & { waits: boolean };

/** The giver's side offers hours of its offer to a need: one request with the giver's consent. */
export function pledgeExpertise(context: Context, terms: RequestTerms): Promise<Result<Answer>> {
  return openRequest(context, terms, 'giver');
}

/** The receiver's side asks for hours of an offer: one request with the receiver's consent. */
export function askForExpertise(context: Context, terms: RequestTerms): Promise<Result<Answer>> {
  return openRequest(context, terms, 'receiver');
}

function openRequest({ actor, submissionId, now }: Context, terms: RequestTerms, asking: Party): Promise<Result<Answer>> {
  const action = asking === 'giver' ? 'pledge' : 'ask';
  return transactOnce({ actorId: actor.userId, submissionId, action }, async (tx) => {
    const { need, offer } = await findListings(tx, terms.needId, terms.offerId);
    // A listing that is not public is none of the other side's business.
    if (!need || !offer) throw new Refusal('notFound');
    const party = partyOf(actor, { giverId: offer.organisation.id, receiverId: need.organisation.id });
    if (party !== asking) throw new Refusal('forbidden');
    if (need.organisation.state !== 'verified' || offer.organisation.state !== 'verified') throw new Refusal('organisationNotVerified');
    if (need.state !== 'open') throw new Refusal('listingUnavailable', { side: 'need' });
    if (offer.state !== 'open') throw new Refusal('listingUnavailable', { side: 'offer' });
    const pair = await scoreNow(tx, need.id, offer.id, now);
    if (!pair) throw new Refusal('notFound');
    if (!pair.scored.ok) throw new Refusal('pairImpossible', { refusal: pair.scored.refusal });
    refuseBeyond(terms.quarters, need.quartersLeft, offer.quartersLeft);
    refuseOutside(terms.startsOn, offer, now);
    const live = await tx.partnershipRequest.findFirst({
      where: { needId: need.id, offerId: offer.id, state: { in: [...LIVE_STATES] } },
      select: { id: true, state: true, answerBy: true, version: true },
    });
    if (live && !isExpired(live, now)) throw new Refusal('alreadyAsked');
    // Past its deadline it is over; written down here, it frees the pair for this one.
    if (live) await writeExpired(tx, live);
    const consent = { ById: actor.userId, At: now, Terms: 1 };
    const answerBy = addDays(now, ANSWER_DAYS);
    const request = await tx.partnershipRequest
      .create({
        data: {
          ...(await nextReference(tx, now)),
          origin: asking === 'giver' ? 'pledge' : 'ask',
          needId: need.id,
          offerId: offer.id,
          giverId: offer.organisation.id,
          receiverId: need.organisation.id,
          regionCode: need.organisation.regionCode,
          quarters: terms.quarters,
          startsOn: dateOfDay(terms.startsOn),
          mode: terms.mode,
          message: terms.message,
          [`${asking}ConsentById`]: consent.ById,
          [`${asking}ConsentAt`]: consent.At,
          [`${asking}ConsentTerms`]: consent.Terms,
          needVersion: need.version,
          offerVersion: offer.version,
          answerBy,
          points: pair.scored.points,
          parts: pair.scored.parts,
          facts: pair.scored.facts as object,
          weightsVersion: pair.context.weights.version,
          rarityVersion: pair.context.rarity.version,
          createdById: actor.userId,
        },
        select: { id: true },
      })
      .catch(refuseTaken);
    await record(tx, {
      actorId: actor.userId,
      action: `request_${action}`,
      subject: 'request',
      subjectId: request.id,
      fields: ['quarters', 'startsOn', 'mode', 'message'],
    });
    const answering = asking === 'giver' ? need.organisation : offer.organisation;
    const to = await listRecipients(tx, [answering.id]);
    const shared = { quarters: terms.quarters, answerBy: answerBy.toISOString() };
    await notify(
      tx,
      asking === 'giver'
        ? {
            event: 'pledge_received',
            params: { ...shared, organisationName: nameOf(offer.organisation), needTitle: titleOf(need), startDate: terms.startsOn },
            href: routes.request(request.id),
            to,
          }
        : {
            event: 'offer_requested',
            params: { ...shared, organisationName: nameOf(need.organisation), offerTitle: titleOf(offer) },
            href: routes.request(request.id),
            to,
          },
    );
    return { requestId: request.id };
  });
}

/** A side agrees to the terms as they stand. With both consents the coordinators are told. */
export function consentToRequest(context: Context, input: { requestId: number; version: number }): Promise<Result<Answer>> {
  return change(context, input, 'consent', canConsent, async (tx, request) => {
    const party = partyOf(context.actor, request);
    if (party === undefined) throw new Refusal('forbidden');
    if (request.giver.state !== 'verified' || request.receiver.state !== 'verified') throw new Refusal('organisationNotVerified');
    if (request.need.version !== request.needVersion || request.offer.version !== request.offerVersion) throw new Refusal('changed');
    for (const side of ['need', 'offer'] as const) {
      if (!isAvailable(listingOf(request, side), today(context.now))) throw new Refusal('listingUnavailable', { side });
    }
    for (const side of ['need', 'offer'] as const) {
      const { quartersLeft } = request[side];
      if (request.quarters > quartersLeft) throw new Refusal('notEnoughHours', { side, hours: formatNumber(quartersLeft / 4) });
    }
    const state = stateAfterConsent(request, party);
    await swap(tx, request, {
      state,
      [`${party}ConsentById`]: context.actor.userId,
      [`${party}ConsentAt`]: context.now,
      [`${party}ConsentTerms`]: request.termsVersion,
      ...(state === 'accepted' && { acceptedAt: context.now }),
    });
    if (state !== 'accepted') return;
    const [asking, answering] = party === 'giver' ? [request.receiver, request.giver] : [request.giver, request.receiver];
    await notify(tx, {
      event: 'request_accepted',
      params: {
        organisationName: nameOf(answering),
        requestTitle: titleOf(request.need),
        quarters: request.quarters,
        startDate: dayOf(request.startsOn),
      },
      href: routes.request(request.id),
      to: await listRecipients(tx, [asking.id], request.createdById),
    });
    await notify(tx, {
      event: 'request_waiting_approval',
      params: {
        requestTitle: titleOf(request.need),
        regionName: nameOf(request.region),
        associationName: nameOf(request.receiver.kind === 'ASSOCIATION' ? request.receiver : request.giver),
        companyName: nameOf(request.receiver.kind === 'ASSOCIATION' ? request.giver : request.receiver),
        quarters: request.quarters,
      },
      href: routes.decision(request.id),
      to: await listDeciders(tx, request),
    });
  });
}

/** The side that was asked says no, kindly and with a reason. */
export function declineRequest(context: Context, input: { requestId: number; version: number; reason: string }): Promise<Result<Answer>> {
  return change(context, input, 'decline', canDecline, async (tx, request) => {
    const party = partyOf(context.actor, request);
    await end(tx, request, 'declined', context, input.reason);
    const [self, other] = party === 'giver' ? [request.giver, request.receiver] : [request.receiver, request.giver];
    await notify(tx, {
      event: 'request_declined',
      params: { organisationName: nameOf(self), requestTitle: titleOf(request.need), reason: input.reason },
      href: routes.workspace(sideOf(other.kind)),
      to: await listRecipients(tx, [other.id], request.createdById),
    });
  });
}

/** A side that had agreed takes its consent back, before approval. */
export function withdrawRequest(context: Context, input: { requestId: number; version: number }): Promise<Result<Answer>> {
  return change(context, input, 'withdraw', canWithdraw, async (tx, request) => {
    const party = partyOf(context.actor, request);
    await end(tx, request, 'withdrawn', context);
    const [self, other] = party === 'giver' ? [request.giver, request.receiver] : [request.receiver, request.giver];
    await notify(tx, {
      event: 'request_withdrawn',
      params: { organisationName: nameOf(self), requestTitle: titleOf(request.need) },
      href: routes.workspace(sideOf(other.kind)),
      to: await listRecipients(tx, [other.id]),
    });
  });
}

/**
 * Takes back what still waits when nobody of a side is left to answer: both consents and none alike. Hours
 * that were approved stay agreed. In the caller's transaction; one that changes meanwhile refuses it.
 */
export async function withdrawUnattended(
  tx: Tx,
  { requestIds, organisationId, actorId, now }: { requestIds: readonly number[]; organisationId: number; actorId: string; now: Date },
): Promise<void> {
  for (const id of requestIds) {
    const request = await findRequestToDecide(tx, id);
    if (!request || !isLive(request)) continue;
    if (isExpired(request, now)) {
      await writeExpired(tx, request);
      continue;
    }
    await swap(tx, request, { state: 'withdrawn', endedAt: now, endedById: actorId });
    await record(tx, { actorId, action: 'request_withdraw', subject: 'request', subjectId: id, fields: ['state'] });
    const [self, other] = request.giverId === organisationId ? [request.giver, request.receiver] : [request.receiver, request.giver];
    await notify(tx, {
      event: 'request_withdrawn',
      params: { organisationName: nameOf(self), requestTitle: titleOf(request.need) },
      href: routes.workspace(sideOf(other.kind)),
      to: await listRecipients(tx, [other.id]),
    });
  }
}

/**
 * A coordinator approves: the hours leave the need, then the offer, in that order everywhere, so
 * that two approvals never wait for each other. What was agreed on must still be true.
 */
export function approveRequest(
  context: Context,
  input: { requestId: number; version: number; reason: string | null },
): Promise<Result<Decided>> {
  return change(context, input, 'approve', canDecide, async (tx, request) => {
    if (request.giver.state !== 'verified' || request.receiver.state !== 'verified') throw new Refusal('organisationNotVerified');
    if (needsTwo(request.quarters) && (await approveFirst(tx, request, context))) return 'waits';
    await end(tx, request, 'approved', context, input.reason ?? undefined);
    await reserve(tx, request, today(context.now));
    for (const [own, other] of [
      [request.receiver, request.giver],
      [request.giver, request.receiver],
    ] as const) {
      await notify(tx, {
        event: 'request_approved',
        params: { organisationName: nameOf(other), requestTitle: titleOf(request.need), quarters: request.quarters },
        href: routes.request(request.id),
        to: await listRecipients(tx, [own.id]),
      });
    }
  });
}

/** The first of the two who approve so many hours: nothing is reserved yet. False for the second. */
async function approveFirst(tx: Tx, request: RequestRow, { actor, now }: Context): Promise<boolean> {
  for (const side of ['need', 'offer'] as const) {
    if (!isAvailable(listingOf(request, side), today(now))) throw new Refusal('listingUnavailable', { side });
    if (request[side].version !== request[`${side}Version`]) throw new Refusal('changed');
    const { quartersLeft } = request[side];
    if (request.quarters > quartersLeft) throw new Refusal('notEnoughHours', { side, hours: formatNumber(quartersLeft / 4) });
  }
  const { id: subjectId, version } = request;
  return (await decideTogether(tx, { action: 'approve', subjectId, version, actorId: actor.userId, now })) === 'first';
}

/** A coordinator does not approve, and says why to both sides. Nothing is reserved. */
export function rejectRequest(context: Context, input: { requestId: number; version: number; reason: string }): Promise<Result<Answer>> {
  return change(context, input, 'reject', canDecide, async (tx, request) => {
    await end(tx, request, 'rejected', context, input.reason);
    await notify(tx, {
      event: 'request_rejected',
      params: { requestTitle: titleOf(request.need), reason: input.reason },
      href: routes.request(request.id),
      to: await listRecipients(tx, [request.giverId, request.receiverId]),
    });
  });
}

export interface ChangedListing {
  noun: 'need' | 'offer';
  id: number;
  /** As it counts from now on. */
  version: number;
  organisationId: number;
  /** Who changed it: their side's consent, where it had been given, stands. */
  actorId: string;
  now: Date;
}

/**
 * What live requests rest on has changed: each gets new terms, on which only the side that changed
 * them still agrees, and the other side has its time to answer again.
 */
export async function sendBackRequests(tx: Tx, listing: ChangedListing): Promise<void> {
  const { noun, id, version, organisationId, actorId, now } = listing;
  const rows = await tx.partnershipRequest.findMany({
    where: { [`${noun}Id`]: id, OR: [{ state: 'accepted' }, { state: 'proposed', answerBy: { gt: now } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  const answerBy = addDays(now, ANSWER_DAYS);
  for (const row of rows) {
    const request = await findRequestToDecide(tx, row.id);
    if (!request) continue;
    const own: Party = request.giverId === organisationId ? 'giver' : 'receiver';
    const other: Party = own === 'giver' ? 'receiver' : 'giver';
    const termsVersion = request.termsVersion + 1;
    await swap(tx, request, {
      state: 'proposed',
      termsVersion,
      [`${noun}Version`]: version,
      [`${other}ConsentById`]: null,
      [`${other}ConsentAt`]: null,
      [`${other}ConsentTerms`]: null,
      ...(hasConsented(request, own) && { [`${own}ConsentTerms`]: termsVersion }),
      acceptedAt: null,
      answerBy,
    });
    await record(tx, { actorId, action: 'request_change', subject: 'request', subjectId: request.id, fields: ['state', 'termsVersion'] });
    await notify(tx, {
      event: 'request_changed',
      params: { organisationName: nameOf(request[own]), requestTitle: titleOf(request.need), answerBy: answerBy.toISOString() },
      href: routes.request(request.id),
      to: await listRecipients(tx, [request[other].id], request.createdById),
    });
  }
}

/** `waits`: somebody else has to decide the same, and nothing is changed yet. */
type Change = (tx: Tx, request: RequestRow) => Promise<undefined | 'waits'>;
type Policy = typeof canConsent;

/** What every change of a request has in common: read, decide on rights, compare the version, write, record. */
function change(
  { actor, submissionId, now }: Context,
  input: { requestId: number; version: number },
  action: RequestAction,
  policy: Policy,
  write: Change,
): Promise<Result<Decided>> {
  return transactOnce({ actorId: actor.userId, submissionId, action }, async (tx) => {
    const request = await findRequestToDecide(tx, input.requestId);
    if (!request) throw new Refusal('notFound');
    const facts = { ...request, state: stateAt(request, now) };
    const party = partyOf(actor, request);
    if (party === undefined && actor.staff === null) throw new Refusal('notFound');
    if (!policy(actor, facts)) {
      // Who could do it in another state is told what changed; who could never is refused.
      if (!couldEver(actor, request, action, policy, request.version !== input.version)) throw new Refusal('forbidden');
      throw new Refusal(facts.state === 'expired' ? 'expired' : 'changed');
    }
    if (request.version !== input.version) throw new Refusal('changed');
    if ((await write(tx, request)) === 'waits') return { requestId: request.id, waits: true };
    await record(tx, { actorId: actor.userId, action: `request_${action}`, subject: 'request', subjectId: request.id, fields: ['state'] });
    return { requestId: request.id, waits: false };
  });
}

/**
 * Whether this person could take the action if the request were in a state that allows it. Who read
 * an older version of it may have read it before their side consented.
 */
function couldEver(actor: Actor, request: RequestRow, action: RequestAction, policy: Policy, stale: boolean): boolean {
  const party = partyOf(actor, request);
  const before = stale && party !== undefined ? { ...request, [`${party}ConsentTerms`]: null } : request;
  return LIVE_STATES.some(
    (state) => next(state, action) !== undefined && [request, before].some((known) => policy(actor, { ...known, state })),
  );
}

/** Compare-and-swap on (id, state, version). */
async function swap(tx: Tx, request: RequestRow, data: Parameters<Tx['partnershipRequest']['updateMany']>[0]['data']): Promise<void> {
  const written = await tx.partnershipRequest.updateMany({
    where: { id: request.id, state: request.state, version: request.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (written.count === 0) throw new Refusal('changed');
}

function isLive(request: RequestRow): boolean {
  return LIVE_STATES.some((state) => state === request.state);
}

/** Writes down what the deadline already made true. */
async function writeExpired(tx: Tx, request: { id: number; version: number; answerBy: Date }): Promise<void> {
  const written = await tx.partnershipRequest.updateMany({
    where: { id: request.id, state: 'proposed', version: request.version },
    data: { state: 'expired', endedAt: request.answerBy, version: { increment: 1 } },
  });
  if (written.count > 0)
    await record(tx, { actorId: null, action: 'request_expire', subject: 'request', subjectId: request.id, fields: ['state'] });
}

/** Between the look and the write somebody else was first: one live request joins a pair, says its index. */
function refuseTaken(error: unknown): never {
  const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
  throw taken ? new Refusal('alreadyAsked') : error;
}

async function end(
  tx: Tx,
  request: RequestRow,
  state: 'approved' | 'declined' | 'withdrawn' | 'rejected',
  { actor, now }: Context,
  reason?: string,
): Promise<void> {
  await swap(tx, request, { state, endedAt: now, endedById: actor.userId, ...(reason !== undefined && { reason }) });
}

/** The date column of the day in Casablanca. */
function today(now: Date): Date {
  return dateOfDay(dayOf(now));
}

function listingOf(request: RequestRow, side: 'need' | 'offer'): { state: string; lastDay: Date } {
  const { need, offer } = request;
  return side === 'need' ? { state: need.state, lastDay: need.closesOn } : { state: offer.state, lastDay: offer.availableUntil };
}

async function reserve(tx: Tx, request: RequestRow, day: Date): Promise<void> {
  const { quarters } = request;
  const data = { quartersLeft: { decrement: quarters } };
  const need = await tx.skillNeed.updateMany({
    where: { id: request.needId, state: 'open', version: request.needVersion, quartersLeft: { gte: quarters }, closesOn: { gte: day } },
    data,
  });
  if (need.count === 0) throw await whyNotReserved(tx, request, 'need', day);
  const offer = await tx.expertiseOffer.updateMany({
    where: {
      id: request.offerId,
      state: 'open',
      version: request.offerVersion,
      quartersLeft: { gte: quarters },
      availableUntil: { gte: day },
    },
    data,
  });
  if (offer.count === 0) throw await whyNotReserved(tx, request, 'offer', day);
  await tx.skillNeed.updateMany({ where: { id: request.needId, state: 'open', quartersLeft: 0 }, data: { state: 'filled' } });
  await tx.expertiseOffer.updateMany({ where: { id: request.offerId, state: 'open', quartersLeft: 0 }, data: { state: 'filled' } });
}

/** Names the reason that the conditional update met nothing. */
async function whyNotReserved(tx: Tx, request: RequestRow, side: 'need' | 'offer', day: Date): Promise<Refusal> {
  const select = { state: true, version: true, quartersLeft: true } as const;
  const listing =
    side === 'need'
      ? await tx.skillNeed.findUniqueOrThrow({ where: { id: request.needId }, select })
      : await tx.expertiseOffer.findUniqueOrThrow({ where: { id: request.offerId }, select });
  if (listing.quartersLeft < request.quarters)
    return new Refusal('notEnoughHours', { side, hours: formatNumber(listing.quartersLeft / 4) });
  if (!isAvailable({ ...listingOf(request, side), state: listing.state }, day)) return new Refusal('listingUnavailable', { side });
  return new Refusal('changed');
}

function refuseBeyond(quarters: number, needLeft: number, offerLeft: number): void {
  const left = Math.min(needLeft, offerLeft);
  if (quarters <= left) return;
  throw new Refusal('invalid', undefined, { hours: { code: 'hoursBeyondLeft', params: { hours: formatNumber(left / 4) } } });
}

function refuseOutside(startsOn: string, offer: { availableFrom: Date; availableUntil: Date }, now: Date): void {
  const start = dateOfDay(startsOn);
  if (startsOn < dayOf(now)) throw new Refusal('invalid', undefined, { startsOn: { code: 'dateInPast' } });
  if (start < offer.availableFrom || start > offer.availableUntil) {
    throw new Refusal('invalid', undefined, {
      startsOn: { code: 'dateOutsideOffer', params: { from: dayOf(offer.availableFrom), until: dayOf(offer.availableUntil) } },
    });
  }
}

/** The row's id and R-<year>-<id>, the number that people say to each other. */
async function nextReference(tx: Tx, now: Date): Promise<{ id: number; reference: string }> {
  const [row] = await tx.$queryRaw<{ id: bigint }[]>`SELECT nextval(pg_get_serial_sequence('"PartnershipRequest"', 'id')) AS id`;
  if (!row) throw new Error('The sequence of requests gave no number');
  return { id: Number(row.id), reference: `R-${dayOf(now).slice(0, 4)}-${String(row.id).padStart(4, '0')}` };
}

/** Coordinators whose scope covers the region and who stand on neither side. */
async function listDeciders(tx: Tx, request: RequestRow): Promise<string[]> {
  const roles = await tx.staffRole.findMany({
    where: {
      kind: 'coordinator',
      OR: [{ national: true }, { regions: { has: request.regionCode } }],
      user: { disabledAt: null, memberships: { none: { organisationId: { in: [request.giverId, request.receiverId] } } } },
    },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  return roles.map((role) => role.userId);
}
