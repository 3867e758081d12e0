import { type BadInput, type Case, idCases, textCases, versionCases } from './cases';

const sideCases: readonly Case[] = ['', 'company', '__proto__'].map((sent) => ['side', sent, 'choiceMissing']);

export const readinessInput: readonly BadInput[] = [
  { action: 'startDiagnosticAction', cases: sideCases },
  {
    action: 'shareReadinessAction',
    cases: [
      ...sideCases,
      ['audiences', ['coordinators', 'everybody'], 'choiceMissing'],
      ['audiences', '{"not":""}', 'choiceMissing'],
      ['audiences', '__proto__', 'choiceMissing'],
    ],
  },
  {
    action: 'saveAnswersAction',
    cases: [
      ...idCases('diagnosticId'),
      ...versionCases,
      ['dimension', '', 'choiceMissing'],
      ['dimension', '__proto__', 'choiceMissing'],
      ['after', 'elsewhere', 'choiceMissing'],
      ['level.gov_roles', '4', 'choiceMissing'],
      ['level.gov_roles', '-1', 'choiceMissing'],
      ['level.gov_roles', '{"not":""}', 'choiceMissing'],
      ['level.gov_roles', '', 'levelMissing'],
      ['evidence.gov_meetings', 'Quatre procès-verbaux.', 'levelMissing', 'level.gov_meetings'],
      ...textCases('evidence.gov_roles', 500),
    ],
  },
  { action: 'closeDiagnosticAction', cases: idCases('diagnosticId') },
];
