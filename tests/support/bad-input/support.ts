import { type BadInput, type Case, idCases, textCases, versionCases } from './cases';

const stepCases: readonly Case[] = [
  ['what', '', 'supportWhatMissing'],
  ['what', 'court', 'tooShort'],
  ...textCases('what', 500),
  ['who', '', 'supportWhoMissing'],
  ['who', 'x', 'tooShort'],
  ...textCases('who', 120),
  ['nextOn', '', 'dateMissing'],
  ['nextOn', '2026-02-30', 'dateMalformed'],
  ['nextOn', '{"not":""}', 'dateMalformed'],
];

export const supportInput: readonly BadInput[] = [
  {
    action: 'addSupportStepAction',
    cases: [
      ...idCases('organisationId'),
      ['kind', 'moral', 'choiceMissing'],
      ['dimension', '__proto__', 'choiceMissing'],
      ['dimension', '', 'choiceMissing'],
      ...stepCases,
    ],
  },
  { action: 'reviseSupportStepAction', cases: [...idCases('stepId'), ...versionCases, ...stepCases, ...textCases('outcome', 500)] },
];
