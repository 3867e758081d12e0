import { FORMAT_FIT, FORMAT_FULL } from '@/lib/matching/format-fit';
import type { Context, Format, Language, Mode, NeedFacts, OfferFacts, Sector } from '@/lib/matching/pair';
import { areNeighbours } from '@/lib/matching/regions';
import {
  ATTENTION_FULL,
  LATEST_START_DAYS,
  ONE_LANGUAGE,
  OTHER_SECTOR,
  PLACE_POINTS,
  type Place,
  STALE_AFTER_DAYS,
} from '@/lib/matching/score';
import { divideAmongSkills } from '@/lib/matching/skill-credit';
import { pointsFor } from '@/lib/matching/weights';

/*
 * What the index is measured against in the process itself: the needs as columns, scored without a bound.
 * `scan` looks at every need; `postings` only at those that share a skill, found through lists by skill.
 * Both are the same score again, in numbers, and the golden queries hold them to the oracle too.
 */

const LANGUAGES: readonly Language[] = ['ar', 'fr', 'en', 'zgh'];
const MODES: readonly Mode[] = ['remote', 'on_site', 'either'];
const FORMATS: readonly Format[] = ['session_1h', 'day', 'mission_weeks', 'mentoring', 'secondment'];
const SECTORS: readonly Sector[] = ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'];
/** A level's part of a credit, as `score.ts` has it: floor(share × k × l / 8). */
const LEVEL_PARTS = { 1: 2, 2: 3, 3: 4, 4: 4 } as const;
const NOT_POSSIBLE = -1;
/** What a need's skills have shown so far: one of them is served; an essential one is. */
const SEEN = 1;
const MET = 3;

/** A need's id and its points. */
export type Points = { id: number; points: number };

/** What an offer is worth to every need, by table. */
interface Asked {
  offer: OfferFacts;
  kind: number;
  /** By skill: 0..8 eighths. */
  worth: Uint8Array;
  /** By mode, region and whether the province is the same; `NOT_POSSIBLE` refuses. */
  place: Int16Array;
  sector: Int16Array;
  format: Int16Array;
  languages: Int16Array;
  /** Of the wanted start. */
  firstStart: number;
  lastStart: number;
  province: number;
}

class Numbers {
  readonly #of = new Map<string, number>();

  of(name: string): number {
    const known = this.#of.get(name);
    if (known !== undefined) return known;
    this.#of.set(name, this.#of.size);
    return this.#of.size - 1;
  }

  find(name: string): number {
    return this.#of.get(name) ?? -1;
  }

  get names(): string[] {
    return [...this.#of.keys()];
  }
}

export class Columns {
  readonly #needs: readonly NeedFacts[];
  readonly #context: Context;
  readonly #skills = new Numbers();
  readonly #regions = new Numbers();
  readonly #provinces = new Numbers();
  readonly #organisation: Int32Array;
  readonly #kind: Uint8Array;
  readonly #possible: Uint8Array;
  readonly #sector: Uint8Array;
  readonly #region: Uint8Array;
  readonly #province: Uint16Array;
  readonly #mode: Uint8Array;
  readonly #format: Uint8Array;
  readonly #quarters: Int32Array;
  readonly #spoken: Uint8Array;
  readonly #start: Int32Array;
  readonly #fixed: Uint16Array;
  /** Of need n: from `#from[n]` to below `#from[n + 1]` in the three beside it. */
  readonly #from: Int32Array;
  readonly #skill: Uint16Array;
  readonly #share: Uint16Array;
  readonly #essential: Uint8Array;
  /** By skill: the needs that ask for it, and where among their skills it stands. */
  readonly #postings: { need: Int32Array; at: Int32Array }[];
  readonly #credit: Int16Array;
  readonly #met: Uint8Array;
  readonly #touched: Int32Array;

