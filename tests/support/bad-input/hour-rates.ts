import { type BadInput, reasonCases } from './cases';

export const hourRatesInput: readonly BadInput[] = [
  {
    action: 'setRatesAction',
    cases: [
      ['legal', '', 'numberMissing'],
      ['legal', [], 'numberMissing'],
      ['legal', '0', 'numberOutOfRange'],
      ['legal', '-5', 'numberOutOfRange'],
      ['legal', '10001', 'numberOutOfRange'],
      ['legal', '450,5', 'numberMalformed'],
      ['legal', '{"not":""}', 'numberMalformed'],
      ['translation', '2\u202e50', 'numberMalformed'],
      ['version', '', 'choiceMissing'],
      ['version', '-1', 'numberOutOfRange'],
      ['version', '1,5', 'numberMalformed'],
      ...reasonCases,
    ],
  },
];
