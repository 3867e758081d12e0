import { type BadInput, idCases, textCases } from './cases';

export const threadInput: readonly BadInput[] = [
  {
    action: 'writeMessageAction',
    situation: 'about a pledge that waits for an answer',
    cases: [
      ...idCases('requestId'),
      ['missionId', '-1', 'choiceMissing'],
      ['body', '', 'messageMissing'],
      ['body', ' \n ', 'messageMissing'],
      ...textCases('body', 2_000),
      ['body', 'Écrivez à amal@association.ma', 'emailBeforeApproval'],
      ['body', 'هاتفي ٠٦ ١٢ ٣٤ ٥٦ ٧٨', 'phoneBeforeApproval'],
    ],
  },
];
