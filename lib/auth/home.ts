import { routes, sideOf } from '@/lib/routes';
import type { Actor } from './actor';

/** Where a person's work is: the desk, or the workspace of their first organisation. */
export function homeOf(actor: Actor): string {
  if (actor.staff !== null) return routes.queue();
  const first = actor.memberships[0];
  return first ? routes.workspace(sideOf(first.kind)) : routes.home();
}
