import { type BadInput, type Case, idCases, textCases } from './cases';

const mission = idCases('missionId');
const choiceCases = (field: string): Case[] => ['', '{"not":""}', '__proto__'].map((sent): Case => [field, sent, 'choiceMissing']);

export const resultInput: readonly BadInput[] = [
  {
    action: 'chooseIndicatorAction',
    cases: [
      ...mission,
      ...choiceCases('code'),
      ['code', 'no_such_indicator', 'choiceMissing'],
      ['code', 'minutes_on_time', 'indicatorChosen'],
    ],
  },
  {
    action: 'writeIndicatorAction',
    cases: [
      ...mission,
      ['name', '', 'indicatorNameMissing'],
      ['name', 'ab', 'tooShort'],
      ...textCases('name', 120),
      ...textCases('how', 500),
      ...['language', 'kind', 'direction'].flatMap(choiceCases),
    ],
  },
  { action: 'dropIndicatorAction', cases: [...mission, ...idCases('indicatorId')] },
  {
    action: 'measureResultAction',
    situation: 'before the end',
    cases: [
      ...mission,
      ...choiceCases('stage'),
      ...idCases('indicator1').filter(([, sent]) => sent !== ''),
      ['baseline1', '', 'nothingMeasured'],
      ['baseline1', '40', 'nothingMeasured'],
      ['baseline1', '-1', 'numberOutOfRange'],
      ['baseline1', '100,01', 'numberOutOfRange'],
      ['baseline1', '12,345', 'numberTooFine'],
      ['baseline1', 'Infinity', 'numberMalformed'],
      ['baseline1', '1e3', 'numberMalformed'],
      ['baseline1', '{"not":""}', 'numberMalformed'],
      ['baseline1', '1\u202e2', 'numberMalformed'],
    ],
  },
  {
    action: 'measureResultAction',
    situation: 'at the end, with what only the receiver says',
    cases: [['autonomy', '__proto__', 'choiceMissing'], ...textCases('evidence1', 500), ...textCases('example', 500)],
  },
];
