import { type BadInput, type Case, emailCases, idCases, newPasswordCases, personNameCases, textCases, tokenCases } from './cases';

const mission = idCases('missionId');

export const missionPeopleInput: readonly BadInput[] = [
  {
    action: 'namePersonAction',
    cases: [
      ...mission,
      ...emailCases,
      ...([
        ['name', '', 'namedNameMissing'],
        ['name', 'x', 'tooShort'],
        ['function', '', 'functionMissing'],
        ['function', 'x', 'tooShort'],
      ] satisfies Case[]),
      ...textCases('name', 120),
      ...textCases('function', 120),
    ],
  },
  { action: 'writeAgainAction', cases: [...mission, ...idCases('personId')] },
  { action: 'releasePersonAction', cases: [...mission, ...idCases('personId')] },
  { action: 'joinAsNewcomerAction', cases: [...tokenCases, ...personNameCases, ...textCases('nameAr', 120), ...newPasswordCases] },
  { action: 'joinMissionAction', cases: tokenCases },
  { action: 'declineMissionAction', cases: tokenCases },
];
