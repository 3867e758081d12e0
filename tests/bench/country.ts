import type { Context, Format, Language, Level, Mode, NeedFacts, NeedSkill, OfferFacts, OfferSkill, Sector } from '@/lib/matching/pair';
import { rarityOf } from '@/lib/matching/rarity';
import { NEIGHBOURS } from '@/lib/matching/regions';
import { DEFAULT_WEIGHTS } from '@/lib/matching/weights';
import { readPopulations, readProvinces, readSkills } from '@/prisma/seed/content';
import { Chance, Lot, zipf } from './chance';

/*
 * Morocco as the engine would see it if every association took part: places by the census, skills by a Zipf
 * law over the real codes. Invented, and the same for the same seed, on every machine.
 */

/** How many there are, from the number of associations that the country counts. */
export const COUNTRY = { associations: 240_000, needs: 396_000, offers: 50_000 } as const;
/** For a check that ends in minutes. */
export const QUICK = shrunk(40_000);
/** For the curve: what becomes of the times when the country grows. */
export const LARGE = shrunk(990_000);

export interface Size {
  associations: number;
  needs: number;
  offers: number;
}

type Place = { code: string; region: string };

export interface Owner {
  id: number;
  kind: NeedFacts['kind'];
  place: Place;
  attention: number;
}

export interface Country {
  size: Size;
  /** By id, from 1. */
  organisations: Owner[];
  needs: NeedFacts[];
  offers: OfferFacts[];
  context: Context;
}

/** The country with another number of needs, in the same proportions. */
export function shrunk(needs: number): Size {
  const times = needs / COUNTRY.needs;
  return { associations: Math.round(COUNTRY.associations * times), needs, offers: Math.round(COUNTRY.offers * times) };
}

/** The day of the ranking. */
export const AS_OF = 20_782;

const SECTORS = new Lot<Sector>(['education', 'economic_inclusion', 'environment', 'disability', 'gender_equality'], [34, 26, 16, 13, 11]);
const FORMATS = new Lot<Format>(['mission_weeks', 'day', 'session_1h', 'mentoring', 'secondment'], [42, 22, 16, 16, 4]);
const MODES = new Lot<Mode>(['on_site', 'either', 'remote'], [45, 37, 18]);
/** Quarter-hours that listings of each format ask for or offer. */
const QUARTERS: Readonly<Record<Format, readonly [number, number]>> = {
  session_1h: [4, 16],
  day: [16, 64],
  mission_weeks: [80, 480],
  mentoring: [40, 160],
  secondment: [600, 2_400],
};
/** Needs of an association: 1.65 on average, and many have none. */
const NEEDS_EACH = new Lot([0, 1, 2, 3, 4, 5], [22, 30, 24, 13, 7, 4]);
const OFFERS_EACH = new Lot([1, 2, 3, 4, 6, 10], [52, 24, 11, 6, 5, 2]);
/** One in fifty associations offers to a company, or the other way round. */
const SWAPPED = 0.02;
/** Demand and supply follow the same law in another order: what is asked for most is not what is offered most. */
const ZIPF = { demand: 0.85, supply: 0.95 } as const;
/** Regions where Amazigh is spoken by many. */
const AMAZIGH: readonly string[] = ['02', '03', '05', '08', '09', '10'];

type Spoken = readonly Language[];
const SPOKEN: readonly Spoken[] = [['ar'], ['ar', 'fr'], ['fr'], ['ar', 'zgh'], ['ar', 'fr', 'zgh'], ['ar', 'fr', 'en'], ['fr', 'en']];
const SPOKEN_BY = {
  association: new Lot(SPOKEN, [24, 55, 5, 3, 4, 7, 2]),
  associationOfAmazigh: new Lot(SPOKEN, [22, 42, 3, 12, 14, 5, 2]),
  company: new Lot(SPOKEN, [4, 44, 14, 1, 3, 24, 10]),
} as const;

/** Draws the parts of listings; one stream of chance for the whole country. */
class Draw {
  readonly #places: Lot<Place>;
  readonly #placesOfCompanies: Lot<Place>;
  readonly #byFamily: ReadonlyMap<string, Lot<string>>;
  readonly #demand: Lot<string>;
  readonly #supply: Lot<string>;
  readonly family: Context['skills']['family'];
  readonly related: Context['skills']['related'];

