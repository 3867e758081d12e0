import type { NeedFacts, OfferFacts, Sector } from '@/lib/matching/pair';
import { areNeighbours } from '@/lib/matching/regions';
import { scorePair } from '@/lib/matching/score';
import { Chance } from './chance';
import { type Country, makeCountry } from './country';

/*
 * Planted worlds: both sides of every pair have wishes that are known here and hidden from whoever ranks. What a
 * listing declares is only part of the truth: people can more than they say, levels are optimistic, tastes differ.
 * The wishes are not the engine's formula: they have other shapes, other weights and things it cannot see.
 */

/** What each side looks at, by kind of world; each side's parts sum to 1. */
const WISHES = {
  competence: {
    giver: { competence: 0.5, cause: 0.2, closeness: 0.15, format: 0.15 },
    receiver: { competence: 0.6, closeness: 0.1, hours: 0.15, language: 0.1, format: 0.05 },
  },
  closeness: {
    giver: { competence: 0.3, cause: 0.15, closeness: 0.4, format: 0.15 },
    receiver: { competence: 0.4, closeness: 0.3, hours: 0.1, language: 0.15, format: 0.05 },
  },
  cause: {
    giver: { competence: 0.25, cause: 0.5, closeness: 0.15, format: 0.1 },
    receiver: { competence: 0.45, closeness: 0.1, hours: 0.2, language: 0.15, format: 0.1 },
  },
} as const;

export type WorldKind = keyof typeof WISHES;
export const WORLD_KINDS = Object.keys(WISHES) as WorldKind[];

/** What no listing says, in the unit of a wish: how far two that look the same may lie apart. */
const TASTE = 0.08;
/** From a wish to a yes: the steepness, and the wish that is as often refused as not. */
const YES = { steep: 10, even: 0.62 } as const;

const SECTORS: readonly Sector[] = ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'];

export interface PlantedPair {
  /** That both say yes: 0 when the pair is impossible. */
  gain: number;
  /** That the giver does. */
  giver: number;
  /** What `gain` could be guessed to be from the listings, by somebody who knows the world's rules but not its people. */
  guess: number;
  /** By the engine; -1 where it finds no skill. */
  points: number;
  /** That both do, this once. */
  accepted: boolean;
  possible: boolean;
}

export interface PlantedWorld {
  country: Country;
  /** By offer, then by need, in the country's order. */
  pairs: PlantedPair[][];
}

const sizeOf = { associations: 480, needs: 800, offers: 200 } as const;

export function plantWorld(kind: WorldKind, seed: number): PlantedWorld {
  const made = makeCountry(sizeOf, seed);
  // Nobody has been shown yet.
  const country = { ...made, needs: made.needs.map((need) => ({ ...need, attention: 50 })) };
  const chance = new Chance(seed, 2 + WORLD_KINDS.indexOf(kind));
  const receivers = country.needs.map((need) => ({ hidden: hiddenOfNeed(need, chance), seen: seenOfNeed(need) }));
  const pairs = country.offers.map((offer) => {
    const giver = { hidden: hiddenOfOffer(offer, country, chance), seen: seenOfOffer(offer, country) };
    return country.needs.map((need, index) => {
      const receiver = receivers[index] as (typeof receivers)[number];
      // Drawn for every pair, so that one that becomes possible does not change the others.
      const [tasteOfGiver, tasteOfReceiver, luck] = [TASTE * chance.normal(), TASTE * chance.normal(), chance.next()];
      const outcome = scorePair(need, offer, country.context);
      // Place, time, language and hours bind everybody; that no skill is declared does not mean that there is none.
      if (!outcome.ok && outcome.refusal !== 'no_essential_skill') return IMPOSSIBLE;
      const truth = wishesOf(kind, need, offer, receiver.hidden, giver.hidden);
      const seen = wishesOf(kind, need, offer, receiver.seen, giver.seen);
      const giverSays = yes(truth.giver + tasteOfGiver);
      const gain = giverSays * yes(truth.receiver + tasteOfReceiver);
      const guess = yes(seen.giver) * yes(seen.receiver);
      return { gain, giver: giverSays, guess, points: outcome.ok ? outcome.points : -1, accepted: luck < gain, possible: true };
    });
  });
  return { country, pairs };
}

const IMPOSSIBLE: PlantedPair = { gain: 0, giver: 0, guess: 0, points: -1, accepted: false, possible: false };

interface HiddenNeed {
  /** By skill: how much it really matters. */
  matters: number[];
  likesRemote: number;
  toleratesFormat: number;
}

interface HiddenOffer {
  /** By code, 0..1: what its people really can. */
  can: Record<string, number>;
  affinity: Record<string, number>;
  likesRemote: number;
  toleratesFormat: number;
}

