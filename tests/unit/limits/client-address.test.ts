import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { ADDRESS_HEADER, noteAddress } from '@/lib/auth/client-address';

type Request = Parameters<typeof noteAddress>[0];
const requestOf = (remoteAddress: string | undefined, headers: IncomingMessage['headers']): Request => ({
  headers,
  socket: { remoteAddress } as IncomingMessage['socket'],
});

test.each([
  ['a spoofed list and a spoofed header of ours', 0, '203.0.113.9'],
  ['the same behind a proxy', 1, '198.51.100.1'],
])('%s', (_what, hops, address) => {
  const request = requestOf('203.0.113.9', { 'x-forwarded-for': '192.0.2.66, 198.51.100.1', [ADDRESS_HEADER]: '192.0.2.66' });
  noteAddress(request, hops);
  expect(request.headers[ADDRESS_HEADER]).toBe(address);
});

test('what the client wrote is gone even where there is no address', () => {
  const request = requestOf(undefined, { [ADDRESS_HEADER]: '192.0.2.66' });
  noteAddress(request, 0);
  expect(request.headers).not.toHaveProperty(ADDRESS_HEADER);
});
