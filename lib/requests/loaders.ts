import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor, ActorMembership } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { findFirstDecisions } from '@/lib/first-decisions/queries';
import { dateOfDay, dateOfDayNumber, dayOf, daysBetween, latestOf } from '@/lib/i18n/day';
import { type Bilingual, nameOf, titleOf } from '@/lib/i18n/localised';
import { countNeeds, loadNeedsFor, loadOffersFor } from '@/lib/matches/loaders';
import { listLivePairs, matchOfRequest, matchToday } from '@/lib/matches/queries';
import type { RankingView } from '@/lib/matches/views';
import type { Scored, Refused as Unmatched } from '@/lib/matching/score';
import { findPartnershipAbove } from '@/lib/missions/queries';
import { findNeedFacts, findOfferFacts } from '@/lib/ranking/facts';
import { rankNeedsFor, rankOffersFor, scoreOwnNeeds, scoreOwnOffers } from '@/lib/ranking/rank';
import { findReliability } from '@/lib/reliability/queries';
import type { Refused } from '@/lib/result';
import { type DecisionDone, inLocale, routes, rowId, sideOf } from '@/lib/routes';
import {
  allowedActions,
  askedOf,
  asksForNothing,
  canProposeFor,
  canProposePair,
  canReadQueue,
  canReadRequest,
  checksFor,
  partyOf,
  whyNotDecide,
} from './policy';
import {
  findManyResults,
  findNeedToJoin,
  findOfferToJoin,
  findReference,
  findRequest,
  type ListingRow,
  listBeside,
  listContacts,
  listDecidersOf,
  listHistory,
  listLiveRequestsOf,
  listNames,
  listNeedChoices,
  listOfferChoices,
  listRequests,
  listRequestsOf,
  listTerms,
  type RequestRow,
  sumAsked,
  teamOf,
} from './queries';
import {
  BULK_MOST,
  type Check,
  type CheckResult,
  changedTerms,
  conflicts,
  hasConsented,
  isAvailable,
  LIVE_STATES,
  needsTwo,
  type Party,
  REQUEST_DEEDS,
  type RequestAction,
  type RequestState,
  stateAt,
  type Terms,
  termsBefore,
  urgencyOf,
} from './rules';
import { manyResults } from './schema';
import type {
  BulkResultView,
  BulkView,
  ConflictView,
  CourseStep,
  DecisionView,
  ListingChoice,
  PartyView,
  QueueRow,
  RequestFormView,
  RequestListView,
  RequestPageView,
  RequestSummary,
  RequestView,
  TermsChangeView,
} from './views';

const PAGE = 20;

export const loadRequest = cache(async (requestedId: string): Promise<RequestPageView> => {
  const now = new Date();
  const actor = await requireActor(`/requests/${requestedId}`);
  const id = rowId(requestedId);
  const row = id === null ? null : await findRequest(id);
  if (!row || !canReadRequest(actor, row)) notFound();
  // The programme reads a request where it decides on it.
  if (partyOf(actor, row) === undefined) redirect(inLocale(await getLocale(), routes.decision(row.id)));
  const view = await requestView(actor, row, now);
  const isLive = LIVE_STATES.some((live) => live === view.state);
  const [alternatives, otherSide, partnership] = await Promise.all([
    alternativesTo(row, view, now),
    isLive ? findReliability(view.party === 'giver' ? row.receiverId : row.giverId, now) : null,
    findPartnershipAbove(row),
  ]);
  if (alternatives) countNeeds(alternatives);
  return { ...view, alternatives, otherSide, partnershipId: partnership?.id ?? null };
});

const ALTERNATIVES = 3;

