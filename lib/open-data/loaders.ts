import 'server-only';
import { getLocale } from 'next-intl/server';
import { cache } from 'react';
import type { z } from 'zod';
import { env } from '@/lib/env';
import { dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { translator } from '@/lib/i18n/translator';
import { loadDisclosure } from '@/lib/impact/loaders';
import { byRegion, type Figures, partsOf, pictureOf, within } from '@/lib/impact/rules';
import { LIMITS } from '@/lib/limits/rules';
import { MOST_COUNTED, SECTORS } from '@/lib/listings/rules';
import { loadRegions } from '@/lib/places/loaders';
import { type FeedFormat, inLocale, routes } from '@/lib/routes';
import { countListings, listPage, publicNeeds, readText } from '@/lib/search/queries';
import { feedOf } from './feed';
import { openApiOf } from './openapi';
import { listOpenNeeds } from './queries';
import {
  filtersOf,
  type NeedsAsked,
  type OpenFigures,
  type OpenNeed,
  type OpenNeeds,
  type OpenResults,
  queryOf,
  type resultsAsked,
} from './schema';
import type { OpenDataView } from './views';

/** Needs of a page. */
export const NEEDS_PER_PAGE = 50;

const urlOf = (path: string) => new URL(path, env.APP_URL).href;

/** A page of what anybody may read, the newest first. */
export async function loadOpenNeeds(asked: Partial<NeedsAsked>): Promise<OpenNeeds> {
  const today = dayOf(new Date());
  const source = publicNeeds(today);
  const filters = filtersOf(asked);
  const text = await readText(filters.q, source);
  const { total } = await countListings(source, filters, text);
  const page = await listPage(source, filters, text, null, total, NEEDS_PER_PAGE);
  return {
    needs: await listOpenNeeds(page.ids, today, urlOf),
    total: { count: Math.min(total, MOST_COUNTED), more: total > MOST_COUNTED },
    next: page.after > 0 ? urlOf(routes.openNeeds(queryOf({ ...filters, cursor: page.last }))) : null,
  };
}

/** One need that anybody may read. */
export async function loadOpenNeed(id: number): Promise<OpenNeed | null> {
  const [need] = await listOpenNeeds([id], dayOf(new Date()), urlOf);
  return need ?? null;
}

/** What the programme came to, in the country or in a region: the figures of the public page. */
export async function loadOpenResults({ region }: z.infer<typeof resultsAsked>): Promise<OpenResults> {
  const { until, ...disclosure } = await loadDisclosure();
  const regions = await loadRegions('fr');
  const { total, bySector, overTime } = pictureOf(region === undefined ? disclosure : within(disclosure, region), SECTORS);
  const byCode = byRegion(
    disclosure,
    regions.map(({ code }) => code),
  );
  return {
    until: quarterName(until),
    total: openFigures(total),
    bySector: {
      rows: bySector.rows.map(({ key, figures, fewer }) => ({ sector: key, figures: openFigures(figures), fewer })),
      joined: bySector.joined && openFigures(bySector.joined),
    },
    byRegion: {
      rows: byCode.rows.map(({ key, figures, fewer }) => ({ region: key, figures: openFigures(figures), fewer })),
      joined: byCode.joined && openFigures(byCode.joined),
    },
    byQuarter: overTime.map(({ quarter, figures }) => ({ quarter: quarterName(quarter), figures: openFigures(figures) })),
  };
}

function openFigures({ needs, quarters, partnerships, measured, better }: Figures): OpenFigures {
  return { needsMet: needs, hours: quarters / 4, partnerships, indicatorsMeasured: measured, indicatorsBetter: better };
}

function quarterName(number: number): string {
  const { year, quarter } = partsOf(number);
  return `${year}-Q${quarter}`;
}

/** The newest needs for a reader of feeds, in a language. */
export async function loadNeedFeed(locale: Locale, format: FeedFormat, asked: Pick<NeedsAsked, 'sector' | 'region'>): Promise<string> {
  const { needs } = await loadOpenNeeds(asked);
  const query = queryOf(filtersOf(asked));
  const t = translator(locale, 'openData');
  const sectorName = translator(locale, 'sectors');
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  const regions = (await loadRegions(locale)).filter(({ code }) => code === asked.region);
  const of = [...asked.sector.map((sector) => sectorName(sector)), ...regions.map(({ name }) => name)];
  return feedOf(needs, format, {
    locale,
    title: of.length === 0 ? t('feed.title') : t('feed.titleOf', { of: list.format(of) }),
    description: t('description'),
    sectorOf: (sector) => sectorName(sector),
    page: urlOf(inLocale(locale, `${routes.needs()}${query}`)),
    urlOf: (path) => urlOf(inLocale(locale, path)),
    self: (form) => urlOf(routes.needFeed(locale, form, query)),
  });
}

/** The description of the interface for programs, as this site serves it. */
export function loadOpenApi(): Readonly<Record<string, unknown>> {
  return openApiOf(new URL(env.APP_URL).origin);
}

/** The feeds and the rules of open data, for a person. */
export const loadOpenData = cache(async (): Promise<OpenDataView> => {
  const locale = await getLocale();
  const feed = (asked: Partial<NeedsAsked>) => {
    const query = queryOf(filtersOf(asked));
    return { atom: urlOf(routes.needFeed(locale, 'atom', query)), json: urlOf(routes.needFeed(locale, 'json', query)) };
  };
  return {
    all: feed({}),
    sectors: SECTORS.map((sector) => ({ sector, feed: feed({ sector: [sector] }) })),
    regions: (await loadRegions(locale)).map(({ code, name }) => ({ code, name, feed: feed({ region: code }) })),
    perPage: NEEDS_PER_PAGE,
    limit: LIMITS.open_data.address,
  };
});
