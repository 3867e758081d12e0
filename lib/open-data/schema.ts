import { z } from 'zod';
import { locales } from '@/lib/i18n/locales';
import { FEWEST } from '@/lib/impact/rules';
import { FORMATS, LANGUAGES, MODES, SECTORS } from '@/lib/listings/rules';
import { IMPORTANCES } from '@/lib/needs/rules';
import { ASKED_MODES } from '@/lib/search/rules';
import { CURSOR, type ListFilters, listQuery, QUERY_MAX, readFilters } from '@/lib/search/schema';

/*
 * What programs may ask and what they are answered. The OpenAPI document is made from these schemas, and the answers
 * are typed by them: what is written here is what is sent.
 */

export const API_VERSION = '1.1.0';

const several = <Value extends string>(values: readonly [Value, ...Value[]]) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.enum(values)).max(values.length));

const REGION = z.string().regex(/^(0[1-9]|1[0-2])$/);

/** The filters of the public list, by the same names. What is not known is refused, not ignored: a program does not see that it asked amiss. */
export const needsAsked = z.strictObject({
  q: z.string().max(QUERY_MAX).optional().describe('Words to find in title, text, organisation, place and skills, in either language.'),
  sector: several(SECTORS).describe('Repeat the parameter for any of several sectors.'),
  region: REGION.optional().describe('The code of a region, as in `region.code`.'),
  family: z
    .string()
    .regex(/^[a-z][a-z_]{0,40}$/)
    .optional()
    .describe('The code of a family of skills.'),
  format: several(FORMATS).describe('Repeat the parameter for any of several formats.'),
  mode: several(ASKED_MODES).describe('Repeat the parameter for both.'),
  after: z.string().regex(CURSOR).optional().describe('Where the page before ended. Follow `next` instead of making one.'),
});
export type NeedsAsked = z.infer<typeof needsAsked>;

/** Of the filters, those that a feed has. */
export const feedAsked = needsAsked.pick({ sector: true, region: true });

/** The same filters as the public list has them, the newest first. */
export function filtersOf(asked: Partial<NeedsAsked>): ListFilters {
  return readFilters({ ...asked, sort: 'newest' });
}

/** The same as an address has it. The order is always the same one: it stands in none. */
export function queryOf(filters: ListFilters): string {
  return listQuery({ ...filters, sort: 'closing' });
}

const bilingual = z
  .object(
    Object.fromEntries(locales.map((locale) => [locale, z.string().nullable()])) as Record<
      (typeof locales)[number],
      z.ZodNullable<z.ZodString>
    >,
  )
  .describe('A text in the languages that it was written in.');
const named = z.object({ code: z.string(), name: bilingual });
const day = z.iso.date();

export const openNeed = z
  .object({
    id: z.int().positive(),
    url: z.url().describe('The page of the need; it asks the reader’s browser for the language.'),
    title: bilingual,
    context: bilingual,
    deliverable: bilingual,
    sector: z.enum(SECTORS),
    region: named,
    province: named,
    organisation: z.object({ id: z.int().positive(), name: bilingual, url: z.url() }),
    skills: z.array(named.extend({ family: z.string(), importance: z.enum(IMPORTANCES) })),
    hoursTotal: z.number().positive().multipleOf(0.25),
    hoursLeft: z.number().positive().multipleOf(0.25),
    format: z.enum(FORMATS),
    mode: z.enum(MODES),
    languages: z.array(z.enum(LANGUAGES)).describe('Working languages.'),
    wantedStart: day,
    closesOn: day.describe('The last day, in Casablanca.'),
    publishedAt: z.iso.datetime().nullable(),
  })
  .describe('A need that is open to pledges, of a verified organisation.');
export type OpenNeed = z.infer<typeof openNeed>;

export const openNeeds = z.object({
  needs: z.array(openNeed),
  total: z.object({
    count: z.int().nonnegative(),
    more: z.boolean().describe('Whether there are more than were counted.'),
  }),
  next: z.url().nullable().describe('The address of the next page; null on the last one.'),
});
export type OpenNeeds = z.infer<typeof openNeeds>;

const count = z.int().nonnegative();
const figures = z
  .object({
    needsMet: count.describe('Needs that a mission met, each once.'),
    hours: z.number().multipleOf(0.25).describe('Confirmed by who received them.'),
    partnerships: count.describe('Each counted once, with its first confirmed hour.'),
    indicatorsMeasured: count.describe('Indicators with a value at the end of their mission.'),
    indicatorsBetter: count.describe('Of these, those that reached their target or are better than before.'),
  })
  .describe('What missions came to.');
export type OpenFigures = z.infer<typeof figures>;

const yearQuarter = z.string().regex(/^\d{4}-Q[1-4]$/);
const fewer = z
  .boolean()
  .describe(`Whether more happened with fewer than ${FEWEST} organisations: it is counted in \`joined\`, or waits for a later quarter.`);
const joined = figures.nullable().describe('What is of several rows together; null where nothing is.');

export const resultsAsked = z.strictObject({
  region: REGION.optional().describe('The code of a region; the country where it is left out.'),
});

export const openResults = z
  .object({
    until: yearQuarter.describe('The last quarter that is counted whole. Partnerships that both sides made public are counted at once.'),
    total: figures,
    bySector: z.object({ rows: z.array(z.object({ sector: z.enum(SECTORS), figures, fewer })), joined }),
    byRegion: z
      .object({ rows: z.array(z.object({ region: REGION, figures, fewer })), joined })
      .describe('Of the country, whatever was asked for.'),
    byQuarter: z.array(z.object({ quarter: yearQuarter, figures })).describe('The oldest first.'),
  })
  .describe(
    `What the programme came to, of confirmed facts. Behind every figure stand at least ${FEWEST} organisations, or public partnerships.`,
  );
export type OpenResults = z.infer<typeof openResults>;

export const PROBLEMS = ['invalid_parameter', 'not_found', 'too_many_requests'] as const;
export const problem = z
  .object({
    code: z.enum(PROBLEMS),
    parameters: z.array(z.string()).describe('The parameters that were refused.'),
  })
  .describe('Why there is no answer.');
export type Problem = z.infer<typeof problem>;

/** Where there is nothing to choose. */
export const nothingAsked = z.strictObject({});
