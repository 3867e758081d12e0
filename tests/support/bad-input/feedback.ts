import { QUESTIONS } from '@/lib/feedback/rules';
import { type BadInput, type Case, idCases, textCases } from './cases';

export const feedbackInput: readonly BadInput[] = [
  {
    action: 'giveFeedbackAction',
    cases: [
      ...idCases('missionId'),
      ...QUESTIONS.flatMap((question): Case[] => [
        [question, '', 'choiceMissing'],
        [question, '0', 'numberOutOfRange'],
        [question, '5', 'numberOutOfRange'],
        [question, '{"not":""}', 'numberMalformed'],
      ]),
      ...textCases('words', 1_000),
    ],
  },
];
