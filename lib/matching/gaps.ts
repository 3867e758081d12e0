import type { Format, Level } from './pair';
import type { Scored } from './score';
import type { SkillFact } from './skill-credit';

/** What a pair lacks, with what its words need: codes and numbers, never sentences. */
export type Gap =
  | { gap: 'skill_missing'; skill: string; essential: boolean }
  | { gap: 'skill_by_relation'; skill: string; essential: boolean; via: string }
  | { gap: 'skill_at_low_level'; skill: string; essential: boolean; level: Level }
  | { gap: 'hours_partial'; neededQuarters: number; coveredQuarters: number }
  | { gap: 'starts_late'; days: number }
  | { gap: 'format_different'; need: Format; offer: Format }
  | { gap: 'sector_other' }
  | { gap: 'far' };

/** From this level on, a skill gets all its points. */
const FULL_LEVEL = 3;

/**
 * What a scored pair lacks, the gravest first: skills (essential ones first, then by code), hours, start,
 * format, sector, distance. What an offer cannot help (age of the need, attention) is no gap.
 *
 * @returns empty when nothing is missing
 * @complexity O(n) for n skills of the need
 */
export function gapsOf({ facts }: Pick<Scored, 'facts'>): Gap[] {
  const gaps: Gap[] = facts.skills.flatMap(gapOfSkill);
  if (facts.hours.coveredQuarters < facts.hours.neededQuarters) gaps.push({ gap: 'hours_partial', ...facts.hours });
  if (facts.daysLate > 0) gaps.push({ gap: 'starts_late', days: facts.daysLate });
  if (!facts.formatSame) gaps.push({ gap: 'format_different', need: facts.needFormat, offer: facts.offerFormat });
  if (!facts.sectorDeclared) gaps.push({ gap: 'sector_other' });
  if (facts.place === 'further') gaps.push({ gap: 'far' });
  return gaps;
}

function gapOfSkill({ code: skill, essential, k, via, level }: SkillFact): Gap[] {
  if (k === 'none') return [{ gap: 'skill_missing', skill, essential }];
  if (via !== undefined) return [{ gap: 'skill_by_relation', skill, essential, via }];
  return level !== undefined && level < FULL_LEVEL ? [{ gap: 'skill_at_low_level', skill, essential, level }] : [];
}
