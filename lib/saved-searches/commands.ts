import 'server-only';
import type { z } from 'zod';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { findActor } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { Refusal, transact, transactOnce } from '@/lib/db/transaction';
import { dayOf, latestOf } from '@/lib/i18n/day';
import { announce } from '@/lib/notifications/commands';
import { offersReadBy } from '@/lib/offers/policy';
import type { Result } from '@/lib/result';
import { findNewest, listNews, openOffers, publicNeeds, type Source } from '@/lib/search/queries';
import type { ListKind } from '@/lib/search/rules';
import { listAddress, readQuery } from '@/lib/search/schema';
import { canSearch } from './policy';
import { countSearches, findSame, findSearch, listSearchesToTell, type SavedSearchRow, unseenSince } from './queries';
import { type Rhythm, SEARCHES_MOST, TOLD_AT_ONCE } from './rules';
import type { changeSearchSchema, removeSearchSchema, saveSearchSchema } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { id: number };

/** Keeps a search. One that the person has already is not kept twice: it gets this name, and tells as is said now. */
export function saveSearch(
  { actor, submissionId, now }: Context,
  { kind, query, name, alerts }: z.output<typeof saveSearchSchema>,
): Promise<Result<Answer>> {
  const { userId } = actor;
  return transactOnce({ actorId: userId, submissionId, action: 'search_saved' }, async (tx) => {
    if (!canSearch(actor, kind)) throw new Refusal('forbidden');
    // Of two that are saved at once, the second counts the first. Their forms refer to the person already: no key is locked.
    await tx.$queryRaw`SELECT FROM "User" WHERE "id" = ${userId} FOR NO KEY UPDATE`;
    const same = await findSame(userId, kind, query, tx);
    if (same === null && (await countSearches(userId, tx)) >= SEARCHES_MOST) throw new Refusal('tooManySearches', { most: SEARCHES_MOST });
    const { id } = await tx.savedSearch.upsert({
      where: { userId_kind_query: { userId, kind, query } },
      create: { userId, kind, query, name, alerts, comparedUntil: now, createdAt: now },
      update: { name, alerts, ...(same?.alerts === 'none' && { comparedUntil: now }) },
      select: { id: true },
    });
    await record(tx, { actorId: userId, action: 'search_saved', subject: 'user', subjectId: userId, fields: ['name', 'mails'] });
    return { id };
  });
}

/** Calls a search otherwise, or lets it tell otherwise. What was published while it told of nothing is not told later. */
export function changeSearch(
  { actor, submissionId, now }: Context,
  { id, name, alerts }: z.output<typeof changeSearchSchema>,
): Promise<Result<Answer>> {
  const { userId } = actor;
  return transactOnce({ actorId: userId, submissionId, action: 'search_changed' }, async (tx) => {
    const search = await findSearch(userId, id, tx);
    if (!search) throw new Refusal('notFound');
    await tx.savedSearch.update({
      where: { id },
      data: { name, alerts, ...(search.alerts === 'none' && alerts !== 'none' && { comparedUntil: now }) },
    });
    await record(tx, { actorId: userId, action: 'search_changed', subject: 'user', subjectId: userId, fields: ['name', 'mails'] });
    return { id };
  });
}

export function removeSearch({ actor, submissionId }: Context, { id }: z.output<typeof removeSearchSchema>): Promise<Result<Answer>> {
  const { userId } = actor;
  return transactOnce({ actorId: userId, submissionId, action: 'search_removed' }, async (tx) => {
    const gone = await tx.savedSearch.deleteMany({ where: { id, userId } });
    if (gone.count === 0) throw new Refusal('notFound');
    await record(tx, { actorId: userId, action: 'search_removed', subject: 'user', subjectId: userId });
    return { id };
  });
}

/**
 * Tells everybody of what is new in their searches of this rhythm. Each search is told by itself: one that fails
 * leaves the others told, and the next run tries it again. Any number of runs at once tells of a listing once.
 */
export async function tellSearches(rhythm: Rhythm, now: Date): Promise<void> {
  const today = dayOf(now);
  const newest = {
    need: await findNewest(publicNeeds(today)),
    offer: await findNewest(openOffers(['ASSOCIATION', 'COMPANY'], today)),
  };
  const failures: unknown[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const searches: SavedSearchRow[] = await listSearchesToTell(rhythm, newest, after);
    for (const search of searches) await tellSearch(search, rhythm, now).catch((error) => failures.push(error));
    after = searches.at(-1)?.id;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} saved searches were not told`);
}

/** What the person may read of a list by now; null where it is none. */
function sourceOf(actor: Actor, kind: ListKind, today: string): Source | null {
  if (kind === 'need') return publicNeeds(today);
  const kinds = offersReadBy(actor);
  return kinds.length === 0 ? null : openOffers(kinds, today);
}

async function tellSearch({ id, userId, kind, name, query, ...search }: SavedSearchRow, rhythm: Rhythm, now: Date): Promise<void> {
  const actor = await findActor(userId);
  const source = actor && sourceOf(actor, kind, dayOf(now));
  const filters = { ...readQuery(query), sort: 'newest' } as const;
  const found =
    actor && source
      ? await listNews(source, filters, {
          since: latestOf(search.createdAt, unseenSince(search.comparedUntil)),
          notOf: actor.memberships.map((own) => own.organisationId),
          take: TOLD_AT_ONCE,
        })
      : [];
  const last = found.length === TOLD_AT_ONCE ? found.at(-1) : undefined;
  const comparedUntil = last?.publishedAt ?? now;
  if (found.length === 0) {
    await db.savedSearch.updateMany({ where: { id, comparedUntil: search.comparedUntil }, data: { comparedUntil } });
    return;
  }
  await transact(async (tx) => {
    // Another run waits here, and then finds these told; who has chosen otherwise meanwhile is told as they chose.
    const still = await tx.$queryRaw<unknown[]>`
      SELECT FROM "SavedSearch" WHERE "id" = ${id} AND "alerts"::text = ${rhythm} FOR UPDATE`;
    if (still.length === 0) return;
    const fresh = await tx.savedSearchMatch.createManyAndReturn({
      data: found.map((listing) => ({ searchId: id, ...(kind === 'need' ? { needId: listing.id } : { offerId: listing.id }) })),
      skipDuplicates: true,
      select: { id: true },
    });
    await tx.savedSearch.update({ where: { id }, data: { comparedUntil } });
    if (fresh.length === 0) return;
    const [notificationId] = await announce(tx, {
      event: 'search_matched',
      params: { searchName: name, list: kind, count: fresh.length },
      href: listAddress(kind, filters),
      to: [userId],
    });
    await tx.savedSearchMatch.updateMany({
      where: { id: { in: fresh.map((match) => match.id) } },
      data: { notificationId: notificationId ?? null },
    });
  });
}
