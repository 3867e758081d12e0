import type { OrganisationKind } from '@/lib/generated/prisma/enums';
import { addDays, dayOf } from '@/lib/i18n/day';
import type { Context } from '@/lib/matching/pair';
import { scorePair } from '@/lib/matching/score';
import { namedExpiry } from '@/lib/mission-people/rules';
import type { NotifiedEvent } from '@/lib/notifications/rules';
import { ANSWER_DAYS, LIVE_STATES, missionReference, plannedEnd, type RequestAction, type RequestState } from '@/lib/requests/rules';
import { routes } from '@/lib/routes';
import { STAFF } from './accounts';
import { type CastRows, readWholeCast } from './cast';
import { readRegions, readRequests, type SeedRequest } from './content';
import { needFactsOf, offerFactsOf, seedContext } from './engine';
import { idOf, numbered, personId, rowOf } from './ids';
import type { SeedClock } from './time';

/** A request's id is the number in its reference: R-2026-0101 is row 101. */
const FIRST_ID = 101;

/** The action that leads to each end. */
const ENDINGS: Partial<Record<RequestState, RequestAction>> = {
  approved: 'approve',
  declined: 'decline',
  withdrawn: 'withdraw',
  rejected: 'reject',
  expired: 'expire',
  not_chosen: 'setAside',
};

const STATE_AFTER = { begin: 'under_way', return: 'under_way', deliver: 'delivered', accept: 'accepted' } as const;

type SeedItem = NonNullable<NonNullable<SeedRequest['mission']>['plan']>['items'][number];

/** Somebody was told of something. */
type Notice = NotifiedEvent & { at: Date; to: string[]; href: string };

interface Deed {
  at: Date;
  actorId: string | null;
  action: string;
  fields: string[];
}

/** A request with all that happened to it, as if people had gone through the pages. */
export type RequestStory = ReturnType<typeof storyOf>;

/** Needs and offers that somebody asked for were open two days before, by code. */
export function publishedBefore(): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  for (const { need, offer, askedDaysAgo } of readRequests()) {
    for (const code of [need, offer]) days.set(code, Math.max(days.get(code) ?? 0, askedDaysAgo + 2));
  }
  return days;
}

/** The stories in the order they began. */
export function requestStories(rows: CastRows, clock: SeedClock): RequestStory[] {
  const cast = readWholeCast();
  const ids = { needs: numbered(cast.needs), offers: numbered(cast.offers) };
  const contextAt = seedContext(rows);
  return readRequests().map((request, index) =>
    storyOf(request, {
      id: FIRST_ID + index,
      needId: idOf(ids.needs, request.need),
      offerId: idOf(ids.offers, request.offer),
      rows,
      clock,
      contextAt,
    }),
  );
}

interface Setting {
  id: number;
  needId: number;
  offerId: number;
  rows: CastRows;
  clock: SeedClock;
  contextAt: (instant: Date) => Context;
}

