import { FORMATS, type Format, SECTORS, type Sector } from '@/lib/listings/rules';
import { routes } from '@/lib/routes';
import { ASKED_MODES, type AskedMode, type Filter, type ListKind, SORTS, type Sort } from './rules';

/** The filters of a list, as they stand in its address. */
export interface ListFilters {
  /** Words to find, at most `QUERY_MAX` signs; empty finds all. */
  q: string;
  sectors: Sector[];
  region: string | null;
  family: string | null;
  formats: Format[];
  modes: AskedMode[];
  sort: Sort;
  /** The reader's own listing that the best match stands beside. */
  beside: number | null;
  /** The row that the page starts after, or ends before; an order by points also says whose points. */
  cursor: { direction: 'after' | 'before'; key: string; tie: string; version: string | null } | null;
}

/** As a page's `searchParams` come. */
export type Address = Readonly<Record<string, string | string[] | undefined>>;

export const QUERY_MAX = 100;
export const CURSOR = /^(-?\d{1,15})_(-?\d{1,10})(?:_(\d{1,10}\.\d{1,10}\.\d{1,10}))?$/;
const UNREADABLE = /[\p{Cc}\p{Cs}]/u;

function valuesOf(address: Address, name: string): string[] {
  const value = address[name];
  return value === undefined ? [] : [value].flat();
}

/** Reads an address that anybody may have typed: what makes no sense is ignored. */
export function readFilters(address: Address): ListFilters {
  const first = (name: string) => valuesOf(address, name)[0] ?? '';
  const q = first('q').normalize('NFC').trim();
  const cursors = (['after', 'before'] as const).flatMap((direction) => {
    const [, key, tie, version] = CURSOR.exec(first(direction)) ?? [];
    return key !== undefined && tie !== undefined ? [{ direction, key, tie, version: version ?? null }] : [];
  });
  const oneOf = (name: string, form: RegExp) => (form.test(first(name)) ? first(name) : null);
  const beside = oneOf('for', /^[1-9]\d{0,8}$/);
  return {
    q: UNREADABLE.test(q) ? '' : [...q].slice(0, QUERY_MAX).join(''),
    sectors: SECTORS.filter((sector) => valuesOf(address, 'sector').includes(sector)),
    region: oneOf('region', /^\d{2}$/),
    family: oneOf('family', /^[a-z][a-z_]{0,40}$/),
    formats: FORMATS.filter((format) => valuesOf(address, 'format').includes(format)),
    modes: ASKED_MODES.filter((mode) => valuesOf(address, 'mode').includes(mode)),
    sort: SORTS.find((sort) => sort === first('sort')) ?? 'closing',
    beside: beside === null ? null : Number(beside),
    cursor: cursors[0] ?? null,
  };
}

const paths = { need: routes.needs, offer: routes.offers } as const satisfies Record<ListKind, () => string>;

/** The address of a list with these filters; what is not asked for is left out. */
export function listAddress(kind: ListKind, filters: ListFilters): string {
  return `${paths[kind]()}${listQuery(filters)}`;
}

/** The same as a query alone, with its question mark; empty where nothing is asked for. */
export function listQuery(filters: ListFilters): string {
  const query = new URLSearchParams();
  if (filters.q !== '') query.set('q', filters.q);
  for (const sector of filters.sectors) query.append('sector', sector);
  if (filters.region !== null) query.set('region', filters.region);
  if (filters.family !== null) query.set('family', filters.family);
  for (const format of filters.formats) query.append('format', format);
  for (const mode of filters.modes) query.append('mode', mode);
  if (filters.sort !== 'closing') query.set('sort', filters.sort);
  if (filters.beside !== null) query.set('for', String(filters.beside));
  const { cursor } = filters;
  if (cursor !== null) query.set(cursor.direction, [cursor.key, cursor.tie, cursor.version].filter((part) => part !== null).join('_'));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** What a list is asked for, whatever its order and its page: the same search is the same text. */
export function searchQuery(filters: ListFilters): string {
  return listQuery({ ...filters, sort: 'closing', beside: null, cursor: null });
}

/** Reads a query back that `listQuery` wrote, or that anybody may have typed. */
export function readQuery(query: string): ListFilters {
  const parameters = new URLSearchParams(query);
  return readFilters(Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)])));
}

/** The same list without one of its filters, from its start. */
export function without(filters: ListFilters, filter: Filter): ListFilters {
  const none = { q: '', sectors: [], region: null, family: null, formats: [], modes: [] } as const satisfies Partial<ListFilters>;
  return { ...filters, ...{ [filter]: none[filter] }, cursor: null };
}
