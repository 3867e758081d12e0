import { type BadInput, reasonCases, versionCases } from './cases';

export const agreementTextsInput: readonly BadInput[] = [
  {
    action: 'changeClauseAction',
    cases: [
      ['code', '', 'choiceMissing'],
      ['code', '../people', 'choiceMissing'],
      ...versionCases,
      ['titleFr', '', 'clauseTitleMissing'],
      ['titleAr', 'x'.repeat(161), 'tooLong'],
      ['titleAr', 'سطر\nآخر', 'unreadableCharacters'],
      ['titleFr', 'Article {reference}', 'placeholderUnknown'],
      ['fr', '', 'clauseTextMissing'],
      ['fr', 'trop peu', 'tooShort'],
      ['fr', 'Un texte \u202e qui tourne', 'unreadableCharacters'],
      ['ar', 'x'.repeat(4_001), 'tooLong'],
      ['fr', 'Les personnes sont {qui}, et pas plus.', 'placeholderUnknown'],
      ['fr', 'Les personnes sont {peopleList, et pas plus.', 'placeholderUnknown'],
      ['fr', 'Les personnes sont celles de {courtCity}.', 'placeholderMissing', 'ar'],
      ['ar', 'الأشخاص هم أشخاص {courtCity}.', 'placeholderMissing', 'fr'],
      ...reasonCases,
    ],
  },
];
