import type { AuditAction } from '@/lib/audit/rules';

/**
 * Decisions that two different people take: what the first one decided waits for the second, who carries
 * it out by deciding the same. A first decision rests on the subject as it was read; once that has
 * changed, it counts no more.
 */
export const TWO_PERSON_ACTIONS = {
  approve: { subject: 'request', by: 'coordinator', event: 'request_approve_first' },
  extend: { subject: 'mission', by: 'coordinator', event: 'amendment_approve_first' },
  reinstate: { subject: 'organisation', by: 'coordinator', event: 'organisation_reinstate_first' },
  coordinate: { subject: 'user', by: 'administrator', event: 'user_coordinate_first' },
  administrate: { subject: 'user', by: 'administrator', event: 'user_administrate_first' },
} as const satisfies Record<
  string,
  { subject: 'request' | 'mission' | 'organisation' | 'user'; by: 'coordinator' | 'administrator'; event: AuditAction }
>;

export type TwoPersonAction = keyof typeof TWO_PERSON_ACTIONS;
