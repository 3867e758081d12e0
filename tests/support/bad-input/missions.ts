import { type BadInput, type Case, days, hoursCases, idCases, reasonCases, textCases, versionCases } from './cases';

const mission = idCases('missionId');
const worked: Case[] = [
  ['workedOn', '', 'workedOnMissing'],
  ['workedOn', '2026-02-30', 'dateMalformed'],
  ['workedOn', '{"not":""}', 'dateMalformed'],
  ['workedOn', days(1), 'hoursInFuture'],
  ['workedOn', days(-9), 'hoursBeforeSigned'],
  ['what', '', 'whatMissing'],
  ['what', 'x', 'tooShort'],
  ...textCases('what', 300),
];

export const missionInput: readonly BadInput[] = [
  {
    action: 'declareHoursAction',
    situation: 'of a company',
    cases: [
      ...mission,
      ...worked,
      ...hoursCases('hours'),
      ['hours', '10,25', 'hoursBeyondReserved'],
      // Of these the last is nobody of the mission.
      ...['0', '-1', '1.5', '{"not":""}', '__proto__', '2147483647'].map((sent): Case => ['personId', sent, 'workerMissing']),
    ],
  },
  {
    action: 'correctHoursAction',
    // None at all takes hours back.
    cases: [...mission, ...idCases('entryId'), ...worked, ...hoursCases('hours').filter(([, sent]) => sent !== '0')],
  },
  {
    action: 'confirmHoursAction',
    situation: 'of a company',
    cases: [
      ...mission,
      ...[[], '', '0', '-1', '1.5', '2147483648', '{"not":""}', '__proto__'].map((sent): Case => ['entry', sent, 'hoursNotTicked']),
    ],
  },
  { action: 'disputeHoursAction', cases: [...mission, ...idCases('entryId'), ...reasonCases] },
  {
    action: 'completeMissionAction',
    cases: [...mission, ...versionCases, ['need', '', 'needMetMissing'], ['need', '__proto__', 'needMetMissing']],
  },
  { action: 'cancelMissionAction', cases: [...mission, ...versionCases, ...reasonCases] },
  {
    action: 'appointContactAction',
    cases: [
      ...mission,
      ...versionCases,
      // Of these the last is nobody's membership.
      ...['', '0', '-1', '1.5', '2147483648', '{"not":""}', '__proto__', '2147483647'].map(
        (sent): Case => ['contactId', sent, 'contactMissing'],
      ),
    ],
  },
];
