import { describe, expect, test } from 'vitest';
import { publishOfferSchema } from '@/lib/offers/schema';

const valid: Record<string, string[]> = {
  side: ['company'],
  writtenIn: ['ar'],
  title: ['مواكبة أمناء مال الجمعيات'],
  description: ['يواكب محاسبونا جمعية واحدة لمدة ستة أشهر: ترتيب الوثائق وإعداد التقرير المالي.'],
  skills: ['bookkeeping'],
  'level.bookkeeping': ['4'],
  sectors: ['environment', 'education'],
  places: ['08', 'remote'],
  format: ['mentoring'],
  regime: ['employer_time'],
  hoursTotal: ['٦٠'],
  hoursPerMonth: ['10'],
  peopleCount: ['3'],
  availableFrom: ['2026-12-01'],
  availableUntil: ['2027-06-01'],
  languages: ['fr'],
};

function errorsOf(fields: Record<string, string[]>): Record<string, string> {
  const parsed = publishOfferSchema.safeParse(fields);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}

describe('the form of an offer', () => {
  test('reads what was typed, lists in their own order', () => {
    expect(publishOfferSchema.parse(valid)).toMatchObject({
      skills: [{ code: 'bookkeeping', detail: '4' }],
      sectors: ['education', 'environment'],
      places: ['remote', '08'],
      hoursTotal: 240,
      hoursPerMonth: 40,
      peopleCount: 3,
    });
  });

  test('an empty form names every field', () => {
    expect(errorsOf({})).toEqual({
      side: 'choiceMissing',
      writtenIn: 'writtenInMissing',
      title: 'titleMissing',
      description: 'descriptionMissing',
      skills: 'skillsMissing',
      sectors: 'sectorsMissing',
      places: 'placesMissing',
      format: 'formatMissing',
      regime: 'regimeMissing',
      hoursTotal: 'hoursMissing',
      hoursPerMonth: 'hoursMissing',
      peopleCount: 'peopleMissing',
      availableFrom: 'availableFromMissing',
      availableUntil: 'availableUntilMissing',
      languages: 'languagesMissing',
    });
  });

  const table: [what: string, change: Record<string, string[]>, errors: Record<string, string>][] = [
    ['at a distance only', { places: ['remote'] }, {}],
    ['on site only', { places: ['01'] }, {}],
    ['a region that is none', { places: ['13'] }, { places: 'choiceMissing' }],
    ['a skill without level (no script, first stage)', { 'level.bookkeeping': [] }, { skills: 'skillsLevelMissing' }],
    ['level 0', { 'level.bookkeeping': ['0'] }, { skills: 'skillsLevelMissing' }],
    ['level 1', { 'level.bookkeeping': ['1'] }, {}],
    ['level 5', { 'level.bookkeeping': ['5'] }, { skills: 'skillsLevelMissing' }],
    ['nobody', { peopleCount: ['0'] }, { peopleCount: 'numberOutOfRange' }],
    ['100 people', { peopleCount: ['100'] }, {}],
    ['101 people', { peopleCount: ['101'] }, { peopleCount: 'numberOutOfRange' }],
    ['2000 hours', { hoursTotal: ['2000'] }, {}],
    ['more than 2000 hours', { hoursTotal: ['2000,25'] }, { hoursTotal: 'hoursOutOfRange' }],
    ['no hours a month', { hoursPerMonth: ['0'] }, { hoursPerMonth: 'hoursOutOfRange' }],
    ['a description of 39 signs', { description: ['x'.repeat(39)] }, { description: 'tooShort' }],
    ['a blank left in the title', { title: ['Accompagner [qui ?]'] }, { title: 'blankLeft' }],
  ];
  test.each(table)('%s', (_, change, errors) => {
    expect(errorsOf({ ...valid, ...change })).toEqual(errors);
  });
});
