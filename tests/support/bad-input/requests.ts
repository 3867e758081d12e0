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

const terms: Case[] = [
  ...idCases('needId'),
  ...idCases('offerId'),
  ...hoursCases('hours'),
  ['hours', '30,25', 'hoursBeyondLeft'],
  ...dayCases('startsOn', 'startMissing', 'dateInPast'),
  ['startsOn', days(271), 'dateOutsideOffer'],
  ['mode', 'both', 'modeMissing'],
  ['mode', '__proto__', 'modeMissing'],
  ['mode', [], 'modeMissing'],
  ...textCases('message', 2_000),
];
const which = [...idCases('requestId'), ...versionCases];

export const requestInput: readonly BadInput[] = [
  { action: 'pledgeExpertiseAction', cases: terms },
  { action: 'askForExpertiseAction', cases: terms },
  { action: 'consentToRequestAction', cases: which },
  { action: 'declineRequestAction', cases: [...which, ...reasonCases] },
  { action: 'withdrawRequestAction', cases: which },
  { action: 'decideRequestAction', situation: 'rejecting', cases: [...which, ...reasonCases, ...decisionCases] },
  { action: 'decideRequestAction', situation: 'approving', cases: textCases('reason', 500) },
];