/** What else fits the reader's own listing, once this request can lead nowhere. */
async function alternativesTo(row: RequestRow, { state, party }: RequestView, now: Date): Promise<RankingView | null> {
  if (state === 'approved' || LIVE_STATES.some((live) => live === state)) return null;
  const today = dateOfDay(dayOf(now));
  const [own, asked] = party === 'giver' ? (['offer', row.needId] as const) : (['need', row.offerId] as const);
  const lastDay = own === 'offer' ? row.offer.availableUntil : row.need.closesOn;
  if (!isAvailable({ state: row[own].state, lastDay }, today)) return null;
  // One more than is shown: the one that led nowhere may still be the best.
  const load = own === 'offer' ? loadNeedsFor(row.offerId, now, ALTERNATIVES + 1) : loadOffersFor(row.needId, now, ALTERNATIVES + 1);
  const ranking = await load;
  return ranking && { ...ranking, setAside: [], rows: ranking.rows.filter(({ id }) => id !== asked).slice(0, ALTERNATIVES) };
}

/** The request whose terms this side may change. */
export const loadAmending = (requestedId: string) => loadRequestTo('amend', requestedId);

/** The request that this side may take back; otherwise its page says where it stands. */
export const loadWithdrawal = (requestedId: string) => loadRequestTo('withdraw', requestedId);

/** The request that this side may decline. */
export const loadDeclining = (requestedId: string) => loadRequestTo('decline', requestedId);

async function loadRequestTo(action: RequestAction, requestedId: string): Promise<RequestView> {
  const request = await loadRequest(requestedId);
  if (!request.allowed.includes(action)) redirect(inLocale(await getLocale(), routes.request(request.id)));
  return request;
}

