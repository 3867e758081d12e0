import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { headers } from 'next/headers';
import { env } from '@/lib/env';
import { trustedAddress } from '@/lib/limits/rules';

/*
 * Next hands the socket to nobody, and lets an X-Forwarded-For that a client made up through as it is.
 * Node tells of each request before Next reads it: there the address that we trust is written into a
 * header of our own, over whatever the client sent under that name.
 */

export const ADDRESS_HEADER = 'x-khibra-address';

// The bundler gives instrumentation and pages a copy of this module each; one of them follows.
const KEY = Symbol.for('khibra.address');
const shared = globalThis as { [KEY]?: true };

/** Called once, before the server takes requests. */
export function followAddresses(): void {
  if (shared[KEY]) return;
  shared[KEY] = true;
  subscribe('http.server.request.start', (message) => noteAddress((message as { request: IncomingMessage }).request, env.PROXY_HOPS));
}

/** Writes the client's address into the request's own headers. */
export function noteAddress(request: Pick<IncomingMessage, 'headers' | 'socket'>, hops: number): void {
  const forwardedFor = request.headers['x-forwarded-for'];
  const address = trustedAddress(request.socket.remoteAddress, Array.isArray(forwardedFor) ? forwardedFor.join(',') : forwardedFor, hops);
  if (address === undefined) delete request.headers[ADDRESS_HEADER];
  else request.headers[ADDRESS_HEADER] = address;
}

/** Where this request comes from; null when it came through no socket. For actions: see `takeAttempt`. */
export async function clientAddress(): Promise<string | null> {
  return (await headers()).get(ADDRESS_HEADER);
}
