import { dateOfDay } from '@/lib/i18n/day';
import { routes } from '@/lib/routes';
import { AUDIT_ACTIONS, AUDIT_SUBJECTS, type AuditAction, type AuditSubject } from './rules';

/** What the page is asked for; it lives in the address. */
export interface AuditFilters {
  /** A part of a name or an address, or the id of an account. */
  person: string;
  action: AuditAction | null;
  subject: AuditSubject | null;
  /** The number of a row, an id, or the reference of a request or a mission. */
  record: string;
  /** First and last day, in Casablanca. */
  from: string | null;
  until: string | null;
  /** The page begins after this event, in descending order. */
  after: bigint | null;
}

export const NO_FILTERS: AuditFilters = { person: '', action: null, subject: null, record: '', from: null, until: null, after: null };

type Address = Readonly<Record<string, string | string[] | undefined>>;

const UNREADABLE = /[\p{Cc}\p{Cs}]/u;
const LONGEST = 100;

/** Reads an address that anybody may have typed: what makes no sense is ignored. */
export function readAuditFilters(address: Address): AuditFilters {
  const first = (name: string) => [address[name]].flat()[0] ?? '';
  const words = (name: string) => {
    const value = first(name).normalize('NFC').trim();
    return UNREADABLE.test(value) ? '' : [...value].slice(0, LONGEST).join('');
  };
  const day = (name: string) => {
    const value = first(name);
    const date = dateOfDay(value);
    const exists = /^20\d{2}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
    return exists ? value : null;
  };
  const after = first('after');
  return {
    person: words('person'),
    action: AUDIT_ACTIONS.find((action) => action === first('action')) ?? null,
    subject: AUDIT_SUBJECTS.find((subject) => subject === first('subject')) ?? null,
    record: words('record'),
    from: day('from'),
    until: day('until'),
    after: /^[1-9]\d{0,17}$/.test(after) ? BigInt(after) : null,
  };
}

/** The page's path with these filters, without the language. */
export function auditAddress(filters: Partial<AuditFilters>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...NO_FILTERS, ...filters })) {
    if (value !== null && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? routes.audit() : `${routes.audit()}?${text}`;
}