export const loadRequests = cache(async (requestedSide: string, before?: number): Promise<RequestListView> => {
  const now = new Date();
  const { actor, membership, side } = await requireMember(requestedSide, `/${requestedSide}/requests`);
  const rows = await listRequestsOf({
    organisationIds: actor.memberships.map((membership) => membership.organisationId),
    ...(before !== undefined && { before }),
    take: PAGE + 1,
  });
  const shown = rows.slice(0, PAGE);
  return {
    side,
    verified: membership.state === 'verified',
    rows: shown.map((row) => requestSummary(actor, row, now)),
    nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
});

/** The form of a pledge on a need: the reader's own offers, best first. */
export const loadPledgeForm = cache(async (requestedId: string, offer: string | undefined): Promise<RequestFormView> => {
  const now = new Date();
  const needId = rowId(requestedId);
  const offerId = rowId(offer ?? '') ?? undefined;
  const actor = await requireActor(needId === null ? routes.needs() : routes.pledge(needId, offerId));
  const need = needId === null ? null : await findNeedToJoin(needId, dateOfDay(dayOf(now)));
  if (!need) notFound();
  const giver = joinerOf(actor, need.organisation.kind);
  if (!giver) forbidden();
  const scored = await scoreOwnOffers(need.id, [giver.organisationId], now);
  const [offers, live] = await Promise.all([
    listOfferChoices(scored.map(({ facts }) => facts.id)),
    listLivePairs({ needId: need.id }, now),
  ]);
  const choices = scored.flatMap(({ facts, scored: result }) => listingChoice(offers.get(facts.id), result, live.get(facts.id)));
  const picked = chooseFrom(choices, offerId);
  const offerFacts = scored.find(({ facts }) => facts.id === picked.chosen?.id)?.facts;
  return {
    kind: 'pledge',
    side: sideOf(giver.kind),
    noun: 'need',
    target: { id: need.id, title: titleOf(need), owner: nameOf(need.organisation), quartersLeft: need.quartersLeft },
    ...picked,
    // The offer may begin after the wanted start.
    startsOn: dayOf(latestOf(now, need.wantedStart, dateOfDayNumber(offerFacts?.availableFromDay ?? 0))),
    mode: need.mode,
  };
});

/** The form of an ask for an offer: the reader's own needs, best first. */
export const loadAskForm = cache(async (requestedId: string, chosenNeed: string | undefined): Promise<RequestFormView> => {
  const now = new Date();
  const offerId = rowId(requestedId);
  const needId = rowId(chosenNeed ?? '') ?? undefined;
  const actor = await requireActor(offerId === null ? routes.home() : routes.ask(offerId, needId));
  const offer = offerId === null ? null : await findOfferToJoin(offerId, dateOfDay(dayOf(now)));
  if (!offer) notFound();
  const receiver = joinerOf(actor, offer.organisation.kind);
  if (!receiver) forbidden();
  const scored = await scoreOwnNeeds(offer.id, [receiver.organisationId], now);
  const [needs, live] = await Promise.all([
    listNeedChoices(scored.map(({ facts }) => facts.id)),
    listLivePairs({ offerId: offer.id }, now),
  ]);
  const choices = scored.flatMap(({ facts, scored: result }) => listingChoice(needs.get(facts.id), result, live.get(facts.id)));
  const picked = chooseFrom(choices, needId);
  const need = picked.chosen && needs.get(picked.chosen.id);
  return {
    kind: 'ask',
    side: sideOf(receiver.kind),
    noun: 'offer',
    target: { id: offer.id, title: titleOf(offer), owner: nameOf(offer.organisation), quartersLeft: offer.quartersLeft },
    ...picked,
    startsOn: dayOf(latestOf(now, offer.availableFrom, need?.wantedStart ?? now)),
    mode: need?.mode ?? 'either',
  };
});

/** So many of the best are offered to a coordinator. */
const PROPOSED = 20;

/**
 * The form with which a coordinator brings a need and an offer together: one is given, the other is chosen among the best.
 * Where both are given, the offer is one among all of its organisation.
 */
export const loadPairForm = cache(
  async (requestedNeed: string | undefined, requestedOffer: string | undefined): Promise<RequestFormView> => {
    const now = new Date();
    const today = dateOfDay(dayOf(now));
    const [needId, offerId] = [rowId(requestedNeed ?? ''), rowId(requestedOffer ?? '')];
    const noun = needId === null ? 'offer' : 'need';
    const targetId = needId ?? offerId;
    const actor = await requireActor(targetId === null ? routes.queue() : routes.proposePair({ noun, id: targetId }));
    if (!actor.staff?.coordinator) forbidden();
    if (targetId === null) notFound();
    return noun === 'need' ? pairWithNeed(actor, targetId, offerId, now, today) : pairWithOffer(actor, targetId, now, today);
  },
);

async function pairWithNeed(actor: Actor, needId: number, wanted: number | null, now: Date, today: Date): Promise<RequestFormView> {
  const [need, facts] = await Promise.all([findNeedToJoin(needId, today), findNeedFacts(needId)]);
  if (!need || !facts) notFound();
  const { organisation } = need;
  if (!canProposeFor(actor, organisation)) forbidden();
  const other = wanted === null ? null : await findOfferToJoin(wanted, today);
  const top: readonly { id: number; scored: Scored | Unmatched }[] = other
    ? (await scoreOwnOffers(needId, [other.organisation.id], now)).map(({ facts: offer, scored }) => ({ id: offer.id, scored }))
    : (await rankOffersFor(facts, now, PROPOSED)).top;
  const [offers, live] = await Promise.all([listOfferChoices(top.map(({ id }) => id)), listLivePairs({ needId }, now)]);
  const choices = top.flatMap(({ id, scored }) => listingChoice(offers.get(id), scored, live.get(id)));
  const { chosen } = chooseFrom(choices, wanted ?? undefined);
  const offerFacts = chosen && (await findOfferFacts(chosen.id));
  return {
    kind: 'pair',
    side: null,
    noun: 'need',
    target: { id: need.id, title: titleOf(need), owner: nameOf(organisation), quartersLeft: need.quartersLeft },
    choices,
    chosen,
    startsOn: dayOf(latestOf(now, need.wantedStart, dateOfDayNumber(offerFacts?.availableFromDay ?? 0))),
    mode: need.mode,
  };
}

async function pairWithOffer(actor: Actor, offerId: number, now: Date, today: Date): Promise<RequestFormView> {
  const [offer, facts] = await Promise.all([findOfferToJoin(offerId, today), findOfferFacts(offerId)]);
  if (!offer || !facts) notFound();
  const { top } = await rankNeedsFor(facts, now, PROPOSED);
  const [needs, live] = await Promise.all([listNeedChoices(top.map(({ id }) => id)), listLivePairs({ offerId }, now)]);
  // Needs of other regions are other coordinators' to join.
  const choices = top.flatMap(({ id, scored }) => {
    const row = needs.get(id);
    const { organisation } = row ?? offer;
    const pair = { receiverId: organisation.id, giverId: offer.organisation.id, regionCode: organisation.regionCode };
    return canProposePair(actor, pair) ? listingChoice(row, scored, live.get(id)) : [];
  });
  const { chosen } = chooseFrom(choices, undefined);
  const need = chosen && needs.get(chosen.id);
  return {
    kind: 'pair',
    side: null,
    noun: 'offer',
    target: { id: offer.id, title: titleOf(offer), owner: nameOf(offer.organisation), quartersLeft: offer.quartersLeft },
    choices,
    chosen,
    startsOn: dayOf(latestOf(now, offer.availableFrom, need?.wantedStart ?? now)),
    mode: need?.mode ?? 'either',
  };
}

/** The actor's verified organisation of the other kind, the only ones that can be joined. */
function joinerOf(actor: Actor, kind: ActorMembership['kind']): ActorMembership | undefined {
  return actor.memberships.find((membership) => membership.kind !== kind && membership.state === 'verified');
}

function listingChoice(row: ListingRow | undefined, scored: Scored | Unmatched, requestId: number | undefined): ListingChoice[] {
  if (!row) return [];
  const scoredMatch = scored.ok ? { points: scored.points } : { refusal: scored.refusal };
  const match = requestId === undefined ? scoredMatch : { requestId };
  return [{ id: row.id, title: titleOf(row), owner: nameOf(row.organisation), quartersLeft: row.quartersLeft, match }];
}

/** The listing that the address names if it can be joined, else the best. */
function chooseFrom(choices: ListingChoice[], wanted: number | undefined): Pick<RequestFormView, 'choices' | 'chosen'> {
  const possible = choices.filter((choice) => 'points' in choice.match);
  return { choices, chosen: possible.find((choice) => choice.id === wanted) ?? possible[0] ?? null };
}

/** Live requests of these organisations as the actor sees them, oldest first; for the home page. */
export async function loadLiveRequests(actor: Actor, organisationIds: readonly number[], now: Date): Promise<RequestSummary[]> {
  const rows = await listLiveRequestsOf(organisationIds, now, 100);
  return rows.map((row) => requestSummary(actor, row, now));
}

/** Requests as rows of the desk, by their ids. */
export async function loadQueueRows(actor: Actor, ids: readonly number[], now: Date): Promise<Map<number, QueueRow>> {
  if (ids.length === 0) return new Map();
  const rows = await listRequests(ids);
  const [asked, first] = await Promise.all([
    sumAsked(
      rows.map((row) => row.needId),
      rows.map((row) => row.offerId),
      now,
    ),
    findFirstDecisions(
      'approve',
      rows.filter(({ quarters }) => needsTwo(quarters)),
      actor.userId,
    ),
  ]);
  const view = (row: RequestRow) => ({
    ...queueRow(actor, row, checksFor(actor, row, askedOf(row, asked), now)),
    first: first.get(String(row.id)) ?? null,
  });
  return new Map(rows.map((row) => [row.id, view(row)]));
}

/** The reference of a request that was just decided, if it was: the desk says so. */
export async function loadDecided(decision: DecisionDone, requestedId: string): Promise<string | null> {
  const id = rowId(requestedId);
  return id === null ? null : findReference(id, decision === 'waits' ? 'accepted' : decision);
}

/** Several requests before they are approved in one go: those of which nothing warns, and the others. */
export const loadBulk = cache(async (asked: string | string[] | undefined): Promise<BulkView> => {
  const now = new Date();
  const actor = await requireActor(routes.queue());
  if (!actor.staff?.coordinator) forbidden();
  const ids = [...new Set([asked ?? []].flat().flatMap((value) => rowId(value) ?? []))].slice(0, BULK_MOST);
  const rows = (await listRequests(ids)).sort((a, b) => (a.acceptedAt?.getTime() ?? 0) - (b.acceptedAt?.getTime() ?? 0) || a.id - b.id);
  const views = await loadQueueRows(actor, ids, now);
  const ready = rows.flatMap((row) => {
    const view = views.get(row.id);
    return view?.approvable && row.state === 'accepted' ? [{ ...view, version: row.version }] : [];
  });
  return {
    ready,
    leftOut: rows.filter(({ id }) => !ready.some((row) => row.id === id)).map(({ id, reference }) => ({ id, reference })),
    quarters: ready.reduce((sum, { quarters }) => sum + quarters, 0),
  };
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What became of several; only for who decided, as long as the form's answer is kept. */
export const loadBulkResult = cache(async (submissionId: string): Promise<BulkResultView> => {
  const actor = await requireActor(routes.queue());
  if (!canReadQueue(actor)) forbidden();
  const kept = UUID.test(submissionId) ? manyResults.safeParse(await findManyResults(actor.userId, submissionId)) : null;
  if (!kept?.success) notFound();
  const { results } = kept.data;
  const rows = new Map((await listRequests(results.map(({ requestId }) => requestId))).map((row) => [row.id, row]));
  return {
    done: results.filter(({ refused }) => refused === null).length,
    rows: results.flatMap(({ requestId, refused }) => {
      const row = rows.get(requestId);
      if (!row) return [];
      const { id, reference, origin } = row;
      return [
        { id, reference, origin, giverName: nameOf(row.giver), receiverName: nameOf(row.receiver), refused: refused as Refused | null },
      ];
    }),
  };
});

export const loadDecision = cache(async (requestedId: string): Promise<DecisionView> => {
  const now = new Date();
  const actor = await requireActor(`/programme/requests/${requestedId}`);
  if (!canReadQueue(actor)) forbidden();
  const id = rowId(requestedId);
  const row = id === null ? null : await findRequest(id);
  if (!row) notFound();
  const waitingDays = row.acceptedAt ? daysBetween(row.acceptedAt, now) : 0;
  const [view, today, beside, events, deciders, first, giver, receiver] = await Promise.all([
    requestView(actor, row, now),
    matchToday(row.needId, row.offerId, now),
    listBeside(row, now),
    listHistory(row.id),
    listDecidersOf(row),
    findFirstDecisions('approve', [row], actor.userId),
    findReliability(row.giverId, now),
    findReliability(row.receiverId, now),
  ]);
  const people = await listNames(events.flatMap(({ actorId }) => actorId ?? []));
  const sum = (on: ConflictView['on']) => row.quarters + besideOn(row, on, beside).reduce((total, { quarters }) => total + quarters, 0);
  return {
    ...view,
    waitingDays,
    urgency: urgencyOf(waitingDays),
    checks: checksFor(actor, row, { need: sum('need'), offer: sum('offer') }, now),
    facts: {
      needLeft: row.need.quartersLeft,
      needTotal: row.need.quartersTotal,
      offerLeft: row.offer.quartersLeft,
      offerTotal: row.offer.quartersTotal,
      quartersPerMonth: row.offer.quartersPerMonth,
      peopleCount: row.offer.peopleCount,
    },
    matchToday: today,
    reliability: { giver, receiver },
    conflicts: conflictsOf(row, view.state, beside),
    history: events.map(({ id: event, at, actorId, action }) => {
      const person = people.find((candidate) => candidate.id === actorId);
      return {
        id: String(event),
        at,
        deed: REQUEST_DEEDS.find((deed) => action === `request_${deed}`) ?? 'other',
        by: person ? { fr: person.name, ar: person.nameAr } : null,
      };
    }),
    deciders: deciders.map(({ national, user }) => ({
      id: user.id,
      name: { fr: user.name, ar: user.nameAr },
      national,
      reader: user.id === actor.userId,
    })),
    needsTwo: needsTwo(row.quarters),
    first: first.get(String(row.id)) ?? null,
    proposedByReader: row.origin === 'pair' && row.createdById === actor.userId,
    why: whyNotDecide(actor, row),
  };
});

type Beside = Awaited<ReturnType<typeof listBeside>>;

function besideOn(row: RequestRow, on: ConflictView['on'], beside: Beside): Beside {
  return beside.filter((other) => (on === 'need' ? other.needId === row.needId : other.offerId === row.offerId));
}

/** Where a decision on a live request is a choice among several. */
function conflictsOf(row: RequestRow, state: RequestState, beside: Beside): ConflictView[] {
  if (state !== 'proposed' && state !== 'accepted') return [];
  return (['need', 'offer'] as const).flatMap((on) => {
    const others = besideOn(row, on, beside);
    const asked = others.reduce((total, { quarters }) => total + quarters, 0);
    const left = row[on].quartersLeft;
    if (!conflicts(row.quarters, asked, left)) return [];
    return [
      {
        on,
        title: titleOf(row[on]),
        left,
        asked: row.quarters + asked,
        others: others.map((other) => ({
          id: other.id,
          reference: other.reference,
          state: other.state === 'accepted' ? ('accepted' as const) : ('proposed' as const),
          quarters: other.quarters,
          giverName: nameOf(other.giver),
          receiverName: nameOf(other.receiver),
        })),
      },
    ];
  });
}

function queueRow(actor: Actor, row: RequestRow, checked: Record<Check, CheckResult>): Omit<QueueRow, 'first'> {
  const decidable = whyNotDecide(actor, row) === undefined;
  const results = Object.entries(checked) as [Check, CheckResult][];
  return {
    id: row.id,
    reference: row.reference,
    origin: row.origin,
    giverName: nameOf(row.giver),
    receiverName: nameOf(row.receiver),
    needTitle: titleOf(row.need),
    quarters: row.quarters,
    region: nameOf(row.region),
    notes: results.filter(([, result]) => result !== 'passed').map(([check]) => check),
    approvable: decidable && asksForNothing(checked, row),
    needsTwo: needsTwo(row.quarters),
    decidable,
  };
}

function requestSummary(actor: Actor, row: RequestRow, now: Date): RequestSummary {
  const state = stateAt(row, now);
  return {
    id: row.id,
    reference: row.reference,
    state,
    origin: row.origin,
    needTitle: titleOf(row.need),
    offerTitle: titleOf(row.offer),
    giverName: nameOf(row.giver),
    receiverName: nameOf(row.receiver),
    quarters: row.quarters,
    startsOn: row.startsOn,
    createdAt: row.createdAt,
    answerBy: row.answerBy,
    party: partyOf(actor, row),
    allowed: allowedActions(actor, { ...row, state }),
  };
}

async function requestView(actor: Actor, row: RequestRow, now: Date): Promise<RequestView> {
  const summary = requestSummary(actor, row, now);
  const other = summary.party === 'giver' ? row.receiverId : row.giverId;
  const ids = [row.giverConsentById, row.receiverConsentById, row.createdById, row.endedById].filter((id) => id !== null);
  const [people, terms, contacts, match] = await Promise.all([
    listNames(ids),
    row.termsVersion > 1 ? listTerms(row.id) : [],
    summary.party !== undefined && summary.state === 'approved' ? listContacts(other) : null,
    matchOfRequest(row),
  ]);
  const nameOfUser = (id: string | null): Bilingual | null => {
    const person = people.find((candidate) => candidate.id === id);
    return person ? { fr: person.name, ar: person.nameAr } : null;
  };
  return {
    ...summary,
    version: row.version,
    needId: row.needId,
    offerId: row.offerId,
    giver: partyView(row, 'giver', nameOfUser),
    receiver: partyView(row, 'receiver', nameOfUser),
    mode: row.mode,
    team: teamOf(row.team),
    regime: row.offer.regime,
    message: row.message,
    change: changeOf(terms),
    acceptedAt: row.acceptedAt,
    endedAt: row.endedAt ?? (summary.state === 'expired' ? row.answerBy : null),
    declineReason: row.declineReason,
    reason: row.reason,
    match,
    course: courseOf(row, summary.state, nameOfUser),
    renews: row.renews,
    missionId: row.mission?.id ?? null,
    contacts,
  };
}

function changeOf(history: Awaited<ReturnType<typeof listTerms>>): TermsChangeView | null {
  const [before, newest] = [termsBefore(history), history.at(-1)];
  if (!before || !newest) return null;
  const said = (row: typeof newest): Terms => ({ quarters: row.quarters, startsOn: row.startsOn, mode: row.mode, team: teamOf(row.team) });
  const { author, at, message } = newest;
  return { before: said(before), fields: changedTerms(said(before), said(newest)), author, at, message };
}

function partyView(row: RequestRow, party: Party, nameOfUser: (id: string | null) => Bilingual | null): PartyView {
  const side = row[party];
  const at = row[`${party}ConsentAt`];
  return {
    id: side.id,
    kind: side.kind,
    state: side.state,
    name: nameOf(side),
    province: nameOf(side.province),
    region: nameOf(side.region),
    verifiedAt: side.verifiedAt,
    sectors: side.sectors,
    receipt: receiptOf(side.association),
    ice: side.company?.ice ?? null,
    industry: side.company && { fr: side.company.industryFr, ar: side.company.industryAr },
    consent: hasConsented(row, party) && at ? { at, by: nameOfUser(row[`${party}ConsentById`]) } : null,
  };
}

/** A file that was never complete has none. */
function receiptOf(association: RequestRow[Party]['association']): PartyView['receipt'] {
  const { receiptType: type = null, receiptNumber: number = null } = association ?? {};
  return type !== null && number !== null ? { type, number } : null;
}

/** What was done, what is due now, what follows: the timeline of a request. */
function courseOf(row: RequestRow, state: RequestState, nameOfUser: (id: string | null) => Bilingual | null): CourseStep[] {
  const asking: Party = row.origin === 'ask' ? 'receiver' : 'giver';
  const answering: Party = asking === 'giver' ? 'receiver' : 'giver';
  const opened = { pledge: 'pledged', ask: 'asked', pair: 'proposed' } as const satisfies Record<RequestRow['origin'], CourseStep['what']>;
  const steps: CourseStep[] = [{ what: opened[row.origin], status: 'done', at: row.createdAt, by: nameOfUser(row.createdById) }];
  const consenting = row.origin === 'pair' ? (['giver', 'receiver'] as const) : ([answering] as const);
  const ended = state !== 'proposed' && state !== 'accepted' && state !== 'approved';
  for (const party of consenting) {
    const given = hasConsented(row, party);
    if (ended && !given) continue;
    steps.push({
      what: `${party}Consented`,
      status: given ? 'done' : 'now',
      at: given ? row[`${party}ConsentAt`] : null,
      by: given ? nameOfUser(row[`${party}ConsentById`]) : null,
    });
  }
  if (ended) return [...steps, { what: state, status: 'done', at: row.endedAt ?? row.answerBy, by: nameOfUser(row.endedById) }];
  const approved = state === 'approved';
  steps.push({
    what: approved ? 'approved' : 'decision',
    status: approved ? 'done' : state === 'accepted' ? 'now' : 'next',
    at: approved ? row.endedAt : null,
    by: approved ? nameOfUser(row.endedById) : null,
  });
  steps.push({ what: 'start', status: approved ? 'now' : 'next', at: row.startsOn, by: null });
  return steps;
}
