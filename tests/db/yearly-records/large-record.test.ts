import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET } from '@/app/api/records/[organisation]/[file]/route';
import { db } from '@/lib/db/client';
import { asRequest, tokenOf } from '@/tests/support/act';
import { cast } from '@/tests/support/cast';
import { bytesInUse } from '@/tests/support/memory';
import { addMission } from '@/tests/support/missions';
import { companyGives } from '@/tests/support/requests';

/*
 * A record of 100,000 lines over HTTP: it begins to leave before the last line is read, and holds the memory of a few
 * of its missions, however many there are.
 */

const MISSIONS = 2_000;
const LINES_EACH = 50;
const ROWS = MISSIONS * LINES_EACH;

/** What spreadsheets would calculate, each in the words of a quarter of the lines; the last quarter is harmless. */
const FORMULAS = ['=HYPERLINK("http://evil.example","x")', '@SUM(A1:A9)', '+1+cmd|x'];
const FILLER = 'Un atelier avec toute l’équipe, et ce qui en est sorti. '.repeat(10);

const { companyOwner } = cast;
const day = new Date();
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '', 'http://khibra.test');
  const [organisation = '', file = ''] = url.pathname.split('/').slice(-2);
  const context = { params: Promise.resolve({ organisation, file }) };
  const { answer } = await asRequest(await tokenOf(companyOwner), () => GET(new NextRequest(url), context));
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) Readable.fromWeb(answer.body as ReadableStream).pipe(response);
  else response.end();
});
let address: string;

beforeAll(async () => {
  const { id } = await addMission(companyGives, { quarters: 100 });
  const { requestId } = await db.mission.findUniqueOrThrow({ where: { id } });
  await db.$executeRaw`
    INSERT INTO "PartnershipRequest"
    SELECT (jsonb_populate_record(r, jsonb_build_object('id', 1000000 + n, 'reference', 'R-2099-' || lpad(n::text, 4, '0')))).*
    FROM "PartnershipRequest" r, generate_series(1, ${MISSIONS}::int) n WHERE r."id" = ${requestId}`;
  await db.$executeRaw`
    INSERT INTO "Mission"
    SELECT (jsonb_populate_record(m, jsonb_build_object(
      'id', 1000000 + n, 'requestId', 1000000 + n, 'reference', 'M-2099-' || lpad(n::text, 4, '0')))).*
    FROM "Mission" m, generate_series(1, ${MISSIONS}::int) n WHERE m."id" = ${id}`;
  await addLines(1, MISSIONS, LINES_EACH);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}/api/records/${companyOwner.organisationId}/${day.getUTCFullYear()}-fr.csv`;
});

afterAll(() => server.close());

/** So many confirmed quarter-hours of each of these missions, in words that a spreadsheet may take for formulas. */
async function addLines(first: number, last: number, each: number): Promise<void> {
  await db.$executeRaw`
    WITH entries AS (
      INSERT INTO "HourEntry" ("missionId", "byId", "workedOn", "quarters", "what")
      SELECT 1000000 + n, ${companyOwner.userId}, ${day.toISOString().slice(0, 10)}::date, 1,
        coalesce((${FORMULAS}::text[])[line % 4 + 1] || ' ', '') || ${FILLER}
      FROM generate_series(${first}::int, ${last}::int) n, generate_series(1, ${each}::int) line RETURNING "id")
    INSERT INTO "HourAnswer" ("entryId", "kind", "byId") SELECT "id", 'confirmed', ${cast.associationOwner.userId} FROM entries`;
}

/** The fields of a line, as RFC 4180 has them. */
function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

// Minutes on a machine that has other work.
test('100,000 lines leave as they are read, harmless, within the memory of a few', { timeout: 180_000 }, async () => {
  const before = bytesInUse();
  const answer = await fetch(address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);

  const decoder = new TextDecoder();
  const begun = { '=': 0, '@': 0, '+': 0, U: 0 };
  const used: number[] = [];
  let [size, rows, chunks, rest] = [0, 0, 0, ''];
  for await (const part of answer.body ?? []) {
    // Nobody has read the last mission yet: what is declared there now is still told.
    if (chunks === 0) await addLines(MISSIONS, MISSIONS, 1);
    size += part.length;
    chunks += 1;
    const lines = (rest + decoder.decode(part, { stream: true })).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, reference = '', , , , , , what = ''] = fieldsOf(line);
      if (!reference.startsWith('M-2099-')) continue;
      rows += 1;
      const [, sign = what[0]] = /^'([=@+])/.exec(what) ?? [];
      begun[sign as keyof typeof begun] += 1;
    }
    if (chunks % 250 === 0) used.push(bytesInUse() - before);
  }

  expect(rest).toBe('');
  expect(rows).toBe(ROWS + 1);
  // Every formula has its apostrophe, and nothing else has one.
  const quarter = (remainder: number) =>
    MISSIONS * Array.from({ length: LINES_EACH }, (_, index) => (index + 1) % 4).filter((line) => line === remainder).length;
  expect(begun).toEqual({ '=': quarter(0), '@': quarter(1) + 1, '+': quarter(2), U: quarter(3) });
  expect(size).toBeGreaterThan(60_000_000);
  const [first = 0, ...later] = used;
  const most = Math.max(...later);
  // It takes what a batch of missions takes, and does not grow with what has left.
  expect(later.length).toBeGreaterThan(4);
  expect(most).toBeLessThan(size / 2);
  expect(most - first).toBeLessThan(size / 5);
});
