import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openServer } from '@/scripts/database';
import { Failure } from '@/scripts/failure';
import { measureFreshness } from './freshness';
import { percentile } from './metrics';

/*
 * What the server asks of PostgreSQL for the pages that a country makes long, on the database that `npm run
 * seed:country` has filled: each query of a page in turn, as its loader asks them.
 */

const TIMES = { warm: 3, measured: 20 };
/** Requests at once, and how many in a row, for the comparison of pages a second. */
const AT_ONCE = 4;
const IN_A_ROW = 200;
const ROUNDS = 9;
/** Offers whose matches are asked for, one after the other. */
const OFFERS = 20;

/** Filters and words from what nearly all have to what nobody has, in both languages, with a slip, and several at once. */
const LISTS: readonly Record<string, string>[] = [
  {},
  { sort: 'newest' },
  { sector: 'education' },
  { region: '06' },
  { region: '12', sector: 'disability', mode: 'on_site' },
  { family: 'design_media' },
  { format: 'secondment' },
  ...['association', 'formation', 'Casablanca', 'الدار البيضاء', 'Chefchaouen', 'networking', 'Figuig', 'zygomorphe'].map((q) => ({ q })),
  ...['comptabilte', 'site web', 'gestion de projet', 'juridique Oujda'].map((q) => ({ q })),
  { q: 'formation', sort: 'newest' },
  { q: 'formation', region: '09' },
];

/**
 * `npm run bench -- pages`: prints p50 and p95 of each page's queries in milliseconds, with the tables that they read from
 * end to end, how many ranked pages a second there are for each with the same ids known before, and how late the index
 * knows of a change.
 */
export default async function measurePages(): Promise<number> {
  await using server = await openServer();
  // The modules of the platform that are read from here on use this database.
  Object.assign(process.env, { DATABASE_URL: server.urlOf(null), AUTH_SECRET: 'b'.repeat(32), APP_URL: 'http://127.0.0.1:3000' });
  const { db } = await import('@/lib/db/client');
  try {
    const now = new Date();
    const pages = await pagesOf(now);
    console.log(`load before: ${loadavg()[0]?.toFixed(1)}`);
    const rows: Record<string, { p50: number; p95: number; scanned: string }> = {};
    for (const { name, ready, ask } of pages) {
      await ready?.();
      const before = await scans();
      const taken = await measure(ask);
      rows[name] = { p50: rounded(percentile(taken, 0.5)), p95: rounded(percentile(taken, 0.95)), scanned: since(before, await scans()) };
    }
    console.table(rows);
    // The last page has left the index warm.
    console.log(`ranked pages a second, for each with ids known before: ${(await rankedForEachFixed(now)).toFixed(3)}`);
    const late = await measureFreshness(await openOffersOfCompanies(), now);
    const [p50, p95, most] = [0.5, 0.95, 1].map((part) => rounded(percentile(late, part)));
    console.log(`from a commit to the index, ${late.length} changes: p50 ${p50} ms, p95 ${p95} ms, at most ${most} ms`);
    console.log(`load after: ${loadavg()[0]?.toFixed(1)}`);
    return 0;
  } finally {
    await db.$disconnect();
  }
}

interface Page {
  name: string;
  /** What must be so before it is measured. */
  ready?: () => Promise<void>;
  ask: (time: number) => Promise<unknown>;
}

async function pagesOf(now: Date): Promise<Page[]> {
  const { dayOf } = await import('@/lib/i18n/day');
  const { MOST_COUNTED } = await import('@/lib/listings/rules');
  const { countListings, listPage, openOffers, publicNeeds, readText } = await import('@/lib/search/queries');
  const { readFilters } = await import('@/lib/search/schema');
  const { countInSector, listNeedCards } = await import('@/lib/needs/queries');
  const { listOfferCards } = await import('@/lib/offers/queries');
  const { listFamilies, listSkills } = await import('@/lib/skills/queries');
  const { countDesk, listDesk } = await import('@/lib/desk/queries');
  const { findOfferFacts } = await import('@/lib/ranking/facts');
  const { rankNeedsFor } = await import('@/lib/ranking/rank');
  const { build } = await import('@/lib/ranking/build');
  const { currentVersions } = await import('@/lib/ranking/context');
  const { liveRanking, startRanking } = await import('@/lib/ranking/live');

  const today = dayOf(now);
  const sources = { needs: publicNeeds(today), offers: openOffers(['COMPANY'], today) };
  const cards = { needs: listNeedCards, offers: listOfferCards };
  const list = async (of: keyof typeof sources, address: Record<string, string>) => {
    const filters = readFilters(address);
    const text = await readText(filters.q, sources[of]);
    const counts = await countListings(sources[of], filters, text);
    const { ids } = await listPage(sources[of], filters, text, null, counts.total);
    await cards[of](ids, today);
    return counts.total;
  };
  if ((await list('needs', {})) <= MOST_COUNTED) {
    throw new Failure('There is no country in this database to measure on. Load it first: npm run seed:country');
  }

  const offers = await openOffersOfCompanies();
  const matches = async (time: number) => {
    const offer = await findOfferFacts(offers[time % offers.length] ?? 0);
    return offer && rankNeedsFor(offer, now, 20);
  };
  const warm = async () => {
    startRanking(() => build(now));
    while (!liveRanking()?.state(await currentVersions(now)).warm) await sleep(200);
  };
  const everything = { regions: null, kind: null, urgency: null, q: '', today };
  return [
    ...LISTS.map((address) => ({ name: `needs ${JSON.stringify(address)}`, ask: () => list('needs', address) })),
    { name: 'offers {}', ask: () => list('offers', {}) },
    { name: 'offers {"q":"formation"}', ask: () => list('offers', { q: 'formation' }) },
    { name: 'needs of a sector, counted', ask: () => countInSector('education', today) },
    { name: 'skill picker', ask: () => Promise.all([listFamilies(), listSkills()]) },
    {
      name: 'coordinator’s queue: page and counts',
      ask: () => Promise.all([listDesk(everything, { cursor: null, take: 21 }), countDesk(everything)]),
    },
    { name: 'an offer’s matches, by SQL', ask: matches },
    { name: 'an offer’s matches, by the index', ready: warm, ask: matches },
  ];
}

