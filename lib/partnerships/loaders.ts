import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { dateOfDay, dayOf, daysBetween } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { missionsBetween, sumByGiver, sumOverTime } from '@/lib/missions/queries';
import { balanceOf, stateAt } from '@/lib/missions/rules';
import { listContacts } from '@/lib/requests/queries';
import { inLocale, routes, rowId } from '@/lib/routes';
import { allowedActions, canPublish, canReadPartnership, partnerOf } from './policy';
import {
  countPartnerships,
  findPartnership,
  listMissionsTogether,
  listOpenOf,
  listPartnerships,
  listReviews,
  type PartnershipFilter,
  type PartnershipRow,
  sumTogether,
  type Together,
} from './queries';
import { healthOf, isPublic, missionsEach, PARTNERS, PARTNERSHIP_SHARES, type PartnershipAction, renewalRate, reviewedYear } from './rules';
import type { PartnershipListView, PartnershipSummary, PartnershipView } from './views';

/** Partnerships on one page. */
const PAGE = 20;

/** The partnerships of an organisation. */
export const loadPartnerships = cache(async (requestedSide: string, before?: number): Promise<PartnershipListView> => {
  const { actor, side } = await requireMember(requestedSide, `/${requestedSide}/partnerships`);
  const organisationIds = actor.memberships.map((membership) => membership.organisationId);
  return { side, figures: null, share: null, ...(await page(actor, { organisationIds, before })) };
});

/** The partnerships of the regions that the reader looks after, with the programme's results; those behind one of these. */
export const loadProgrammePartnerships = cache(async (before?: number, asked?: string | string[]): Promise<PartnershipListView> => {
  const actor = await requireActor(routes.programmePartnerships());
  if (actor.staff === null) forbidden();
  const { regions } = actor.staff;
  const today = dateOfDay(dayOf(new Date()));
  const share = PARTNERSHIP_SHARES.find((candidate) => candidate === asked) ?? null;
  const filter = { regions, before, share: share === null ? undefined : { of: share, today } };
  const [figures, rest] = await Promise.all([countPartnerships(regions, today), page(actor, filter)]);
  return { side: null, figures: { ...figures, each: missionsEach(figures), renewalRate: renewalRate(figures) }, share, ...rest };
});

async function page(actor: Actor, filter: PartnershipFilter) {
  const now = new Date();
  const rows = await listPartnerships({ ...filter, take: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const sums = await sumTogether(
    shown.map(({ id }) => id),
    now,
  );
  return {
    rows: shown.map((row) => summaryOf(actor, row, sums.get(row.id), now)),
    nextCursor: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

const NOTHING: Together = { missions: 0, quarters: 0, lastAt: null, agreements: 0, hours: 0, requests: 0 };

function idleDaysOf(row: PartnershipRow, { lastAt }: Together, now: Date): number {
  return Math.max(0, daysBetween(lastAt ?? row.createdAt, now));
}

function summaryOf(actor: Actor, row: PartnershipRow, together: Together = NOTHING, now: Date): PartnershipSummary {
  const { id, startsOn, endsOn, state } = row;
  return {
    id,
    startsOn,
    endsOn,
    associationName: nameOf(row.association),
    companyName: nameOf(row.company),
    health: healthOf({ state, daysLeft: daysBetween(now, endsOn), idleDays: idleDaysOf(row, together, now), ...together }),
    missions: together.missions,
    quarters: together.quarters,
    partner: partnerOf(actor, row),
  };
}

/** A partnership as its sides and the programme see it. */
export const loadPartnership = cache(async (requestedId: string): Promise<PartnershipView> => {
  const now = new Date();
  const id = rowId(requestedId);
  const actor = await requireActor(`/partnerships/${requestedId}`);
  const row = id === null ? null : await findPartnership(id);
  if (!row || !canReadPartnership(actor, row)) notFound();
  const partner = partnerOf(actor, row);
  const otherId = partner === undefined ? null : partner === 'ASSOCIATION' ? row.companyId : row.associationId;
  const contactsOf = otherId === null ? [row.associationId, row.companyId] : [otherId];
  const between = [missionsBetween(row.associationId, row.companyId)];
  const [sums, missions, overTime, byGiver, reviews, open, contacts] = await Promise.all([
    sumTogether([row.id], now),
    listMissionsTogether(row),
    sumOverTime(between),
    sumByGiver(between),
    listReviews(row),
    otherId === null ? { needs: [], offers: [] } : listOpenOf(otherId),
    Promise.all(contactsOf.map(listContacts)),
  ]);
  const together = sums.get(row.id) ?? NOTHING;
  const today = dateOfDay(dayOf(now));
  const listed = ({ id: listingId, ...titles }: (typeof open.needs)[number]) => ({ id: listingId, title: titleOf(titles) });
  return {
    ...summaryOf(actor, row, together, now),
    version: row.version,
    state: row.state,
    aims: row.aims,
    reason: row.reason,
    renewals: row.renewals,
    idleDays: idleDaysOf(row, together, now),
    allowed: allowedActions(actor, { ...row, daysLeft: daysBetween(now, row.endsOn) }),
    consents: PARTNERS.filter((side) => row.consents.some(({ kind }) => kind === side)),
    isPublic: isPublic(row.consents, [row.association.state, row.company.state]),
    mayPublish: canPublish(actor, row),
    contacts: contacts.flat(),
    together: missions.map(({ id: missionId, reference, need, quarters, quartersConfirmed, ...mission }) => ({
      id: missionId,
      reference,
      title: titleOf(need),
      state: stateAt(mission, today),
      quarters,
      quartersConfirmed,
    })),
    overTime,
    balance: balanceOf(byGiver, row.associationId),
    reviews: yearsOf(reviews, row.startsOn),
    needs: open.needs.map(listed),
    offers: open.offers.map(listed),
  };
});

/** What each side said of a year, beside what the other said of it; the newest year first. */
function yearsOf(reviews: Awaited<ReturnType<typeof listReviews>>, startsOn: Date): PartnershipView['reviews'] {
  const years = new Map<number, PartnershipView['reviews'][number]>();
  for (const { kind, by, ...review } of reviews) {
    const year = reviewedYear(startsOn, dateOfDay(dayOf(review.at)));
    const said = years.get(year) ?? { year, ASSOCIATION: [], COMPANY: [] };
    said[kind].push({ ...review, by: { fr: by.name, ar: by.nameAr } });
    years.set(year, said);
  }
  return [...years.values()].sort((one, other) => other.year - one.year);
}

/** The partnership for one of its forms; whoever may not go that step now is led to its page. */
export async function loadPartnershipTo(action: PartnershipAction, requestedId: string): Promise<PartnershipView> {
  const partnership = await loadPartnership(requestedId);
  if (!partnership.allowed.includes(action)) redirect(inLocale(await getLocale(), routes.partnership(partnership.id)));
  return partnership;
}
