import type { Actor } from '@/lib/auth/actor';
import { offersReadBy } from '@/lib/offers/policy';
import type { ListKind } from '@/lib/search/rules';

/** Whoever reads a list keeps a search of it: needs are for everybody. */
export function canSearch(actor: Actor, kind: ListKind): boolean {
  return kind === 'need' || offersReadBy(actor).length > 0;
}
