import { type BadInput, dayCases, hoursCases, idCases, textCases, uuidCases } from './cases';

export const waitingPledgeInput: readonly BadInput[] = [
  {
    action: 'pledgeFirstAction',
    cases: [
      ...idCases('needId'),
      ...uuidCases('draftId'),
      ['draftId', '018f0000-0000-7000-8000-000000000000', 'choiceMissing'],
      ...hoursCases('hours'),
      ['hours', '30,25', 'hoursBeyondLeft'],
      ...dayCases('startsOn', 'startMissing', 'dateInPast'),
      ['mode', 'both', 'modeMissing'],
      ...textCases('message', 2_000),
      ['message', 'Écrivez à amal@association.ma', 'emailBeforeApproval'],
      ['message', 'هاتفي ٠٦ ١٢ ٣٤ ٥٦ ٧٨', 'phoneBeforeApproval'],
    ],
  },
  { action: 'takeBackPledgeAction', cases: idCases('pledgeId') },
];
