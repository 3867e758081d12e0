import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { partOf, Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { decideTogether } from '@/lib/first-decisions/commands';
import { Prisma } from '@/lib/generated/prisma/client';
import { addDays, dateOfDay, dayOf, daysBetween } from '@/lib/i18n/day';
import { formatNumber } from '@/lib/i18n/formats';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { enqueue } from '@/lib/jobs/enqueue';
import { followLeads } from '@/lib/leads/commands';
import { isRenewable, stateAt as missionStateAt } from '@/lib/missions/rules';
import { notify } from '@/lib/notifications/commands';
import { lastDayOf, PERIOD_DAYS } from '@/lib/partnerships/rules';
import { scoreNow } from '@/lib/ranking/rank';
import { done, onDone, type Refused, type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import {
  askedOf,
  asksForNothing,
  canAmend,
  canConsent,
  canDecide,
  canDecline,
  canProposePair,
  canWithdraw,
  checksFor,
  partyOf,
} from './policy';
import {
  findListings,
  findManyResults,
  findRenewed,
  findRequestToDecide,
  listLiveOn,
  listOverdue,
  listRecipients,
  listRequests,
  listToRemindOf,
  type RequestRow,
  sumAsked,
  teamOf,
} from './queries';
import {
  ANSWER_DAYS,
  changedTerms,
  type DeclineReason,
  hasConsented,
  isAvailable,
  isExpired,
  LIVE_STATES,
  missionReference,
  needsTwo,
  next,
  type Party,
  plannedEnd,
  REMINDED_BEFORE,
  type RequestAction,
  reminderDue,
  stateAfterConsent,
  stateAt,
  type TeamMember,
  type TermsAuthor,
} from './rules';
import type { AmendedTerms, OpenTerms, RenewalTerms } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { requestId: number };
/** `waits`: nothing is carried out before a second person decides the same. */
type Decided = { requestId: number; waits?: true };

/** The giver's side offers hours of its offer to a need: one request with the giver's consent. */
export function pledgeExpertise(context: Context, terms: OpenTerms): Promise<Result<Answer>> {
  return openRequest(context, terms, 'giver');
}

/** The receiver's side asks for hours of an offer: one request with the receiver's consent. */
export function askForExpertise(context: Context, terms: OpenTerms): Promise<Result<Answer>> {
  return openRequest(context, terms, 'receiver');
}

/**
 * A coordinator brings the two sides together: one request, and both have to consent. Who chose the pair by
 * what was read earlier says which versions of the listings that were.
 */
export function proposePair(context: Context, terms: OpenTerms, read?: ListingVersions): Promise<Result<Answer>> {
  return openRequest(context, terms, 'programme', read);
}

export interface ListingVersions {
  needVersion: number;
  offerVersion: number;
}

const ORIGINS = { giver: 'pledge', receiver: 'ask', programme: 'pair' } as const;

function openRequest(
  { actor, submissionId, now }: Context,
  terms: OpenTerms,
  author: TermsAuthor,
  read?: ListingVersions,
): Promise<Result<Answer>> {
  const intent = { actorId: actor.userId, submissionId, action: ORIGINS[author] };
  return transactOnce(intent, (tx) => openWithin(tx, { actor, now }, terms, author, read));
}

/** A pledge that waited until its organisation was verified, in the caller's transaction. */
export function openPledge(tx: Tx, context: Omit<Context, 'submissionId'>, terms: OpenTerms): Promise<Answer> {
  return openWithin(tx, context, terms, 'giver');
}

async function openWithin(
  tx: Tx,
  { actor, now }: Omit<Context, 'submissionId'>,
  terms: OpenTerms,
  author: TermsAuthor,
  read?: ListingVersions,
): Promise<Answer> {
  const { need, offer } = await findListings(tx, terms.needId, terms.offerId);
  // A listing that is not public is none of the other side's business.
  if (!need || !offer) throw new Refusal('notFound');
  const pair = { giverId: offer.organisation.id, receiverId: need.organisation.id, regionCode: need.organisation.regionCode };
  const allowed = author === 'programme' ? canProposePair(actor, pair) : partyOf(actor, pair) === author;
  if (!allowed) throw new Refusal('forbidden');
  if (need.organisation.state !== 'verified' || offer.organisation.state !== 'verified') throw new Refusal('organisationNotVerified');
  if (need.state !== 'open') throw new Refusal('listingUnavailable', { side: 'need' });
  if (offer.state !== 'open') throw new Refusal('listingUnavailable', { side: 'offer' });
  if (read && (need.version !== read.needVersion || offer.version !== read.offerVersion)) throw new Refusal('changed');
  const match = await scoreNow(tx, need.id, offer.id, now);
  if (!match) throw new Refusal('notFound');
  if (!match.scored.ok) throw new Refusal('pairImpossible', { refusal: match.scored.refusal });
  refuseTerms(terms, need, offer, now);
  return writeRequest(tx, { actor, now }, terms, author, {
    ...{ need, offer, pair },
    match: {
      points: match.scored.points,
      parts: match.scored.parts,
      facts: match.scored.facts as object,
      weightsVersion: match.context.weights.version,
      rarityVersion: match.context.rarity.version,
    },
  });
}

/**
 * Two go on with what they did: the same need and offer, whatever became of these, with hours on top of theirs. Whose
 * hours those are agrees to them with the request, and a coordinator approves them; so the listings are not asked.
 */
export function renewMission({ actor, submissionId, now }: Context, { missionId, ...terms }: RenewalTerms): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'renew' }, async (tx) => {
    // Who renews it at the same time waits, and finds this one.
    await tx.$queryRaw`SELECT "id" FROM "Mission" WHERE "id" = ${missionId} FOR UPDATE`;
    const mission = await findRenewed(tx, missionId);
    const author = mission && partyOf(actor, mission);
    if (!mission || (author === undefined && actor.staff === null)) throw new Refusal('notFound');
    if (author === undefined || author === null) throw new Refusal('forbidden');
    const { need, offer } = await findListings(tx, mission.needId, mission.offerId);
    if (
      !need ||
      !offer ||
      mission.renewals.length > 0 ||
      !isRenewable({ ...mission, state: missionStateAt(mission, today(now)) }, today(now))
    )
      throw new Refusal('changed');
    if (need.organisation.state !== 'verified' || offer.organisation.state !== 'verified') throw new Refusal('organisationNotVerified');
    refuseStart(terms, now);
    const { giverId, receiverId, regionCode } = mission;
    const { points, parts, facts, weightsVersion, rarityVersion } = mission.request;
    // What made the two fit is what made them fit then.
    const match = { points, parts: parts as object, facts: facts as object, weightsVersion, rarityVersion };
    const full = { ...terms, needId: need.id, offerId: offer.id };
    return writeRequest(tx, { actor, now }, full, author, {
      need,
      offer,
      pair: { giverId, receiverId, regionCode },
      match,
      renewsId: missionId,
    });
  });
}

