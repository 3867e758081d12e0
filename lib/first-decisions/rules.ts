/**
 * Decisions that two different people take: what the first one decided waits for the second, who carries
 * it out by deciding the same. A first decision rests on the subject as it was read; once that has
 * changed, it counts no more.
 */
export const TWO_PERSON_ACTIONS = {
  approve: { subject: 'request', by: 'coordinator' },
  reinstate: { subject: 'organisation', by: 'coordinator' },
  coordinate: { subject: 'user', by: 'administrator' },
  administrate: { subject: 'user', by: 'administrator' },
} as const satisfies Record<string, { subject: 'request' | 'organisation' | 'user'; by: 'coordinator' | 'administrator' }>;

export type TwoPersonAction = keyof typeof TWO_PERSON_ACTIONS;
