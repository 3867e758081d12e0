import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { RequestState } from '@/lib/generated/prisma/enums';
import type { TeamMember } from './rules';
import type { ContactView } from './views';

const party = {
  select: {
    id: true,
    kind: true,
    state: true,
    version: true,
    nameFr: true,
    nameAr: true,
    verifiedAt: true,
    sectors: true,
    region: { select: { nameFr: true, nameAr: true } },
    province: { select: { nameFr: true, nameAr: true } },
    association: { select: { receiptType: true, receiptNumber: true, receiptDate: true, publicUtility: true } },
    company: { select: { ice: true, industryFr: true, industryAr: true, csrLabel: true } },
  },
} as const satisfies { select: Prisma.OrganisationSelect };

const requestSelect = {
  id: true,
  reference: true,
  origin: true,
  state: true,
  version: true,
  termsVersion: true,
  needId: true,
  offerId: true,
  giverId: true,
  receiverId: true,
  regionCode: true,
  quarters: true,
  startsOn: true,
  mode: true,
  team: true,
  message: true,
  giverConsentById: true,
  giverConsentAt: true,
  giverConsentTerms: true,
  receiverConsentById: true,
  receiverConsentAt: true,
  receiverConsentTerms: true,
  needVersion: true,
  offerVersion: true,
  answerBy: true,
  remindersSent: true,
  acceptedAt: true,
  endedAt: true,
  endedById: true,
  declineReason: true,
  reason: true,
  points: true,
  parts: true,
  facts: true,
  weightsVersion: true,
  rarityVersion: true,
  createdById: true,
  createdAt: true,
  renewsId: true,
  renews: { select: { id: true, reference: true } },
  region: { select: { nameFr: true, nameAr: true } },
  need: {
    select: {
      id: true,
      titleFr: true,
      titleAr: true,
      state: true,
      version: true,
      sector: true,
      quartersTotal: true,
      quartersLeft: true,
      closesOn: true,
    },
  },
  offer: {
    select: {
      id: true,
      titleFr: true,
      titleAr: true,
      state: true,
      version: true,
      quartersTotal: true,
      quartersLeft: true,
      quartersPerMonth: true,
      availableFrom: true,
      availableUntil: true,
      peopleCount: true,
      regime: true,
    },
  },
  giver: party,
  receiver: party,
  mission: { select: { id: true } },
} as const satisfies Prisma.PartnershipRequestSelect;

export type RequestRow = Prisma.PartnershipRequestGetPayload<{ select: typeof requestSelect }>;

export async function findRequest(id: number): Promise<RequestRow | null> {
  return db.partnershipRequest.findUnique({ where: { id }, select: requestSelect });
}

/** The same, inside the transaction that will change it. */
export async function findRequestToDecide(tx: Tx, id: number): Promise<RequestRow | null> {
  return tx.partnershipRequest.findUnique({ where: { id }, select: requestSelect });
}

/** A mission to go on with: what it is, and what its request was kept with. */
export function findRenewed(tx: Tx, id: number) {
  return tx.mission.findUnique({
    where: { id },
    select: {
      ...{ state: true, signedAt: true, startsOn: true, endsOn: true, needId: true, offerId: true },
      ...{ giverId: true, receiverId: true, regionCode: true },
      request: { select: { points: true, parts: true, facts: true, weightsVersion: true, rarityVersion: true } },
      renewals: { where: { state: 'approved' }, select: { id: true }, take: 1 },
    },
  });
}

const listing = { id: true, state: true, version: true, titleFr: true, titleAr: true, quartersLeft: true } as const;
const owner = { select: { id: true, kind: true, state: true, nameFr: true, nameAr: true, regionCode: true } } as const;

/** A team as a row keeps it: JSON of our own writing, whose form was checked on its way in. */
export function teamOf(team: Prisma.JsonValue): TeamMember[] {
  return team as unknown as TeamMember[];
}

/** Every terms that a request has had, oldest first. */
export function listTerms(requestId: number) {
  return db.requestTerms.findMany({
    where: { requestId },
    select: {
      termsVersion: true,
      author: true,
      byId: true,
      at: true,
      quarters: true,
      startsOn: true,
      mode: true,
      team: true,
      message: true,
    },
    orderBy: { termsVersion: 'asc' },
    take: 200,
  });
}