type Listings = Awaited<ReturnType<typeof findListings>>;

interface Asking {
  need: NonNullable<Listings['need']>;
  offer: NonNullable<Listings['offer']>;
  pair: { giverId: number; receiverId: number; regionCode: string };
  match: Pick<Prisma.PartnershipRequestUncheckedCreateInput, 'points' | 'parts' | 'facts' | 'weightsVersion' | 'rarityVersion'>;
  renewsId?: number;
}

/** One live request joins a need and an offer. Whoever has not agreed is told. */
async function writeRequest(
  tx: Tx,
  { actor, now }: Omit<Context, 'submissionId'>,
  terms: OpenTerms,
  author: TermsAuthor,
  { need, offer, pair, match, renewsId }: Asking,
): Promise<Answer> {
  const origin = ORIGINS[author];
  const live = await tx.partnershipRequest.findFirst({
    where: { needId: need.id, offerId: offer.id, state: { in: [...LIVE_STATES] } },
    select: { id: true, state: true, answerBy: true, version: true },
  });
  if (live && !isExpired(live, now)) throw new Refusal('alreadyAsked');
  // Past its deadline it is over; written down here, it frees the pair for this one.
  if (live) await writeExpired(tx, live);
  const answerBy = addDays(now, ANSWER_DAYS);
  const agreedOn = { quarters: terms.quarters, startsOn: dateOfDay(terms.startsOn), mode: terms.mode, team: asJson(terms.team) };
  const request = await tx.partnershipRequest
    .create({
      data: {
        ...(await nextReference(tx, now)),
        origin,
        needId: need.id,
        offerId: offer.id,
        renewsId: renewsId ?? null,
        ...pair,
        ...agreedOn,
        message: terms.message,
        ...(author !== 'programme' && consentOf(author, actor, now, 1)),
        needVersion: need.version,
        offerVersion: offer.version,
        answerBy,
        ...match,
        createdById: actor.userId,
        terms: { create: { termsVersion: 1, author, byId: actor.userId, at: now, ...agreedOn } },
      },
      select: { id: true },
    })
    .catch(refuseTaken);
  await record(tx, {
    actorId: actor.userId,
    action: `request_${origin}`,
    subject: 'request',
    subjectId: request.id,
    fields: ['quarters', 'startsOn', 'mode', ...(terms.team.length > 0 ? ['team'] : []), 'message'],
  });
  await followLeads(tx, { giver: offer.organisation, receiver: need.organisation }, { requestId: request.id }, actor.userId, now);
  const href = routes.request(request.id);
  const shared = { quarters: terms.quarters, answerBy: answerBy.toISOString() };
  if (author === 'giver') {
    await notify(tx, {
      event: 'pledge_received',
      params: { ...shared, organisationName: nameOf(offer.organisation), needTitle: titleOf(need), startDate: terms.startsOn },
      href,
      to: await listRecipients(tx, [need.organisation.id]),
    });
  } else if (author === 'receiver') {
    await notify(tx, {
      event: 'offer_requested',
      params: { ...shared, organisationName: nameOf(need.organisation), offerTitle: titleOf(offer) },
      href,
      to: await listRecipients(tx, [offer.organisation.id]),
    });
  } else {
    for (const [own, other] of [
      [need.organisation, offer.organisation],
      [offer.organisation, need.organisation],
    ] as const) {
      await notify(tx, {
        event: 'pair_proposed',
        params: { organisationName: nameOf(other), requestTitle: titleOf(need), answerBy: shared.answerBy },
        href,
        to: await listRecipients(tx, [own.id]),
      });
    }
  }
  return { requestId: request.id };
}

