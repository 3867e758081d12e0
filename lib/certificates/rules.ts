import { type DatedEntry, ledgerOf } from '@/lib/missions/rules';

/** Who has one of a mission: whoever worked on it, or an association that is one of its sides. */
export const CERTIFICATE_HOLDERS = ['person', 'giver', 'receiver'] as const;
export type CertificateHolder = (typeof CERTIFICATE_HOLDERS)[number];

/** Earlier ones of a holder on a page; whoever has an older one checks it by its code all the same. */
export const CERTIFICATES_SHOWN = 20;

/** KA-2026-00042. */
export function certificateReference(year: number, number: number): string {
  return `KA-${year}-${String(number).padStart(5, '0')}`;
}

/** Where a certificate stands, for whoever checks it: a newer one may say otherwise. */
export type CertificateStatus = 'issued' | 'outdated';

/** Complexity O(1); no errors. */
export function certificateStatus({ superseded }: { superseded: boolean }): CertificateStatus {
  return superseded ? 'outdated' : 'issued';
}

/** What a certificate can say of hours: how many quarter-hours are confirmed, and from which day to which. */
export interface CertifiedHours {
  quarters: number;
  startsOn: Date;
  endsOn: Date;
}

/** Whether hours are of one day or of several: how their period is told. */
export function daysOf({ startsOn, endsOn }: CertifiedHours): 'one' | 'several' {
  return startsOn.getTime() === endsOn.getTime() ? 'one' : 'several';
}

/** Why there is nothing to certify: what was declared waits for its answer, or there is nothing that would count. */
export type HoursMissing = 'waiting' | 'none';

/**
 * What some hours of a mission come to on a certificate, or why they come to nothing.
 *
 * @param entries of one holder, with all corrections of each. Complexity O(n log n); no errors.
 */
export function certifiedHours(entries: readonly DatedEntry[]): CertifiedHours | HoursMissing {
  const { states, confirmed, waiting } = ledgerOf(entries);
  const days = entries
    .filter(({ id, quarters }) => quarters > 0 && states.get(id) === 'confirmed')
    .map(({ workedOn }) => workedOn)
    .sort((one, other) => one.getTime() - other.getTime());
  const [startsOn, endsOn] = [days[0], days.at(-1)];
  if (!startsOn || !endsOn) return waiting > 0 ? 'waiting' : 'none';
  return { quarters: confirmed, startsOn, endsOn };
}
