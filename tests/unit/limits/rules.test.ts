import { describe, expect, test } from 'vitest';
import { addressGroup, attemptKinds, LIMITS, minutesToWait, trustedAddress } from '@/lib/limits/rules';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const inMs = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const MINUTE = 60_000;

const limits = attemptKinds.flatMap((kind) =>
  (['account', 'address'] as const).map((scope) => [kind, scope, LIMITS[kind][scope]] as const),
);

describe.each(limits)('%s, per %s', (_kind, _scope, limit) => {
  test.each([
    { failures: 0, ends: limit.minutes * MINUTE, minutes: undefined },
    { failures: limit.attempts - 1, ends: limit.minutes * MINUTE, minutes: undefined },
    { failures: limit.attempts, ends: limit.minutes * MINUTE, minutes: limit.minutes },
    { failures: limit.attempts + 1, ends: limit.minutes * MINUTE, minutes: limit.minutes },
    { failures: limit.attempts, ends: 2 * MINUTE + 1, minutes: 3 },
    { failures: limit.attempts, ends: 2 * MINUTE, minutes: 2 },
    { failures: limit.attempts, ends: 2 * MINUTE - 1, minutes: 2 },
    { failures: limit.attempts, ends: 1, minutes: 1 },
    { failures: limit.attempts, ends: 0, minutes: undefined },
    { failures: limit.attempts, ends: -1, minutes: undefined },
    { failures: 1_000, ends: -1, minutes: undefined },
  ])('$failures attempts, a window that ends in $ends ms: $minutes', ({ failures, ends, minutes }) => {
    expect(minutesToWait({ failures, endsAt: inMs(ends) }, limit, NOW)).toBe(minutes);
  });

  test('without an attempt there is none', () => {
    expect(minutesToWait(null, limit, NOW)).toBeUndefined();
  });
});

test('one address, behind which many people may sit, is given more than one account', () => {
  for (const { account, address } of Object.values(LIMITS)) expect(address.attempts).toBeGreaterThan(account.attempts);
});

describe('what counts as one address', () => {
  test.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.2', '192.0.2.2'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['2001:db8:0:7::1', '2001:db8:0:7::/64'],
    ['2001:DB8:0:7:ffff:ffff:ffff:ffff', '2001:db8:0:7::/64'],
    ['2001:0db8:0000:0007:0000:0000:0000:0001', '2001:db8:0:7::/64'],
    ['2001:db8:0:8::', '2001:db8:0:8::/64'],
    ['2001:db8:0:6:ffff:ffff:ffff:ffff', '2001:db8:0:6::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', null],
    ['unknown', null],
    ['192.0.2.256', null],
    ['192.0.2.1, 192.0.2.2', null],
  ])('%s', (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});

describe('the address that is trusted', () => {
  const SOCKET = '203.0.113.9';
  const trusted: [what: string, forwardedFor: string | undefined, hops: number, address: string][] = [
    ['no proxy, no header', undefined, 0, SOCKET],
    ['no proxy, a header that somebody made up', '198.51.100.1', 0, SOCKET],
    ['no proxy, a long one', '198.51.100.1, 198.51.100.2', 0, SOCKET],
    ['one proxy', '198.51.100.1', 1, '198.51.100.1'],
    ['one proxy, after what somebody made up', '192.0.2.66, 198.51.100.1', 1, '198.51.100.1'],
    ['one proxy, which was gone round', undefined, 1, SOCKET],
    ['two proxies', '198.51.100.1, 198.51.100.2', 2, '198.51.100.1'],
    ['two proxies, after what somebody made up', '192.0.2.66,198.51.100.1 ,198.51.100.2', 2, '198.51.100.1'],
    ['two proxies, one of which was gone round', '198.51.100.1', 2, SOCKET],
    ['a port', '198.51.100.1:4711', 1, '198.51.100.1'],
    ['IPv6', '2001:db8::1', 1, '2001:db8::1'],
    ['IPv6 with a port', '[2001:db8::1]:4711', 1, '2001:db8::1'],
    ['IPv6 in brackets', '[2001:db8::1]', 1, '2001:db8::1'],
    ['no address', 'unknown', 1, SOCKET],
    ['nothing', '', 1, SOCKET],
    ['nothing at the end', '198.51.100.1,', 1, SOCKET],
  ];
  test.each(trusted)('%s', (_what, forwardedFor, hops, address) => {
    expect(trustedAddress(SOCKET, forwardedFor, hops)).toBe(address);
  });

  test('a socket that has none gives none', () => {
    expect(trustedAddress(undefined, '198.51.100.1', 0)).toBeUndefined();
  });
});
