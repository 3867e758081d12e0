import 'server-only';
import { db } from '@/lib/db/client';
import type { NeedFacts, OfferFacts } from '@/lib/matching/pair';
import { listNeedFacts, listOfferFacts } from './facts';

/*
 * The change feed: triggers write into RankingChange which listing the engine must read anew, with the number of the
 * transaction (prisma/migrations, ranking_changes). Each process follows it from a position of its own.
 *
 * Ids of rows do not tell the order of commits: a transaction that took its number early may commit last. So a
 * position is a transaction number below which all transactions have ended, as a snapshot says it, and it moves only
 * there. What is visible above it is applied at once as well, and looked at again: to apply a change twice is to
 * read the row twice. So one long transaction delays nobody, and nothing is lost.
 */

/** Where NOTIFY wakes; the word itself says nothing. */
export const CHANNEL = 'ranking_changes';

/** How far a process has read. */
export interface Position {
  /** All changes of transactions below this number are known. */
  below: bigint;
  /** Of RankingEpoch: another one says to read all anew. */
  epoch: number;
  /** Changes of later transactions that are known already, by id. */
  ahead: ReadonlySet<bigint>;
}

/** What changed since a position, each listing once, in whatever state it is now. */
export interface Changes {
  position: Position;
  needs: number[];
  offers: number[];
}

/** Beyond so many, reading all is faster than reading each. */
const MOST = 20_000;

/** Now: whoever reads the listings after this, and then follows from here, misses nothing. */
export async function currentPosition(): Promise<Position> {
  const rows = await db.$queryRaw<{ below: string; epoch: number }[]>`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS below, "epoch" FROM "RankingEpoch"`;
  const [row] = rows;
  if (!row) throw new Error('The database has no ranking epoch');
  return { below: BigInt(row.below), epoch: row.epoch, ahead: new Set() };
}

/** What changed since `from`, or null where only reading all anew helps: a bulk load, or changes that are gone or too many. */
export async function changesSince(from: Position): Promise<Changes | null> {
  const rows = await db.$queryRaw<ChangeRow[]>`
    SELECT here.below::text AS below, e."epoch", e."purgedUpTo" >= ${String(from.below)}::xid8 AS missed,
      c."id", c."noun"::text AS noun, c."rowId", c."xact" < here.below AS settled
    FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS below) here CROSS JOIN "RankingEpoch" e
    LEFT JOIN "RankingChange" c ON c."xact" >= ${String(from.below)}::xid8
    LIMIT ${MOST + 1}`;
  const [row] = rows;
  if (!row) throw new Error('The database has no ranking epoch');
  if (row.epoch !== from.epoch || row.missed || rows.length > MOST) return null;
  const changes = rows.filter(isChange);
  const unknown = changes.filter(({ id }) => !from.ahead.has(id));
  const idsOf = (noun: 'need' | 'offer') => [...new Set(unknown.filter((change) => change.noun === noun).map(({ rowId }) => rowId))];
  const ahead = new Set(changes.filter(({ settled }) => !settled).map(({ id }) => id));
  return { position: { below: BigInt(row.below), epoch: row.epoch, ahead }, needs: idsOf('need'), offers: idsOf('offer') };
}

interface ChangeRow {
  below: string;
  epoch: number;
  missed: boolean;
  id: bigint | null;
  noun: 'need' | 'offer' | null;
  rowId: number | null;
  settled: boolean | null;
}

type Change = ChangeRow & { id: bigint; rowId: number };

function isChange(row: ChangeRow): row is Change {
  return row.id !== null && row.rowId !== null;
}

/** What follows the feed: an index of what is open. */
export interface Follower {
  putNeed(facts: NeedFacts): void;
  dropNeed(id: number): void;
  putOffer(facts: OfferFacts): void;
  dropOffer(id: number): void;
}

/** Rows of one reading: between two, others have their turn. */
const AT_ONCE = 500;

/** Reads the listings as they are now and puts them in, or takes them out. Again gives the same. */
export async function apply({ needs, offers }: Pick<Changes, 'needs' | 'offers'>, follower: Follower): Promise<void> {
  for (const ids of slices(needs)) {
    const open = new Map((await listNeedFacts(ids)).filter((facts) => facts.open).map((facts) => [facts.id, facts]));
    for (const id of ids) {
      const facts = open.get(id);
      if (facts) follower.putNeed(facts);
      else follower.dropNeed(id);
    }
  }
  for (const ids of slices(offers)) {
    const open = new Map((await listOfferFacts(ids)).filter((facts) => facts.open).map((facts) => [facts.id, facts]));
    for (const id of ids) {
      const facts = open.get(id);
      if (facts) follower.putOffer(facts);
      else follower.dropOffer(id);
    }
  }
}

function slices(ids: readonly number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) => ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
}

/** Every process reads within seconds; who was away for longer than this reads all anew. */
const KEPT_FOR = '1 day';
/** Changes of a database that was restored elsewhere have numbers that no transaction here reaches for long. */
const KEPT_AT_MOST = '30 days';

/** Every night: changes that everybody has read go. What has not ended yet, or might not have been seen, stays. */
export async function purgeChanges(): Promise<void> {
  await db.$executeRaw`
    WITH gone AS (
      DELETE FROM "RankingChange"
      WHERE "at" < now() - ${KEPT_FOR}::interval
        AND ("xact" < pg_snapshot_xmin(pg_current_snapshot()) OR "at" < now() - ${KEPT_AT_MOST}::interval)
      RETURNING "xact"
    )
    UPDATE "RankingEpoch" SET "purgedUpTo" = last."xact"
    FROM (SELECT "xact" FROM gone WHERE "xact" < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY "xact" DESC LIMIT 1) last
    WHERE last."xact" > "purgedUpTo"`;
}
