import { describe, expect, test } from 'vitest';
import { ORGANISATION_STATES } from '@/lib/organisations/rules';
import { notBefore, pledgesFirst, WHY_DROPPED, whyDropped } from '@/lib/waiting-pledges/rules';

test('whoever is not verified yet pledges first, and nobody who is suspended', () => {
  expect(ORGANISATION_STATES.filter(pledgesFirst)).toEqual(['draft', 'submitted', 'returned']);
});

describe('why one was not sent', () => {
  const cases: [refused: Parameters<typeof whyDropped>[0], why: ReturnType<typeof whyDropped>][] = [
    [{ code: 'notFound' }, 'needOver'],
    [{ code: 'listingUnavailable', params: { side: 'need' } }, 'needOver'],
    [{ code: 'organisationNotVerified' }, 'needOver'],
    [{ code: 'changed' }, 'needChanged'],
    [{ code: 'forbidden' }, 'authorLeft'],
    [{ code: 'alreadyAsked' }, 'alreadyAsked'],
    [{ code: 'pairImpossible', params: { refusal: 'need_past_closing' } }, 'needOver'],
    [{ code: 'pairImpossible', params: { refusal: 'need_not_open' } }, 'needOver'],
    [{ code: 'pairImpossible', params: { refusal: 'need_no_hours_left' } }, 'hoursLeft'],
    [{ code: 'pairImpossible', params: { refusal: 'no_common_language' } }, 'noFit'],
    [{ code: 'invalid', fields: { hours: {} } }, 'hoursLeft'],
    [{ code: 'invalid', fields: { availableUntil: {} } }, 'offerIncomplete'],
    [{ code: 'invalid' }, 'offerIncomplete'],
    [{ code: 'failed' }, undefined],
    [{ code: 'tooManyAttempts' }, undefined],
  ];
  test.each(cases)('%j: %s', (refused, why) => {
    expect(whyDropped(refused)).toBe(why);
  });

  test('each reason has a case', () => {
    expect(new Set(cases.flatMap(([, why]) => why ?? []))).toEqual(new Set(WHY_DROPPED));
  });
});

test.each([
  ['2026-01-31', '2026-02-01', '2026-02-01'],
  ['2026-02-01', '2026-02-01', '2026-02-01'],
  ['2026-02-02', '2026-02-01', '2026-02-02'],
])('%s is, on %s, %s', (day, today, then) => {
  expect(notBefore(day, today)).toBe(then);
});
