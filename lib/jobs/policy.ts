import type { Actor } from '@/lib/auth/actor';

/** What the platform does by itself, and what became of it, is open to all the programme's staff. */
export function canReadFailedJobs(actor: Actor): boolean {
  return actor.staff !== null;
}

/** A job knows no region: whoever has one reads, and whoever has all of them runs it again. */
export function canRunJobsAgain({ staff }: Actor): boolean {
  return staff !== null && (staff.administrator || (staff.coordinator && staff.regions === null));
}
