import type { Format, Level, Sector } from './pair';
import type { Scored } from './score';

/** What a pair lacks, with what its words need: codes and numbers, never sentences. */
export type Gap =
  | { gap: 'skill_missing'; skill: string; essential: boolean }
  | { gap: 'skill_by_relation'; skill: string; essential: boolean; via: string }
  | { gap: 'skill_at_level'; skill: string; essential: boolean; level: Level }
  | { gap: 'hours_partial'; neededQuarters: number; coveredQuarters: number }
  | { gap: 'starts_late'; days: number }
  | { gap: 'format_different'; need: Format; offer: Format }
  | { gap: 'sector_other' }
  | { gap: 'far' };
