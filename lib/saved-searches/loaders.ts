import 'server-only';
import { forbidden, notFound, redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import { requireActor } from '@/lib/auth/require-actor';
import { loadRegions } from '@/lib/places/loaders';
import { inLocale, routes, rowId } from '@/lib/routes';
import { LIST_KINDS } from '@/lib/search/rules';
import { type Address, readFilters, readQuery, searchQuery } from '@/lib/search/schema';
import { loadSkillOptions } from '@/lib/skills/loaders';
import { canSearch } from './policy';
import { countSearches, findSame, findSearch, listSearches, type SavedSearchRow } from './queries';
import { SEARCHES_MOST } from './rules';
import type { NewSearchView, SavedSearchView } from './views';

/** A person's own searches, the newest first. */
export const loadSearches = cache(async (): Promise<SavedSearchView[]> => {
  const actor = await requireActor(routes.savedSearches());
  const [rows, words] = await Promise.all([listSearches(actor.userId), loadWords()]);
  return rows.map((row) => ({ ...viewOf(row), ...words }));
});

/** One of them, to be changed or removed. */
export const loadSearch = cache(async (requestedId: string): Promise<SavedSearchView> => {
  const id = rowId(requestedId);
  const actor = await requireActor(`${routes.savedSearches()}/${requestedId}`);
  const row = id === null ? null : await findSearch(actor.userId, id);
  if (!row) notFound();
  return { ...viewOf(row), ...(await loadWords()) };
});

/** The search that an address asks for, to be kept; whoever is not signed in comes back to it. One that the person has is shown instead. */
export const loadNewSearch = cache(async (address: Address): Promise<NewSearchView> => {
  const kind = LIST_KINDS.find((candidate) => candidate === address.list);
  if (kind === undefined) notFound();
  const filters = readFilters(address);
  const query = searchQuery(filters);
  const actor = await requireActor(routes.newSearch(kind, query));
  if (!canSearch(actor, kind)) forbidden();
  const [same, count, words] = await Promise.all([findSame(actor.userId, kind, query), countSearches(actor.userId), loadWords()]);
  if (same) redirect(inLocale(await getLocale(), routes.savedSearch(same.id)));
  return { kind, filters, full: count >= SEARCHES_MOST, ...words };
});

async function loadWords() {
  const locale = await getLocale();
  const [regions, { families }] = await Promise.all([loadRegions(locale), loadSkillOptions(locale)]);
  return { regions, families };
}

function viewOf({ id, kind, name, query, alerts }: SavedSearchRow) {
  return { id, kind, name, alerts, filters: readQuery(query) };
}
