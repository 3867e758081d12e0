import { type BadInput, idCases, versionCases } from './cases';

const which = [...idCases('importId'), ...versionCases];

export const forumImportInput: readonly BadInput[] = [
  { action: 'mapColumnsAction', cases: which },
  { action: 'decideRowsAction', cases: which },
  {
    action: 'decideAllAction',
    cases: [...which, ['decision', '', 'choiceMissing'], ['decision', 'burn', 'choiceMissing'], ['decision', '__proto__', 'choiceMissing']],
  },
  { action: 'confirmImportAction', cases: which },
  { action: 'undoImportAction', cases: which },
  { action: 'discardImportAction', cases: which },
];
