import type { Weights } from './weights';

/**
 * What the engine reads of a need, of an offer and of the world: plain data, nothing looked up.
 *
 * Days are whole days since 1970-01-01 in Africa/Casablanca; time is in whole quarter-hours; lists
 * hold nothing twice. The engine trusts these ranges: whoever builds the facts keeps them.
 */

export type Kind = 'ASSOCIATION' | 'COMPANY';
export type Mode = 'remote' | 'on_site' | 'either';
export type Format = 'session_1h' | 'day' | 'mission_weeks' | 'mentoring' | 'secondment';
export type Language = 'ar' | 'fr' | 'en' | 'zgh';
export type Sector = 'disability' | 'education' | 'gender_equality' | 'environment' | 'economic_inclusion';
/** 1 is a beginner's practice, 4 an expert's. */
export type Level = 1 | 2 | 3 | 4;

export type NeedSkill = { code: string; essential: boolean };
export type OfferSkill = { code: string; level: Level };

export interface NeedFacts {
  id: number;
  organisationId: number;
  kind: Kind;
  /** Published, and its organisation verified. */
  open: boolean;
  /** At least one is essential. */
  skills: readonly NeedSkill[];
  sector: Sector;
  /** '01' to '12'. */
  region: string;
  province: string;
  mode: Mode;
  format: Format;
  /** 0 and up. */
  quartersLeft: number;
  languages: readonly Language[];
  publishedDay: number;
  /** The last day on which somebody may answer. */
  closesDay: number;
  wantedStartDay: number;
  /** 0..50: how little the needs of its organisation have been shown; 50 is never. */
  attention: number;
}

export interface OfferFacts {
  id: number;
  organisationId: number;
  kind: Kind;
  /** Published, and its organisation verified. */
  open: boolean;
  skills: readonly OfferSkill[];
  /** The sectors it declares; it may still help in others. */
  sectors: readonly Sector[];
  homeRegion: string;
  homeProvince: string;
  /** Regions served on site. */
  regions: readonly string[];
  remote: boolean;
  format: Format;
  /** 0 and up. */
  quartersLeft: number;
  languages: readonly Language[];
  /** First and last day of its period, both included. */
  availableFromDay: number;
  availableUntilDay: number;
}

export interface SkillGraph {
  /** The family of each skill, by code. */
  family: Readonly<Record<string, string>>;
  /** Close skills of any family, by code. Symmetric: each of two related skills names the other. */
  related: Readonly<Record<string, readonly string[]>>;
}

/** How rare each skill is among offers: positive whole numbers by code; a skill without one counts `COMMON`. */
export interface Rarity {
  version: number;
  of: Readonly<Record<string, number>>;
}

export interface Context {
  weights: Weights;
  rarity: Rarity;
  skills: SkillGraph;
  /** The day of the ranking. */
  asOf: number;
}
