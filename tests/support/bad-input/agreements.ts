import { type BadInput, type Case, idCases, textCases, versionCases } from './cases';

const day = (field: string, missing: string): Case[] => [
  [field, '', missing],
  [field, '2026-02-30', 'dateMalformed'],
  [field, '{"not":""}', 'dateMalformed'],
  [field, '9999-12-31', 'dateMalformed'],
];

const count = (field: string, over: string): Case[] => [
  [field, '0', 'numberOutOfRange'],
  [field, over, 'numberOutOfRange'],
  [field, '1,5', 'numberMalformed'],
  [field, '{"not":""}', 'numberMalformed'],
];

export const agreementInput: readonly BadInput[] = [
  {
    action: 'saveAgreementAction',
    cases: [
      ...idCases('missionId'),
      ...versionCases,
      ...day('startsOn', 'startMissing'),
      ...day('endsOn', 'dateMissing'),
      ['endsOn', '2000-01-01', 'agreementEndsBefore'],
      ...textCases('missionObjectiveFr', 600),
      ...textCases('rhythmTextAr', 600),
      ['placeTextFr', 'Deux\nlignes', 'unreadableCharacters'],
      ...textCases('companyPolicyNumber', 160),
      ...count('acceptancePeriod', '61'),
      ...count('confidentialityPeriod', '11'),
    ],
  },
  { action: 'issueAgreementAction', cases: [...idCases('missionId'), ...versionCases] },
  {
    action: 'signAgreementAction',
    cases: [
      ...idCases('missionId'),
      ...idCases('documentId').slice(1),
      ['name', '', 'signatoryMissing'],
      ['name', 'H', 'tooShort'],
      ...textCases('name', 120),
      ['function', '', 'functionMissing'],
      ...textCases('function', 120),
      ['accept', '', 'acceptMissing'],
      ['accept', 'yes', 'acceptMissing'],
    ],
  },
  {
    action: 'findDocumentAction',
    cases: [
      ['code', '', 'codeMissing'],
      ['code', '8F3K-22QP-7XY', 'codeUnknown'],
      ['code', '8F3K-22QP-7XYU', 'codeUnknown'],
      ...textCases('code', 60),
    ],
  },
  {
    action: 'checkDocumentAction',
    cases: [
      ['code', '', 'choiceMissing'],
      ['code', '8f3k22qp7xyz', 'choiceMissing'],
      ['file', [], 'fileMissing'],
    ],
  },
];
