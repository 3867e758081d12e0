import type { BadInput } from './cases';

export const calendarInput: readonly BadInput[] = [
  {
    action: 'changeFeedAction',
    situation: 'opened',
    cases: [
      ['feed', '', 'choiceMissing'],
      ['feed', [], 'choiceMissing'],
      ['feed', '__proto__', 'choiceMissing'],
    ],
  },
];
