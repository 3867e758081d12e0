import { z } from 'zod';
import { choice, code, day, optionalText, quarters } from '@/lib/actions/fields';
import { MODES, SECTORS, type Sector } from '@/lib/listings/rules';
import { editedListing, listingFields, listingText, sentSkills, skillChoices, skillProposals } from '@/lib/listings/schema';
import { routes } from '@/lib/routes';
import {
  ACCESS_NOTE_LENGTH,
  ASKED_MODES,
  type AskedMode,
  CONTEXT_LENGTH,
  DELIVERABLE_LENGTH,
  type Filter,
  IMPORTANCES,
  NEED_HOURS,
  NEED_SORTS,
  type NeedSort,
} from './rules';

const { side, writtenIn, title, format, languages } = listingFields;

/** The form of a need, in the order it is drawn: the error summary follows it. */
const needForm = z.object({
  side,
  writtenIn,
  title,
  context: listingText({ ...CONTEXT_LENGTH, missing: 'contextMissing', multiline: true }),
  deliverable: listingText({ ...DELIVERABLE_LENGTH, missing: 'deliverableMissing', multiline: true }),
  skills: skillChoices(IMPORTANCES, 'skillsImportanceMissing').refine((skills) => skills.some((skill) => skill.detail === 'essential'), {
    error: 'skillsEssentialMissing',
  }),
  proposals: skillProposals(IMPORTANCES, 'skillsImportanceMissing'),
  sector: choice(SECTORS, 'sectorMissing'),
  // Whether it exists, and in which region, is the database's to say.
  province: code(/^\d{2}\.\d{3}$/, 'provinceMissing'),
  mode: choice(MODES, 'modeMissing'),
  format,
  hours: quarters({ ...NEED_HOURS }),
  wantedStart: day('wantedStartMissing'),
  closesOn: day('closesOnMissing'),
  languages,
  accessNote: optionalText({ ...ACCESS_NOTE_LENGTH }),
});

export type NeedFields = z.output<typeof needForm>;

export const publishNeedSchema = sentSkills('importance').pipe(needForm.extend({ draftId: optionalText({ max: 40 }) }));
export const editNeedSchema = sentSkills('importance').pipe(needForm.extend(editedListing));

/** The filters of the public list, as they stand in its address. */
export interface NeedFilters {
  /** Words to find, at most `QUERY_MAX` signs; empty finds all. */
  q: string;
  sectors: Sector[];
  region: string | null;
  family: string | null;
  modes: AskedMode[];
  sort: NeedSort;
  /** The row that the page starts after, or ends before. */
  cursor: { direction: 'after' | 'before'; key: string; tie: string } | null;
}

/** As a page's `searchParams` come. */
export type Address = Readonly<Record<string, string | string[] | undefined>>;

const QUERY_MAX = 100;
const CURSOR = /^(-?\d{1,15})_(-?\d{1,10})$/;
const UNREADABLE = /[\p{Cc}\p{Cs}]/u;

function valuesOf(address: Address, name: string): string[] {
  const value = address[name];
  return value === undefined ? [] : [value].flat();
}

/** Reads an address that anybody may have typed: what makes no sense is ignored. */
export function readNeedFilters(address: Address): NeedFilters {
  const first = (name: string) => valuesOf(address, name)[0] ?? '';
  const q = first('q').normalize('NFC').trim();
  const cursors = (['after', 'before'] as const).flatMap((direction) => {
    const [, key, tie] = CURSOR.exec(first(direction)) ?? [];
    return key !== undefined && tie !== undefined ? [{ direction, key, tie }] : [];
  });
  const oneOf = (name: string, form: RegExp) => (form.test(first(name)) ? first(name) : null);
  return {
    q: UNREADABLE.test(q) ? '' : [...q].slice(0, QUERY_MAX).join(''),
    sectors: SECTORS.filter((sector) => valuesOf(address, 'sector').includes(sector)),
    region: oneOf('region', /^\d{2}$/),
    family: oneOf('family', /^[a-z][a-z_]{0,40}$/),
    modes: ASKED_MODES.filter((mode) => valuesOf(address, 'mode').includes(mode)),
    sort: NEED_SORTS.find((sort) => sort === first('sort')) ?? 'closing',
    cursor: cursors[0] ?? null,
  };
}

/** The address of the list with these filters; what is not asked for is left out. */
export function needsAddress(filters: NeedFilters): string {
  const query = new URLSearchParams();
  if (filters.q !== '') query.set('q', filters.q);
  for (const sector of filters.sectors) query.append('sector', sector);
  if (filters.region !== null) query.set('region', filters.region);
  if (filters.family !== null) query.set('family', filters.family);
  for (const mode of filters.modes) query.append('mode', mode);
  if (filters.sort !== 'closing') query.set('sort', filters.sort);
  if (filters.cursor !== null) query.set(filters.cursor.direction, `${filters.cursor.key}_${filters.cursor.tie}`);
  const text = query.toString();
  return text === '' ? routes.needs() : `${routes.needs()}?${text}`;
}

/** The same list without one of its filters, from its start. */
export function without(filters: NeedFilters, filter: Filter): NeedFilters {
  const none = { q: '', sectors: [], region: null, family: null, modes: [] } as const satisfies Partial<NeedFilters>;
  return { ...filters, ...{ [filter]: none[filter] }, cursor: null };
}