  /** @complexity O(n log n) for n needs; some 40 bytes for each and 12 for each of its skills */
  constructor(needs: readonly NeedFacts[], context: Context) {
    const { weights } = context;
    const n = needs.length;
    const asked = needs.reduce((sum, { skills }) => sum + skills.length, 0);
    this.#needs = needs;
    this.#context = context;
    this.#organisation = Int32Array.from(needs, ({ organisationId }) => organisationId);
    this.#kind = Uint8Array.from(needs, ({ kind }) => Number(kind === 'COMPANY'));
    this.#possible = Uint8Array.from(needs, ({ open, closesDay, quartersLeft }) =>
      Number(open && context.asOf <= closesDay && quartersLeft > 0),
    );
    this.#sector = Uint8Array.from(needs, ({ sector }) => SECTORS.indexOf(sector));
    this.#region = Uint8Array.from(needs, ({ region }) => this.#regions.of(region));
    this.#province = Uint16Array.from(needs, ({ province }) => this.#provinces.of(province));
    this.#mode = Uint8Array.from(needs, ({ mode }) => MODES.indexOf(mode));
    this.#format = Uint8Array.from(needs, ({ format }) => FORMATS.indexOf(format));
    this.#quarters = Int32Array.from(needs, ({ quartersLeft }) => quartersLeft);
    this.#spoken = Uint8Array.from(needs, ({ languages }) => maskOf(languages));
    this.#start = Int32Array.from(needs, ({ wantedStartDay }) => wantedStartDay);
    this.#fixed = Uint16Array.from(needs, ({ publishedDay, attention }) => {
      const fresh = Math.min(STALE_AFTER_DAYS, Math.max(0, STALE_AFTER_DAYS - Math.max(0, context.asOf - publishedDay)));
      const unseen = Math.min(ATTENTION_FULL, Math.max(0, attention));
      return pointsFor(weights.freshness, fresh, STALE_AFTER_DAYS) + pointsFor(weights.attention, unseen, ATTENTION_FULL);
    });
    this.#from = new Int32Array(n + 1);
    this.#skill = new Uint16Array(asked);
    this.#share = new Uint16Array(asked);
    this.#essential = new Uint8Array(asked);
    let at = 0;
    for (const [index, need] of needs.entries()) {
      this.#from[index] = at;
      for (const { code, essential, share } of divideAmongSkills(need.skills, weights.skills, context.rarity.of)) {
        this.#skill[at] = this.#skills.of(code);
        this.#share[at] = share;
        this.#essential[at] = Number(essential);
        at += 1;
      }
    }
    this.#from[n] = at;
    this.#postings = this.#list();
    this.#credit = new Int16Array(n);
    this.#met = new Uint8Array(n);
    this.#touched = new Int32Array(n);
  }

  #list(): { need: Int32Array; at: Int32Array }[] {
    const counts = new Int32Array(this.#skills.names.length);
    for (const skill of this.#skill) counts[skill] = (counts[skill] as number) + 1;
    const postings = Array.from(counts, (count) => ({ need: new Int32Array(count), at: new Int32Array(count) }));
    const filled = new Int32Array(counts.length);
    for (let need = 0; need < this.#needs.length; need += 1) {
      for (let at = this.#from[need] as number; at < (this.#from[need + 1] as number); at += 1) {
        const skill = this.#skill[at] as number;
        const list = postings[skill] as { need: Int32Array; at: Int32Array };
        const place = filled[skill] as number;
        list.need[place] = need;
        list.at[place] = at;
        filled[skill] = place + 1;
      }
    }
    return postings;
  }

  /** Of the last query: needs looked at, and entries of lists read. */
  counters = { records: 0, postings: 0 };

  /** Every need is looked at. */
  scan(offer: OfferFacts, k: number): Points[] {
    const asked = this.#ask(offer);
    this.counters = { records: asked ? this.#needs.length : 0, postings: 0 };
    if (!asked) return [];
    // What a loop of hundreds of thousands reads stands in locals.
    const [from, skill, share, essential, { worth }] = [this.#from, this.#skill, this.#share, this.#essential, asked];
    const best = new Best(k, this.#needs);
    for (let need = 0; need < this.#needs.length; need += 1) {
      const rest = this.#rest(need, asked);
      if (rest === NOT_POSSIBLE) continue;
      let credit = 0;
      let met = 0;
      for (let at = from[need] as number, end = from[need + 1] as number; at < end; at += 1) {
        const eighths = worth[skill[at] as number] as number;
        if (eighths === 0) continue;
        credit += ((share[at] as number) * eighths) >> 3;
        met |= essential[at] as number;
      }
      if (met === 1) best.offer(need, rest + credit);
    }
    return best.list();
  }

  /** The needs that share a skill, each of them to the end. */
  postings(offer: OfferFacts, k: number): Points[] {
    const best = new Best(k, this.#needs);
    this.#sharing(offer, (need, points) => best.offer(need, points));
    return best.list();
  }

  /** Those that would be among the best `k` if each had up to `slack` points more, in no order. */
  within(offer: OfferFacts, k: number, slack: number): Points[] {
    const best = new Best(k, this.#needs);
    const all: Points[] = [];
    this.#sharing(offer, (need, points) => {
      best.offer(need, points);
      if (points >= best.least - slack) all.push({ id: (this.#needs[need] as NeedFacts).id, points });
    });
    return all.filter(({ points }) => points >= best.least - slack);
  }

  #sharing(offer: OfferFacts, found: (need: number, points: number) => void): void {
    const asked = this.#ask(offer);
    this.counters = { records: 0, postings: 0 };
    if (!asked) return;
    const [credits, met, touched, share, essential] = [this.#credit, this.#met, this.#touched, this.#share, this.#essential];
    let count = 0;
    for (const [skill, list] of this.#postings.entries()) {
      const eighths = asked.worth[skill] as number;
      if (eighths === 0) continue;
      const [needs, places] = [list.need, list.at];
      this.counters.postings += needs.length;
      for (let index = 0; index < needs.length; index += 1) {
        const need = needs[index] as number;
        const at = places[index] as number;
        if (met[need] === 0) {
          touched[count] = need;
          count += 1;
        }
        credits[need] = (credits[need] as number) + (((share[at] as number) * eighths) >> 3);
        met[need] = (met[need] as number) | (essential[at] === 1 ? MET : SEEN);
      }
    }
    this.counters.records = count;
    for (let index = 0; index < count; index += 1) {
      const need = touched[index] as number;
      if ((met[need] as number) & (MET ^ SEEN)) {
        const rest = this.#rest(need, asked);
        if (rest !== NOT_POSSIBLE) found(need, rest + (credits[need] as number));
      }
      met[need] = 0;
      credits[need] = 0;
    }
  }

  /** All points but those of skills. */
  #rest(need: number, asked: Asked): number {
    if (this.#possible[need] === 0 || this.#kind[need] === asked.kind) return NOT_POSSIBLE;
    const start = this.#start[need] as number;
    if (start < asked.firstStart || start > asked.lastStart) return NOT_POSSIBLE;
    if (this.#organisation[need] === asked.offer.organisationId) return NOT_POSSIBLE;
    const same = Number(this.#province[need] === asked.province);
    const place = asked.place[((this.#mode[need] as number) * this.#regions.names.length + (this.#region[need] as number)) * 2 + same];
    const languages = asked.languages[this.#spoken[need] as number];
    if (place === undefined || place === NOT_POSSIBLE || languages === undefined || languages === NOT_POSSIBLE) return NOT_POSSIBLE;
    const needed = this.#quarters[need] as number;
    return (
      place +
      languages +
      (asked.sector[this.#sector[need] as number] as number) +
      (asked.format[this.#format[need] as number] as number) +
      pointsFor(this.#context.weights.hours, Math.min(needed, asked.offer.quartersLeft), needed) +
      (this.#fixed[need] as number)
    );
  }

  #ask(offer: OfferFacts): Asked | undefined {
    const { weights, asOf } = this.#context;
    if (!offer.open || asOf > offer.availableUntilDay || offer.quartersLeft <= 0) return undefined;
    const regions = this.#regions.names;
    const place = MODES.flatMap((mode) =>
      regions.flatMap((region) => [false, true].map((sameProvince) => this.#placePoints(offer, mode, region, sameProvince))),
    );
    const spoken = maskOf(offer.languages);
    return {
      offer,
      kind: Number(offer.kind === 'COMPANY'),
      worth: this.#worth(offer),
      place: Int16Array.from(place),
      sector: Int16Array.from(SECTORS, (sector) => pointsFor(weights.sector, offer.sectors.includes(sector) ? 100 : OTHER_SECTOR, 100)),
      format: Int16Array.from(FORMATS, (format) => pointsFor(weights.format, FORMAT_FIT[format][offer.format], FORMAT_FULL)),
      languages: Int16Array.from({ length: 16 }, (_, mask) => {
        const common = LANGUAGES.filter((_, bit) => mask & spoken & (1 << bit)).length;
        return common === 0 ? NOT_POSSIBLE : pointsFor(weights.languages, common > 1 ? 50 : ONE_LANGUAGE, 50);
      }),
      firstStart: offer.availableFromDay - LATEST_START_DAYS,
      lastStart: offer.availableUntilDay,
      province: this.#provinces.find(offer.homeProvince),
    };
  }

  #placePoints(offer: OfferFacts, mode: Mode, region: string, sameProvince: boolean): number {
    const onSite = mode !== 'remote' && offer.regions.includes(region);
    const apart = mode !== 'on_site' && offer.remote;
    if (!onSite && !apart) return NOT_POSSIBLE;
    const there: Place = sameProvince
      ? 'same_province'
      : offer.homeRegion === region
        ? 'same_region'
        : areNeighbours(offer.homeRegion, region)
          ? 'neighbouring_region'
          : 'further';
    const best = Math.max(onSite ? PLACE_POINTS[there] : 0, apart ? PLACE_POINTS.remote : 0);
    return pointsFor(this.#context.weights.place, best, PLACE_POINTS.same_province);
  }

  #worth(offer: OfferFacts): Uint8Array {
    const { family, related } = this.#context.skills;
    return Uint8Array.from(this.#skills.names, (asked) =>
      offer.skills.reduce((most, { code, level }) => {
        const near = (family[asked] !== undefined && family[asked] === family[code]) || related[asked]?.includes(code);
        const k = code === asked ? 2 : near ? 1 : 0;
        return Math.max(most, k * LEVEL_PARTS[level]);
      }, 0),
    );
  }
}

function maskOf(languages: readonly Language[]): number {
  return languages.reduce((mask, language) => mask | (1 << LANGUAGES.indexOf(language)), 0);
}

/** The best so far, by points, of equal ones the smaller id. */
class Best {
  readonly #numbers: number[] = [];
  readonly #points: number[] = [];
  readonly #k: number;
  readonly #needs: readonly NeedFacts[];

  constructor(k: number, needs: readonly NeedFacts[]) {
    this.#k = k;
    this.#needs = needs;
  }

  offer(number: number, points: number): void {
    if (this.#k === 0) return;
    const last = this.#numbers.length - 1;
    if (this.#numbers.length === this.#k && !this.#precedes(number, points, last)) return;
    let at = this.#numbers.length;
    while (at > 0 && this.#precedes(number, points, at - 1)) at -= 1;
    this.#numbers.splice(at, 0, number);
    this.#points.splice(at, 0, points);
    if (this.#numbers.length > this.#k) {
      this.#numbers.pop();
      this.#points.pop();
    }
  }

  /** Of the last that is in; below all while there is room. */
  get least(): number {
    return this.#numbers.length < this.#k ? Number.NEGATIVE_INFINITY : (this.#points[this.#k - 1] as number);
  }

  list(): Points[] {
    return this.#numbers.map((number, index) => ({ id: (this.#needs[number] as NeedFacts).id, points: this.#points[index] as number }));
  }

  #precedes(number: number, points: number, other: number): boolean {
    const than = this.#points[other] as number;
    if (points !== than) return points > than;
    return (this.#needs[number] as NeedFacts).id < (this.#needs[this.#numbers[other] as number] as NeedFacts).id;
  }
}