/** What a side's consent to these terms is kept as. */
function consentOf(party: Party, actor: Actor, now: Date, termsVersion: number) {
  return { [`${party}ConsentById`]: actor.userId, [`${party}ConsentAt`]: now, [`${party}ConsentTerms`]: termsVersion };
}

function noConsentOf(party: Party) {
  return { [`${party}ConsentById`]: null, [`${party}ConsentAt`]: null, [`${party}ConsentTerms`]: null };
}

function asJson(team: readonly TeamMember[]): Prisma.InputJsonArray {
  return team.map(({ role, quarters }) => ({ role, quarters }));
}

/** A side agrees to the terms as they stand. With both consents the coordinators are told. */
export function consentToRequest(context: Context, input: { requestId: number; version: number }): Promise<Result<Answer>> {
  return change(context, input, 'consent', canConsent, async (tx, request) => {
    const party = partyOf(context.actor, request);
    if (party === undefined) throw new Refusal('forbidden');
    refuseWhereUnready(request, context.now);
    for (const side of request.renewsId === null ? (['need', 'offer'] as const) : []) {
      const { quartersLeft } = request[side];
      if (request.quarters > quartersLeft) throw new Refusal('notEnoughHours', { side, hours: formatNumber(quartersLeft / 4) });
    }
    const state = stateAfterConsent(request, party);
    await swap(tx, request, {
      state,
      ...consentOf(party, context.actor, context.now, request.termsVersion),
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

/**
 * A side would agree to other terms. They carry its consent and clear the other side's, who has its time
 * to answer them again; what was accepted waits for both once more.
 */
export function amendRequest(context: Context, { requestId, version, ...terms }: AmendedTerms): Promise<Result<Answer>> {
  const { actor, now } = context;
  const agreedOn = { quarters: terms.quarters, startsOn: dateOfDay(terms.startsOn), mode: terms.mode };
  const changedOf = (request: RequestRow) => changedTerms({ ...request, team: teamOf(request.team) }, { ...agreedOn, team: terms.team });
  const write: Change = async (tx, request) => {
    const own = partyOf(actor, request);
    if (own === undefined) throw new Refusal('forbidden');
    refuseWhereUnready(request, now);
    if (changedOf(request).length === 0) throw new Refusal('invalid', undefined, { hours: { code: 'termsUnchanged' } });
    if (request.renewsId === null) refuseTerms(terms, request.need, request.offer, now);
    else refuseStart(terms, now);
    const other: Party = own === 'giver' ? 'receiver' : 'giver';
    const termsVersion = request.termsVersion + 1;
    const answerBy = addDays(now, ANSWER_DAYS);
    const written = { ...agreedOn, team: asJson(terms.team) };
    await swap(tx, request, {
      state: 'proposed',
      ...written,
      termsVersion,
      ...consentOf(own, actor, now, termsVersion),
      ...noConsentOf(other),
      acceptedAt: null,
      answerBy,
      remindersSent: 0,
    });
    await tx.requestTerms.create({
      data: { requestId, termsVersion, author: own, byId: actor.userId, at: now, ...written, message: terms.message },
    });
    await notify(tx, {
      event: 'request_changed',
      params: { organisationName: nameOf(request[own]), requestTitle: titleOf(request.need), answerBy: answerBy.toISOString() },
      href: routes.request(requestId),
      to: await listRecipients(tx, [request[other].id], request.createdById),
    });
  };
  return change(context, { requestId, version }, 'amend', canAmend, write, changedOf);
}

export interface Declining {
  requestId: number;
  version: number;
  why: DeclineReason;
  reason: string | null;
}

/** The side that was asked says no, kindly and with a reason. */
export function declineRequest(context: Context, { why, reason, ...which }: Declining): Promise<Result<Answer>> {
  return change(context, which, 'decline', canDecline, async (tx, request) => {
    const party = partyOf(context.actor, request);
    await end(tx, request, 'declined', context, { declineReason: why, reason });
    const [self, other] = party === 'giver' ? [request.giver, request.receiver] : [request.receiver, request.giver];
    await notify(tx, {
      event: 'request_declined',
      params: {
        organisationName: nameOf(self),
        requestTitle: titleOf(request.need),
        why,
        said: reason === null ? 'no' : 'yes',
        reason: reason ?? '',
      },
      href: routes.request(request.id),
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
      href: routes.request(request.id),
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
      href: routes.request(request.id),
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
  return approve(context, input, async () => {});
}

function approve(
  context: Context,
  input: { requestId: number; version: number; reason: string | null },
  look: (tx: Tx, request: RequestRow, context: Context) => Promise<void>,
): Promise<Result<Decided>> {
  return change(context, input, 'approve', canDecide, async (tx, request) => {
    await look(tx, request, context);
    if (request.giver.state !== 'verified' || request.receiver.state !== 'verified') throw new Refusal('organisationNotVerified');
    if (needsTwo(request.quarters) && (await approveFirst(tx, request, context))) return 'waits';
    await end(tx, request, 'approved', context, { reason: input.reason });
    await reserve(tx, request, today(context.now));
    await openMission(tx, request, context.now);
    await openPartnership(tx, request, context.actor.userId, context.now);
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

type OneResult = { requestId: number; refused: Refused | null };

/**
 * Several at once, of which nothing warns: a transaction for each, the oldest first, and a result for each.
 * Each press of the button counts once for each request, also when it stopped half way and was pressed again.
 */
export async function approveMany(
  context: Context,
  inputs: readonly { requestId: number; version: number }[],
): Promise<Result<{ results: OneResult[] }>> {
  const { actor, submissionId } = context;
  if (!actor.staff?.coordinator) return refused('forbidden');
  // What was pressed before has its answer, whatever could be done by now.
  const before = await findManyResults(actor.userId, submissionId);
  if (before !== null) return done(before as { results: OneResult[] });
  const rows = await listRequests(inputs.map(({ requestId }) => requestId));
  const since = (id: number) => rows.find((row) => row.id === id)?.acceptedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const inOrder = [...inputs].sort((a, b) => since(a.requestId) - since(b.requestId) || a.requestId - b.requestId);
  const results: OneResult[] = [];
  for (const input of inOrder) {
    const one = { ...context, submissionId: partOf(submissionId, input.requestId) };
    const result = await approve(one, { ...input, reason: null }, refuseWarned);
    results.push({ requestId: input.requestId, refused: result.ok ? null : result });
  }
  // Who may decide on none of them is told no more than that.
  if (results.every((result) => result.refused?.code === 'forbidden' || result.refused?.code === 'notFound')) return refused('forbidden');
  const kept = await transactOnce({ actorId: actor.userId, submissionId, action: 'approve_many' }, async () => ({
    results: results as unknown as Prisma.InputJsonArray,
  }));
  return onDone(kept, () => ({ results }));
}

/** What asks for a look is not approved together with others. */
async function refuseWarned(_tx: Tx, request: RequestRow, { actor, now }: Context): Promise<void> {
  const asked = await sumAsked([request.needId], [request.offerId], now);
  if (!asksForNothing(checksFor(actor, request, askedOf(request, asked), now), request)) throw new Refusal('decideAlone');
}

/** The first of the two who approve so many hours: nothing is reserved yet. False for the second. */
async function approveFirst(tx: Tx, request: RequestRow, { actor, now }: Context): Promise<boolean> {
  for (const side of request.renewsId === null ? (['need', 'offer'] as const) : []) {
    if (!isAvailable(listingOf(request, side), today(now))) throw new Refusal('listingUnavailable', { side });
    if (request[side].version !== request[`${side}Version`]) throw new Refusal('changed');
    const { quartersLeft } = request[side];
    if (request.quarters > quartersLeft) throw new Refusal('notEnoughHours', { side, hours: formatNumber(quartersLeft / 4) });
  }
  const { id: subjectId, version, quarters } = request;
  const ask = async () => ({
    event: 'request_second_decision' as const,
    params: { requestTitle: titleOf(request.need), regionName: nameOf(request.region), quarters },
    href: routes.decision(subjectId),
    to: await listDeciders(tx, request),
  });
  return (await decideTogether(tx, { action: 'approve', subjectId, version, actorId: actor.userId, now, ask })) === 'first';
}

/** A coordinator does not approve, and says why to both sides. Nothing is reserved. */
export function rejectRequest(context: Context, input: { requestId: number; version: number; reason: string }): Promise<Result<Answer>> {
  return change(context, input, 'reject', canDecide, async (tx, request) => {
    await end(tx, request, 'rejected', context, { reason: input.reason });
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
      ...noConsentOf(other),
      ...(hasConsented(request, own) && { [`${own}ConsentTerms`]: termsVersion }),
      acceptedAt: null,
      answerBy,
      remindersSent: 0,
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

/**
 * A listing is filled, closed or over: nobody can agree on it any more, and a job ends what still waits for
 * it. Ending the others here would have each approval wait for the others' rows.
 */
export function setAsideLater(tx: Tx, noun: 'need' | 'offer', id: number): Promise<void> {
  return enqueue(tx, 'set_aside_requests', { noun, listingId: id }, `set_aside_requests:${noun}:${id}`);
}

/** Why a listing takes nobody any more; what is paused may come back. */
const OVER: readonly string[] = ['filled', 'closed', 'expired'];

/**
 * Ends what waits for a listing that is over, and tells the other side kindly. One transaction per request,
 * each a compare-and-swap: any number of runs tells once.
 */
export async function setAsideRequests(noun: 'need' | 'offer', listingId: number, now: Date): Promise<void> {
  for (const id of await listLiveOn(noun, listingId)) {
    await transact(async (tx) => {
      const request = await findRequestToDecide(tx, id);
      // A renewal brings its own hours.
      if (!request || !isLive(request) || request.renewsId !== null) return;
      const { state } = request[noun];
      if (!OVER.includes(state)) return;
      if (isExpired(request, now)) return tellExpired(tx, request);
      await swap(tx, request, { state: 'not_chosen', endedAt: now });
      await record(tx, { actorId: null, action: 'request_setAside', subject: 'request', subjectId: id, fields: ['state'] });
      const [self, other] = noun === 'need' ? [request.receiver, request.giver] : [request.giver, request.receiver];
      await notify(tx, {
        event: state === 'filled' ? 'request_not_chosen' : 'request_listing_over',
        params: { organisationName: nameOf(self), listingTitle: titleOf(request[noun]) },
        href: routes.request(id),
        to: await listRecipients(tx, [other.id], request.createdById),
      });
    });
  }
}

/** Writes down what the deadline already made true, and tells both sides. */
export async function expireRequests(now: Date): Promise<void> {
  for (const id of await listOverdue(now)) {
    await transact(async (tx) => {
      const request = await findRequestToDecide(tx, id);
      if (request && isExpired(request, now)) await tellExpired(tx, request);
    });
  }
}

async function tellExpired(tx: Tx, request: RequestRow): Promise<void> {
  if (!(await writeExpired(tx, request))) return;
  await notify(tx, {
    event: 'request_expired',
    params: { requestTitle: titleOf(request.need), answerBy: request.answerBy.toISOString() },
    href: routes.request(request.id),
    to: await listRecipients(tx, [request.giverId, request.receiverId]),
  });
}

/** Reminds the sides that have not answered, a week and two days before the last one. */
export async function remindOfRequests(now: Date): Promise<void> {
  for (const id of await listToRemindOf(now, addDays(now, Math.max(...REMINDED_BEFORE) + 1), REMINDED_BEFORE.length)) {
    await transact(async (tx) => {
      const request = await findRequestToDecide(tx, id);
      if (request?.state !== 'proposed') return;
      const days = daysBetween(now, request.answerBy);
      const sent = reminderDue(days, request.remindersSent);
      if (sent === undefined) return;
      // Not a change of the request: who reads it meanwhile may still answer.
      const written = await tx.partnershipRequest.updateMany({
        where: { id, state: 'proposed', version: request.version, remindersSent: request.remindersSent },
        data: { remindersSent: sent },
      });
      if (written.count === 0) return;
      for (const party of ['giver', 'receiver'] as const) {
        if (hasConsented(request, party)) continue;
        await notify(tx, {
          event: 'request_reminder',
          params: {
            organisationName: nameOf(request[party === 'giver' ? 'receiver' : 'giver']),
            requestTitle: titleOf(request.need),
            days,
          },
          href: routes.request(id),
          to: await listRecipients(tx, [request[party].id]),
        });
      }
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
  fieldsOf: (request: RequestRow) => readonly string[] = () => [],
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
    const fields = ['state', ...fieldsOf(request)];
    await record(tx, { actorId: actor.userId, action: `request_${action}`, subject: 'request', subjectId: request.id, fields });
    return { requestId: request.id };
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

/** What must hold for anybody to agree on anything: both verified, both listings as they were read, and open. */
function refuseWhereUnready(request: RequestRow, now: Date): void {
  if (request.giver.state !== 'verified' || request.receiver.state !== 'verified') throw new Refusal('organisationNotVerified');
  if (request.renewsId !== null) return;
  if (request.need.version !== request.needVersion || request.offer.version !== request.offerVersion) throw new Refusal('changed');
  for (const side of ['need', 'offer'] as const) {
    if (!isAvailable(listingOf(request, side), today(now))) throw new Refusal('listingUnavailable', { side });
  }
}

/** Writes down what the deadline already made true. */
async function writeExpired(tx: Tx, request: { id: number; version: number; answerBy: Date }): Promise<boolean> {
  const written = await tx.partnershipRequest.updateMany({
    where: { id: request.id, state: 'proposed', version: request.version },
    data: { state: 'expired', endedAt: request.answerBy, version: { increment: 1 } },
  });
  if (written.count === 0) return false;
  await record(tx, { actorId: null, action: 'request_expire', subject: 'request', subjectId: request.id, fields: ['state'] });
  return true;
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
  words: { reason?: string | null; declineReason?: DeclineReason } = {},
): Promise<void> {
  await swap(tx, request, { state, endedAt: now, endedById: actor.userId, ...words });
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
  if (request.renewsId !== null) {
    await takeOrGrow(tx, 'SkillNeed', request.needId, quarters);
    await takeOrGrow(tx, 'ExpertiseOffer', request.offerId, quarters);
    return fillWhereNothingIsLeft(tx, request);
  }
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
  await fillWhereNothingIsLeft(tx, request);
}

/** A listing without hours left is filled: whoever else waits for it is told. */
async function fillWhereNothingIsLeft(tx: Tx, { needId, offerId }: { needId: number; offerId: number }): Promise<void> {
  const filled = { where: { state: 'open', quartersLeft: 0 }, data: { state: 'filled' } } as const;
  const needs = await tx.skillNeed.updateMany({ ...filled, where: { ...filled.where, id: needId } });
  if (needs.count > 0) await setAsideLater(tx, 'need', needId);
  const offers = await tx.expertiseOffer.updateMany({ ...filled, where: { ...filled.where, id: offerId } });
  if (offers.count > 0) await setAsideLater(tx, 'offer', offerId);
}

/**
 * More hours for a mission that there is: the offer must have them. The need gives what it has left and grows by the rest,
 * since its owner has just agreed to more; most needs are filled by their first mission. The need first, as ever.
 */
export async function reserveMore(
  tx: Tx,
  { needId, offerId, quarters }: { needId: number; offerId: number; quarters: number },
): Promise<void> {
  if (quarters === 0) return;
  await takeOrGrow(tx, 'SkillNeed', needId, quarters);
  const offer = await tx.expertiseOffer.updateMany({
    where: { id: offerId, quartersLeft: { gte: quarters } },
    data: { quartersLeft: { decrement: quarters } },
  });
  if (offer.count === 0) {
    const { quartersLeft } = await tx.expertiseOffer.findUniqueOrThrow({ where: { id: offerId }, select: { quartersLeft: true } });
    throw new Refusal('notEnoughHours', { side: 'offer', hours: formatNumber(quartersLeft / 4) });
  }
  await fillWhereNothingIsLeft(tx, { needId, offerId });
}

/** Hours that a listing's owner has agreed to give or get beyond it: what it has left is taken, and it grows by the rest. */
async function takeOrGrow(tx: Tx, table: 'SkillNeed' | 'ExpertiseOffer', id: number, quarters: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(`"${table}"`)}
    SET "quartersTotal" = "quartersTotal" + greatest(0, ${quarters}::int - "quartersLeft"),
      "quartersLeft" = greatest(0, "quartersLeft" - ${quarters}::int)
    WHERE "id" = ${id}`;
}

/** What was reserved goes on as a mission, planned as it was agreed on; its sides sign before any hour counts. */
async function openMission(tx: Tx, request: RequestRow, now: Date): Promise<void> {
  const { id: requestId, needId, offerId, giverId, receiverId, regionCode, mode, quarters, startsOn, offer } = request;
  await tx.mission.create({
    data: {
      reference: missionReference(request.reference),
      requestId,
      ...{ needId, offerId, giverId, receiverId, regionCode, mode, quarters, startsOn },
      regime: offer.regime,
      endsOn: plannedEnd(request, request.renewsId === null ? offer : { ...offer, availableUntil: addDays(startsOn, PERIOD_DAYS) }),
      createdAt: now,
    },
  });
}

/**
 * What a first approval opens, in its transaction; a later one finds it. One that was paused or over goes on: both
 * have just agreed on something to do.
 */
async function openPartnership(tx: Tx, { giver, receiver }: RequestRow, actorId: string, now: Date): Promise<void> {
  const [association, company] = giver.kind === 'ASSOCIATION' ? [giver, receiver] : [receiver, giver];
  const between = { associationId: association.id, companyId: company.id };
  const today = dateOfDay(dayOf(now));
  const endsOn = lastDayOf(today);
  const { count } = await tx.partnership.createMany({
    data: [{ ...between, startsOn: today, endsOn, createdAt: now }],
    skipDuplicates: true,
  });
  const { id } = await tx.partnership.findUniqueOrThrow({ where: { associationId_companyId: between }, select: { id: true } });
  await followLeads(tx, { giver, receiver }, { partnershipId: id }, actorId, now);
  if (count === 0) {
    const goesOn = { state: 'active', reason: null, endedAt: null, version: { increment: 1 } } as const;
    await tx.partnership.updateMany({ where: { id, state: 'paused', endsOn: { gte: today } }, data: goesOn });
    const over = { OR: [{ state: 'ended' as const }, { endsOn: { lt: today } }] };
    await tx.partnership.updateMany({ where: { id, ...over }, data: { ...goesOn, endsOn, renewals: { increment: 1 } } });
    return;
  }
  for (const [own, other] of [
    [association, company],
    [company, association],
  ] as const) {
    await notify(tx, {
      event: 'partnership_started',
      params: { organisationName: nameOf(other) },
      href: routes.partnership(id),
      to: await listRecipients(tx, [own.id]),
    });
  }
}

/**
 * The inverse of reserving: hours that will not be used return to the offer, and to the need where somebody may still
 * give them. A listing that they had filled is open again; past its last day it is over, as ever.
 */
export async function giveBack(tx: Tx, { needId, offerId, quarters }: { needId: number | null; offerId: number; quarters: number }) {
  if (quarters === 0) return;
  const data = { quartersLeft: { increment: quarters } };
  const reopened = { where: { state: 'filled', quartersLeft: { gt: 0 } }, data: { state: 'open' } } as const;
  if (needId !== null) {
    await tx.skillNeed.update({ where: { id: needId }, data });
    await tx.skillNeed.updateMany({ ...reopened, where: { ...reopened.where, id: needId } });
  }
  await tx.expertiseOffer.update({ where: { id: offerId }, data });
  await tx.expertiseOffer.updateMany({ ...reopened, where: { ...reopened.where, id: offerId } });
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

/** What was typed and cannot be agreed on is said by its field. */
function refuseTerms(
  { quarters, startsOn, team }: Pick<OpenTerms, 'quarters' | 'startsOn' | 'team'>,
  need: { quartersLeft: number },
  offer: { quartersLeft: number; availableFrom: Date; availableUntil: Date; peopleCount: number },
  now: Date,
): void {
  const refuse = (field: string, code: string, params = {}) => new Refusal('invalid', undefined, { [field]: { code, params } });
  const left = Math.min(need.quartersLeft, offer.quartersLeft);
  if (quarters > left) throw refuse('hours', 'hoursBeyondLeft', { hours: formatNumber(left / 4) });
  refuseStart({ startsOn }, now);
  const start = dateOfDay(startsOn);
  if (start < offer.availableFrom || start > offer.availableUntil) {
    throw refuse('startsOn', 'dateOutsideOffer', { from: dayOf(offer.availableFrom), until: dayOf(offer.availableUntil) });
  }
  if (team.length > offer.peopleCount) throw refuse(`role.${offer.peopleCount + 1}`, 'teamBeyondOffer', { count: offer.peopleCount });
}

function refuseStart({ startsOn }: Pick<OpenTerms, 'startsOn'>, now: Date): void {
  if (startsOn < dayOf(now)) throw new Refusal('invalid', undefined, { startsOn: { code: 'dateInPast', params: {} } });
}

/** The row's id and R-<year>-<id>, the number that people say to each other. */
async function nextReference(tx: Tx, now: Date): Promise<{ id: number; reference: string }> {
  const [row] = await tx.$queryRaw<{ id: bigint }[]>`SELECT nextval(pg_get_serial_sequence('"PartnershipRequest"', 'id')) AS id`;
  if (!row) throw new Error('The sequence of requests gave no number');
  return { id: Number(row.id), reference: `R-${dayOf(now).slice(0, 4)}-${String(row.id).padStart(4, '0')}` };
}

/** Coordinators whose scope covers the region and who stand on neither side. */
export async function listDeciders(tx: Tx, request: Pick<RequestRow, 'giverId' | 'receiverId' | 'regionCode'>): Promise<string[]> {
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
