import MiniSearch from 'minisearch';
import { readProvinces, readSkills } from '@/prisma/seed/content';
import { Chance } from './chance';
import { bootstrap, gini, type Interval, mean, ndcg, reciprocalRank } from './metrics';
import { type PlantedWorld, plantWorld, WORLD_KINDS, type WorldKind } from './worlds';

const K = 20;

/** Worlds that nobody looked at while the worlds or the weights were made. */
export const HELD_OUT = [9_001, 9_002, 9_003] as const;

/** What ranks: a number for every need that an offer could take, more is better. All know what is impossible. */
const RANKERS = {
  engine: (world: PlantedWorld) => (offer: number, need: number) => world.pairs[offer]?.[need]?.points ?? -1,
  random: byChance,
  text_bm25: byText,
  giver_only: (world: PlantedWorld) => (offer: number, need: number) => world.pairs[offer]?.[need]?.giver ?? 0,
  best_guess: (world: PlantedWorld) => (offer: number, need: number) => world.pairs[offer]?.[need]?.guess ?? 0,
  world_oracle: (world: PlantedWorld) => (offer: number, need: number) => world.pairs[offer]?.[need]?.gain ?? 0,
} satisfies Record<string, (world: PlantedWorld, seed: number) => Ranker>;

type Ranker = (offer: number, need: number) => number;
export type RankerName = keyof typeof RANKERS;

export const RANKER_TITLES: Record<RankerName, string> = {
  engine: 'this engine',
  random: 'random',
  text_bm25: 'text only (BM25)',
  giver_only: 'the giver’s true wishes alone',
  best_guess: 'best guess from the listings, by the world’s rules',
  world_oracle: 'the world’s oracle',
};

export interface Quality {
  kind: WorldKind;
  ranker: RankerName;
  ndcg: Interval;
  firstAccepted: Interval;
  /** Of how often associations were shown, over all their needs. */
  gini: number;
  neverShown: number;
}

interface Judged {
  ndcg: number[];
  firstAccepted: number[];
  gini: number[];
  neverShown: number[];
}

/** Every ranker on every held-out world: means over the offers, with their bootstrap intervals. */
export function judgeAll(seeds: readonly number[] = HELD_OUT): Quality[] {
  return WORLD_KINDS.flatMap((kind) => {
    const worlds = seeds.map((seed) => ({ seed, world: plantWorld(kind, seed) }));
    return (Object.keys(RANKERS) as RankerName[]).map((ranker) => {
      const judged = worlds.map(({ seed, world }) => judge(world, RANKERS[ranker](world, seed)));
      const over = (of: keyof Judged) => judged.flatMap((each) => each[of]);
      const interval = (of: 'ndcg' | 'firstAccepted') => bootstrap(over(of), mean, new Chance(13), 300);
      return {
        kind,
        ranker,
        ndcg: interval('ndcg'),
        firstAccepted: interval('firstAccepted'),
        gini: mean(over('gini')),
        neverShown: mean(over('neverShown')),
      };
    });
  });
}

function judge({ country, pairs }: PlantedWorld, rank: Ranker): Judged {
  const shown = new Map(country.needs.map(({ organisationId }) => [organisationId, 0]));
  const judged: Judged = { ndcg: [], firstAccepted: [], gini: [], neverShown: [] };
  for (const [offer, row] of pairs.entries()) {
    const possible = row.flatMap((pair, need) => (pair.possible ? [{ need, rank: rank(offer, need) }] : []));
    if (possible.length === 0) continue;
    const top = possible.sort((a, b) => b.rank - a.rank || a.need - b.need).slice(0, K);
    const gains = top.map(({ need }) => row[need]?.gain ?? 0);
    judged.ndcg.push(
      ndcg(
        gains,
        row.map(({ gain }) => gain),
        K,
      ),
    );
    judged.firstAccepted.push(reciprocalRank(top.map(({ need }) => row[need]?.accepted ?? false)));
    for (const { need } of top) {
      const owner = country.needs[need]?.organisationId ?? 0;
      shown.set(owner, (shown.get(owner) ?? 0) + 1);
    }
  }
  const exposure = [...shown.values()];
  judged.gini.push(gini(exposure));
  judged.neverShown.push(exposure.filter((times) => times === 0).length / exposure.length);
  return judged;
}

function byChance(world: PlantedWorld, seed: number): Ranker {
  const chance = new Chance(seed, 99);
  const rows = world.pairs.map((row) => row.map(() => chance.next()));
  return (offer, need) => rows[offer]?.[need] ?? 0;
}

const SECTOR_WORDS: Readonly<Record<string, string>> = {
  disability: 'handicap',
  education: 'éducation',
  gender_equality: 'égalité de genre',
  environment: 'environnement',
  economic_inclusion: 'inclusion économique',
};

/** As a search box would: the words of both listings, each author naming a skill by its label or by one of its synonyms. */
function byText({ country }: PlantedWorld, seed: number): Ranker {
  const chance = new Chance(seed, 98);
  const skills = new Map(readSkills().skills.map((skill) => [skill.code, skill]));
  const places = new Map(readProvinces().map(({ code, nameFr }) => [code, nameFr]));
  const wordsOf = (code: string) => {
    const skill = skills.get(code);
    return skill ? chance.one([skill.fr, skill.fr, ...skill.synonymsFr]) : '';
  };
  const search = new MiniSearch<{ id: number; text: string }>({ fields: ['text'] });
  search.addAll(
    country.needs.map(({ skills: asked, sector, province }, id) => ({
      id,
      text: [...asked.map(({ code }) => wordsOf(code)), SECTOR_WORDS[sector], places.get(province)].join(' '),
    })),
  );
  const found = country.offers.map(({ skills: offered, sectors, homeProvince }) => {
    const words = [...offered.map(({ code }) => wordsOf(code)), ...sectors.map((sector) => SECTOR_WORDS[sector]), places.get(homeProvince)];
    return new Map(search.search(words.join(' ')).map(({ id, score }) => [id as number, score]));
  });
  return (offer, need) => found[offer]?.get(need) ?? 0;
}
