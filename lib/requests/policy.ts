import { type Actor, coordinates, membershipOf } from '@/lib/auth/actor';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import type { RequestRow } from './queries';
import {
  type Check,
  type CheckResult,
  type Consents,
  checksOf,
  hasConsented,
  isAvailable,
  monthsBetween,
  needsTwo,
  next,
  type Party,
  type RequestAction,
  type RequestState,
} from './rules';

/** What the policies need to know of a request. `state` is the one true now (`stateAt`). */
export interface RequestFacts extends Consents {
  state: RequestState;
  giverId: number;
  receiverId: number;
  regionCode: string;
}

/** The side the actor belongs to, or undefined. */
export function partyOf(actor: Actor, request: Pick<RequestFacts, 'giverId' | 'receiverId'>): Party | undefined {
  if (membershipOf(actor, request.giverId)) return 'giver';
  return membershipOf(actor, request.receiverId) ? 'receiver' : undefined;
}

/** Both sides and the programme's staff may read a request. */
export function canReadRequest(actor: Actor, request: RequestFacts): boolean {
  return partyOf(actor, request) !== undefined || actor.staff !== null;
}

/** A side that has not agreed to the terms as they stand. */
export function canConsent(actor: Actor, request: RequestFacts): boolean {
  const party = partyOf(actor, request);
  return party !== undefined && !hasConsented(request, party) && next(request.state, 'consent') !== undefined;
}

/** A side that would agree to other terms: writing them is its consent to them. */
export function canAmend(actor: Actor, request: RequestFacts): boolean {
  return partyOf(actor, request) !== undefined && next(request.state, 'amend') !== undefined;
}

export function canDecline(actor: Actor, request: RequestFacts): boolean {
  const party = partyOf(actor, request);
  return party !== undefined && !hasConsented(request, party) && next(request.state, 'decline') !== undefined;
}

/** A consenting side, before approval. */
export function canWithdraw(actor: Actor, request: RequestFacts): boolean {
  const party = partyOf(actor, request);
  return party !== undefined && hasConsented(request, party) && next(request.state, 'withdraw') !== undefined;
}

/** Why this person may not decide, or undefined when they may. */
export type NoDecision = 'notCoordinator' | 'ownSide' | 'outOfScope';

export function whyNotDecide(actor: Actor, request: Pick<RequestFacts, 'giverId' | 'receiverId' | 'regionCode'>): NoDecision | undefined {
  if (!actor.staff?.coordinator) return 'notCoordinator';
  if (partyOf(actor, request) !== undefined) return 'ownSide';
  return coordinates(actor, request.regionCode) ? undefined : 'outOfScope';
}

export function canDecide(actor: Actor, request: RequestFacts): boolean {
  return whyNotDecide(actor, request) === undefined && next(request.state, 'approve') !== undefined;
}

/** Whoever may decide on a request may bring its two sides together. */
export function canProposePair(actor: Actor, pair: Pick<RequestFacts, 'giverId' | 'receiverId' | 'regionCode'>): boolean {
  return whyNotDecide(actor, pair) === undefined;
}

/** The receiver alone says who may join an offer to its need: it is no question of whose offer that is. */
export function canProposeFor(actor: Actor, receiver: { id: number; regionCode: string }): boolean {
  return canProposePair(actor, { receiverId: receiver.id, giverId: receiver.id, regionCode: receiver.regionCode });
}

/** All that the actor may do now: what the pages offer and what the commands check again. */
export function allowedActions(actor: Actor, request: RequestFacts): RequestAction[] {
  const decide = canDecide(actor, request);
  const allowed: [RequestAction, boolean][] = [
    ['consent', canConsent(actor, request)],
    ['amend', canAmend(actor, request)],
    ['decline', canDecline(actor, request)],
    ['withdraw', canWithdraw(actor, request)],
    ['approve', decide],
    ['reject', decide],
  ];
  return allowed.filter(([, yes]) => yes).map(([action]) => action);
}

/** The desk is for coordinators and administrators; only coordinators decide. */
export function canReadQueue(actor: Actor): boolean {
  return actor.staff !== null;
}

/** What the live requests on each side ask for, this one counted. */
export interface Asked {
  need: number;
  offer: number;
}

export function askedOf(
  request: { needId: number; offerId: number; quarters: number },
  { ofNeed, ofOffer }: { ofNeed: ReadonlyMap<number, number>; ofOffer: ReadonlyMap<number, number> },
): Asked {
  return { need: ofNeed.get(request.needId) ?? request.quarters, offer: ofOffer.get(request.offerId) ?? request.quarters };
}

/** What this coordinator looks at before approving, each with its result. */
export function checksFor(actor: Actor, row: RequestRow, asked: Asked, now: Date): Record<Check, CheckResult> {
  const today = dateOfDay(dayOf(now));
  // The hours of a renewal come on top of what there is: they are taken from nobody.
  const renews = row.renewsId !== null;
  const left = (of: number) => (renews ? Math.max(of, row.quarters) : of);
  const beside = (of: number) => (renews ? 0 : of - row.quarters);
  return checksOf({
    bothVerified: row.giver.state === 'verified' && row.receiver.state === 'verified',
    quarters: row.quarters,
    needOpen: renews || isAvailable({ ...row.need, lastDay: row.need.closesOn }, today),
    needLeft: left(row.need.quartersLeft),
    needAskedBeside: beside(asked.need),
    needUnchanged: row.need.version === row.needVersion,
    offerOpen: renews || isAvailable({ ...row.offer, lastDay: row.offer.availableUntil }, today),
    offerLeft: left(row.offer.quartersLeft),
    offerAskedBeside: beside(asked.offer),
    offerUnchanged: row.offer.version === row.offerVersion,
    quartersPerMonth: row.offer.quartersPerMonth,
    monthsLeft: monthsBetween(row.startsOn, row.offer.availableUntil),
    ownSide: partyOf(actor, row) !== undefined,
  });
}

/** Whether one of several may be approved with others: nothing warns, and one person is enough. */
export function asksForNothing(checks: Record<Check, CheckResult>, request: { quarters: number }): boolean {
  return !needsTwo(request.quarters) && Object.values(checks).every((result) => result === 'passed');
}