async function openOffersOfCompanies(): Promise<number[]> {
  const { db } = await import('@/lib/db/client');
  const offers = await db.expertiseOffer.findMany({
    where: { state: 'open', quartersLeft: { gt: 0 }, organisation: { kind: 'COMPANY', state: 'verified' } },
    select: { id: true },
    orderBy: { id: 'desc' },
    take: OFFERS,
  });
  return offers.map(({ id }) => id);
}

/** Rows read from end to end so far, by table. */
async function scans(): Promise<Map<string, number>> {
  const { db } = await import('@/lib/db/client');
  // Each connection tells what it has read; as many at once as the pool has reach them all.
  await Promise.all(Array.from({ length: 10 }, () => db.$queryRaw`SELECT pg_stat_force_next_flush()::text, pg_sleep(0.05)::text`));
  const rows = await db.$queryRaw<{ name: string; read: number }[]>`
    SELECT relname AS name, seq_tup_read::float8 AS read FROM pg_stat_user_tables WHERE schemaname = 'public'`;
  return new Map(rows.map(({ name, read }) => [name, read]));
}

/** The tables that a page read from end to end, with the rows of one time. */
function since(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string {
  const times = TIMES.warm + TIMES.measured;
  return [...after]
    .map(([name, read]) => ({ name, rows: Math.round((read - (before.get(name) ?? 0)) / times) }))
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows)
    .map(({ name, rows }) => `${name} ${rows}`)
    .join(', ');
}

/** What finding the best costs a page of an offer's matches: the two ways in turn, the median of the rounds' ratios. */
async function rankedForEachFixed(now: Date): Promise<number> {
  const { scorePair } = await import('@/lib/matching/score');
  const { listRankedNeeds } = await import('@/lib/matches/queries');
  const { loadContext } = await import('@/lib/ranking/context');
  const { findOfferFacts, listNeedFacts } = await import('@/lib/ranking/facts');
  const { rankNeedsFor } = await import('@/lib/ranking/rank');

  const page = async (id: number) => {
    const offer = await findOfferFacts(id);
    return offer ? listRankedNeeds(id, await rankNeedsFor(offer, now, 20), now) : [];
  };
  const known: { id: number; needs: number[] }[] = [];
  for (const id of await openOffersOfCompanies()) known.push({ id, needs: (await page(id)).map((row) => row.id) });
  const ranked = ({ id }: (typeof known)[number]) => page(id);
  const fixed = async ({ id, needs }: (typeof known)[number]) => {
    const offer = await findOfferFacts(id);
    const context = await loadContext(now);
    const top = (await listNeedFacts(needs)).flatMap((need) => {
      const scored = offer && scorePair(need, offer, context);
      return scored?.ok ? [{ id: need.id, scored }] : [];
    });
    return listRankedNeeds(id, { top, weights: context.weights }, now);
  };
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ways = round % 2 === 0 ? [ranked, fixed] : [fixed, ranked];
    const seconds = new Map<unknown, number>();
    for (const way of ways) seconds.set(way, await secondsFor(way, known));
    // The first round warms.
    if (round > 0) ratios.push((seconds.get(fixed) ?? 0) / (seconds.get(ranked) ?? 1));
  }
  return percentile(ratios, 0.5);
}

async function secondsFor<Of>(page: (of: Of) => Promise<unknown>, all: readonly Of[]): Promise<number> {
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, first) => {
      for (let turn = first; turn < IN_A_ROW; turn += AT_ONCE) await page(all[turn % all.length] as Of);
    }),
  );
  return (performance.now() - begin) / 1_000;
}

async function measure(ask: Page['ask']): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 0; time < TIMES.warm + TIMES.measured; time += 1) {
    const begin = performance.now();
    await ask(time);
    if (time >= TIMES.warm) taken.push(performance.now() - begin);
  }
  return taken;
}

function rounded(milliseconds: number): number {
  return Number(milliseconds.toFixed(1));
}
