import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { amendSchema, consentSchema, decideSchema, declineSchema, openRequestSchema, withdrawSchema } from '@/lib/requests/schema';

/** The value, or the first error of each field. */
function read(schema: z.ZodType, fields: Record<string, string>): unknown {
  const result = schema.safeParse(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]])));
  if (result.success) return result.data;
  return Object.fromEntries(result.error.issues.toReversed().map((issue) => [issue.path.join('.'), issue.message]));
}

const terms = { needId: '3', offerId: '5', hours: '12,5', startsOn: '2026-12-01', mode: 'either', message: ' Bonjour\r\nà tous ' };

describe('the terms of a request', () => {
  test('hours are quarters of an hour', () => {
    expect(read(openRequestSchema, terms)).toEqual({
      needId: 3,
      offerId: 5,
      quarters: 50,
      startsOn: '2026-12-01',
      mode: 'either',
      message: 'Bonjour\nà tous',
      team: [],
    });
  });

  test.each([
    ['0', 'hoursOutOfRange'],
    ['0,25', 1],
    ['2000', 8_000],
    ['2000,25', 'hoursOutOfRange'],
  ])('%s hours', (hours, expected) => {
    const result = read(openRequestSchema, { ...terms, hours });
    expect(result).toMatchObject(typeof expected === 'string' ? { hours: expected } : { quarters: expected });
  });

  test('a message may be left out, and has 2,000 signs at most', () => {
    expect(read(openRequestSchema, { ...terms, message: '' })).toMatchObject({ message: null });
    expect(read(openRequestSchema, { ...terms, message: 'a'.repeat(2_000) })).toMatchObject({ message: 'a'.repeat(2_000) });
    expect(read(openRequestSchema, { ...terms, message: 'a'.repeat(2_001) })).toEqual({ message: 'tooLong' });
  });

  test.each([
    ['Écrivez à amal@association.ma', 'emailBeforeApproval'],
    ['Appelez le 06 12 34 56 78', 'phoneBeforeApproval'],
  ])('contacts come after approval: %j', (message, error) => {
    expect(read(openRequestSchema, { ...terms, message })).toEqual({ message: error });
    const team = { 'role.1': message, 'hours.1': '12,5' };
    expect(read(openRequestSchema, { ...terms, ...team })).toEqual({ 'role.1': error });
  });

  test('nothing is said of each field', () => {
    expect(read(openRequestSchema, {})).toEqual({
      needId: 'choiceMissing',
      offerId: 'choiceMissing',
      hours: 'hoursMissing',
      startsOn: 'startMissing',
      mode: 'modeMissing',
    });
  });
});

describe('a team', () => {
  const two = { 'role.1': 'Comptable', 'hours.1': '8', 'role.3': 'Juriste', 'hours.3': '4,5' };

  test('is the lines that were filled in, wherever they stand', () => {
    expect(read(openRequestSchema, { ...terms, ...two })).toMatchObject({
      quarters: 50,
      team: [
        { role: 'Comptable', quarters: 32 },
        { role: 'Juriste', quarters: 18 },
      ],
    });
  });

  test.each([
    [{ 'hours.3': '4,25' }, { hours: 'teamHoursDiffer' }],
    [{ 'hours.3': '4,75' }, { hours: 'teamHoursDiffer' }],
    [{ 'hours.3': '' }, { 'hours.3': 'hoursMissing', hours: 'teamHoursDiffer' }],
    [{ 'role.3': ' ' }, { 'role.3': 'functionMissing', hours: 'teamHoursDiffer' }],
    [{ 'hours.3': 'quatre' }, { 'hours.3': 'numberMalformed' }],
    [{ 'hours.3': '0' }, { 'hours.3': 'hoursOutOfRange' }],
    [{ 'role.3': 'a'.repeat(81) }, { 'role.3': 'tooLong' }],
  ] as const)('%j is refused by its field', (change, errors) => {
    expect(read(openRequestSchema, { ...terms, ...two, ...change })).toEqual(errors);
  });

  test('other terms are read like the first', () => {
    const { needId: _, offerId: __, ...rest } = terms;
    expect(read(amendSchema, { ...rest, ...two, requestId: '7', version: '2' })).toMatchObject({ requestId: 7, version: 2, quarters: 50 });
  });
});

const which = { requestId: '7', version: '2' };

test.each([consentSchema, withdrawSchema])('an answer names the request and its version', (schema) => {
  expect(read(schema, which)).toEqual({ requestId: 7, version: 2 });
  expect(read(schema, {})).toEqual({ requestId: 'choiceMissing', version: 'choiceMissing' });
});

describe('a reason', () => {
  test.each([
    ['', 'reasonMissing'],
    ['123456789', 'tooShort'],
    ['1234567890', null],
    ['ب'.repeat(500), null],
    ['ب'.repeat(501), 'tooLong'],
  ])('to reject: %j', (reason, error) => {
    const decision = { ...which, decision: 'reject', reason };
    expect(read(decideSchema, decision)).toEqual(
      error === null ? { requestId: 7, version: 2, decision: 'reject', reason } : { reason: error },
    );
  });

  test.each([
    ['no_time', '', null],
    ['other', '', { reason: 'reasonMissing' }],
    ['other', 'Oui', null],
    ['too_far', 'ب'.repeat(500), null],
    ['too_far', 'ب'.repeat(501), { reason: 'tooLong' }],
    ['no_time', 'Appelez le 06 12 34 56 78', { reason: 'phoneBeforeApproval' }],
    ['', 'Une raison', { why: 'declineReasonMissing' }],
    ['because', 'Une raison', { why: 'declineReasonMissing' }],
  ])('to decline: %j with %j', (why, reason, errors) => {
    const kept = { requestId: 7, version: 2, why, reason: reason || null };
    expect(read(declineSchema, { ...which, why, reason })).toEqual(errors ?? kept);
  });

  test.each([
    ['', null],
    ['Oui', 'Oui'],
    ['ب'.repeat(501), undefined],
  ])('approving needs none: %j', (reason, kept) => {
    const result = read(decideSchema, { ...which, decision: 'approve', reason });
    expect(result).toEqual(kept === undefined ? { reason: 'tooLong' } : { requestId: 7, version: 2, decision: 'approve', reason: kept });
  });

  test('without a decision says nothing of the reason', () => {
    expect(read(decideSchema, which)).toEqual({ decision: 'decisionMissing' });
    expect(read(decideSchema, { ...which, decision: 'postpone', reason: '' })).toEqual({ decision: 'decisionMissing' });
  });
});
