import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language, Level, Mode, NeedFacts, OfferFacts, OfferSkill } from '@/lib/matching/pair';
import { ATTENTION_FULL, LATEST_START_DAYS, type Place, REFUSALS, type Refusal, STALE_AFTER_DAYS, scorePair } from '@/lib/matching/score';
import { DEFAULT_WEIGHTS, PARTS } from '@/lib/matching/weights';
import { anyContext, anyLevel, anyNeed, anyOffer, anySkillCode, context, need, offer, outcome, scored, TODAY } from './facts';

describe('a pair that fits in everything', () => {
  test('has all the points of every part', () => {
    const { points, parts } = scored();
    expect(points).toBe(1_000);
    expect({ version: DEFAULT_WEIGHTS.version, ...parts }).toEqual(DEFAULT_WEIGHTS);
  });

  test('may also go from an association to a company', () => {
    expect(outcome({ kind: 'COMPANY' }, { kind: 'ASSOCIATION' })).toBe('scored');
  });
});

describe('refusals', () => {
  type Row = [what: string, need: Partial<NeedFacts>, offer: Partial<OfferFacts>, expected: Refusal | 'scored'];
  const start = need.wantedStartDay;
  const rows: Row[] = [
    ['one organisation with itself', { organisationId: 2 }, {}, 'same_organisation'],
    ['an organisation and the one before', { organisationId: 3 }, {}, 'scored'],
    ['two associations', {}, { kind: 'ASSOCIATION' }, 'same_kind'],
    ['two companies', { kind: 'COMPANY' }, {}, 'same_kind'],
    ['need not open', { open: false }, {}, 'need_not_open'],
    ['need closed yesterday', { closesDay: TODAY - 1 }, {}, 'need_past_closing'],
    ['need closing today', { closesDay: TODAY }, {}, 'scored'],
    ['need closing tomorrow', { closesDay: TODAY + 1 }, {}, 'scored'],
    ['need with no hours', { quartersLeft: 0 }, {}, 'need_no_hours_left'],
    ['need with a quarter-hour', { quartersLeft: 1 }, {}, 'scored'],
    ['offer not open', {}, { open: false }, 'offer_not_open'],
    ['offer that ended yesterday', {}, { availableUntilDay: TODAY - 1 }, 'offer_period_over'],
    ['offer that ends today, for today', { wantedStartDay: TODAY }, { availableUntilDay: TODAY }, 'scored'],
    ['offer with no hours', {}, { quartersLeft: 0 }, 'offer_no_hours_left'],
    ['offer with a quarter-hour', {}, { quartersLeft: 1 }, 'scored'],
    ['offer that ends the day before the start', {}, { availableUntilDay: start - 1 }, 'offer_ends_before_start'],
    ['offer that ends on the day of the start', {}, { availableUntilDay: start }, 'scored'],
    ['offer that begins as late as can be', {}, { availableFromDay: start + LATEST_START_DAYS }, 'scored'],
    ['offer that begins a day later', {}, { availableFromDay: start + LATEST_START_DAYS + 1 }, 'offer_begins_too_late'],
    ['on site, region not served', { mode: 'on_site' }, { regions: ['07'] }, 'region_not_served'],
    ['on site, no region served', { mode: 'on_site' }, { regions: [] }, 'region_not_served'],
    ['either, region not served and not remote', {}, { regions: ['07'], remote: false }, 'region_not_served'],
    ['either, region not served, remote', {}, { regions: ['07'] }, 'scored'],
    ['remote, offer on site only', { mode: 'remote' }, { remote: false }, 'remote_not_offered'],
    ['no language in common', { languages: ['ar', 'zgh'] }, { languages: ['fr', 'en'] }, 'no_common_language'],
    ['a skill of another family', {}, { skills: [{ code: 'data_analysis', level: 4 }] }, 'no_essential_skill'],
    [
      'only a useful skill met',
      {
        skills: [
          { code: 'data_analysis', essential: true },
          { code: 'bookkeeping', essential: false },
        ],
      },
      {},
      'no_essential_skill',
    ],
    ['an essential skill met by its family', {}, { skills: [{ code: 'budgeting', level: 1 }] }, 'scored'],
  ];
  test.each(rows)('%s', (_, needChange, offerChange, expected) => {
    expect(outcome(needChange, offerChange)).toBe(expected);
  });

  test('a pair with several says the first', () => {
    expect(outcome({ open: false, quartersLeft: 0 }, { open: false, languages: [] })).toBe('need_not_open');
  });
});