function hiddenOfNeed(need: NeedFacts, chance: Chance): HiddenNeed {
  return {
    matters: need.skills.map(({ essential }) => (essential ? 1 : 0.4) * (0.6 + 0.8 * chance.next())),
    likesRemote: 0.4 + 0.5 * chance.next(),
    toleratesFormat: 0.3 + 0.6 * chance.next(),
  };
}

function hiddenOfOffer(offer: OfferFacts, { context }: Country, chance: Chance): HiddenOffer {
  const { family, related } = context.skills;
  const transfer = 0.2 + 0.5 * chance.next();
  const can: Record<string, number> = {};
  for (const { code, level } of offer.skills) {
    const really = Math.min(1, Math.max(0.1, 0.3 + 0.18 * level + 0.1 * chance.normal()));
    can[code] = Math.max(can[code] ?? 0, really);
    for (const other of Object.keys(family)) {
      if (other === code || (family[other] !== family[code] && !related[code]?.includes(other))) continue;
      // Now and then somebody can what the listing does not say.
      const as = chance.happens(0.08) ? 0.9 : transfer;
      can[other] = Math.max(can[other] ?? 0, really * as);
    }
  }
  const affinity = Object.fromEntries(
    SECTORS.map((sector) => [sector, offer.sectors.includes(sector) ? 0.7 + 0.3 * chance.next() : 0.1 + 0.6 * chance.next()]),
  );
  return { can, affinity, likesRemote: 0.4 + 0.5 * chance.next(), toleratesFormat: 0.3 + 0.6 * chance.next() };
}

/** What a listing says of the same, with the average for what it does not say. */
function seenOfNeed({ skills }: NeedFacts): HiddenNeed {
  return { matters: skills.map(({ essential }) => (essential ? 1 : 0.4)), likesRemote: 0.65, toleratesFormat: 0.6 };
}

function seenOfOffer({ skills, sectors }: OfferFacts, { context }: Country): HiddenOffer {
  const { family, related } = context.skills;
  const can: Record<string, number> = {};
  for (const { code, level } of skills) {
    const likely = Math.min(1, 0.3 + 0.18 * level);
    can[code] = Math.max(can[code] ?? 0, likely);
    for (const other of Object.keys(family)) {
      if (other === code || (family[other] !== family[code] && !related[code]?.includes(other))) continue;
      can[other] = Math.max(can[other] ?? 0, likely * 0.45);
    }
  }
  const affinity = Object.fromEntries(SECTORS.map((sector) => [sector, sectors.includes(sector) ? 0.85 : 0.4]));
  return { can, affinity, likesRemote: 0.65, toleratesFormat: 0.6 };
}

function wishesOf(kind: WorldKind, need: NeedFacts, offer: OfferFacts, receiver: HiddenNeed, giver: HiddenOffer) {
  const total = receiver.matters.reduce((sum, matter) => sum + matter, 0);
  const competence = need.skills.reduce((sum, { code }, index) => sum + (receiver.matters[index] ?? 0) * (giver.can[code] ?? 0), 0) / total;
  const same = need.format === offer.format;
  const hours = Math.min(1, offer.quartersLeft / need.quartersLeft);
  const common = need.languages.filter((language) => offer.languages.includes(language)).length;
  const wishes = WISHES[kind];
  return {
    giver:
      wishes.giver.competence * competence +
      wishes.giver.cause * (giver.affinity[need.sector] ?? 0) +
      wishes.giver.closeness * closeness(need, offer, giver.likesRemote) +
      wishes.giver.format * (same ? 1 : giver.toleratesFormat),
    receiver:
      wishes.receiver.competence * competence +
      wishes.receiver.closeness * closeness(need, offer, receiver.likesRemote) +
      wishes.receiver.hours * Math.sqrt(hours) +
      wishes.receiver.language * (common > 1 ? 1 : 0.6) +
      wishes.receiver.format * (same ? 1 : receiver.toleratesFormat),
  };
}

function yes(wish: number): number {
  return 1 / (1 + Math.exp(-YES.steep * (wish - YES.even)));
}

function closeness(need: NeedFacts, offer: OfferFacts, likesRemote: number): number {
  const here = need.mode !== 'remote' && offer.regions.includes(need.region);
  const apart = need.mode !== 'on_site' && offer.remote ? likesRemote : 0;
  if (!here) return apart;
  if (need.province === offer.homeProvince) return 1;
  return Math.max(apart, need.region === offer.homeRegion ? 0.75 : areNeighbours(need.region, offer.homeRegion) ? 0.45 : 0.15);
}
