import { type BadInput, type Case, idCases, textCases, versionCases } from './cases';

const periodCases: readonly Case[] = (['startsOn', 'endsOn'] as const).flatMap((field): Case[] => [
  [field, '', 'dateMissing'],
  [field, '2026-02-30', 'dateMalformed'],
  [field, '{"not":""}', 'dateMalformed'],
]);
const backwards: Case = ['endsOn', '2025-12-31', 'agreementEndsBefore'];
const which = [...idCases('reportId'), ...versionCases];

export const reportInput: readonly BadInput[] = [
  { action: 'openReportAction', cases: [...periodCases, backwards] },
  {
    action: 'reviseReportAction',
    situation: 'that is a draft',
    cases: [
      ...which,
      ...periodCases,
      backwards,
      ...textCases('achievedFr', 4_000),
      ...textCases('nextAr', 4_000),
      ['target_needs_met', '-1', 'numberOutOfRange'],
      ['target_needs_met', '1000001', 'numberOutOfRange'],
      ['target_needs_met', '1,5', 'numberMalformed'],
      ['target_hours_confirmed', '{"not":""}', 'numberMalformed'],
    ],
  },
  { action: 'publishReportAction', cases: which },
  { action: 'withdrawReportAction', cases: which },
];
