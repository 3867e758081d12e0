import fc from 'fast-check';
import { apportion } from '@/lib/matching/apportion';
import type { Context, Format, Language, Level, Mode, NeedFacts, OfferFacts, Sector } from '@/lib/matching/pair';
import { type Refused, type Scored, scorePair } from '@/lib/matching/score';
import { DEFAULT_WEIGHTS, PARTS, TOTAL_POINTS, type Weights } from '@/lib/matching/weights';

/** A pair that fits in everything, from which each test takes away what it is about. */

export const TODAY = 20_000;

export const need: NeedFacts = {
  id: 1,
  organisationId: 1,
  kind: 'ASSOCIATION',
  open: true,
  skills: [{ code: 'bookkeeping', essential: true }],
  sector: 'education',
  region: '06',
  province: '06.141',
  mode: 'either',
  format: 'mission_weeks',
  quartersLeft: 160,
  languages: ['ar', 'fr'],
  publishedDay: TODAY,
  closesDay: TODAY + 20,
  wantedStartDay: TODAY + 30,
  attention: 50,
};

export const offer: OfferFacts = {
  id: 1,
  organisationId: 2,
  kind: 'COMPANY',
  open: true,
  skills: [{ code: 'bookkeeping', level: 4 }],
  sectors: ['education'],
  homeRegion: '06',
  homeProvince: '06.141',
  regions: ['06'],
  remote: true,
  format: 'mission_weeks',
  quartersLeft: 160,
  languages: ['ar', 'fr'],
  availableFromDay: TODAY,
  availableUntilDay: TODAY + 200,
};

/** Two families, and one relation across them. */
export const context: Context = {
  weights: DEFAULT_WEIGHTS,
  rarity: { version: 1, of: {} },
  skills: {
    family: {
      bookkeeping: 'finance',
      budgeting: 'finance',
      cash_management: 'finance',
      data_analysis: 'data',
      impact_measurement: 'data',
      grant_writing: 'fundraising',
    },
    related: { budgeting: ['grant_writing'], grant_writing: ['budgeting'] },
  },
  asOf: TODAY,
};

export function scored(
  needChange: Partial<NeedFacts> = {},
  offerChange: Partial<OfferFacts> = {},
  contextChange: Partial<Context> = {},
): Scored {
  const result = scorePair({ ...need, ...needChange }, { ...offer, ...offerChange }, { ...context, ...contextChange });
  if (!result.ok) throw new Error(`refused: ${result.refusal}`);
  return result;
}

/** The refusal of a pair, or 'scored'. */
export function outcome(needChange: Partial<NeedFacts> = {}, offerChange: Partial<OfferFacts> = {}): Refused['refusal'] | 'scored' {
  const result = scorePair({ ...need, ...needChange }, { ...offer, ...offerChange }, context);
  return result.ok ? 'scored' : result.refusal;
}

/** Arbitrary facts, close enough together that every refusal occurs and about a quarter of the pairs is scored. */

const SKILLS = Object.keys(context.skills.family);
/** Two neighbours, and one far from both. */
const REGIONS = ['06', '07', '12'];
export const FORMATS: Format[] = ['session_1h', 'day', 'mission_weeks', 'mentoring', 'secondment'];
const SECTORS: Sector[] = ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'];
const LANGUAGES: Language[] = ['ar', 'fr', 'en', 'zgh'];
const MODES: Mode[] = ['remote', 'on_site', 'either'];

export const anyLevel = fc.constantFrom<Level>(1, 2, 3, 4);
export const anySkillCode = fc.constantFrom(...SKILLS);
const anyRegion = fc.constantFrom(...REGIONS);
const anyProvince = fc.constantFrom('06.141', '06.111', '07.351');
const mostly = fc.nat(29).map((n) => n > 0);
const anyLanguages = fc.subarray(LANGUAGES, { minLength: 2 });
const anyFormat = fc.constantFrom(...FORMATS);

export const anyNeedSkills = fc.uniqueArray(fc.record({ code: anySkillCode, essential: fc.boolean() }), {
  selector: ({ code }) => code,
  minLength: 1,
  maxLength: SKILLS.length,
});

export const anyNeed: fc.Arbitrary<NeedFacts> = fc.record({
  id: fc.integer({ min: 1, max: 1_000 }),
  organisationId: fc.integer({ min: 1, max: 30 }),
  kind: mostly.map((yes) => (yes ? 'ASSOCIATION' : 'COMPANY')),
  open: mostly,
  skills: anyNeedSkills,
  sector: fc.constantFrom(...SECTORS),
  region: anyRegion,
  province: anyProvince,
  mode: fc.constantFrom(...MODES),
  format: anyFormat,
  quartersLeft: fc.integer({ min: 0, max: 400 }),
  languages: anyLanguages,
  publishedDay: fc.integer({ min: TODAY - 120, max: TODAY + 2 }),
  closesDay: fc.integer({ min: TODAY - 2, max: TODAY + 80 }),
  wantedStartDay: fc.integer({ min: TODAY, max: TODAY + 90 }),
  attention: fc.integer({ min: 0, max: 50 }),
});

export const anyOffer: fc.Arbitrary<OfferFacts> = fc.record({
  id: fc.integer({ min: 1, max: 1_000 }),
  organisationId: fc.integer({ min: 29, max: 60 }),
  kind: mostly.map((yes) => (yes ? 'COMPANY' : 'ASSOCIATION')),
  open: mostly,
  skills: fc.uniqueArray(fc.record({ code: anySkillCode, level: anyLevel }), { selector: ({ code }) => code, minLength: 1 }),
  sectors: fc.subarray(SECTORS),
  homeRegion: anyRegion,
  homeProvince: anyProvince,
  regions: fc.subarray(REGIONS),
  remote: fc.boolean(),
  format: anyFormat,
  quartersLeft: fc.integer({ min: 0, max: 400 }),
  languages: anyLanguages,
  availableFromDay: fc.integer({ min: TODAY - 30, max: TODAY + 60 }),
  availableUntilDay: fc.integer({ min: TODAY - 2, max: TODAY + 365 }),
});

const anyWeights: fc.Arbitrary<Weights> = fc
  .array(fc.integer({ min: 1, max: 1_000 }), { minLength: PARTS.length, maxLength: PARTS.length })
  .map((sizes) => apportion(TOTAL_POINTS, sizes))
  .map((points) => ({ ...DEFAULT_WEIGHTS, version: 2, ...Object.fromEntries(PARTS.map((part, index) => [part, points[index]])) }));

export const anyRarity = fc.dictionary(anySkillCode, fc.integer({ min: 1, max: 400 }));

export const anyContext: fc.Arbitrary<Context> = fc.record({
  weights: fc.oneof(fc.constant(DEFAULT_WEIGHTS), anyWeights),
  rarity: anyRarity.map((of) => ({ version: 1, of })),
  skills: fc.constant(context.skills),
  asOf: fc.constant(TODAY),
});
