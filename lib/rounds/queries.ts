import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { Prisma } from '@/lib/generated/prisma/client';
import type { OrganisationKind, Sector } from '@/lib/generated/prisma/enums';
import type { LeftOut, RoundNeed, RoundOffer, UnmetShare } from '@/lib/matching/round';
import { readPair, type Share, writePair } from './schema';

/** What a set is computed from: read once, kept with the round. Versions are those of the listings. */
export interface Problem {
  needs: (RoundNeed & { version: number })[];
  offers: (RoundOffer & { version: number })[];
  /** Numbers in threes: need, offer, points. */
  candidates: number[];
}

/** How many pairs serve a region or a sector, in the set and in the simplest one. */
export interface Spread {
  of: string;
  needs: number;
  best: number;
  greedy: number;
}

/** What a set came to. */
export interface RoundOutcome {
  /** Of the problem and the terms: the same ones give the same set. */
  fingerprint: string;
  /** Where the same was computed before: whether the set is the same. */
  same: boolean | null;
  total: number;
  bound: number;
  greedy: { total: number; pairs: string[] };
  regions: Spread[];
  sectors: Spread[];
  unmet: UnmetShare[];
  leftOut: { needId: number; reason: LeftOut }[];
  /** Pinned pairs that are no candidates of these listings. */
  lostPins: string[];
}

/** JSON of our own writing. */
export const problemOf = (json: Prisma.JsonValue) => json as unknown as Problem;
export const outcomeOf = (json: Prisma.JsonValue) => json as unknown as RoundOutcome;
export const sharesOf = (json: Prisma.JsonValue) => json as unknown as Share[];

const names = { nameFr: true, nameAr: true } as const;

const summary = {
  id: true,
  state: true,
  version: true,
  sector: true,
  regionCode: true,
  startsFrom: true,
  startsUntil: true,
  heardAt: true,
  createdAt: true,
  region: { select: names },
  author: { select: { name: true, nameAr: true } },
  _count: { select: { pairs: true } },
} as const satisfies Prisma.RoundSelect;

const roundSelect = {
  ...summary,
  mostPerNeed: true,
  mostPerOrganisation: true,
  shares: true,
  pinned: true,
  removed: true,
  calculation: true,
  progress: true,
  failure: true,
  asOf: true,
  weightsVersion: true,
  rarityVersion: true,
  result: true,
  computedAt: true,
} as const satisfies Prisma.RoundSelect;

export type RoundSummary = Prisma.RoundGetPayload<{ select: typeof summary }>;
export type RoundRow = Prisma.RoundGetPayload<{ select: typeof roundSelect }>;

/** A round without what it was computed from, which is large. */
export function findRound(id: number, client: Tx = db): Promise<RoundRow | null> {
  return client.round.findUnique({ where: { id }, select: roundSelect });
}

/** The round of a calculation that goes on, with all that it needs. */
export function findCalculation({ roundId, calculation }: { roundId: number; calculation: number }) {
  return db.round.findFirst({
    where: { id: roundId, calculation, state: 'computing' },
    select: { ...roundSelect, problem: true },
  });
}

/** The newest first; with `before`, those with a smaller id. */
export function listRounds(before: number | null, take: number): Promise<RoundSummary[]> {
  return db.round.findMany({
    where: before === null ? {} : { id: { lt: before } },
    select: summary,
    orderBy: { id: 'desc' },
    take,
  });
}

export interface RoundScope {
  regionCode: string | null;
  sector: Sector | null;
  startsFrom: Date;
  startsUntil: Date;
}

type FoundNeed = Problem['needs'][number] & { kind: OrganisationKind; region: string; place: string };

/** The needs a round is about, `today` still open; `region` is their organisation's, whose coordinators decide. */
export async function listRoundNeeds({ regionCode, sector, startsFrom, startsUntil }: RoundScope, today: Date, take: number) {
  const rows = await db.skillNeed.findMany({
    where: {
      state: 'open',
      quartersLeft: { gt: 0 },
      closesOn: { gte: today },
      wantedStart: { gte: startsFrom, lte: startsUntil },
      ...(sector !== null && { sector }),
      organisation: { state: 'verified', ...(regionCode !== null && { regionCode }) },
    },
    select: {
      id: true,
      version: true,
      sector: true,
      quartersLeft: true,
      regionCode: true,
      organisation: { select: { id: true, kind: true, regionCode: true } },
    },
    orderBy: { id: 'asc' },
    take,
  });
  return rows.map(
    ({ id, version, sector, quartersLeft, regionCode: place, organisation }): FoundNeed => ({
      id,
      version,
      sector,
      quartersLeft,
      place,
      organisationId: organisation.id,
      region: organisation.regionCode,
      kind: organisation.kind,
    }),
  );
}

