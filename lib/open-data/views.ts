import type { Sector } from '@/lib/listings/rules';
import type { FeedFormat } from '@/lib/routes';

/** The whole addresses of a feed in its forms. */
export type FeedAddresses = Readonly<Record<FeedFormat, string>>;

/** The page of open data. */
export interface OpenDataView {
  all: FeedAddresses;
  sectors: { sector: Sector; feed: FeedAddresses }[];
  regions: { code: string; name: string; feed: FeedAddresses }[];
  perPage: number;
  /** Requests that one address may send within so many minutes. */
  limit: { attempts: number; minutes: number };
}