  constructor(readonly chance: Chance) {
    const people = readPopulations();
    const places = readProvinces().map(({ code, regionCode }) => ({ code, region: regionCode }));
    const populations = places.map(({ code }) => people[code] ?? 0);
    this.#places = new Lot(places, populations);
    // Companies crowd where people do.
    this.#placesOfCompanies = new Lot(
      places,
      populations.map((population) => population ** 1.6),
    );
    const skills = readSkills().skills;
    this.family = Object.fromEntries(skills.map(({ code, family }) => [code, family]));
    this.related = Object.fromEntries(skills.map(({ code, related }) => [code, related]));
    const codes = skills.map(({ code }) => code);
    const demand = chance.shuffled(codes);
    this.#demand = zipf(demand, ZIPF.demand);
    this.#supply = zipf(chance.shuffled(codes), ZIPF.supply);
    this.#byFamily = new Map(
      [...new Set(Object.values(this.family))].map((family) => [
        family,
        zipf(
          demand.filter((code) => this.family[code] === family),
          ZIPF.demand,
        ),
      ]),
    );
  }

  place(kind: Owner['kind']): Place {
    return (kind === 'ASSOCIATION' ? this.#places : this.#placesOfCompanies).draw(this.chance);
  }

  languages({ kind, place }: Owner): Language[] {
    if (kind === 'COMPANY') return SPOKEN_BY.company.draw(this.chance) as Language[];
    const lot = AMAZIGH.includes(place.region) ? SPOKEN_BY.associationOfAmazigh : SPOKEN_BY.association;
    return lot.draw(this.chance) as Language[];
  }

  sectors(count: number): Sector[] {
    const sectors = new Set<Sector>();
    for (let tries = 0; tries < count; tries += 1) sectors.add(SECTORS.draw(this.chance));
    return [...sectors];
  }

  /** Each code once; after the first, every other one stays in its family. */
  codes(of: 'demand' | 'supply', count: number): string[] {
    const first = (of === 'demand' ? this.#demand : this.#supply).draw(this.chance);
    const codes = new Set([first]);
    const near = this.#byFamily.get(this.family[first] ?? '');
    for (let tries = 1; tries < count; tries += 1) {
      const lot = near && this.chance.happens(0.5) ? near : of === 'demand' ? this.#demand : this.#supply;
      codes.add(lot.draw(this.chance));
    }
    return [...codes];
  }

  /** Days, few of them many: the mean of an even draw squared, up to `most`. */
  daysUpTo(most: number): number {
    return Math.floor(this.chance.next() ** 2 * (most + 1));
  }
}

/**
 * The country of a seed. Associations have needs and companies have offers, and one in fifty is the other
 * way round. One need in fifty is past its day or has no hours left: the daily job has not come by yet.
 *
 * @returns ids from 1, the older needs first; `size.needs` and `size.offers` exactly
 */
export function makeCountry(size: Size, seed: number): Country {
  const draw = new Draw(new Chance(seed));
  const { chance } = draw;
  const companies = Math.max(2, Math.round(size.offers * 0.55));
  const organisations = Array.from({ length: size.associations + companies }, (_, index): Owner => {
    const kind = index < size.associations ? 'ASSOCIATION' : 'COMPANY';
    const attention = chance.happens(0.6) ? 50 : chance.whole(0, 50);
    return { id: index + 1, kind, place: draw.place(kind), attention };
  });
  const owner = (id: number) => organisations[id - 1] as Owner;
  const anyAssociation = () => owner(chance.whole(1, size.associations));
  const anyCompany = () => owner(size.associations + chance.whole(1, companies));
  const needs: NeedFacts[] = [];
  // Round once more when the draw was short; those that are too many are not made.
  for (let turn = 0; needs.length < size.needs; turn += 1) {
    const association = owner(1 + (turn % size.associations));
    const sectors = draw.sectors(2);
    const spoken = draw.languages(association);
    for (let count = NEEDS_EACH.draw(chance); count > 0 && needs.length < size.needs; count -= 1) {
      needs.push(makeNeed(draw, chance.happens(SWAPPED) ? anyCompany() : association, chance.one(sectors), spoken));
    }
  }
  const offers: OfferFacts[] = [];
  for (let turn = 0; offers.length < size.offers; turn += 1) {
    const company = owner(size.associations + 1 + (turn % companies));
    const sectors = draw.sectors(chance.whole(1, 3));
    const spoken = draw.languages(company);
    for (let count = OFFERS_EACH.draw(chance); count > 0 && offers.length < size.offers; count -= 1) {
      offers.push(makeOffer(draw, chance.happens(SWAPPED) ? anyAssociation() : company, sectors, spoken));
    }
  }
  // Ids are given in the order of time, as a database gives them.
  needs.sort((a, b) => a.publishedDay - b.publishedDay);
  for (const [index, need] of needs.entries()) need.id = index + 1;
  for (const [index, offer] of offers.entries()) offer.id = index + 1;
  return { size, organisations, needs, offers, context: contextOf(draw, offers) };
}

function makeNeed(draw: Draw, { id: organisationId, kind, place, attention }: Owner, sector: Sector, languages: Language[]): NeedFacts {
  const { chance } = draw;
  const format = FORMATS.draw(chance);
  const [least, most] = QUARTERS[format];
  const asked = chance.whole(least, most);
  const skills: NeedSkill[] = draw
    .codes('demand', chance.whole(1, 4))
    .map((code, index) => ({ code, essential: index === 0 || chance.happens(0.35) }));
  const publishedDay = AS_OF - draw.daysUpTo(180);
  const closesDay = chance.happens(0.01) ? AS_OF - 1 : AS_OF + chance.whole(0, 90);
  return {
    id: 0,
    organisationId,
    kind,
    open: true,
    skills,
    sector,
    region: place.region,
    province: place.code,
    mode: MODES.draw(chance),
    format,
    quartersLeft: chance.happens(0.01) ? 0 : chance.happens(0.2) ? chance.whole(1, asked) : asked,
    languages,
    publishedDay,
    closesDay,
    // Who may answer until a day can begin on that day at the earliest.
    wantedStartDay: closesDay + draw.daysUpTo(60),
    attention,
  };
}

function makeOffer(draw: Draw, { id: organisationId, kind, place }: Owner, sectors: readonly Sector[], languages: Language[]): OfferFacts {
  const { chance } = draw;
  const format = FORMATS.draw(chance);
  const [least, most] = QUARTERS[format];
  const skills: OfferSkill[] = draw.codes('supply', chance.whole(1, 6)).map((code) => ({ code, level: levelOf(chance) }));
  const { region, code } = place;
  const everywhere = chance.happens(0.06);
  const near = (NEIGHBOURS[region] ?? []).filter(() => chance.happens(0.3));
  const availableFromDay = AS_OF + chance.whole(-90, 60);
  return {
    id: 0,
    organisationId,
    kind,
    open: true,
    skills,
    sectors: [...sectors],
    homeRegion: region,
    homeProvince: code,
    regions: everywhere ? Object.keys(NEIGHBOURS).sort() : [region, ...near],
    remote: chance.happens(0.6),
    format,
    quartersLeft: chance.happens(0.01) ? 0 : chance.whole(least, most * 3),
    languages,
    availableFromDay,
    availableUntilDay: Math.max(AS_OF - 1, availableFromDay + chance.whole(60, 400)),
  };
}

function levelOf(chance: Chance): Level {
  const mark = chance.next();
  return mark < 0.1 ? 1 : mark < 0.4 ? 2 : mark < 0.8 ? 3 : 4;
}

function contextOf(draw: Draw, offers: readonly OfferFacts[]): Context {
  const counts: Record<string, number> = Object.fromEntries(Object.keys(draw.family).map((code) => [code, 0]));
  for (const offer of offers) for (const { code } of offer.skills) counts[code] = (counts[code] ?? 0) + 1;
  return {
    weights: DEFAULT_WEIGHTS,
    rarity: { version: 1, of: rarityOf(counts) },
    skills: { family: draw.family, related: draw.related },
    asOf: AS_OF,
  };
}
