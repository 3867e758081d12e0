import 'server-only';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { currentActor } from '@/lib/auth/session';
import { loadDesk } from '@/lib/desk/loaders';
import type { Address } from '@/lib/desk/schema';
import { env } from '@/lib/env';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { countNeeds, loadNeedsFor, loadOffersFor } from '@/lib/matches/loaders';
import { worksOnMissions } from '@/lib/missions/queries';
import { loadNews } from '@/lib/notifications/loaders';
import { canReadOutbox } from '@/lib/notifications/policy';
import { countUnread } from '@/lib/notifications/queries';
import { canReadCohort } from '@/lib/readiness/policy';
import { canReadReports } from '@/lib/reports/policy';
import { loadLiveRequests } from '@/lib/requests/loaders';
import { routes, sideOf } from '@/lib/routes';
import { canAdministerPeople } from '@/lib/staff/policy';
import { findUnpublished, listOpenNeedHours, listOpenOfferHours } from './queries';
import { deskStepOf, type HomeStep, nextStepOf } from './rules';
import type { AccountView, ChromeView, HomeView, HoursView, ProgrammeHomeView } from './views';

/** Rows of the ranked list on the home page, and listings that have a tab. */
const RANKED = 5;
const LISTINGS = 12;
const ANSWERS = 5;
const NEWS = 3;

export const loadChrome = cache(async (): Promise<ChromeView> => {
  const [sent, actor] = await Promise.all([headers(), currentActor()]);
  return {
    path: sent.get('x-khibra-path') ?? routes.home(),
    query: sent.get('x-khibra-query') ?? '',
    account: actor && (await accountOf(actor)),
    outbox: canReadOutbox(env),
  };
});

async function accountOf(actor: Actor): Promise<AccountView> {
  const first = actor.memberships[0];
  const [unread, works] = await Promise.all([countUnread(actor.userId), worksOnMissions(actor.userId)]);
  return {
    userId: actor.userId,
    name: first && actor.staff === null ? nameOf(first) : { fr: actor.name, ar: actor.nameAr },
    kind: actor.staff !== null ? 'programme' : first ? sideOf(first.kind) : 'none',
    administrator: canAdministerPeople(actor),
    ...{ unread, works },
    coordinator: canReadCohort(actor),
    reads: canReadReports(actor),
  };
}

/** What waits for this organisation, its hours, and the best matches of one of its listings. */
export const loadHome = cache(async (requestedSide: string, chosen: string | undefined): Promise<HomeView> => {
  const now = new Date();
  const { actor, membership, side } = await requireMember(requestedSide, `/${requestedSide}`);
  const organisationIds = [membership.organisationId];
  const [live, needs, offers, unpublished, news] = await Promise.all([
    loadLiveRequests(actor, organisationIds, now),
    listOpenNeedHours(organisationIds, LISTINGS),
    listOpenOfferHours(organisationIds, LISTINGS),
    findUnpublished(membership.organisationId),
    loadNews(actor.userId, now, NEWS),
  ]);
  const needHours = needs.map((need): HoursView => ({ ...hoursOf(need), kind: 'need', perMonth: null, until: need.closesOn }));
  const offerHours = offers.map(
    (offer): HoursView => ({ ...hoursOf(offer), kind: 'offer', perMonth: offer.quartersPerMonth, until: offer.availableUntil }),
  );
  // What the kind mostly does comes first: associations need, companies offer; both may do both.
  const hours = side === 'association' ? [...needHours, ...offerHours] : [...offerHours, ...needHours];
  const rankable = hours.filter((entry) => entry.left > 0);
  const current = rankable.find((entry) => `${entry.kind}-${entry.id}` === chosen) ?? rankable[0];
  const ranking = current && (await (current.kind === 'offer' ? loadNeedsFor : loadOffersFor)(current.id, now, RANKED));
  if (ranking) countNeeds(ranking);
  const answers = live.filter((request) => request.allowed.includes('consent'));
  const match = ranking?.rows.find((row) => row.requestId === null);
  const { draft, returned, inReview } = unpublished;
  const step = nextStepOf({
    state: membership.state,
    answers: answers.length,
    returned: returned ? 1 : 0,
    drafts: draft ? 1 : 0,
    published: hours.length,
    inReview,
    joinable: match !== undefined,
  });
  const first = side === 'association' ? routes.newNeed(side) : routes.newOffer(side);
  const places: Record<HomeStep, string | null> = {
    completeFile: routes.profile(side),
    mendFile: routes.profile(side),
    readSuspension: routes.profile(side),
    answer: answers[0] ? routes.request(answers[0].id) : null,
    mendListing: returned && (returned.kind === 'need' ? routes.ownNeed : routes.ownOffer)(side, returned.id),
    finishDraft: draft && (draft.kind === 'need' ? routes.needDraft : routes.offerDraft)(side, draft.id),
    prepare: first,
    publish: first,
    join:
      match && ranking ? (ranking.own === 'offer' ? routes.pledge(match.id, ranking.ownId) : routes.ask(match.id, ranking.ownId)) : null,
    browse: side === 'association' ? routes.offers() : routes.needs(),
  };
  return {
    side,
    step,
    stepHref: places[step] ?? routes.ownRequests(side),
    news,
    personName: { fr: actor.name, ar: actor.nameAr },
    organisationName: nameOf(membership),
    state: membership.state,
    today: now,
    answers: answers.slice(0, ANSWERS),
    answersCount: answers.length,
    waitingApproval: live.filter((request) => request.state === 'accepted').length,
    hours,
    ranking: ranking && current ? { ...ranking, title: current.title } : null,
    tabs: rankable.map((entry) => ({ kind: entry.kind, id: entry.id, title: entry.title, current: entry === current })),
  };
});

/** The queue with what stands over it: what changed, and the next decision. */
export const loadProgrammeHome = cache(async (address: Address): Promise<ProgrammeHomeView> => {
  const desk = await loadDesk(address);
  const actor = await requireActor(routes.queue());
  const { step, row } = deskStepOf(desk.rows);
  return { desk, step, stepHref: row?.href ?? null, stepDays: row?.days ?? 0, news: await loadNews(actor.userId, new Date(), NEWS) };
});

function hoursOf(row: { id: number; titleFr: string | null; titleAr: string | null; quartersTotal: number; quartersLeft: number }) {
  return { id: row.id, title: titleOf(row), total: row.quartersTotal, left: row.quartersLeft };
}
