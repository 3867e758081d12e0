import {
  type BadInput,
  type Case,
  dayCases,
  days,
  decisionCases,
  hoursCases,
  idCases,
  long,
  reasonCases,
  textCases,
  uuidCases,
  versionCases,
} from './cases';

const listing: Case[] = [
  ['side', 'programme', 'choiceMissing'],
  ['side', '__proto__', 'choiceMissing'],
  ['writtenIn', 'en', 'writtenInMissing'],
  ['title', '', 'titleMissing'],
  ['title', 'Une base ', 'titleTooShort'],
  ['title', 'Une base pour [qui ?]', 'blankLeft'],
  ['title', 'Une base\npour tous', 'unreadableCharacters'],
  ...textCases('title', 120),
  ['format', 'weekend', 'formatMissing'],
  ['languages', [], 'languagesMissing'],
  ['languages', ['fr', 'tlh'], 'choiceMissing'],
  ['skills', [], 'skillsMissing'],
  ['skills', ['database_design', 'x\0'], 'skillsUnknown'],
  ['skills', ['{"not":""}'], 'skillsUnknown'],
  ['skills', ['__proto__'], 'skillsUnknown'],
  ['skills', Array.from({ length: 9 }, (_, index) => `skill_${index}`), 'skillsTooMany'],
];
const need: Case[] = [
  ...listing,
  ['skills', ['bookkeeping'], 'skillsImportanceMissing'],
  ['importance.database_design', 'vital', 'skillsImportanceMissing', 'skills'],
  ['importance.database_design', 'useful', 'skillsEssentialMissing', 'skills'],
  ['context', '', 'contextMissing'],
  ['context', 'Trop court.', 'tooShort'],
  ...textCases('context', 2_000),
  ['deliverable', '', 'deliverableMissing'],
  ...textCases('deliverable', 1_000),
  ['sector', 'sport', 'sectorMissing'],
  ['province', '', 'provinceMissing'],
  ['province', '99.999', 'provinceMissing'],
  ['province', "04.281'; DROP TABLE x; --", 'provinceMissing'],
  ['mode', 'hybrid', 'modeMissing'],
  ...hoursCases('hours'),
  ...dayCases('wantedStart', 'wantedStartMissing', 'dayNotAfterToday'),
  ...dayCases('closesOn', 'closesOnMissing', 'dayNotAfterToday'),
  ['closesOn', days(41), 'closesAfterStart'],
  ...textCases('accessNote', 300),
];
const offer: Case[] = [
  ...listing,
  ['skills', ['bookkeeping'], 'skillsLevelMissing'],
  ['level.database_design', '5', 'skillsLevelMissing', 'skills'],
  ['level.database_design', '-1', 'skillsLevelMissing', 'skills'],
  ['description', '', 'descriptionMissing'],
  ...textCases('description', 2_000),
  ['sectors', [], 'sectorsMissing'],
  ['sectors', ['education', 'sport'], 'choiceMissing'],
  ['places', [], 'placesMissing'],
  ['places', ['13'], 'choiceMissing'],
  ['regime', 'paid', 'regimeMissing'],
  ...hoursCases('hoursTotal'),
  ...hoursCases('hoursPerMonth'),
  ['hoursTotal', '2000', 'hoursBeyondPeriod'],
  ['peopleCount', '0', 'numberOutOfRange'],
  ['peopleCount', '-3', 'numberOutOfRange'],
  ['peopleCount', '1,5', 'numberMalformed'],
  ['peopleCount', '', 'peopleMissing'],
  ...dayCases('availableFrom', 'availableFromMissing', 'dayBeforeToday'),
  ...dayCases('availableUntil', 'availableUntilMissing', 'dayNotAfterToday'),
];

/** Which listing, for the forms that need nothing else. */
const which: Case[] = [...idCases('id'), ...versionCases, ['noun', 'mission', 'choiceMissing'], ['noun', '__proto__', 'choiceMissing']];
/** Which listing its form changes, and when it was read. */
const edited: Case[] = [
  ...idCases('id'),
  ...versionCases,
  ['seen', '', 'missing'],
  ['seen', long(41), 'tooLong'],
  ['seen', 'hier\0', 'unreadableCharacters'],
];

const label = (field: string): Case[] => [[field, '', 'labelMissing'], [field, 'ab', 'tooShort'], ...textCases(field, 60)];

export const listingInput: readonly BadInput[] = [
  { action: 'publishNeedAction', situation: 'of an association', cases: [...need, ...textCases('draftId', 40)] },
  { action: 'publishOfferAction', situation: 'of a company', cases: [...offer, ...textCases('draftId', 40)] },
  { action: 'editNeedAction', cases: [...need, ...edited] },
  { action: 'editOfferAction', cases: [...offer, ...edited] },
  ...['pauseListingAction', 'reopenListingAction', 'closeListingAction', 'duplicateListingAction'].map((action) => ({
    action,
    cases: which,
  })),
  { action: 'extendListingAction', situation: 'of a need', cases: [...which, ...dayCases('until', 'dateMissing', 'dayNotAfterToday')] },
  {
    action: 'extendListingAction',
    situation: 'of a offer',
    cases: [['until', days(0), 'dayNotAfterToday'], ...idCases('id')],
  },
  { action: 'reviewListingAction', situation: 'sending a first need back', cases: [...which, ...reasonCases, ...decisionCases] },
  { action: 'reviewListingAction', situation: 'opening a first need', cases: textCases('reason', 500) },
  {
    action: 'startDraftAction',
    cases: [
      ['side', 'programme', 'choiceMissing'],
      ['kind', 'mission', 'choiceMissing'],
      ['kind', '__proto__', 'choiceMissing'],
      ...textCases('template', 60),
    ],
  },
  {
    action: 'saveDraftAction',
    // The form has no place of its own for what is wrong with the whole.
    cases: [
      ...uuidCases('draftId', 'title'),
      ['draftVersion', '', 'choiceMissing', 'title'],
      ['draftVersion', '0', 'choiceMissing', 'title'],
      ['draftVersion', '1.5', 'choiceMissing', 'title'],
      ['draftVersion', '2147483648', 'choiceMissing', 'title'],
      ['context', long(20_001), 'draftTooLong', 'title'],
      ['languages', Array.from({ length: 151 }, () => 'fr'), 'draftTooLong', 'title'],
      ['x'.repeat(81), 'x', 'draftTooLong', 'title'],
    ],
  },
  { action: 'deleteDraftAction', cases: uuidCases('draftId') },
  { action: 'decideProposalAction', situation: 'declining', cases: [...idCases('id'), ...decisionCases, ...reasonCases] },
  {
    action: 'decideProposalAction',
    situation: 'merging',
    cases: [
      ['skill', '', 'skillMissing'],
      ['skill', '__proto__', 'skillMissing'],
      ['skill', "x'; DROP TABLE x; --", 'skillMissing'],
      ['skill', 'not_a_skill', 'skillsUnknown'],
    ],
  },
  {
    action: 'decideProposalAction',
    situation: 'accepting',
    cases: [
      ['family', '', 'familyMissing'],
      ['family', '__proto__', 'familyMissing'],
      ['family', 'not_a_family', 'familyMissing'],
      ...label('fr'),
      ...label('ar'),
      ['fr', 'Comptabilité associative', 'skillExists'],
      ...textCases('synonymsFr', 300),
      ...textCases('synonymsAr', 300),
    ],
  },
];
