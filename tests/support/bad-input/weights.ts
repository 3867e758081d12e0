import { type BadInput, type Case, reasonCases, versionCases } from './cases';

const points: Case[] = [
  ['skills', '', 'numberMissing'],
  ['skills', [], 'numberMissing'],
  ['skills', '-1', 'numberOutOfRange'],
  ['skills', '1001', 'numberOutOfRange'],
  ['skills', '449,5', 'numberMalformed'],
  ['attention', '{"not":""}', 'numberMalformed'],
  ['attention', '1\u202e2', 'numberMalformed'],
  ['attention', '0', 'weightsSum', 'sum'],
  ['attention', '1000', 'weightsSum', 'sum'],
];

export const weightsInput: readonly BadInput[] = [
  { action: 'previewWeightsAction', cases: points },
  { action: 'changeWeightsAction', cases: [...points, ...versionCases, ...reasonCases] },
];
