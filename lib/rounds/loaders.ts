import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { addDays, dayOf } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { SECTORS } from '@/lib/listings/rules';
import { LEFT_OUT } from '@/lib/matching/round';
import { loadRegions } from '@/lib/places/loaders';
import type { RegionOption } from '@/lib/places/views';
import type { FieldError } from '@/lib/result';
import { inLocale, type RoundDone, roundDone, routes, rowId } from '@/lib/routes';
import { canConduct, canReadRounds } from './policy';
import {
  countSent,
  findListingNames,
  findRound,
  listRoundPairs,
  listRounds,
  type NamedListing,
  outcomeOf,
  type RoundOutcome,
  type RoundPairRow,
  type RoundRow,
  sharesOf,
} from './queries';
import { betterBy, isStalled, next, ROUND_ACTIONS, SEND_MOST } from './rules';
import { readPair, writePair } from './schema';
import type { AboutView, ListingView, PairView, PartView, RoundFormView, RoundListView, RoundView, SendRoundView, SetView } from './views';

/** Rows of one page, and of one stretch of a round's lists. */
const PAGE = 20;
/** Removed pairs that the page names. */
const NAMED = 50;

/** A period for a new round: the needs that begin within half a year. */
const PERIOD_DAYS = 183;

export const loadRounds = cache(async (asked: string | undefined): Promise<RoundListView> => {
  const before = rowId(asked ?? '');
  const actor = await requireActor(routes.rounds(before ?? undefined));
  if (!canReadRounds(actor)) forbidden();
  const rows = await listRounds(before, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.map((row) => ({
      ...aboutOf(row),
      id: row.id,
      state: row.state,
      author: { fr: row.author.name, ar: row.author.nameAr },
      createdAt: row.createdAt,
      pairs: row._count.pairs,
    })),
    older: before !== null,
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    mayCreate: actor.staff?.coordinator === true,
  };
});

/** The form of a new round: a coordinator chooses among the regions of theirs. */
export const loadRoundForm = cache(async (): Promise<RoundFormView> => {
  const now = new Date();
  const actor = await requireActor(routes.newRound());
  if (!actor.staff?.coordinator) forbidden();
  const allRegions = await loadRegions(await getLocale());
  return {
    allRegions,
    regions: allRegions.filter(({ code }) => canConduct(actor, { regionCode: code })),
    everywhere: canConduct(actor, { regionCode: null }),
    startsFrom: dayOf(now),
    startsUntil: dayOf(addDays(now, PERIOD_DAYS)),
  };
});

async function requireRound(requestedId: string): Promise<{ actor: Actor; round: RoundRow }> {
  const actor = await requireActor(`/programme/rounds/${requestedId}`);
  if (!canReadRounds(actor)) forbidden();
  const id = rowId(requestedId);
  const round = id === null ? null : await findRound(id);
  if (!round) notFound();
  return { actor, round };
}

interface RoundAddress {
  done: string | undefined;
  /** Where the stretches begin: of the pairs, and of the needs without one. */
  from: string | undefined;
  left: string | undefined;
}

export const loadRound = cache(async (requestedId: string, done?: string, from?: string, left?: string): Promise<RoundView> => {
  const now = new Date();
  const { actor, round } = await requireRound(requestedId);
  return roundView(actor, round, { done, from, left }, now);
});