describe('skills', () => {
  const points = (level: Level, code = 'bookkeeping') => scored({}, { skills: [{ code, level }] }).parts.skills;

  test.each<[Level, number, number]>([
    [1, 225, 112],
    [2, 337, 168],
    [3, 450, 225],
    [4, 450, 225],
  ])('level %d: %d of 450 for the same skill, %d for one of the family', (level, same, near) => {
    expect([points(level), points(level, 'budgeting')]).toEqual([same, near]);
  });

  test('a skill related across families counts as one of the family', () => {
    expect(
      scored({ skills: [{ code: 'grant_writing', essential: true }] }, { skills: [{ code: 'budgeting', level: 4 }] }).parts.skills,
    ).toBe(225);
  });

  test('each skill of the need says its share, its credit and what gave it', () => {
    const { facts, parts } = scored(
      {
        skills: [
          { code: 'impact_measurement', essential: false },
          { code: 'grant_writing', essential: true },
          { code: 'bookkeeping', essential: true },
        ],
      },
      {
        skills: [
          { code: 'budgeting', level: 3 },
          { code: 'bookkeeping', level: 2 },
        ],
      },
    );
    expect(facts.skills).toEqual([
      { code: 'bookkeeping', essential: true, share: 180, credit: 135, k: 'same', level: 2 },
      { code: 'grant_writing', essential: true, share: 180, credit: 90, k: 'related', via: 'budgeting', level: 3 },
      { code: 'impact_measurement', essential: false, share: 90, credit: 0, k: 'none' },
    ]);
    expect(parts.skills).toBe(225);
  });

  test.each<[what: string, skills: OfferSkill[], expected: object]>([
    [
      'itself before a related one',
      [
        { code: 'budgeting', level: 4 },
        { code: 'bookkeeping', level: 1 },
      ],
      { k: 'same', level: 1 },
    ],
    [
      'the higher level',
      [
        { code: 'budgeting', level: 3 },
        { code: 'cash_management', level: 4 },
      ],
      { via: 'cash_management', level: 4 },
    ],
    [
      'the smaller code',
      [
        { code: 'cash_management', level: 4 },
        { code: 'budgeting', level: 4 },
      ],
      { via: 'budgeting', level: 4 },
    ],
  ])('among equal credits, %s is named', (_, skills, expected) => {
    expect(scored({}, { skills }).facts.skills[0]).toMatchObject(expected);
    expect(scored({}, { skills: [...skills].reverse() }).facts.skills[0]).toMatchObject(expected);
  });
});

describe('place', () => {
  type Row = [
    what: string,
    mode: Mode,
    home: [region: string, province: string],
    serves: string[],
    remote: boolean,
    place: Place,
    points: number,
  ];
  const rows: Row[] = [
    ['same province', 'on_site', ['06', '06.141'], ['06'], false, 'same_province', 150],
    ['same province, remote agreed too', 'either', ['06', '06.141'], ['06'], true, 'same_province', 150],
    ['same region', 'on_site', ['06', '06.111'], ['06'], false, 'same_region', 120],
    ['same region, remote agreed too', 'either', ['06', '06.111'], ['06'], true, 'same_region', 120],
    ['remote need', 'remote', ['06', '06.141'], ['06'], true, 'remote', 95],
    ['home, but not served on site', 'either', ['06', '06.141'], [], true, 'remote', 95],
    ['remote agreed beats a neighbouring region', 'either', ['07', '07.351'], ['06'], true, 'remote', 95],
    ['remote agreed beats a far region', 'either', ['12', '12.066'], ['06'], true, 'remote', 95],
    ['neighbouring region', 'on_site', ['07', '07.351'], ['06'], true, 'neighbouring_region', 70],
    ['neighbouring region, offer not remote', 'either', ['07', '07.351'], ['06'], false, 'neighbouring_region', 70],
    ['further', 'on_site', ['12', '12.066'], ['06', '12'], true, 'further', 30],
  ];
  test.each(rows)('%s', (_, mode, [homeRegion, homeProvince], regions, remote, place, points) => {
    const { facts, parts } = scored({ mode }, { homeRegion, homeProvince, regions, remote });
    expect([facts.place, parts.place]).toEqual([place, points]);
  });
});

