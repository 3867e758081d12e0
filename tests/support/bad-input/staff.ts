import { type BadInput, reasonCases, uuidCases } from './cases';

const which = uuidCases('userId');

export const staffInput: readonly BadInput[] = [
  {
    action: 'nameCoordinatorAction',
    cases: [
      ...which,
      ['scope', '', 'scopeMissing'],
      ['scope', 'world', 'scopeMissing'],
      ['scope', '__proto__', 'scopeMissing'],
      ['regions', [], 'regionsMissing'],
      ['regions', ['04', '13'], 'regionsMissing'],
      ['regions', ['04', '{"not":""}'], 'regionsMissing'],
    ],
  },
  ...[
    'nameAdministratorAction',
    'endCoordinationAction',
    'endAdministrationAction',
    'nameObserverAction',
    'endObservationAction',
    'enablePersonAction',
  ].map((action) => ({
    action,
    cases: which,
  })),
  { action: 'disablePersonAction', cases: [...which, ...reasonCases] },
];
