import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { clientAddress } from '@/lib/auth/client-address';
import { takeAttempt } from '@/lib/limits/commands';
import type { Problem } from '@/lib/open-data/schema';

/*
 * How open data is answered: to any site and any program, kept for a minute in between, and not sent again to whom
 * has it. Only the number of requests from one address is limited.
 */

const OPEN = { 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' };
const JSON_TYPE = 'application/json; charset=utf-8';

/** What was asked for by name and value; a name that comes several times is a list. */
function askedOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Answers with what `load` gives for what was asked, once that is known to make sense; null is a 404. */
export async function openAnswer<Asked extends z.ZodType>(
  request: Request,
  schema: Asked,
  load: (asked: z.output<Asked>) => Promise<unknown>,
  mediaType = JSON_TYPE,
): Promise<Response> {
  const taken = await takeAttempt('open_data', { account: null, address: await clientAddress() }, new Date());
  if (!taken.ok)
    return refuse(429, { code: 'too_many_requests', parameters: [] }, { 'Retry-After': String(Number(taken.params?.minutes) * 60) });
  const asked = schema.safeParse(askedOf(request));
  if (!asked.success) return refuse(400, { code: 'invalid_parameter', parameters: parametersOf(asked.error) });
  const loaded = await load(asked.data);
  if (loaded === null) return refuse(404, { code: 'not_found', parameters: [] });
  const body = typeof loaded === 'string' ? loaded : JSON.stringify(loaded);
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = { ...OPEN, ETag: etag, 'Cache-Control': 'public, max-age=60' };
  // Compression on the way makes it a weak one.
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag);
  if (known) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': mediaType } });
}

function refuse(status: number, problem: Problem, more: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status,
    headers: { ...OPEN, ...more, 'Cache-Control': 'no-store', 'Content-Type': JSON_TYPE },
  });
}

function parametersOf(error: z.ZodError): string[] {
  return [...new Set(error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])])))];
}
