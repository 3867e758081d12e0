import { describe, expect, test } from 'vitest';
import { publishNeedSchema } from '@/lib/needs/schema';

const valid: Record<string, string[]> = {
  side: ['association'],
  writtenIn: ['fr'],
  title: ['Établir nos états financiers'],
  context: ['Notre trésorière tient un cahier depuis trois ans, et la banque demande un bilan.'],
  deliverable: ['Un bilan et un compte de résultat pour 2026.'],
  skills: ['bookkeeping', 'budgeting'],
  'importance.bookkeeping': ['essential'],
  'importance.budgeting': ['useful'],
  sector: ['education'],
  province: ['08.201'],
  mode: ['either'],
  format: ['mission_weeks'],
  hours: ['12,25'],
  wantedStart: ['2027-01-15'],
  closesOn: ['2026-12-20'],
  languages: ['ar', 'fr'],
  accessNote: [''],
};

/** The code of each field's first error. */
function errorsOf(fields: Record<string, string[]>): Record<string, string> {
  const parsed = publishNeedSchema.safeParse(fields);
  const errors: Record<string, string> = {};
  for (const issue of parsed.error?.issues ?? []) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}

const signs = (count: number) => 'é'.repeat(count);
const skills = (count: number) => ({
  skills: Array.from({ length: count }, (_, index) => `skill_${index}`),
  ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`importance.skill_${index}`, ['essential']])),
});

describe('the form of a need', () => {
  test('reads what was typed', () => {
    expect(publishNeedSchema.parse(valid)).toEqual({
      side: 'association',
      writtenIn: 'fr',
      title: 'Établir nos états financiers',
      context: valid.context?.[0],
      deliverable: valid.deliverable?.[0],
      skills: [
        { code: 'bookkeeping', detail: 'essential' },
        { code: 'budgeting', detail: 'useful' },
      ],
      proposals: [],
      sector: 'education',
      province: '08.201',
      mode: 'either',
      format: 'mission_weeks',
      hours: 49,
      wantedStart: '2027-01-15',
      closesOn: '2026-12-20',
      languages: ['ar', 'fr'],
      accessNote: null,
      draftId: null,
    });
  });

  test('an empty form names every field but the optional one', () => {
    expect(errorsOf({})).toEqual({
      side: 'choiceMissing',
      writtenIn: 'writtenInMissing',
      title: 'titleMissing',
      context: 'contextMissing',
      deliverable: 'deliverableMissing',
      skills: 'skillsMissing',
      sector: 'sectorMissing',
      province: 'provinceMissing',
      mode: 'modeMissing',
      format: 'formatMissing',
      hours: 'hoursMissing',
      wantedStart: 'wantedStartMissing',
      closesOn: 'closesOnMissing',
      languages: 'languagesMissing',
    });
  });

  const table: [what: string, change: Record<string, string[]>, errors: Record<string, string>][] = [
    ['a title of 9 signs', { title: [signs(9)] }, { title: 'titleTooShort' }],
    ['a title of 10 signs', { title: [signs(10)] }, {}],
    ['a title of 120 signs', { title: [signs(120)] }, {}],
    ['a title of 121 signs', { title: [signs(121)] }, { title: 'tooLong' }],
    ['a title on two lines', { title: ['Établir nos\nétats financiers'] }, { title: 'unreadableCharacters' }],
    ['a NUL', { title: ['Établir nos\u0000états'] }, { title: 'unreadableCharacters' }],
    ['a mark that turns the direction', { context: [`${signs(40)}\u202e`] }, { context: 'unreadableCharacters' }],
    ['a context of 39 signs', { context: [signs(39)] }, { context: 'tooShort' }],
    ['a context of 40 signs', { context: [signs(40)] }, {}],
    ['a context of 2001 signs', { context: [signs(2_001)] }, { context: 'tooLong' }],
    ['a blank left in the context', { context: [`${signs(40)} [nombre]`] }, { context: 'blankLeft' }],
    ['a blank left in the deliverable', { deliverable: [`${signs(20)} [`] }, { deliverable: 'blankLeft' }],
    ['a deliverable of 19 signs', { deliverable: [signs(19)] }, { deliverable: 'tooShort' }],
    ['a deliverable of 20 signs', { deliverable: [signs(20)] }, {}],
    ['less than an hour', { hours: ['0,75'] }, { hours: 'hoursOutOfRange' }],
    ['one hour', { hours: ['1'] }, {}],
    ['400 hours', { hours: ['400'] }, {}],
    ['more than 400 hours', { hours: ['400,25'] }, { hours: 'hoursOutOfRange' }],
    ['hours below nothing', { hours: ['-4'] }, { hours: 'hoursOutOfRange' }],
    ['hours that are no quarters', { hours: ['1,1'] }, { hours: 'hoursNotQuarters' }],
    ['a day that does not exist', { closesOn: ['2026-02-30'] }, { closesOn: 'dateMalformed' }],
    ['a province that is none', { province: ["'; --"] }, { province: 'provinceMissing' }],
    ['a language that is none', { languages: ['ar', 'de'] }, { languages: 'choiceMissing' }],
    ['eight skills', skills(8), {}],
    ['nine skills', skills(9), { skills: 'skillsTooMany' }],
    ['no essential skill', { 'importance.bookkeeping': ['useful'] }, { skills: 'skillsEssentialMissing' }],
    [
      'skills without importance (no script, first stage)',
      { 'importance.bookkeeping': [], 'importance.budgeting': [] },
      { skills: 'skillsImportanceMissing' },
    ],
    ['an importance that is none', { 'importance.budgeting': ['vital'] }, { skills: 'skillsImportanceMissing' }],
    [
      'a skill that is no code',
      { skills: ['book\u0000keeping'], 'importance.book\u0000keeping': ['essential'] },
      { skills: 'skillsUnknown' },
    ],
  ];
  test.each(table)('%s', (_, change, errors) => {
    expect(errorsOf({ ...valid, ...change })).toEqual(errors);
  });

  test.each([[{ not: '' }], [null], [42], ['x']])('what is no form is refused: %j', (sent) => {
    expect(publishNeedSchema.safeParse(sent).success).toBe(false);
  });

  test('a skill ticked twice counts once', () => {
    const parsed = publishNeedSchema.parse({ ...valid, skills: ['bookkeeping', 'bookkeeping'] });
    expect(parsed.skills).toEqual([{ code: 'bookkeeping', detail: 'essential' }]);
  });
});