function storyOf(request: SeedRequest, { id, needId, offerId, rows, clock, contextAt }: Setting) {
  const need = rowOf(rows.needs, needId);
  const offer = rowOf(rows.offers, offerId);
  const giver = sideOf(rows, offer.organisationId);
  const receiver = sideOf(rows, need.organisationId);
  const national = personId(STAFF.national.email);

  const asked = clock.ago(request.askedDaysAgo, 9);
  const answered = request.answeredDaysAgo === undefined ? null : clock.ago(request.answeredDaysAgo, 11);
  const amended = request.amended && { ...request.amended, at: clock.ago(request.amended.daysAgo, 10) };
  const termsVersion = amended === undefined ? 1 : 2;
  const answerBy = addDays(amended?.at ?? asked, ANSWER_DAYS);
  const live = LIVE_STATES.some((state) => state === request.state);
  const ended = live ? null : request.decidedDaysAgo === undefined ? answerBy : clock.ago(request.decidedDaysAgo, 15);

  const [asking, answering] = request.origin === 'ask' ? [receiver, giver] : [giver, receiver];
  const createdById = request.origin === 'pair' ? national : asking.ownerId;
  const decider = request.decidedBy === undefined ? undefined : personId(STAFF[request.decidedBy].email);
  const enders: Partial<Record<RequestState, string | undefined>> = {
    declined: answering.ownerId,
    withdrawn: asking.ownerId,
    approved: decider,
    rejected: decider,
  };
  const endedById = enders[request.state] ?? null;

  const consents = new Map<number, Date>();
  if (request.origin !== 'pair') consents.set(asking.id, amended?.at ?? asked);
  if (answered !== null) consents.set(answering.id, answered);
  const consentOf = (side: Side) => {
    const at = consents.get(side.id);
    return at === undefined ? { by: null, at: null, terms: null } : { by: side.ownerId, at, terms: termsVersion };
  };
  const [giverConsent, receiverConsent] = [consentOf(giver), consentOf(receiver)];

  const startsOn =
    request.startsInDays === undefined
      ? new Date(Math.max(need.wantedStart.getTime(), offer.availableFrom.getTime()))
      : clock.inDays(request.startsInDays);

  const context = contextAt(asked);
  const scored = scorePair(needFactsOf(rows, needId), offerFactsOf(rows, offerId), context);
  if (!scored.ok) throw new Error(`${request.need} and ${request.offer} cannot be joined: ${scored.refusal}`);

  const row = {
    id,
    reference: `R-${dayOf(asked).slice(0, 4)}-${String(id).padStart(4, '0')}`,
    origin: request.origin,
    state: request.state,
    // One for the asking, one for each thing that happened since.
    version: termsVersion + (answered === null ? 0 : 1) + (ended === null ? 0 : 1),
    needId,
    offerId,
    giverId: giver.id,
    receiverId: receiver.id,
    regionCode: receiver.regionCode,
    quarters: request.hours * 4,
    startsOn,
    mode: request.mode,
    message: request.message,
    termsVersion,
    giverConsentById: giverConsent.by,
    giverConsentAt: giverConsent.at,
    giverConsentTerms: giverConsent.terms,
    receiverConsentById: receiverConsent.by,
    receiverConsentAt: receiverConsent.at,
    receiverConsentTerms: receiverConsent.terms,
    needVersion: 1,
    offerVersion: 1,
    answerBy,
    acceptedAt: answered,
    endedAt: ended,
    endedById,
    declineReason: request.state === 'declined' ? (request.declineReason ?? 'other') : null,
    reason: request.reason ?? null,
    points: scored.points,
    parts: { ...scored.parts },
    facts: { ...scored.facts },
    weightsVersion: context.weights.version,
    rarityVersion: context.rarity.version,
    createdById,
    createdAt: asked,
  };

  const author = { pledge: 'giver', ask: 'receiver', pair: 'programme' } as const;
  const firstTerms = {
    requestId: id,
    termsVersion: 1,
    author: author[request.origin],
    byId: createdById,
    at: asked,
    quarters: row.quarters,
    startsOn,
    mode: request.mode,
    message: null as string | null,
  };
  const terms =
    amended === undefined
      ? [firstTerms]
      : [
          { ...firstTerms, quarters: amended.hoursBefore * 4 },
          { ...firstTerms, termsVersion: 2, at: amended.at, message: amended.message },
        ];
  return { row, terms, mission: request.state === 'approved' ? missionOf() : null, notices: noticesOf(), deeds: deedsOf() };

  /** What an approval opens, and what was done with it since. */
  function missionOf() {
    const { mode, quarters, regionCode } = row;
    const since = request.mission;
    const completed = since?.completedDaysAgo === undefined ? null : clock.ago(since.completedDaysAgo, 16);
    const mission = {
      reference: missionReference(row.reference),
      requestId: id,
      ...{ needId, offerId, giverId: giver.id, receiverId: receiver.id, regionCode, mode, quarters },
      regime: offer.regime,
      state:
        since === undefined
          ? ('planned' as const)
          : completed === null
            ? ('active' as const)
            : since.autonomy
              ? ('evaluated' as const)
              : ('completed' as const),
      startsOn: since === undefined ? startsOn : clock.inDays(-since.startedDaysAgo),
      endsOn: since === undefined ? plannedEnd(row, offer) : clock.inDays(since.endsInDays),
      signedAt: since === undefined ? null : clock.ago(since.signedDaysAgo, 14),
      endedAt: completed,
      needMet: completed !== null,
      endedById: completed && receiver.ownerId,
      createdAt: ended ?? asked,
    };
    const workers = (since?.people ?? []).map(({ namedDaysAgo, confirmedDaysAgo, nameAr: _, ...person }) => ({
      ...person,
      tokenHash: `seed ${person.email}`,
      createdAt: clock.ago(namedDaysAgo, 10),
      expiresAt: namedExpiry(clock.ago(namedDaysAgo, 10)),
      namedById: giver.ownerId,
      ...(confirmedDaysAgo !== undefined && { userId: personId(person.email), confirmedAt: clock.ago(confirmedDaysAgo, 12) }),
    }));
    const hours = (since?.hours ?? []).map((line) => ({
      byId: line.declaredBy === 'worker' ? workerOf(line.worker) : giver.ownerId,
      workedById: line.worker === undefined ? null : workerOf(line.worker),
      workedOn: clock.inDays(-line.daysAgo),
      quarters: line.hours * 4,
      what: line.what,
      corrects: line.corrects,
      // A correction comes after what was said to the hours that it corrects.
      createdAt: clock.ago(line.corrects === undefined ? line.daysAgo : line.daysAgo - 3, 18),
      answer: line.answer && {
        kind: line.answer.kind,
        reason: line.answer.reason ?? null,
        byId: receiver.ownerId,
        at: clock.ago(line.answer.daysAgo, 10),
      },
    }));
    function workerOf(number = 0): string {
      const userId = workers[number - 1]?.userId;
      if (userId === undefined) throw new Error(`${row.reference} has no worker ${number}`);
      return userId;
    }
    const begun = since && clock.ago(since.startedDaysAgo, 10);
    const plan = since?.plan &&
      begun && {
        objective: since.plan.objective,
        byId: receiver.ownerId,
        at: begun,
        items: since.plan.items.map((item) => itemOf(item, begun)),
        meetings: since.plan.meetings.map(({ inDays, ...meeting }) => ({
          ...meeting,
          heldOn: clock.inDays(inDays),
          createdById: giver.ownerId,
          createdAt: begun,
        })),
      };
    const people = { giver: giver.ownerId, receiver: receiver.ownerId };
    const indicators = (since?.indicators ?? []).map(({ code, values }) => ({
      code,
      chosenById: giver.ownerId,
      chosenAt: mission.signedAt ?? mission.createdAt,
      values: values.map(({ daysAgo, value, by, evidence, moment }) => ({
        moment,
        hundredths: Math.round(value * 100),
        evidence: evidence ?? null,
        byId: people[by],
        at: clock.ago(daysAgo, 17),
      })),
    }));
    const feedback = (since?.feedback ?? []).map(({ side, daysAgo, ratings, words }) => ({
      ...{ side, words, ...ratings },
      byId: people[side],
      at: clock.ago(daysAgo, 17),
    }));
    const autonomy = since?.autonomy && {
      moment: 'closing' as const,
      answer: since.autonomy.answer,
      example: since.autonomy.example,
      byId: receiver.ownerId,
      at: clock.ago(since.autonomy.daysAgo, 17),
    };
    const { agreement, partnership } = since ?? {};
    const changed = since?.amendment;
    const amendment = changed && {
      side: changed.by,
      state: 'agreed' as const,
      version: 2,
      ...{ quartersBefore: quarters, endsOnBefore: mission.endsOn },
      ...{ quarters: changed.hours * 4, endsOn: clock.inDays(changed.endsInDays), reason: changed.reason },
      createdAt: clock.ago(changed.proposedDaysAgo, 11),
      agreedAt: clock.ago(changed.agreedDaysAgo, 10),
    };
    return { mission, amendment, people, agreement, workers, hours, plan, indicators, autonomy, feedback, partnership };
  }

  /** A step or a deliverable with its course: the giver moves it, the receiver answers. */
  function itemOf(item: SeedItem, createdAt: Date) {
    const { kind, title, returned } = item;
    const moves = [
      { move: 'begin', daysAgo: item.begunDaysAgo, byId: giver.ownerId, hour: 11 },
      { move: 'return', daysAgo: returned?.daysAgo, byId: receiver.ownerId, hour: 12 },
      { move: 'deliver', daysAgo: item.deliveredDaysAgo, byId: giver.ownerId, hour: 15 },
      { move: 'accept', daysAgo: item.acceptedDaysAgo, byId: receiver.ownerId, hour: 16 },
    ] as const;
    const taken = moves.flatMap(({ daysAgo, hour, ...move }) => (daysAgo === undefined ? [] : [{ ...move, at: clock.ago(daysAgo, hour) }]));
    const last = taken.at(-1)?.move;
    const row = {
      ...{ kind, title, createdAt },
      dueOn: clock.inDays(item.dueInDays),
      state: last === undefined ? ('planned' as const) : STATE_AFTER[last],
      version: taken.length + 1,
      returnReason: returned?.reason ?? null,
      returnedById: returned ? receiver.ownerId : null,
      createdById: receiver.ownerId,
    };
    return { row, taken };
  }

  function deedsOf(): Deed[] {
    const ending = ENDINGS[request.state];
    return [
      { at: asked, actorId: createdById, action: `request_${request.origin}`, fields: ['quarters', 'startsOn', 'mode', 'message'] },
      ...(amended === undefined ? [] : [{ at: amended.at, actorId: createdById, action: 'request_amend', fields: ['quarters', 'state'] }]),
      ...(answered === null ? [] : [{ at: answered, actorId: answering.ownerId, action: 'request_consent', fields: ['state'] }]),
      ...(ended === null || ending === undefined
        ? []
        : [{ at: ended, actorId: endedById, action: `request_${ending}`, fields: ['state'] }]),
    ];
  }

  function noticesOf(): Notice[] {
    const requestTitle = { fr: need.titleFr, ar: need.titleAr };
    const terms = { quarters: row.quarters, startDate: dayOf(startsOn) };
    const href = routes.request(id);
    const notices: Notice[] = [];
    if (request.origin === 'pledge') {
      const params = { ...terms, organisationName: giver.name, needTitle: requestTitle, answerBy: answerBy.toISOString() };
      notices.push({ at: asked, to: [receiver.ownerId], href, event: 'pledge_received', params });
    }
    if (request.origin === 'ask') {
      const offerTitle = { fr: offer.titleFr, ar: offer.titleAr };
      const params = { quarters: row.quarters, organisationName: receiver.name, offerTitle, answerBy: answerBy.toISOString() };
      notices.push({ at: asked, to: [giver.ownerId], href, event: 'offer_requested', params });
    }
    if (amended !== undefined) {
      const params = { organisationName: asking.name, requestTitle, answerBy: answerBy.toISOString() };
      notices.push({ at: amended.at, to: [answering.ownerId], href, event: 'request_changed', params });
    }
    if (answered !== null) {
      const params = { ...terms, organisationName: answering.name, requestTitle };
      notices.push({ at: answered, to: [asking.ownerId], href, event: 'request_accepted', params });
      const [association, company] = receiver.kind === 'ASSOCIATION' ? [receiver, giver] : [giver, receiver];
      notices.push({
        at: answered,
        to: deciders(row.regionCode),
        href: routes.decision(id),
        event: 'request_waiting_approval',
        params: {
          requestTitle,
          regionName: regionName(row.regionCode),
          associationName: association.name,
          companyName: company.name,
          quarters: row.quarters,
        },
      });
    }
    if (ended === null) return notices;
    const reason = row.reason ?? '';
    switch (request.state) {
      case 'approved':
        for (const [own, other] of [[receiver, giver] as const, [giver, receiver] as const]) {
          const params = { organisationName: other.name, requestTitle, quarters: row.quarters };
          notices.push({ at: ended, to: [own.ownerId], href, event: 'request_approved', params });
        }
        break;
      case 'declined':
        notices.push({
          at: ended,
          to: [asking.ownerId],
          href,
          event: 'request_declined',
          params: {
            organisationName: answering.name,
            requestTitle,
            why: request.declineReason ?? 'other',
            said: row.reason === null ? 'no' : 'yes',
            reason,
          },
        });
        break;
      case 'withdrawn':
        notices.push({
          at: ended,
          to: [answering.ownerId],
          href,
          event: 'request_withdrawn',
          params: { organisationName: asking.name, requestTitle },
        });
        break;
      case 'rejected':
        notices.push({
          at: ended,
          to: [giver.ownerId, receiver.ownerId],
          href,
          event: 'request_rejected',
          params: { requestTitle, reason },
        });
        break;
      case 'expired':
        notices.push({
          at: ended,
          to: [giver.ownerId, receiver.ownerId],
          href,
          event: 'request_expired',
          params: { requestTitle, answerBy: answerBy.toISOString() },
        });
        break;
      case 'not_chosen':
        notices.push({
          at: ended,
          to: [giver.ownerId],
          href,
          event: 'request_not_chosen',
          params: { organisationName: receiver.name, listingTitle: requestTitle },
        });
        break;
      default:
        break;
    }
    return notices;
  }
}

interface Side {
  id: number;
  kind: OrganisationKind;
  regionCode: string;
  ownerId: string;
  name: { fr: string | null; ar: string | null };
}

function sideOf(rows: CastRows, organisationId: number): Side {
  const { kind, regionCode, nameFr, nameAr } = rowOf(rows.organisations, organisationId);
  const owner = rows.memberships.find((membership) => membership.organisationId === organisationId && membership.role === 'owner');
  if (!owner) throw new Error(`Organisation ${organisationId} has no owner`);
  return { id: organisationId, kind, regionCode, ownerId: owner.userId, name: { fr: nameFr, ar: nameAr } };
}

/** The national coordinator, and who coordinates the region. */
function deciders(regionCode: string): string[] {
  return [STAFF.national, STAFF.atlanticCentre, STAFF.northAndEast]
    .filter((person) => person === STAFF.national || person.regions.some((code) => code === regionCode))
    .map((person) => personId(person.email));
}

function regionName(code: string): { fr: string; ar: string } {
  const region = readRegions().find((candidate) => candidate.code === code);
  if (!region) throw new Error(`There is no region ${code}`);
  return { fr: region.nameFr, ar: region.nameAr };
}