async function roundView(actor: Actor, round: RoundRow, address: RoundAddress, now: Date): Promise<RoundView> {
  const regions = await loadRegions(await getLocale());
  const conducts = canConduct(actor, round);
  const outcome = round.result === null ? null : outcomeOf(round.result);
  const [first, skipped] = [offsetOf(address.from, round._count.pairs), offsetOf(address.left, outcome?.leftOut.length ?? 0)];
  const unplaced = outcome?.leftOut.slice(skipped, skipped + PAGE) ?? [];
  const removed = round.removed.slice(0, NAMED).map(readPair);
  const [pairs, names, sent] = await Promise.all([
    listRoundPairs(round.id, { from: first, take: PAGE }),
    findListingNames(
      [...unplaced.map(({ needId }) => needId), ...removed.map(({ needId }) => needId)],
      removed.map(({ offerId }) => offerId),
    ),
    countSent(round.id),
  ]);
  const { asOf, weightsVersion, rarityVersion } = round;
  const listingAt = (listings: typeof names.needs, id: number) => {
    const row = listings.get(id);
    return row ? listingView(row) : null;
  };
  return {
    ...aboutOf(round),
    id: round.id,
    version: round.version,
    state: round.state,
    author: { fr: round.author.name, ar: round.author.nameAr },
    createdAt: round.createdAt,
    computedAt: round.computedAt,
    mostPerNeed: round.mostPerNeed,
    mostPerOrganisation: round.mostPerOrganisation,
    shares: sharesOf(round.shares).map(({ by, of, atLeast }) => ({
      part: partOf(by, of, regions),
      atLeast,
      reachable: outcome?.unmet.find((share) => share.by === by && share.of === of)?.reachable ?? null,
    })),
    pinned: round.pinned.length,
    progress: round.progress,
    stalled: isStalled(round, now),
    failure: round.failure,
    read: asOf !== null && weightsVersion !== null && rarityVersion !== null ? { asOf, weightsVersion, rarityVersion } : null,
    allowed: conducts ? ROUND_ACTIONS.filter((action) => next(round, action, now) !== undefined) : [],
    conducts,
    set: outcome && setView(outcome, round, regions),
    sent,
    pairs: { rows: pairs.map((row) => pairView(row, round)), from: first, count: round._count.pairs, size: PAGE },
    removed: removed.map(({ needId, offerId }) => ({
      key: writePair({ needId, offerId }),
      need: listingAt(names.needs, needId),
      offer: listingAt(names.offers, offerId),
    })),
    unplaced: {
      // One that is gone since has no name to show.
      rows: unplaced.flatMap(({ needId, reason }) => {
        const need = listingAt(names.needs, needId);
        return need ? [{ need, reason }] : [];
      }),
      from: skipped,
      count: outcome?.leftOut.length ?? 0,
      size: PAGE,
    },
    done: doneOf(address.done),
  };
}

/** What was just done is said once it is true of what is read. */
function doneOf(asked: string | undefined): RoundDone | null {
  return roundDone.find((done) => done === asked) ?? null;
}

/** Where a stretch begins: whole stretches from the start, none beyond the end. */
function offsetOf(asked: string | undefined, count: number): number {
  const from = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 0;
  return from < count ? from - (from % PAGE) : 0;
}

function aboutOf(row: Pick<RoundRow, 'region' | 'sector' | 'startsFrom' | 'startsUntil'>): AboutView {
  return { region: row.region && nameOf(row.region), sector: row.sector, startsFrom: row.startsFrom, startsUntil: row.startsUntil };
}

function partOf(by: 'region' | 'sector', of: string, regions: readonly RegionOption[]): PartView {
  const sector = SECTORS.find((candidate) => candidate === of);
  if (by === 'sector' && sector) return { by, sector };
  return { by: 'region', name: regions.find(({ code }) => code === of)?.name ?? of };
}

function setView(outcome: RoundOutcome, round: RoundRow, regions: readonly RegionOption[]): SetView {
  const spread = (by: 'region' | 'sector', rows: RoundOutcome['regions']) =>
    rows.map(({ of, needs, best, greedy }) => ({ part: partOf(by, of, regions), needs, best, greedy }));
  return {
    total: outcome.total,
    placed: round._count.pairs,
    greedyTotal: outcome.greedy.total,
    greedyPlaced: outcome.greedy.pairs.length,
    betterBy: betterBy(outcome.total, outcome.bound),
    regions: spread('region', outcome.regions),
    sectors: spread('sector', outcome.sectors),
    leftOut: LEFT_OUT.flatMap((reason) => {
      const count = outcome.leftOut.filter((need) => need.reason === reason).length;
      return count === 0 ? [] : [{ reason, count }];
    }),
    lostPins: outcome.lostPins.length,
    same: outcome.same,
  };
}

function listingView(row: NamedListing): ListingView {
  return { id: row.id, title: titleOf(row), owner: nameOf(row.organisation) };
}

function pairView(row: RoundPairRow, { pinned, removed }: Pick<RoundRow, 'pinned' | 'removed'>): PairView {
  const key = writePair(row);
  return {
    key,
    need: listingView(row.need),
    offer: listingView(row.offer),
    points: row.points,
    quarters: row.quarters,
    pinned: pinned.includes(key),
    removed: removed.includes(key),
    requestId: row.requestId,
    refusal: row.refusal as unknown as FieldError | null,
  };
}

/** The question before the proposals of a round leave; where there is none to send, the round. */
export const loadSending = cache(async (requestedId: string): Promise<SendRoundView> => {
  const { actor, round } = await requireRound(requestedId);
  if (!canConduct(actor, round)) forbidden();
  const [rows, sent] = await Promise.all([listRoundPairs(round.id, { take: SEND_MOST, unsent: true }), countSent(round.id)]);
  if (next(round, 'send', new Date()) === undefined || rows.length === 0) redirect(inLocale(await getLocale(), routes.round(round.id)));
  return {
    id: round.id,
    version: round.version,
    rows: rows.map((row) => pairView(row, round)),
    left: round._count.pairs - sent,
  };
});
