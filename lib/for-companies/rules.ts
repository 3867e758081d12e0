import { type Format, type Language, type Mode, SECTORS } from '@/lib/listings/rules';
import { OFFER_HOURS } from '@/lib/offers/rules';
import { medianOf } from '@/lib/readiness/rules';

/*
 * What a company is told before it has an account: the six questions and the offer that its answers make, how long
 * missions take, and whose stories are told. Durations are whole quarter-hours.
 */

export const UNITS = ['days', 'hours'] as const;
export type Unit = (typeof UNITS)[number];

/** A working day, for whoever counts in days: 7 hours. */
export const DAY_QUARTERS = 28;

/** One sector, or any of them alike. */
export const SOUGHT = [...SECTORS, 'any'] as const;
export type Sought = (typeof SOUGHT)[number];

/** The six answers. */
export interface Answers {
  people: number;
  /** The code of a province or prefecture. */
  province: string;
  /** Codes, one at least, each once. */
  skills: readonly string[];
  sector: Sought;
  /** Each person's time: quarters of `unit`. */
  time: number;
  unit: Unit;
  mode: Mode;
  languages: readonly Language[];
}

/** What each person gives, in quarter-hours. Complexity O(1); no errors. */
export function quartersEach({ time, unit }: Pick<Answers, 'time' | 'unit'>): number {
  return unit === 'days' ? (time * DAY_QUARTERS) / 4 : time;
}

/** What they give in all. */
export function quartersOf(answers: Pick<Answers, 'time' | 'unit' | 'people'>): number {
  return quartersEach(answers) * answers.people;
}

/** Whether an offer may be of so much. */
export function isOfferable(quarters: number): boolean {
  return quarters >= OFFER_HOURS.minHours * 4 && quarters <= OFFER_HOURS.maxHours * 4;
}

/** Quarter-hours of a person's time up to which it is one meeting, and up to which it is a workshop; beyond, weeks. */
export const MEETING_QUARTERS = 16;
export const WORKSHOP_QUARTERS = 2 * DAY_QUARTERS;

/** The format that so much of a person's time makes. Complexity O(1); no errors. */
export function formatOf(each: number): Format {
  if (each <= MEETING_QUARTERS) return 'session_1h';
  return each <= WORKSHOP_QUARTERS ? 'day' : 'mission_weeks';
}

/** Practice enough to do it alone: what a company has that offers it. */
const LEVEL = 3;
/** How long such an offer stands, in days. */
export const STANDS_DAYS = 180;

/**
 * The offer that the answers make, as the engine reads one; nobody's, so its ids are 0.
 *
 * @param region the code of the region that the province is of
 * @param asOf today's day number
 * @complexity O(n) for n skills; no errors
 */
export function offerOf(answers: Answers, region: string, asOf: number) {
  return {
    id: 0,
    organisationId: 0,
    kind: 'COMPANY' as const,
    open: true,
    skills: answers.skills.map((code) => ({ code, level: LEVEL as 3 })),
    sectors: answers.sector === 'any' ? SECTORS : [answers.sector],
    homeRegion: region,
    homeProvince: answers.province,
    regions: answers.mode === 'remote' ? [] : [region],
    remote: answers.mode !== 'on_site',
    format: formatOf(quartersEach(answers)),
    quartersLeft: quartersOf(answers),
    languages: answers.languages,
    availableFromDay: asOf,
    availableUntilDay: asOf + STANDS_DAYS,
  };
}

/** The same as the form of an offer begins with it, by the names of its fields. Complexity O(n) for n skills; no errors. */
export function draftOf(answers: Answers, region: string, writtenIn: 'ar' | 'fr'): Record<string, string[]> {
  const { regions, remote, sectors, format, quartersLeft } = offerOf(answers, region, 0);
  return {
    writtenIn: [writtenIn],
    skills: [...answers.skills],
    ...Object.fromEntries(answers.skills.map((code) => [`level.${code}`, [String(LEVEL)]])),
    sectors: [...sectors],
    places: [...(remote ? ['remote'] : []), ...regions],
    format: [format],
    hoursTotal: [String(quartersLeft / 4)],
    peopleCount: [String(answers.people)],
    languages: [...answers.languages],
  };
}

/** From so many missions that are over on, what they took is told; before, what is planned. */
export const TELLING = 3;

export interface MissionTimes {
  over: boolean;
  /** Days from its beginning to its end, as it was or as it is planned. */
  days: number;
  /** Confirmed where it is over, agreed on before. */
  quarters: number;
  /** Days from the pledge, the ask or the pair to the approval. */
  daysToApproval: number;
}

export interface TypicalTimes {
  basis: 'over' | 'planned';
  missions: number;
  days: number;
  quarters: number;
  daysToApproval: number;
}

/**
 * How long missions take, from those that are over once there are enough of them, else from what is planned; null
 * where there is no mission. Complexity O(n log n); no errors.
 */
export function typicalOf(missions: readonly MissionTimes[]): TypicalTimes | null {
  const over = missions.filter((mission) => mission.over);
  const told = over.length >= TELLING;
  const of = told ? over : missions;
  const middle = (field: 'days' | 'quarters' | 'daysToApproval') => medianOf(of.map((mission) => mission[field])) ?? 0;
  if (of.length === 0) return null;
  return {
    basis: told ? 'over' : 'planned',
    missions: of.length,
    days: middle('days'),
    quarters: middle('quarters'),
    daysToApproval: middle('daysToApproval'),
  };
}

/** How many stories are told. */
export const STORIES = 3;

/**
 * Of missions whose results anybody may read, those that are told: one of each pair, other sectors before the same one
 * again, those with something measured first, and of equals in the order given.
 *
 * Complexity O(n log n); no errors.
 */
export function pickStories<Story extends { pair: string; sector: string; measured: boolean }>(stories: readonly Story[]): Story[] {
  const ranked = [...stories].sort((a, b) => Number(b.measured) - Number(a.measured));
  const ofPairs = ranked.filter((story, index) => ranked.findIndex(({ pair }) => pair === story.pair) === index);
  const first = ofPairs.filter((story, index) => ofPairs.findIndex(({ sector }) => sector === story.sector) === index);
  const rest = ofPairs.filter((story) => !first.includes(story));
  return [...first, ...rest].slice(0, STORIES);
}
