import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import type { ListKind } from '@/lib/search/rules';
import { type Rhythm, SEARCHES_MOST, UNSEEN_MINUTES } from './rules';

const searchSelect = {
  id: true,
  userId: true,
  kind: true,
  name: true,
  query: true,
  alerts: true,
  comparedUntil: true,
  createdAt: true,
} as const;

export type SavedSearchRow = NonNullable<Awaited<ReturnType<typeof findSearch>>>;

/** A person's searches, the newest first. */
export function listSearches(userId: string): Promise<SavedSearchRow[]> {
  return db.savedSearch.findMany({ where: { userId }, select: searchSelect, orderBy: { id: 'desc' }, take: SEARCHES_MOST });
}

/** One of this person's; somebody else's is none. */
export function findSearch(userId: string, id: number, client: Tx = db) {
  return client.savedSearch.findFirst({ where: { id, userId }, select: searchSelect });
}

/** The person's search that asks for the same, if there is one. */
export function findSame(userId: string, kind: ListKind, query: string, client: Tx = db): Promise<SavedSearchRow | null> {
  return client.savedSearch.findUnique({ where: { userId_kind_query: { userId, kind, query } }, select: searchSelect });
}

export function countSearches(userId: string, client: Tx = db): Promise<number> {
  return client.savedSearch.count({ where: { userId } });
}

/** Searches looked at together. */
const PAGE = 200;

/** Where what is published last may not have been seen yet. */
export function unseenSince(until: Date): Date {
  return new Date(until.getTime() - UNSEEN_MINUTES * 60_000);
}

/**
 * Searches of this rhythm, after one of them, that something new may pass.
 *
 * @param newest when the newest listing of each list was published; null where a list is empty
 */
export function listSearchesToTell(
  rhythm: Rhythm,
  newest: Readonly<Record<ListKind, Date | null>>,
  after: number,
): Promise<SavedSearchRow[]> {
  const since = (kind: ListKind) => {
    const published = newest[kind];
    return published === null ? [] : [{ kind, comparedUntil: { lt: new Date(published.getTime() + UNSEEN_MINUTES * 60_000) } }];
  };
  return db.savedSearch.findMany({
    where: { alerts: rhythm, id: { gt: after }, OR: [...since('need'), ...since('offer')], user: { disabledAt: null } },
    select: searchSelect,
    orderBy: { id: 'asc' },
    take: PAGE,
  });
}
