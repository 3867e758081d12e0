import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { openServer } from '@/scripts/database';
import { Failure } from '@/scripts/failure';
import { percentile } from './metrics';

/*
 * What the server asks of PostgreSQL for the pages that a country makes long, on the database that `npm run
 * seed:country` has filled: each query of a page in turn, as its loader asks them.
 */

const TIMES = { warm: 3, measured: 20 };
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

/** `npm run bench -- pages`: prints p50 and p95 of each page's queries, in milliseconds. */
export default async function measurePages(): Promise<number> {
  await using server = await openServer();
  // The modules of the platform that are read from here on use this database.
  Object.assign(process.env, { DATABASE_URL: server.urlOf(null), AUTH_SECRET: 'b'.repeat(32), APP_URL: 'http://127.0.0.1:3000' });
  const { db } = await import('@/lib/db/client');
  try {
    const pages = await pagesOf(new Date());
    console.log(`load before: ${loadavg()[0]?.toFixed(1)}`);
    const rows: Record<string, { p50: number; p95: number }> = {};
    for (const { name, ready, ask } of pages) {
      await ready?.();
      const taken = await measure(ask);
      rows[name] = { p50: rounded(percentile(taken, 0.5)), p95: rounded(percentile(taken, 0.95)) };
    }
    console.table(rows);
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
  const { db } = await import('@/lib/db/client');
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

  const offers = await db.expertiseOffer.findMany({
    where: { state: 'open', quartersLeft: { gt: 0 }, organisation: { kind: 'COMPANY', state: 'verified' } },
    select: { id: true },
    orderBy: { id: 'desc' },
    take: OFFERS,
  });
  const matches = async (time: number) => {
    const offer = await findOfferFacts(offers[time % offers.length]?.id ?? 0);
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