/** Open offers of these kinds of organisations that reach one of these places, or all of them at a distance. */
export async function listRoundOffers(
  { kinds, places, from }: { kinds: OrganisationKind[]; places: string[]; from: Date },
  take: number,
): Promise<Problem['offers']> {
  return db.expertiseOffer.findMany({
    where: {
      state: 'open',
      quartersLeft: { gt: 0 },
      availableUntil: { gte: from },
      organisation: { state: 'verified', kind: { in: kinds } },
      OR: [{ remote: true }, { regions: { hasSome: places } }],
    },
    select: { id: true, version: true, organisationId: true, quartersLeft: true },
    orderBy: { id: 'asc' },
    take,
  });
}

/** Pairs that a live request joins already. */
export function listPairsAsked(regionCode: string | null, now: Date) {
  return db.partnershipRequest.findMany({
    where: {
      ...(regionCode !== null && { regionCode }),
      OR: [{ state: 'accepted' }, { state: 'proposed', answerBy: { gt: now } }],
    },
    select: { needId: true, offerId: true },
    orderBy: { id: 'asc' },
  });
}

const listing = { id: true, titleFr: true, titleAr: true, organisation: { select: { id: true, ...names } } } as const;

export type NamedListing = Prisma.SkillNeedGetPayload<{ select: typeof listing }>;

const pairSelect = {
  needId: true,
  offerId: true,
  points: true,
  quarters: true,
  requestId: true,
  refusal: true,
  need: { select: { ...listing, mode: true, wantedStart: true } },
  offer: { select: { ...listing, availableFrom: true } },
} as const satisfies Prisma.RoundPairSelect;

export type RoundPairRow = Prisma.RoundPairGetPayload<{ select: typeof pairSelect }>;

/** Pairs of the set, the best first. */
export function listRoundPairs(roundId: number, { from = 0, take, unsent = false }: { from?: number; take: number; unsent?: boolean }) {
  return db.roundPair.findMany({
    where: { roundId, ...(unsent && { requestId: null }) },
    select: pairSelect,
    orderBy: [{ points: 'desc' }, { needId: 'asc' }, { offerId: 'asc' }],
    skip: from,
    take,
  });
}

/** Those of these pairs that are in the set. */
export function findRoundPairs(roundId: number, pairs: readonly string[], client: Tx = db): Promise<RoundPairRow[]> {
  return client.roundPair.findMany({
    where: { roundId, OR: pairs.map(readPair) },
    select: pairSelect,
    orderBy: [{ points: 'desc' }, { needId: 'asc' }, { offerId: 'asc' }],
    take: pairs.length,
  });
}

/** All pairs of the set that stands: `<need>-<offer>`. */
export async function listSet(roundId: number): Promise<string[]> {
  const rows = await db.roundPair.findMany({ where: { roundId }, select: { needId: true, offerId: true }, orderBy: { needId: 'asc' } });
  return rows.map(writePair);
}

export function countSent(roundId: number, client: Tx = db): Promise<number> {
  return client.roundPair.count({ where: { roundId, requestId: { not: null } } });
}

/** The versions of the listings that a round's set was computed from. */
export async function findVersions(roundId: number): Promise<{ needs: Map<number, number>; offers: Map<number, number> }> {
  const { problem } = await db.round.findUniqueOrThrow({ where: { id: roundId }, select: { problem: true } });
  const { needs, offers } = problem === null ? { needs: [], offers: [] } : problemOf(problem);
  const versions = (listings: { id: number; version: number }[]) => new Map(listings.map(({ id, version }) => [id, version]));
  return { needs: versions(needs), offers: versions(offers) };
}

/** Titles and owners of these needs and offers, by id. */
export async function findListingNames(needIds: readonly number[], offerIds: readonly number[]) {
  const [needs, offers] = await Promise.all([
    db.skillNeed.findMany({ where: { id: { in: [...needIds] } }, select: listing, orderBy: { id: 'asc' }, take: needIds.length }),
    db.expertiseOffer.findMany({ where: { id: { in: [...offerIds] } }, select: listing, orderBy: { id: 'asc' }, take: offerIds.length }),
  ]);
  return { needs: new Map(needs.map((row) => [row.id, row])), offers: new Map(offers.map((row) => [row.id, row])) };
}
