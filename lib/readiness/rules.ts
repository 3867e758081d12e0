/**
 * Readiness: what an association says of itself, and what that asks for.
 *
 * Levels are whole, 0 (not yet) to 3 (proven); scores are whole percent. The words of every code stand in
 * diagnostic.json; a test holds the two together.
 */

/** What is asked, in the order it is asked. Codes are stable: answers refer to them. */
export const ITEMS = {
  governance: ['gov_roles', 'gov_meetings', 'gov_assembly', 'gov_strategy', 'gov_continuity', 'gov_integrity'],
  project_management: ['prj_need', 'prj_logic', 'prj_plan', 'prj_budget', 'prj_partners', 'prj_learning'],
  communication: ['com_audiences', 'com_calendar', 'com_onepager', 'com_consent', 'com_companies'],
  value_proposition: ['val_problem', 'val_difference', 'val_change', 'val_offer', 'val_ask'],
  impact_evaluation: ['imp_indicators', 'imp_baseline', 'imp_collection', 'imp_voice', 'imp_use', 'imp_share'],
  finance_compliance: ['fin_books', 'fin_controls', 'fin_budget', 'fin_sources', 'cmp_filings', 'cmp_data'],
  inclusion: ['inc_places', 'inc_information', 'inc_decision', 'inc_gender', 'inc_safeguarding', 'inc_team'],
} as const;
export type Dimension = keyof typeof ITEMS;
export type Item = (typeof ITEMS)[Dimension][number];
export const DIMENSIONS = Object.keys(ITEMS) as Dimension[];
export const ALL_ITEMS: readonly Item[] = DIMENSIONS.flatMap((dimension): readonly Item[] => ITEMS[dimension]);

export const LEVELS = [0, 1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];
const HIGHEST = 3;

/** What was answered, by item. What is not in it was not answered. */
export type Answers = ReadonlyMap<string, number>;

/** Answers without which a dimension has no score, and the diagnostic cannot be closed. */
export const ENOUGH_ANSWERS = 4;

/** Minutes that the whole takes, about. */
export const MINUTES = 20;

export const EVIDENCE_LENGTH = 500;

export const BANDS = ['weak', 'developing', 'solid', 'strong'] as const;
export type Band = (typeof BANDS)[number];

/** The least percent of each band. */
const LEAST: Readonly<Record<Band, number>> = { weak: 0, developing: 25, solid: 50, strong: 75 };

/** @param score 0 to 100. Complexity O(1); no errors. */
export function bandOf(score: number): Band {
  return BANDS.findLast((band) => score >= LEAST[band]) ?? 'weak';
}

/** How far a dimension is, in percent of what can be reached with the items answered; null with too few. Complexity O(items); no errors. */
export function scoreOf(dimension: Dimension, answers: Answers): number | null {
  const levels = ITEMS[dimension].flatMap((item) => answers.get(item) ?? []);
  if (levels.length < ENOUGH_ANSWERS) return null;
  return Math.floor((100 * levels.reduce((sum, level) => sum + level, 0)) / (HIGHEST * levels.length));
}

export interface Standing {
  dimension: Dimension;
  answered: number;
  asked: number;
  /** Percent; null while too little was answered. */
  score: number | null;
}

/** Every dimension, in order. Complexity O(items); no errors. */
export function standingsOf(answers: Answers): Standing[] {
  return DIMENSIONS.map((dimension) => ({
    dimension,
    answered: ITEMS[dimension].filter((item) => answers.has(item)).length,
    asked: ITEMS[dimension].length,
    score: scoreOf(dimension, answers),
  }));
}

/** Whether it can be closed: every dimension has its score. */
export function isComplete(answers: Answers): boolean {
  return DIMENSIONS.every((dimension) => scoreOf(dimension, answers) !== null);
}

