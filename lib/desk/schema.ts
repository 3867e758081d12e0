import { URGENCIES, type Urgency } from '@/lib/requests/rules';
import { routes } from '@/lib/routes';
import { DESK_KINDS, type DeskKind, type Scope, WAITS, type Wait } from './rules';

/** Where a row stands in the queue. */
export interface DeskPlace {
  since: Date;
  wait: Wait;
  id: number;
}

/** What narrows the queue, as it stands in its address and in those of the pages that it leads to. */
export interface DeskFilters {
  scope: Scope;
  kind: DeskKind | null;
  urgency: Urgency | null;
  region: string | null;
  /** Words to find, at most `QUERY_MAX` signs; empty finds all. */
  q: string;
  /** The row that the page starts after, or ends before. */
  cursor: ({ direction: 'after' | 'before' } & DeskPlace) | null;
}

/** As a page's `searchParams` come. */
export type Address = Readonly<Record<string, string | string[] | undefined>>;

const QUERY_MAX = 100;
const UNREADABLE = /[\p{Cc}\p{Cs}]/u;
const PLACE = /^(20\d{2}-\d{2}-\d{2}T[\d:.]+Z)_([a-z]+)_(\d{1,9})$/;

function readPlace(value: string): DeskPlace | null {
  const match = PLACE.exec(value);
  const since = new Date(match?.[1] ?? '');
  const wait = WAITS.find((candidate) => candidate === match?.[2]);
  return match && wait && !Number.isNaN(since.getTime()) ? { since, wait, id: Number(match[3]) } : null;
}

/** Reads an address that anybody may have typed: what makes no sense is ignored. */
export function readDesk(address: Address): DeskFilters {
  const first = (name: string) => [address[name]].flat()[0] ?? '';
  const q = first('q').normalize('NFC').trim();
  const cursors = (['after', 'before'] as const).flatMap((direction) => {
    const place = readPlace(first(direction));
    return place ? [{ direction, ...place }] : [];
  });
  return {
    scope: first('scope') === 'all' ? 'all' : 'mine',
    kind: DESK_KINDS.find((kind) => kind === first('kind')) ?? null,
    urgency: URGENCIES.find((urgency) => urgency === first('urgency')) ?? null,
    region: /^\d{2}$/.test(first('region')) ? first('region') : null,
    q: UNREADABLE.test(q) ? '' : [...q].slice(0, QUERY_MAX).join(''),
    cursor: cursors[0] ?? null,
  };
}

/** The part of an address that keeps these filters, with its question mark; nothing where nothing is asked for. */
export function deskQuery(filters: DeskFilters): string {
  const query = new URLSearchParams();
  if (filters.scope === 'all') query.set('scope', 'all');
  if (filters.kind !== null) query.set('kind', filters.kind);
  if (filters.urgency !== null) query.set('urgency', filters.urgency);
  if (filters.region !== null) query.set('region', filters.region);
  if (filters.q !== '') query.set('q', filters.q);
  const { cursor } = filters;
  if (cursor !== null) query.set(cursor.direction, `${cursor.since.toISOString()}_${cursor.wait}_${cursor.id}`);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** The address of the queue with these filters. */
export function deskAddress(filters: DeskFilters): string {
  return `${routes.queue()}${deskQuery(filters)}`;
}

const pages = {
  request: routes.decision,
  amendment: routes.amendments,
  verification: routes.organisationFile,
  change: routes.organisationFile,
  merge: routes.organisationFile,
  reinstatement: routes.organisationFile,
  need: routes.needReview,
  offer: routes.offerReview,
  skill: routes.skillProposal,
} as const satisfies Record<Wait, (id: number) => string>;

/** The page where a row is decided, which remembers the queue that led to it. */
export function rowAddress(wait: Wait, subjectId: number, filters: DeskFilters): string {
  return `${pages[wait](subjectId)}${deskQuery({ ...filters, cursor: null })}`;
}
