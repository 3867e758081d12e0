import MiniSearch from 'minisearch';
import { MatchIndex } from '@/lib/matching';
import { type Ranked, rankNeeds } from '@/lib/matching/oracle';
import type { NeedFacts, OfferFacts, SkillGraph } from '@/lib/matching/pair';
import { Columns, type Points } from './columns';
import type { Country } from './country';
import type { BenchDatabases } from './database';
import { openGin } from './gin';
import { openProduct } from './product';

/** What is timed: the best `k` needs for an offer, the same list from every engine. */
export interface Engine {
  rankNeeds(offer: OfferFacts, k: number): Answer[] | Promise<Answer[]>;
  /** What the last query touched, by name; the same on every machine. */
  counters?(): Readonly<Record<string, number>>;
  bytesPerNeed?: number;
  close?(): Promise<void>;
}

export type Answer = Points;

export interface EngineEntry {
  name: string;
  /** As the table of results has it. */
  title: string;
  /** A slow one is asked fewer of the queries, in fewer rounds. */
  pace: 'fast' | 'middling' | 'slow';
  /** Over this engine, how many times faster the index shall be: floor and aim. */
  goal?: readonly [number, number];
  open(country: Country, databases: BenchDatabases): Engine | Promise<Engine>;
}

/** The one that the others are compared with. */
export const SUBJECT = 'index';
/** Two that are the same: how far apart they lie is what the machine adds of its own. */
export const CONTROL = ['oracle', 'oracle_copy'] as const;

/** Another engine is another entry. */
export const ENGINES: readonly EngineEntry[] = [
  { name: 'index', title: 'this index', pace: 'fast', open: index },
  {
    name: 'postings',
    title: 'postings without pruning',
    pace: 'fast',
    open: ({ needs, context }) => columnsBy(new Columns(needs, context), 'postings'),
  },
  {
    name: 'scan',
    title: 'scan of columns',
    pace: 'middling',
    open: ({ needs, context }) => columnsBy(new Columns(needs, context), 'scan'),
  },
  { name: 'oracle', title: 'oracle', pace: 'slow', goal: [20, 60], open: oracle },
  { name: 'oracle_copy', title: 'oracle again (control)', pace: 'slow', open: oracle },
  {
    name: 'sql',
    title: 'SQL ranking of the platform',
    pace: 'slow',
    goal: [100, 400],
    open: async (country, databases) => openProduct(country, await databases.fresh()),
  },
  {
    name: 'gin',
    title: 'SQL with GIN + score',
    pace: 'slow',
    goal: [200, 800],
    open: async (country, databases) => openGin(country, await databases.fresh()),
  },
  { name: 'minisearch', title: 'MiniSearch, scored again', pace: 'slow', goal: [300, 1_500], open: miniSearch },
];

function answers(ranked: readonly Ranked[]): Answer[] {
  return ranked.map(({ id, scored }) => ({ id, points: scored.points }));
}

function index({ needs, offers, context }: Country): Engine {
  const built = new MatchIndex(needs, offers, context);
  return {
    rankNeeds: (offer, k) => built.bestNeeds(offer, k),
    counters: () => ({ ...built.counters }),
    bytesPerNeed: built.bytesPerNeed,
  };
}

function columnsBy(columns: Columns, way: 'postings' | 'scan'): Engine {
  return { rankNeeds: (offer, k) => columns[way](offer, k), counters: () => columns.counters };
}

function oracle({ needs, context }: Country): Engine {
  return { rankNeeds: (offer, k) => answers(rankNeeds(offer, needs, context, k).top) };
}

/**
 * A text engine finds every need that names a skill of the offer or one near it; those are scored as the oracle
 * does. Fewer would be faster, and another list.
 */
function miniSearch({ needs, context }: Country): Engine {
  const search = new MiniSearch<{ id: number; skills: string }>({
    fields: ['skills'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR' },
  });
  search.addAll(needs.map(({ id, skills }) => ({ id, skills: skills.map(({ code }) => code).join(' ') })));
  const byId = new Map(needs.map((need) => [need.id, need]));
  return {
    rankNeeds: (offer, k) => {
      const found = search.search(nearCodes(offer, context.skills).join(' ')).map(({ id }) => byId.get(id) as NeedFacts);
      return answers(rankNeeds(offer, found, context, k).top);
    },
  };
}

/** The codes that an offer's skills serve, in part at least. */
export function nearCodes(offer: OfferFacts, { family, related }: SkillGraph): string[] {
  const codes = new Set<string>();
  for (const { code } of offer.skills) {
    codes.add(code);
    for (const other of related[code] ?? []) codes.add(other);
    for (const [other, of] of Object.entries(family)) if (of === family[code]) codes.add(other);
  }
  return [...codes];
}
