import type { Actor } from '@/lib/auth/actor';

/** The programme's staff, and those who observe it. */
export function canReadReports(actor: Actor): boolean {
  return actor.staff !== null || actor.observer;
}

/** Observers read what was published. */
export function canReadReport(actor: Actor, report: { publishedAt: Date | null }): boolean {
  return actor.staff !== null || (actor.observer && report.publishedAt !== null);
}

/** What stands behind a figure names organisations and their missions: for the staff alone. */
export function canOpenRows(actor: Actor): boolean {
  return actor.staff !== null;
}

/** A report is of the whole programme: for who looks after all of it. */
export function canWriteReports(actor: Actor): boolean {
  return actor.staff !== null && (actor.staff.administrator || (actor.staff.coordinator && actor.staff.regions === null));
}
