import {
  type BadInput,
  type Case,
  dayCases,
  days,
  decisionCases,
  hoursCases,
  idCases,
  reasonCases,
  textCases,
  versionCases,
} from './cases';

const agreedOn: Case[] = [
  ...hoursCases('hours'),
  ['hours', '30,25', 'hoursBeyondLeft'],
  ...dayCases('startsOn', 'startMissing', 'dateInPast'),
  ['startsOn', days(271), 'dateOutsideOffer'],
  ['mode', 'both', 'modeMissing'],
  ['mode', '__proto__', 'modeMissing'],
  ['mode', [], 'modeMissing'],
  ...textCases('message', 2_000),
  ['message', 'Écrivez à amal@association.ma', 'emailBeforeApproval'],
  ['message', 'هاتفي ٠٦ ١٢ ٣٤ ٥٦ ٧٨', 'phoneBeforeApproval'],
  ...textCases('role.1', 80),
  ['hours.1', 'quatre', 'numberMalformed'],
  ['hours.6', '2000,25', 'hoursOutOfRange'],
];
const terms: Case[] = [...idCases('needId'), ...idCases('offerId'), ...agreedOn];
const which = [...idCases('requestId'), ...versionCases];

export const requestInput: readonly BadInput[] = [
  {
    action: 'renewMissionAction',
    // What both listings have is no limit of a renewal.
    cases: [...idCases('missionId'), ...agreedOn.filter(([, , code]) => code !== 'hoursBeyondLeft' && code !== 'dateOutsideOffer')],
  },
  { action: 'pledgeExpertiseAction', cases: terms },
  { action: 'askForExpertiseAction', cases: terms },
  { action: 'consentToRequestAction', cases: which },
  { action: 'proposePairAction', cases: terms },
  { action: 'amendRequestAction', cases: [...which, ...agreedOn] },
  {
    action: 'declineRequestAction',
    cases: [
      ...which,
      ['why', '', 'declineReasonMissing'],
      ['why', '__proto__', 'declineReasonMissing'],
      ['why', [], 'declineReasonMissing'],
      ['reason', ' ', 'reasonMissing'],
      ['reason', 'Appelez le 06 12 34 56 78', 'phoneBeforeApproval'],
      ...textCases('reason', 500),
    ],
  },
  { action: 'withdrawRequestAction', cases: which },
  {
    action: 'approveManyAction',
    cases: [[], '', '1', '0-1', '1-0', '1-1 ', '2147483648-1', '{"not":""}', '__proto__', ['1-1', 'x']].map(
      (sent): Case => ['request', sent, 'requestsMissing'],
    ),
  },
  { action: 'decideRequestAction', situation: 'rejecting', cases: [...which, ...reasonCases, ...decisionCases] },
  { action: 'decideRequestAction', situation: 'approving', cases: textCases('reason', 500) },
];