describe('sector', () => {
  test('declared 100, other 60', () => {
    expect(scored({}, { sectors: ['environment', 'education'] })).toMatchObject({
      parts: { sector: 100 },
      facts: { sectorDeclared: true },
    });
    expect(scored({}, { sectors: ['environment'] })).toMatchObject({ parts: { sector: 60 }, facts: { sectorDeclared: false } });
    expect(scored({}, { sectors: [] })).toMatchObject({ parts: { sector: 60 }, facts: { sectorDeclared: false } });
  });
});

describe('format', () => {
  test('another format costs points and is said with both', () => {
    expect(scored()).toMatchObject({ parts: { format: 80 }, facts: { formatSame: true } });
    expect(scored({ format: 'mission_weeks' }, { format: 'mentoring' })).toMatchObject({
      parts: { format: 50 },
      facts: { formatSame: false, needFormat: 'mission_weeks', offerFormat: 'mentoring' },
    });
  });
});

describe('hours', () => {
  test.each<[need: number, offer: number, points: number]>([
    [160, 161, 80],
    [160, 160, 80],
    [160, 159, 79],
    [160, 81, 40],
    [160, 80, 40],
    [160, 79, 39],
    [160, 2, 1],
    [160, 1, 0],
    [1, 1, 80],
    [3, 1, 26],
    [3, 2, 53],
  ])('%d quarters needed, %d offered: %d', (needed, offered, points) => {
    const { parts, facts } = scored({ quartersLeft: needed }, { quartersLeft: offered });
    expect(parts.hours).toBe(points);
    expect(facts.hours).toEqual({ neededQuarters: needed, coveredQuarters: Math.min(needed, offered) });
  });
});

describe('languages', () => {
  test.each<[need: Language[], offer: Language[], common: Language[], points: number]>([
    [['fr'], ['fr'], ['fr'], 30],
    [['fr', 'zgh'], ['en', 'fr'], ['fr'], 30],
    [['fr', 'ar'], ['ar', 'fr'], ['ar', 'fr'], 50],
    [['zgh', 'en', 'fr', 'ar'], ['ar', 'fr', 'zgh'], ['ar', 'fr', 'zgh'], 50],
    [['fr'], ['fr', 'ar'], ['fr'], 30],
  ])('%j with %j', (needed, spoken, common, points) => {
    const { parts, facts } = scored({ languages: needed }, { languages: spoken });
    expect([facts.commonLanguages, parts.languages]).toEqual([common, points]);
  });
});

describe('freshness', () => {
  test.each<[days: number, points: number]>([
    [-1, 40],
    [0, 40],
    [1, 39],
    [2, 39],
    [3, 38],
    [STALE_AFTER_DAYS / 2, 20],
    [STALE_AFTER_DAYS - 2, 1],
    [STALE_AFTER_DAYS - 1, 0],
    [STALE_AFTER_DAYS, 0],
    [STALE_AFTER_DAYS + 1, 0],
  ])('%d days after publication: %d', (days, points) => {
    const { parts, facts } = scored({ publishedDay: TODAY - days });
    expect([facts.daysSincePublication, parts.freshness]).toEqual([Math.max(0, days), points]);
  });
});

describe('attention', () => {
  test.each<[attention: number, points: number]>([
    [-1, 0],
    [0, 0],
    [1, 1],
    [ATTENTION_FULL - 1, 49],
    [ATTENTION_FULL, 50],
    [ATTENTION_FULL + 1, 50],
  ])('%d: %d', (attention, points) => {
    expect(scored({ attention }).parts.attention).toBe(points);
  });
});

