import type { Noun } from '@/lib/listings/rules';

/** A draft: the fields of a form as they were typed, kept until they are published. */

/** Whole, as JSON: a request that leaves with the page may carry 64 kB, so nothing longer is kept. */
export const MOST_BYTES = 60_000;
export const MOST_FIELDS = 250;
export const MOST_VALUES = 150;
/** Signs of one value: more than any field takes, so that what is too long is kept until it was shortened. */
export const LONGEST_VALUE = 20_000;
/** Of one organisation. */
export const MOST_DRAFTS = 100;

/** What a draft is going to be: a listing, or what an association says to companies (lib/value-propositions). */
export type DraftKind = Noun | 'proposition';

/** A form's fields by name, as it sends them. */
export type DraftFields = Record<string, string[]>;

/** Names of fields that are no answers: React's, the form's own, and which draft and side it is. */
const UNKEPT = /^[_$]|^(side|draftId|draftVersion|id|version|seen)$/;

/** What of a form's fields is kept: answers that are not empty, in the order of their names, so that equal drafts are equal texts. */
export function keptFields(entries: Iterable<readonly [string, string]>): DraftFields {
  const kept = new Map<string, string[]>();
  for (const [name, value] of entries) {
    if (value === '' || UNKEPT.test(name)) continue;
    const values = kept.get(name);
    if (values) values.push(value);
    else kept.set(name, [value]);
  }
  return Object.fromEntries([...kept].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same of fields that were read back: the database has its own order of names. */
export function sameFields(a: DraftFields, b: DraftFields): boolean {
  const text = (fields: DraftFields) =>
    JSON.stringify(keptFields(Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value] as const))));
  return text(a) === text(b);
}

/** How long after the last change a draft is saved, in milliseconds. */
export const REST = 2_000;

/** How long to wait before the next attempt when the line is dead: 2 s, doubled each time, a minute at most. */
export function retryAfter(failures: number): number {
  return Math.min(60_000, 2_000 * 2 ** Math.max(0, failures - 1));
}
