import { describe, expect, test } from 'vitest';
import {
  type Answers,
  DAY_QUARTERS,
  draftOf,
  formatOf,
  isOfferable,
  MEETING_QUARTERS,
  type MissionTimes,
  offerOf,
  pickStories,
  quartersEach,
  quartersOf,
  STORIES,
  TELLING,
  typicalOf,
  WORKSHOP_QUARTERS,
} from '@/lib/for-companies/rules';
import { answersIn, queryOf, readAnswers } from '@/lib/for-companies/schema';

const answers: Answers = {
  people: 5,
  province: '06.141',
  skills: ['website_creation', 'budgeting'],
  sector: 'any',
  time: 8,
  unit: 'days',
  mode: 'either',
  languages: ['ar', 'fr'],
};

describe('time', () => {
  test.each([
    [4, 'hours', 1, 4],
    [4, 'days', 1, DAY_QUARTERS],
    [2, 'days', 1, DAY_QUARTERS / 2],
    [1, 'days', 3, 21],
    [8, 'days', 5, 280],
  ] as const)('%i quarters of %s for %i people', (time, unit, people, all) => {
    expect(quartersOf({ time, unit, people })).toBe(all);
    expect(quartersEach({ time, unit }) * people).toBe(all);
  });

  test.each([
    [3, false],
    [4, true],
    [5, true],
    [7_999, true],
    [8_000, true],
    [8_001, false],
  ])('%i quarters can be offered: %s', (quarters, may) => {
    expect(isOfferable(quarters)).toBe(may);
  });

  test.each([
    [MEETING_QUARTERS - 1, 'session_1h'],
    [MEETING_QUARTERS, 'session_1h'],
    [MEETING_QUARTERS + 1, 'day'],
    [WORKSHOP_QUARTERS, 'day'],
    [WORKSHOP_QUARTERS + 1, 'mission_weeks'],
  ])('%i quarters each are %s', (each, format) => {
    expect(formatOf(each)).toBe(format);
  });
});

describe('the offer that answers make', () => {
  test.each([
    ['either', ['06'], true],
    ['on_site', ['06'], false],
    ['remote', [], true],
  ] as const)('%s', (mode, regions, remote) => {
    expect(offerOf({ ...answers, mode }, '06', 100)).toMatchObject({ regions, remote, homeRegion: '06', homeProvince: '06.141' });
  });

  test('names every sector where any will do, and the one that matters otherwise', () => {
    expect(offerOf(answers, '06', 100).sectors).toHaveLength(5);
    expect(offerOf({ ...answers, sector: 'education' }, '06', 100).sectors).toEqual(['education']);
  });

  test('begins a form with the same', () => {
    expect(draftOf(answers, '06', 'ar')).toMatchObject({
      places: ['remote', '06'],
      hoursTotal: ['70'],
      peopleCount: ['5'],
      format: ['day'],
    });
  });
});

describe('answers in an address', () => {
  test('come back as they went', () => {
    for (const one of [answers, { ...answers, time: 3, unit: 'hours', sector: 'disability' } as const])
      expect(answersIn(queryOf(one))).toEqual(one);
  });

  test('none of them is none', () => {
    expect(readAnswers({}).status).toBe('none');
    expect(readAnswers({ side: 'company', from: 'share' }).status).toBe('none');
    expect([answersIn(null), answersIn(''), answersIn('people=5')]).toEqual([null, null, null]);
  });

  test.each<[field: string, sent: string | string[] | undefined, code: string]>([
    ['people', '', 'peopleMissing'],
    ['people', '0', 'numberOutOfRange'],
    ['people', '101', 'numberOutOfRange'],
    ['people', 'cinq', 'numberMalformed'],
    ['province', 'Casablanca', 'provinceMissing'],
    ['skills', undefined, 'skillsMissing'],
    ['skills', 'DROP TABLE', 'skillsUnknown'],
    ['skills', Array.from({ length: 9 }, (_, index) => `skill_${index}`), 'skillsTooMany'],
    ['sector', 'sport', 'sectorMissing'],
    ['time', '', 'teamTimeMissing'],
    ['time', '-1', 'teamTimeMalformed'],
    ['time', '1,3', 'teamTimeMalformed'],
    ['time', 'two', 'teamTimeMalformed'],
    ['time', '0', 'teamTimeOutOfRange'],
    ['time', '60', 'teamTimeOutOfRange'],
    ['unit', 'weeks', 'choiceMissing'],
    ['mode', '', 'modeMissing'],
    ['languages', undefined, 'languagesMissing'],
    ['languages', ['fr', 'de'], 'choiceMissing'],
  ])('%s = %j is refused', (field, sent, code) => {
    const given = Object.fromEntries(
      [...new URLSearchParams(queryOf(answers)).keys()].map((name) => [name, new URLSearchParams(queryOf(answers)).getAll(name)]),
    );
    const read = readAnswers({ ...given, [field]: sent });
    expect(read.status === 'refused' && Object.entries(read.fields).map(([name, error]) => [name, error.code])).toEqual([[field, code]]);
  });

  test('are read in any of the digits that people type', () => {
    expect(answersIn(queryOf(answers).replace('people=5', `people=${encodeURIComponent('٥')}`))?.people).toBe(5);
    expect(answersIn(queryOf(answers).replace('time=2', `time=${encodeURIComponent('٢٫٥')}`))?.time).toBe(10);
  });
});

describe('how long missions take', () => {
  const mission = (days: number, over: boolean): MissionTimes => ({ over, days, quarters: days * 4, daysToApproval: 2 });

  test('nothing is told of none', () => {
    expect(typicalOf([])).toBeNull();
  });

  test.each([
    [TELLING - 1, 'planned', TELLING - 1 + 2, 20],
    [TELLING, 'over', TELLING, 10],
    [TELLING + 1, 'over', TELLING + 1, 10],
  ] as const)('with %i that are over it is told as %s', (count, basis, missions, days) => {
    const over = Array.from({ length: count }, () => mission(10, true));
    const planned = [mission(20, false), mission(30, false)];
    // Of two that are over and two that are planned, the smaller of the middle ones.
    const expected = basis === 'planned' ? 10 : days;
    expect(typicalOf([...over, ...planned])).toMatchObject({ basis, missions, days: expected, quarters: expected * 4, daysToApproval: 2 });
  });

  test('one that took a year moves nothing', () => {
    expect(typicalOf([10, 12, 365].map((days) => mission(days, true)))).toMatchObject({ days: 12 });
  });
});

describe('stories', () => {
  const story = (id: number, pair: string, sector: string, measured = true) => ({ id, pair, sector, measured });
  const told = (...stories: ReturnType<typeof story>[]) => pickStories(stories).map(({ id }) => id);

  test('are three, of three pairs and three sectors where there are', () => {
    expect(told(story(1, 'a', 'x'), story(2, 'a', 'y'), story(3, 'b', 'x'), story(4, 'c', 'z'), story(5, 'd', 'y'))).toEqual([1, 4, 5]);
    expect(told(story(1, 'a', 'x'), story(2, 'b', 'x'), story(3, 'c', 'x'), story(4, 'd', 'x'))).toHaveLength(STORIES);
  });

  test('that measured something come first', () => {
    expect(told(story(1, 'a', 'x', false), story(2, 'b', 'y'))).toEqual([2, 1]);
  });

  test('are fewer where there are fewer', () => {
    expect(told()).toEqual([]);
    expect(told(story(1, 'a', 'x'), story(2, 'a', 'y'))).toEqual([1]);
  });
});