describe('the start', () => {
  test.each<[day: number, late: number]>([
    [-1, 0],
    [0, 0],
    [1, 1],
    [LATEST_START_DAYS, LATEST_START_DAYS],
  ])('an offer from %d days after the wanted start is %d late', (day, late) => {
    expect(scored({}, { availableFromDay: need.wantedStartDay + day }).facts.daysLate).toBe(late);
  });
});

describe('for every pair', () => {
  test('the arbitrary ones meet every refusal', () => {
    const seen = fc.sample(fc.tuple(anyNeed, anyOffer, anyContext), { numRuns: 10_000, seed: 1 }).map((pair) => scorePair(...pair));
    expect(new Set(seen.flatMap((result) => (result.ok ? [] : [result.refusal])))).toEqual(new Set(REFUSALS));
  });

  test('the parts are whole, each within its weight, and sum to the points', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyNeed, anyOffer, anyContext, (anyNeed, anyOffer, anyContext) => {
        const result = scorePair(anyNeed, anyOffer, anyContext);
        if (!result.ok) return;
        seen += 1;
        for (const part of PARTS) {
          expect(Number.isInteger(result.parts[part])).toBe(true);
          expect(result.parts[part]).toBeGreaterThanOrEqual(0);
          expect(result.parts[part]).toBeLessThanOrEqual(anyContext.weights[part]);
        }
        expect(PARTS.reduce((sum, part) => sum + result.parts[part], 0)).toBe(result.points);
        expect(result.facts.skills.reduce((sum, { share }) => sum + share, 0)).toBe(anyContext.weights.skills);
      }),
      { numRuns: 3_000 },
    );
    expect(seen).toBeGreaterThan(300);
  });

  test('a skill more, or a level more, never lowers the points', () => {
    let raised = 0;
    fc.assert(
      fc.property(anyNeed, anyOffer, anyContext, anySkillCode, anyLevel, (anyNeed, anyOffer, anyContext, code, level) => {
        const had = anyOffer.skills.find((skill) => skill.code === code);
        if (had && had.level > level) return;
        const better = { ...anyOffer, skills: [...anyOffer.skills.filter((skill) => skill !== had), { code, level }] };
        const before = scorePair(anyNeed, anyOffer, anyContext);
        if (!before.ok) return;
        const after = scorePair(anyNeed, better, anyContext);
        expect(after.ok).toBe(true);
        if (!after.ok) return;
        expect(after.points).toBeGreaterThanOrEqual(before.points);
        if (after.points > before.points) raised += 1;
      }),
      { numRuns: 5_000 },
    );
    expect(raised).toBeGreaterThan(50);
  });

  test('the order of the lists inside the facts changes nothing', () => {
    fc.assert(
      fc.property(anyNeed, anyOffer, anyContext, (anyNeed, anyOffer, anyContext) => {
        const reversedNeed = { ...anyNeed, skills: [...anyNeed.skills].reverse(), languages: [...anyNeed.languages].reverse() };
        const reversedOffer = {
          ...anyOffer,
          skills: [...anyOffer.skills].reverse(),
          languages: [...anyOffer.languages].reverse(),
          regions: [...anyOffer.regions].reverse(),
          sectors: [...anyOffer.sectors].reverse(),
        };
        expect(scorePair(reversedNeed, reversedOffer, anyContext)).toEqual(scorePair(anyNeed, anyOffer, anyContext));
      }),
      { numRuns: 1_000 },
    );
  });

  test('the facts survive being kept as JSON', () => {
    const { facts } = scored({
      skills: [
        { code: 'cash_management', essential: true },
        { code: 'data_analysis', essential: false },
      ],
    });
    expect(JSON.parse(JSON.stringify(facts))).toStrictEqual(facts);
  });

  test('nothing that was given is changed', () => {
    const before = structuredClone({ need, offer, context });
    scorePair(need, offer, context);
    expect({ need, offer, context }).toEqual(before);
  });
});