/** The middle one of those that there are, of two the lower; null of none. Complexity O(n log n); no errors. */
export function medianOf(numbers: readonly (number | null)[]): number | null {
  const sorted = numbers.filter((number) => number !== null).sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** Dimensions that are named as the strongest, and as the weakest. */
export const NAMED = 2;

/** The dimensions with a score, the highest first; of equal ones the first asked. Complexity O(n log n); no errors. */
export function fromStrongest(answers: Answers): Dimension[] {
  const scored = standingsOf(answers).filter(({ score }) => score !== null);
  return scored.sort((one, other) => (other.score ?? 0) - (one.score ?? 0)).map(({ dimension }) => dimension);
}

/** The highest level that is a weak point. */
const WEAK = 1;

const dimensionOf = new Map<string, Dimension>(
  DIMENSIONS.flatMap((dimension) => ITEMS[dimension].map((item) => [item, dimension] as const)),
);

function itemsAt(answers: Answers, order: readonly Dimension[], level: number): Item[] {
  const rank = (item: Item) => order.indexOf(dimensionOf.get(item) as Dimension);
  return ALL_ITEMS.filter((item) => answers.get(item) === level).sort((one, other) => rank(one) - rank(other));
}

/** The weak points: what is not there at all first, then the lowest dimension, then the order asked. Complexity O(n log n); no errors. */
export function weakPointsOf(answers: Answers): Item[] {
  const order = fromStrongest(answers).reverse();
  return Array.from({ length: WEAK + 1 }, (_, level) => itemsAt(answers, order, level)).flat();
}

/** What is proven, in the highest dimension first. Complexity O(n log n); no errors. */
export function strongPointsOf(answers: Answers): Item[] {
  return itemsAt(answers, fromStrongest(answers), HIGHEST);
}

/** Minutes that what is left takes, about: at least one while something is left. Complexity O(1); no errors. */
export function minutesLeft(answered: number): number {
  return Math.ceil((MINUTES * (ALL_ITEMS.length - answered)) / ALL_ITEMS.length);
}

/** Who may be shown the diagnostics besides the association: nobody until it says so. */
export const AUDIENCES = ['coordinators', 'companies'] as const;
export type Audience = (typeof AUDIENCES)[number];

export interface Move {
  item: Item;
  from: number;
  to: number;
}

/** The questions that were answered otherwise than before: the furthest up first, then the order asked. Complexity O(n log n); no errors. */
export function movesBetween(before: Answers, now: Answers): Move[] {
  const moves = ALL_ITEMS.flatMap((item): Move[] => {
    const [from, to] = [before.get(item), now.get(item)];
    return from === undefined || to === undefined || from === to ? [] : [{ item, from, to }];
  });
  return moves.sort((one, other) => other.to - other.from - (one.to - one.from));
}

/** How many scores are in each band; what has no score is in none. Complexity O(n); no errors. */
export function distributionOf(scores: readonly (number | null)[]): Record<Band, number> {
  const counts = { weak: 0, developing: 0, solid: 0, strong: 0 };
  for (const score of scores) if (score !== null) counts[bandOf(score)] += 1;
  return counts;
}

/** The middle of an association's scores; null while it has none. */
export function overallOf(answers: Answers): number | null {
  return medianOf(standingsOf(answers).map(({ score }) => score));
}

/** Which of two associations is helped first: the lower as a whole, then the one that lacks more altogether. Complexity O(items); no errors. */
export function helpedFirst(one: Answers, other: Answers): number {
  const lacks = (answers: Answers) => [...answers.values()].filter((level) => level === 0).length;
  return (overallOf(one) ?? 0) - (overallOf(other) ?? 0) || lacks(other) - lacks(one);
}

interface Template {
  code: string;
  family: string;
  sector: string | null;
}

/**
 * The ready-made need that each weak point asks for: of the first skill family that it suggests and that has one
 * left, of no other sector than the association's. None is proposed twice, so that a later point may get none.
 *
 * @param points the most pressing first, each with the skill families that help
 * @complexity O(points × templates); no errors
 */
export function proposalsFor(
  points: readonly { item: string; suggests: readonly string[] }[],
  templates: readonly Template[],
  sectors: readonly string[],
): Map<string, string> {
  const fitting = templates.filter(({ sector }) => sector === null || sectors.includes(sector));
  const proposed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { item, suggests } of points) {
    const left = suggests.flatMap((family) => fitting.filter((template) => template.family === family && !taken.has(template.code)));
    if (!left[0]) continue;
    proposed.set(item, left[0].code);
    taken.add(left[0].code);
  }
  return proposed;
}

export interface Answer {
  level: number;
  evidence: string | null;
}

/**
 * What of a kept answer a form would overwrite without having shown it: two of an association answer at once, and
 * neither loses a word. What the form leaves empty overwrites nothing.
 *
 * @param kept with the version of the diagnostic that it came with
 * @param seen the version that the form showed
 */
export function overwrites(kept: Answer & { version: number }, sent: { level: number | null; evidence: string | null }, seen: number) {
  if (kept.version <= seen) return undefined;
  if (sent.level !== null && sent.level !== kept.level) return 'level' as const;
  return sent.evidence !== null && kept.evidence !== null && sent.evidence !== kept.evidence ? ('evidence' as const) : undefined;
}
