import { type BadInput, type Case, idCases } from './cases';

const choice = (field: string): Case[] => ['', 'x', '{"not":""}'].map((sent) => [field, sent, 'choiceMissing']);

export const certificateInput: readonly BadInput[] = [
  { action: 'issueCertificateAction', cases: [...idCases('missionId'), ...choice('holder'), ...choice('language')] },
];