/** Proposed requests whose last day is over at `now`, oldest first. */
export async function listOverdue(now: Date): Promise<number[]> {
  const rows = await db.partnershipRequest.findMany({
    where: { state: 'proposed', answerBy: { lte: now } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** Proposed requests that end before `until` and whose sides were reminded fewer times than they may be. */
export async function listToRemindOf(now: Date, until: Date, most: number): Promise<number[]> {
  const rows = await db.partnershipRequest.findMany({
    where: { state: 'proposed', answerBy: { gt: now, lte: until }, remindersSent: { lt: most } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** Live requests that join this listing. */
export async function listLiveOn(noun: 'need' | 'offer', id: number): Promise<number[]> {
  const rows = await db.partnershipRequest.findMany({
    where: { [`${noun}Id`]: id, state: { in: ['proposed', 'accepted'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => row.id);
}

/** The two listings that a request joins; null where one was never published. */
export async function findListings(tx: Tx, needId: number, offerId: number) {
  const published = { publishedAt: { not: null } };
  const need = await tx.skillNeed.findFirst({ where: { id: needId, ...published }, select: { ...listing, organisation: owner } });
  const offer = await tx.expertiseOffer.findFirst({
    where: { id: offerId, ...published },
    select: { ...listing, availableFrom: true, availableUntil: true, peopleCount: true, organisation: owner },
  });
  return { need, offer };
}

/** The owners of these organisations, and those of these people who still belong to one of them, such as who asked. */
export async function listRecipients(
  tx: Tx,
  organisationIds: readonly number[],
  people: string | null | readonly (string | null)[] = [],
): Promise<string[]> {
  const ids = [people].flat().filter((id) => id !== null);
  const memberships = await tx.membership.findMany({
    where: {
      organisationId: { in: [...organisationIds] },
      user: { disabledAt: null },
      OR: [{ role: 'owner' }, { userId: { in: ids } }],
    },
    select: { userId: true },
    orderBy: { userId: 'asc' },
    distinct: ['userId'],
  });
  return memberships.map((membership) => membership.userId);
}

export interface RequestFilter {
  organisationIds: readonly number[];
  /** Requests with a smaller id: keyset. */
  before?: number;
  take: number;
}

/** Requests of these organisations on either side, newest first. */
export async function listRequestsOf({ organisationIds, before, take }: RequestFilter): Promise<RequestRow[]> {
  return db.partnershipRequest.findMany({
    where: {
      OR: [{ giverId: { in: [...organisationIds] } }, { receiverId: { in: [...organisationIds] } }],
      ...(before !== undefined && { id: { lt: before } }),
    },
    select: requestSelect,
    orderBy: { id: 'desc' },
    take,
  });
}

/** Live requests of these organisations at `now`, oldest first: what waits for somebody. */
export async function listLiveRequestsOf(organisationIds: readonly number[], now: Date, take: number): Promise<RequestRow[]> {
  return db.partnershipRequest.findMany({
    where: {
      AND: [
        { OR: [{ state: 'accepted' }, { state: 'proposed', answerBy: { gt: now } }] },
        { OR: [{ giverId: { in: [...organisationIds] } }, { receiverId: { in: [...organisationIds] } }] },
      ],
    },
    select: requestSelect,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take,
  });
}

/** These requests, in any order; at most a page of the desk. */
export async function listRequests(ids: readonly number[]): Promise<RequestRow[]> {
  return db.partnershipRequest.findMany({ where: { id: { in: [...ids] } }, select: requestSelect, orderBy: { id: 'asc' }, take: 100 });
}

/** A live request, as long as its answer is not overdue. */
const live = (now: Date) =>
  ({ OR: [{ state: 'accepted' }, { state: 'proposed', answerBy: { gt: now } }] }) satisfies Prisma.PartnershipRequestWhereInput;

/** Quarter-hours that all live requests ask of each of these needs and offers. */
export async function sumAsked(
  needIds: readonly number[],
  offerIds: readonly number[],
  now: Date,
): Promise<{ ofNeed: Map<number, number>; ofOffer: Map<number, number> }> {
  const [needs, offers] = await Promise.all([
    db.partnershipRequest.groupBy({ by: ['needId'], where: { needId: { in: [...needIds] }, ...live(now) }, _sum: { quarters: true } }),
    db.partnershipRequest.groupBy({ by: ['offerId'], where: { offerId: { in: [...offerIds] }, ...live(now) }, _sum: { quarters: true } }),
  ]);
  return {
    ofNeed: new Map(needs.map((row) => [row.needId, row._sum.quarters ?? 0])),
    ofOffer: new Map(offers.map((row) => [row.offerId, row._sum.quarters ?? 0])),
  };
}

/** The other live requests on a request's need or offer, the oldest first. */
export function listBeside({ id, needId, offerId }: { id: number; needId: number; offerId: number }, now: Date) {
  return db.partnershipRequest.findMany({
    where: { id: { not: id }, AND: [{ OR: [{ needId }, { offerId }] }, live(now)] },
    select: {
      id: true,
      reference: true,
      state: true,
      quarters: true,
      needId: true,
      offerId: true,
      giver: { select: { nameFr: true, nameAr: true } },
      receiver: { select: { nameFr: true, nameAr: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 50,
  });
}

/** What was done with a request, the newest first. */
export function listHistory(requestId: number) {
  return db.auditEvent.findMany({
    where: { subject: 'request', subjectId: String(requestId) },
    select: { id: true, at: true, actorId: true, action: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 50,
  });
}

/** Who may decide on a request of this region: coordinators who can sign in and stand on neither side, the national ones last. */
export function listDecidersOf({ regionCode, giverId, receiverId }: { regionCode: string; giverId: number; receiverId: number }) {
  return db.staffRole.findMany({
    where: {
      kind: 'coordinator',
      OR: [{ national: true }, { regions: { has: regionCode } }],
      user: { disabledAt: null, memberships: { none: { organisationId: { in: [giverId, receiverId] } } } },
    },
    select: { national: true, user: { select: { id: true, name: true, nameAr: true } } },
    orderBy: [{ national: 'asc' }, { id: 'asc' }],
    take: 20,
  });
}

/** What somebody's press of the button for several came to; null for anybody else's. */
export async function findManyResults(actorId: string, submissionId: string): Promise<unknown> {
  const kept = await db.submission.findUnique({ where: { actorId_submissionId: { actorId, submissionId } } });
  return kept?.action === 'approve_many' ? kept.answer : null;
}

/** Names of the people of a request's course. */
export async function listNames(userIds: readonly string[]): Promise<{ id: string; name: string; nameAr: string | null }[]> {
  return db.user.findMany({
    where: { id: { in: [...userIds] } },
    select: { id: true, name: true, nameAr: true },
    orderBy: { id: 'asc' },
    take: 50,
  });
}

/** The people to write to in an organisation. Only for the other side of an approved request. */
export async function listContacts(organisationId: number, membershipId: number | null = null): Promise<ContactView[]> {
  const people = await db.membership.findMany({
    where: { organisationId, user: { disabledAt: null }, ...(membershipId === null ? { role: 'owner' } : { id: membershipId }) },
    select: { titleFr: true, titleAr: true, user: { select: { name: true, nameAr: true, email: true, phone: true } } },
    orderBy: { id: 'asc' },
    take: 10,
  });
  return people.map(({ titleFr, titleAr, user: { name, nameAr, email, phone } }) => ({
    name: { fr: name, ar: nameAr },
    title: { fr: titleFr, ar: titleAr },
    ...{ email, phone },
  }));
}

/** The reference of a request in this state, or null. */
export async function findReference(id: number, state: RequestState): Promise<string | null> {
  const row = await db.partnershipRequest.findFirst({ where: { id, state }, select: { reference: true } });
  return row?.reference ?? null;
}

const joined = {
  id: true,
  titleFr: true,
  titleAr: true,
  quartersLeft: true,
  organisation: { select: { id: true, kind: true, nameFr: true, nameAr: true, regionCode: true } },
} as const;
export type ListingRow = Prisma.SkillNeedGetPayload<{ select: typeof joined }>;

/** A public need that can still be pledged on. */
export async function findNeedToJoin(id: number, today: Date) {
  return db.skillNeed.findFirst({
    where: { id, state: 'open', closesOn: { gte: today }, organisation: { state: 'verified' } },
    select: { ...joined, mode: true, wantedStart: true },
  });
}

/** An open offer that can still be asked for. */
export async function findOfferToJoin(id: number, today: Date) {
  return db.expertiseOffer.findFirst({
    where: { id, state: 'open', availableUntil: { gte: today }, organisation: { state: 'verified' } },
    select: { ...joined, availableFrom: true },
  });
}

export async function listOfferChoices(ids: readonly number[]): Promise<Map<number, ListingRow>> {
  const rows = await db.expertiseOffer.findMany({
    where: { id: { in: [...ids] } },
    select: joined,
    orderBy: { id: 'asc' },
    take: ids.length,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

export async function listNeedChoices(ids: readonly number[]) {
  const rows = await db.skillNeed.findMany({
    where: { id: { in: [...ids] } },
    select: { ...joined, mode: true, wantedStart: true },
    orderBy: { id: 'asc' },
    take: ids.length,
  });
  return new Map(rows.map((row) => [row.id, row]));
}
