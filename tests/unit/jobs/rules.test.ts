import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { canReadFailedJobs, canRunJobsAgain } from '@/lib/jobs/policy';
import { failureKept, JOB_ATTEMPTS } from '@/lib/jobs/rules';
import { MAIL_ATTEMPTS } from '@/lib/notifications/rules';

test.each([
  [null, 'cutOff'],
  ['database', 'database'],
  ['mail', 'mail'],
  ['other', 'other'],
  // As an older version, or the worker itself, kept it.
  ['Unsupported task', 'other'],
  ['', 'other'],
])('the last error %j is read as %s', (kept, failure) => {
  expect(failureKept(kept)).toBe(failure);
});

test('a message that no server takes has had all its attempts before its job has', () => {
  expect(JOB_ATTEMPTS).toBeGreaterThan(MAIL_ATTEMPTS);
});

describe('jobs that failed', () => {
  const staff = (of: Partial<NonNullable<Actor['staff']>>) => ({ coordinator: false, administrator: false, regions: null, ...of });
  test.each([
    ['somebody', null, false, false],
    ['a coordinator of a region', staff({ coordinator: true, regions: ['01'] }), true, false],
    ['a coordinator of the country', staff({ coordinator: true }), true, true],
    ['an administrator', staff({ administrator: true }), true, true],
    ['an administrator who coordinates a region', staff({ administrator: true, coordinator: true, regions: ['01'] }), true, true],
  ])('%s', (_who, role, reads, runs) => {
    const actor: Actor = {
      observer: false,
      userId: 'hiba',
      name: 'Hiba',
      nameAr: null,
      email: 'hiba@nour.example',
      locale: 'ar',
      memberships: [],
      staff: role,
    };
    expect([canReadFailedJobs(actor), canRunJobsAgain(actor)]).toEqual([reads, runs]);
  });
});
