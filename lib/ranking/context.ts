import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { dayNumberOf } from '@/lib/i18n/day';
import type { Context, SkillGraph } from '@/lib/matching/pair';
import { rarityOf } from '@/lib/matching/rarity';
import type { Weights } from '@/lib/matching/weights';

/** Skills change with a release or a coordinator's decision; a minute late is soon enough. */
const KEPT_FOR = 60_000;
let skillGraph: { value: Promise<SkillGraph>; until: number } | undefined;

/**
 * Through the caller's own connection: who is in a transaction and waits for another one may wait
 * for those who wait for theirs.
 */
async function readSkillGraph(client: Tx): Promise<SkillGraph> {
  const skills = await client.skill.findMany({ select: { code: true, familyCode: true, related: true }, orderBy: { code: 'asc' } });
  if (skills.length === 0) throw new Error('The database has no skills');
  return {
    family: Object.fromEntries(skills.map((skill) => [skill.code, skill.familyCode])),
    related: Object.fromEntries(skills.map((skill) => [skill.code, skill.related])),
  };
}

function knownSkills(client: Tx): Promise<SkillGraph> {
  const now = Date.now();
  if (skillGraph !== undefined && now < skillGraph.until) return skillGraph.value;
  const value = readSkillGraph(client).catch((error: unknown) => {
    // The next one to ask reads anew.
    skillGraph = undefined;
    throw error;
  });
  skillGraph = { value, until: now + KEPT_FOR };
  return value;
}

/** The relations of skills, a minute old at most. */
export function currentSkills(): Promise<SkillGraph> {
  return knownSkills(db);
}

/** Whoever asks next reads them anew. */
export function forgetSkills(): void {
  skillGraph = undefined;
}

/** Counts open offers per skill and writes a new version of the rarity table; a job does so every night. */
export async function refreshRarity(client: Tx = db): Promise<Context['rarity']> {
  const counts = await client.offerSkill.groupBy({
    by: ['skillCode'],
    where: { offer: { state: 'open', organisation: { state: 'verified' } } },
    _count: true,
    orderBy: { skillCode: 'asc' },
  });
  const weights = rarityOf(Object.fromEntries(counts.map((row) => [row.skillCode, row._count])));
  const row = await client.rarityTable.create({ data: { weights } });
  return { version: row.version, of: weights };
}

async function currentRarity(client: Tx): Promise<Context['rarity']> {
  const row = await client.rarityTable.findFirst({ orderBy: { version: 'desc' } });
  return row ? { version: row.version, of: row.weights as Record<string, number> } : refreshRarity(client);
}

const weightsSelect = {
  version: true,
  skills: true,
  place: true,
  sector: true,
  format: true,
  hours: true,
  languages: true,
  freshness: true,
  attention: true,
} as const satisfies Record<keyof Weights, true>;

/** The newest weights, read with every ranking: whoever changes them changes them for every process at once. */
export function currentWeights(client: Tx = db): Promise<Weights> {
  return client.matchWeights.findFirstOrThrow({ select: weightsSelect, orderBy: { version: 'desc' } });
}

/** Versions never change: those that were read once are known for good. */
const versions = new Map<number, Promise<Weights>>();

/** The weights that a kept score was made of. */
export function weightsOf(version: number): Promise<Weights> {
  const known = versions.get(version);
  if (known) return known;
  const read = db.matchWeights.findUniqueOrThrow({ where: { version }, select: weightsSelect });
  versions.set(version, read);
  // The next one to ask reads anew.
  read.catch(() => versions.delete(version));
  return read;
}

/** What the engine scores with on this day: weights, rarity and the relations of skills. */
export async function loadContext(now: Date, client: Tx = db): Promise<Context> {
  const [skills, rarity, weights] = [await knownSkills(client), await currentRarity(client), await currentWeights(client)];
  return { weights, rarity, skills, asOf: dayNumberOf(now) };
}

/** What makes other points of everything: the day, the rarity table and the weights. */
export interface Versions {
  asOf: number;
  rarity: number;
  weights: number;
}

export function versionsOf({ asOf, rarity, weights }: Pick<Context, 'asOf' | 'rarity' | 'weights'>): Versions {
  return { asOf, rarity: rarity.version, weights: weights.version };
}

/** Of the context that `loadContext` would give; 0 for a rarity table that nobody has written yet. */
export async function currentVersions(now: Date): Promise<Versions> {
  const [rarity, weights] = await Promise.all([
    db.rarityTable.aggregate({ _max: { version: true } }),
    db.matchWeights.aggregate({ _max: { version: true } }),
  ]);
  return { asOf: dayNumberOf(now), rarity: rarity._max.version ?? 0, weights: weights._max.version ?? 0 };
}
