import { Feed } from 'feed';
import type { Locale } from '@/lib/i18n/locales';
import { localised } from '@/lib/i18n/localised';
import type { Sector } from '@/lib/listings/rules';
import { type FeedFormat, routes } from '@/lib/routes';
import type { OpenNeed } from './schema';

interface FeedOf {
  locale: Locale;
  title: string;
  description: string;
  sectorOf: (sector: Sector) => string;
  /** The list that the feed is of, for a person. */
  page: string;
  /** A page for a person who reads this language. */
  urlOf: (path: string) => string;
  /** The feed itself, in each of its forms. */
  self: (format: FeedFormat) => string;
}

/**
 * Needs as a reader of feeds takes them, in their order: Atom 1.0 (RFC 4287) or JSON Feed 1.1. A need keeps its id
 * in every feed, and its words stand in the feed's language where they were written in it.
 */
export function feedOf(needs: readonly OpenNeed[], format: FeedFormat, of: FeedOf): string {
  const dateOf = ({ publishedAt, wantedStart }: OpenNeed) => new Date(publishedAt ?? wantedStart);
  const [newest] = needs;
  const feed = new Feed({
    id: of.self('atom'),
    title: of.title,
    description: of.description,
    link: of.page,
    language: of.locale,
    // Of the newest need, not of this reading: what has not changed reads the same.
    updated: newest ? dateOf(newest) : new Date(0),
    generator: 'Khibra',
    feedLinks: { atom: of.self('atom'), json: of.self('json') },
  });
  for (const need of needs) {
    const link = of.urlOf(routes.need(need.id));
    feed.addItem({
      id: need.url,
      link,
      title: localised(need.title, of.locale).text,
      description: localised(need.context, of.locale).text,
      date: dateOf(need),
      published: dateOf(need),
      author: [{ name: localised(need.organisation.name, of.locale).text, link: need.organisation.url }],
      category: [
        { name: of.sectorOf(need.sector), term: need.sector },
        { name: localised(need.region.name, of.locale).text, term: need.region.code },
      ],
    });
  }
  return format === 'atom' ? feed.atom1() : feed.json1();
}
