import { routes, sideOf } from '@/lib/routes';
import type { Actor } from './actor';

/** Where a person's work is: the desk, the workspace of their first organisation, or the reports that they observe by. */
export function homeOf(actor: Actor): string {
  if (actor.staff !== null) return routes.queue();
  const first = actor.memberships[0];
  if (first) return routes.workspace(sideOf(first.kind));
  return actor.observer ? routes.reports() : routes.home();
}
