import { type BadInput, dayCases, decisionCases, hoursCases, idCases, reasonCases, textCases, versionCases } from './cases';

const which = [...idCases('amendmentId'), ...versionCases];

export const amendmentInput: readonly BadInput[] = [
  {
    action: 'proposeAmendmentAction',
    cases: [
      ...idCases('missionId'),
      ...versionCases,
      ...hoursCases('hours'),
      // Of a mission that began a week ago.
      ...dayCases('endsOn', 'dateMissing', 'dateInPast').slice(0, -1),
      ['endsOn', '2000-01-01', 'agreementEndsBefore'],
      ...reasonCases,
    ],
  },
  { action: 'agreeToAmendmentAction', cases: which },
  { action: 'declineAmendmentAction', cases: [...which, ...reasonCases] },
  { action: 'withdrawAmendmentAction', cases: [...which, ...reasonCases] },
  {
    action: 'decideAmendmentAction',
    situation: 'that is not approved',
    cases: [...which, ...decisionCases, ...reasonCases],
  },
  {
    action: 'signAmendmentAction',
    cases: [
      ...idCases('amendmentId'),
      ['name', '', 'signatoryMissing'],
      ['name', 'H', 'tooShort'],
      ...textCases('name', 120),
      ['function', '', 'functionMissing'],
      ...textCases('function', 120),
      ['accept', '', 'acceptMissing'],
      ['accept', 'yes', 'acceptMissing'],
    ],
  },
];
