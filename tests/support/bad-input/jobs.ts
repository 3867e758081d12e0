import { type BadInput, idCases } from './cases';

export const jobInput: readonly BadInput[] = [
  { action: 'runJobAgainAction', cases: idCases('id') },
  { action: 'runAllJobsAgainAction', cases: idCases('upTo') },
];
