import { isLocale, type Locale } from '@/lib/i18n/locales';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Names of Khibra's own fields (`_locale`, `_submission`, `_keep`) and of React's (`$ACTION_…`). */
const RESERVED = /^[_$]/;

/** Fields never sent back to the browser. */
const SECRET = /password/i;

const MAX_FIELDS = 400;

/** Signs of a page's address that its form carries on: every filter of the desk at its longest. */
const MAX_KEPT = 2_000;

export interface SentForm {
  locale: Locale;
  submissionId: string;
  /** What the address of the form's page asked for, where the page that follows goes on with it. */
  keep: string | undefined;
  /** Every field with all its values; repeated names keep each of them. */
  fields: Record<string, string[]>;
  /** Its files, by name. A field without a chosen file, which browsers send as an empty one, has none. */
  files: Record<string, File[]>;
}

/**
 * Reads what arrived. A server action's argument has no type on the wire, so anything that is not
 * a form reads as an empty one, and the schema then says which fields are missing.
 */
export function readForm(sent: unknown): SentForm {
  // No prototype: a field named `__proto__` is a field like any other.
  const fields: Record<string, string[]> = Object.create(null);
  const files: Record<string, File[]> = Object.create(null);
  let locale: Locale = 'fr';
  let submissionId: string | undefined;
  let keep: string | undefined;
  if (sent instanceof FormData) {
    let count = 0;
    for (const [name, value] of sent) {
      if (typeof value !== 'string') {
        // With script, React writes a field without a file as an empty one named « undefined ».
        const chosen = value.size > 0 || !['', 'undefined'].includes(value.name);
        if (chosen && !RESERVED.test(name) && (count += 1) <= MAX_FIELDS) files[name] = [...(files[name] ?? []), value];
        continue;
      }
      if (name === '_locale' && isLocale(value)) locale = value;
      else if (name === '_submission' && UUID.test(value)) submissionId = value.toLowerCase();
      else if (name === '_keep' && value.length <= MAX_KEPT) keep = value;
      if (RESERVED.test(name)) continue;
      count += 1;
      if (count > MAX_FIELDS) break;
      const values = fields[name];
      if (values) values.push(value);
      else fields[name] = [value];
    }
  }
  return { locale, submissionId: submissionId ?? crypto.randomUUID(), keep, fields, files };
}

/** What may go back into the form after a refusal. */
export function echo(fields: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET.test(name)));
}
