import { type BadInput, type Case, uuidCases } from './cases';

const sideCases: readonly Case[] = ['', 'company', '__proto__', '{"not":""}'].map((sent) => ['side', sent, 'choiceMissing']);

export const propositionInput: readonly BadInput[] = [
  { action: 'startPropositionAction', cases: sideCases },
  { action: 'unpublishPropositionAction', cases: sideCases },
  {
    action: 'publishPropositionAction',
    cases: [
      ...sideCases,
      ...uuidCases('draftId'),
      ['draftVersion', '', 'choiceMissing'],
      ['draftVersion', '0', 'numberOutOfRange'],
      ['draftVersion', '1e3', 'numberMalformed'],
      ['draftVersion', '{"not":""}', 'numberMalformed'],
    ],
  },
];
