import { type BadInput, type Case, idCases, long, textCases } from './cases';

const chosen: Case[] = [
  ['name', '', 'searchNameMissing'],
  ['name', 'deux\nlignes', 'unreadableCharacters'],
  ...textCases('name', 80),
  ['alerts', '', 'choiceMissing'],
  ['alerts', 'weekly', 'choiceMissing'],
  ['alerts', '__proto__', 'choiceMissing'],
];

export const savedSearchInput: readonly BadInput[] = [
  {
    action: 'saveSearchAction',
    situation: 'of needs',
    cases: [
      ...chosen,
      ['kind', '', 'choiceMissing'],
      ['kind', '{"not":""}', 'choiceMissing'],
      ['kind', 'draft', 'choiceMissing'],
      ['query', `?q=${long(2_000)}`, 'tooLong'],
      ['query', '?q=a\0b', 'unreadableCharacters'],
    ],
  },
  { action: 'changeSearchAction', cases: [...chosen, ...idCases('id')] },
  { action: 'removeSearchAction', cases: idCases('id') },
];
