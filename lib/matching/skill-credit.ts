import { apportion } from './apportion';
import type { Context, Level, NeedFacts, NeedSkill, OfferFacts, OfferSkill, Rarity, SkillGraph } from './pair';
import { COMMON } from './rarity';

/** How one skill of a need is met. */
export type SkillFact = {
  code: string;
  essential: boolean;
  /** Points at stake, 0 and up; those of a need sum to the weight of the skills part. */
  share: number;
  /** Points given, 0..share. */
  credit: number;
  /** By the skill itself, by a related one or one of the family, or not at all. */
  k: 'same' | 'related' | 'none';
  /** The offer's skill that gives the credit, when it is another. */
  via?: string;
  /** The level of the skill that gives the credit. */
  level?: Level;
};

/** An essential skill weighs this many times a useful one of the same rarity. */
export const ESSENTIAL = 2;
/** k and l of the rule floor(share × k × l / 8). */
const K = { same: 2, related: 1 } as const;
const L: Readonly<Record<Level, number>> = { 1: 2, 2: 3, 3: 4, 4: 4 };
/** What a skill is worth at most, in parts of its share. */
export const WORTH_FULL = K.same * L[4];

/**
 * Divides points among the skills of a need, by rarity, doubled for an essential one.
 *
 * @param skills of one need, each code once, in any order: the answer does not depend on it
 * @param points whole, 0 and up
 * @returns the essential ones first, then by code; the shares are whole and sum to `points` (none for no
 *   skills). Making a skill essential never lowers its share
 * @throws RangeError when a rarity is not a whole number above 0
 * @complexity O(n log n)
 * @source design §5: largest remainder
 */
export function divideAmongSkills(skills: readonly NeedSkill[], points: number, rarity: Rarity['of']): (NeedSkill & { share: number })[] {
  const byCode = [...skills].sort(compareCodes);
  const shares = apportion(
    points,
    byCode.map(({ code, essential }) => (rarity[code] ?? COMMON) * (essential ? ESSENTIAL : 1)),
  );
  return byCode
    .map((skill, index) => ({ code: skill.code, essential: skill.essential, share: shares[index] ?? 0 }))
    .sort((a, b) => Number(b.essential) - Number(a.essential));
}

/**
 * What an offer's skills are worth to a need, skill by skill: the best of the offer's skills counts.
 * Among equals, the skill itself before a related one, then the higher level, then the smaller code.
 *
 * @returns essential ones first, then by code; 0 ≤ credit ≤ share. A skill added to the offer, or a level
 *   raised, never lowers a credit
 * @throws RangeError when a rarity is not a whole number above 0
 * @complexity O(n × m × r) for n skills of the need, m of the offer, r related to one
 * @source design §5: floor(share × k × l / 8)
 */
export function creditSkills(need: NeedFacts, offer: OfferFacts, context: Context): SkillFact[] {
  return divideAmongSkills(need.skills, context.weights.skills, context.rarity.of).map((asked) => {
    const met = offer.skills
      .flatMap(({ code, level }) => {
        const k = nearness(asked.code, code, context.skills);
        return k === 'none' ? [] : [{ code, level, k, worth: worthBy(k, level) }];
      })
      .sort((a, b) => b.worth - a.worth || K[b.k] - K[a.k] || b.level - a.level || compareCodes(a, b))[0];
    if (!met) return { ...asked, credit: 0, k: 'none' };
    return {
      ...asked,
      credit: Math.floor((asked.share * met.worth) / WORTH_FULL),
      k: met.k,
      ...(met.k === 'related' && { via: met.code }),
      level: met.level,
    };
  });
}

/**
 * What an offered skill is worth to an asked one, in eighths of its share: floor(share × worth / `WORTH_FULL`) is
 * its credit.
 *
 * @returns whole, 2..`WORTH_FULL`, or 0 when the two are not near each other
 * @complexity O(r) for r skills related to the asked one
 */
export function worthOf(asked: string, { code, level }: OfferSkill, graph: SkillGraph): number {
  const k = nearness(asked, code, graph);
  return k === 'none' ? 0 : worthBy(k, level);
}

function worthBy(k: keyof typeof K, level: Level): number {
  return K[k] * L[level];
}

function nearness(asked: string, offered: string, graph: SkillGraph): SkillFact['k'] {
  if (asked === offered) return 'same';
  const family = graph.family[asked];
  const near = (family !== undefined && family === graph.family[offered]) || graph.related[asked]?.includes(offered);
  return near ? 'related' : 'none';
}

/** By code unit, never by locale: the order must be the same everywhere. */
function compareCodes(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
