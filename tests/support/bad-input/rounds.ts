import { type BadInput, type Case, idCases, versionCases } from './cases';

const which: Case[] = [...idCases('roundId'), ...versionCases];

const numberCases = (field: string, most: number): Case[] => [
  [field, '', 'numberMissing'],
  [field, [], 'numberMissing'],
  [field, '0', 'numberOutOfRange'],
  [field, String(most + 1), 'numberOutOfRange'],
  [field, '1,5', 'numberMalformed'],
  [field, '{"not":""}', 'numberMalformed'],
  [field, '1\u202e2', 'numberMalformed'],
];

const dayCases = (field: string): Case[] =>
  [
    ['', 'dateMissing'],
    ['2026-02-30', 'dateMalformed'],
    ['{"not":""}', 'dateMalformed'],
    ['0001-01-01', 'dateMalformed'],
    ['9999-12-31', 'dateMalformed'],
  ].map(([sent = '', code = '']): Case => [field, sent, code]);

/** Words that are no pair of a need and an offer. */
const NO_PAIRS = ['', '7', '0-1', '1-0', '1-2-3', '1-2\0', '{"not":""}', '__proto__'];

export const roundInput: readonly BadInput[] = [
  {
    action: 'createRoundAction',
    cases: [
      ['region', '13', 'choiceMissing'],
      ['region', '{"not":""}', 'choiceMissing'],
      ['sector', 'sport', 'choiceMissing'],
      ['sector', '__proto__', 'choiceMissing'],
      ...dayCases('startsFrom'),
      ...dayCases('startsUntil'),
      ['startsUntil', '2020-01-01', 'periodBackwards'],
      ...numberCases('mostPerNeed', 20),
      ...numberCases('mostPerOrganisation', 200),
      ['share.1', '', 'shareMissing'],
      ['share.1', 'sector-sport', 'choiceMissing'],
      ['share.1', 'region-13', 'choiceMissing'],
      ['share.1', 'region-05', 'shareOfChosen'],
      ['percent.1', '', 'numberMissing'],
      ['percent.1', '0', 'numberOutOfRange'],
      ['percent.1', '101', 'numberOutOfRange'],
      ['percent.2', '5', 'shareMissing', 'share.2'],
      ['share.3', 'sector-education', 'numberMissing', 'percent.3'],
    ],
  },
  {
    action: 'computeRoundAction',
    cases: [...which, ['facts', '', 'choiceMissing'], ['facts', 'yesterday', 'choiceMissing'], ['facts', [], 'choiceMissing']],
  },
  { action: 'cancelRoundAction', cases: which },
  {
    action: 'reviseRoundAction',
    cases: [
      ...which,
      ['change', [], 'choiceMissing'],
      ['change', 'sell.1-2', 'choiceMissing'],
      ...NO_PAIRS.map((pair): Case => ['change', `remove.${pair}`, 'choiceMissing']),
    ],
  },
  {
    action: 'sendRoundAction',
    cases: [
      ...which,
      ['pair', [], 'pairsMissing'],
      ...NO_PAIRS.map((pair): Case => ['pair', pair, 'pairsMissing']),
      ['pair', Array.from({ length: 51 }, (_, index) => `${index + 1}-1`), 'pairsTooMany'],
    ],
  },
];
