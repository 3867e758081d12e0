import { existsSync } from 'node:fs';
import { afterAll, beforeAll, bench, describe } from 'vitest';
import { createSession, sessionCookie } from '@/lib/auth/session';
import { db } from '@/lib/db/client';
import { loadDesk } from '@/lib/desk/loaders';
import { countDesk, type DeskAsk, listDesk } from '@/lib/desk/queries';
import { dayOf } from '@/lib/i18n/day';
import { freePort } from '@/scripts/processes';
import { startSite } from '@/scripts/site';
import { cast, coordinatorIn } from '@/tests/support/cast';
import { viewAs } from '@/tests/support/load-as';
import { fillDesk } from './waiting';

/*
 * The desk with 10,000 waiting rows: the query of a page, what the page's loader does, and the page as a browser
 * gets it (from the build in KHIBRA_BUILD or .next, where there is one). `npm run bench -- desk` prints p50 and p95.
 */

const TIMES = { warm: 3, measured: 20 };
const taken = new Map<string, number[]>();

function measure(name: string, run: () => Promise<unknown>): void {
  bench(
    name,
    async () => {
      const begin = performance.now();
      await run();
      taken.set(name, [...(taken.get(name) ?? []), performance.now() - begin]);
    },
    { time: 0, iterations: TIMES.measured, warmupTime: 0, warmupIterations: TIMES.warm },
  );
}

const everything: DeskAsk = { regions: null, kind: null, urgency: null, q: '', today: dayOf(new Date()) };
const four = ['01', '02', '03', '08'];
const take = 21;

let address = '';
let cookie = '';
let stop = async () => {};

beforeAll(async () => {
  await fillDesk();
  const build = process.env.KHIBRA_BUILD ?? '.next';
  if (!existsSync(`${build}/BUILD_ID`)) return;
  const port = (await freePort(0)) ?? 0;
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    APP_URL: `http://127.0.0.1:${port}`,
    WORKER: 'off',
    KHIBRA_DEMO: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  const site = await startSite(port, { env, group: 'shared' });
  address = `http://127.0.0.1:${port}/fr/programme`;
  const { token } = await createSession(db, cast.coordinatorNational.userId, new Date());
  cookie = `${sessionCookie}=${token}`;
  stop = async () => {
    await site.stop();
  };
});

afterAll(async () => {
  await stop();
  const at = (sorted: number[], share: number) => Number((sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(1));
  const rows = [...taken].map(([name, all]) => {
    const sorted = all.slice(TIMES.warm).sort((a, b) => a - b);
    return { name, runs: sorted.length, 'p50 ms': at(sorted, 0.5), 'p95 ms': at(sorted, 0.95) };
  });
  console.table(rows);
});

describe('the desk, 10,000 rows waiting', () => {
  measure('query: first page of all', () => listDesk(everything, { cursor: null, take }));
  measure('query: a page in the middle', () =>
    listDesk(everything, {
      cursor: { direction: 'after', since: new Date(Date.now() - 10 * 86_400_000), wait: 'need', id: 120_001 },
      take,
    }),
  );
  measure('query: requests of four regions', () => listDesk({ ...everything, kind: 'request', regions: four }, { cursor: null, take }));
  measure('query: late ones', () => listDesk({ ...everything, urgency: 'late' }, { cursor: null, take }));
  measure('query: words that few have', () => listDesk({ ...everything, q: 'R-2025-06999' }, { cursor: null, take }));
  measure('query: counts of each kind', () => countDesk(everything));
  measure('query: counts with words', () => countDesk({ ...everything, q: 'R-2025-06999' }));
  measure('loader: first page', () => viewAs(cast.coordinatorNational, () => loadDesk({})));
  measure('loader: one’s own regions', () => viewAs(coordinatorIn('01'), () => loadDesk({ kind: 'request' })));
  measure('page: first page over HTTP', () => visit(''));
  measure('page: requests, late, over HTTP', () => visit('?kind=request&urgency=late'));
  measure('page: with words, over HTTP', () => visit('?q=R-2025-06999'));
});

async function visit(query: string): Promise<void> {
  if (address === '') return;
  const response = await fetch(`${address}${query}`, { headers: { cookie } });
  const text = await response.text();
  if (response.status !== 200 || !text.includes('desk-rows')) throw new Error(`${response.status}: ${text.slice(0, 200)}`);
}
