import type { Bilingual } from '@/lib/i18n/localised';
import type { Format, Language, ListingState, Mode, Sector } from '@/lib/listings/rules';
import type { ListingFormView, Named, OwnerView } from '@/lib/listings/views';
import type { RegionOption } from '@/lib/places/views';
import type { Regime } from './rules';

export interface OfferSkillView extends Named {
  /** 1..4 */
  level: number;
}

/** An offer in a list. `daysLeft` counts from today in Casablanca to the end of its period, 0 on the last day. */
export interface OfferCardView {
  id: number;
  title: Bilingual;
  owner: OwnerView;
  sectors: Sector[];
  /** The highest level first. */
  skills: Named[];
  quartersLeft: number;
  format: Format;
  mode: Mode;
  /** Served on site. */
  regionCodes: string[];
  availableUntil: Date;
  daysLeft: number;
}

/** An offer on its own page. Days are date columns. */
export interface OfferView {
  id: number;
  state: ListingState;
  title: Bilingual;
  description: Bilingual;
  owner: OwnerView;
  sectors: Sector[];
  /** The highest level first. */
  skills: OfferSkillView[];
  /** Skills that the list lacks, while they wait for a coordinator. */
  proposals: { label: string; level: number }[];
  quartersTotal: number;
  quartersLeft: number;
  quartersPerMonth: number;
  format: Format;
  regime: Regime;
  remote: boolean;
  /** Served on site, in the order of their codes. */
  regions: Named[];
  languages: Language[];
  peopleCount: number;
  availableFrom: Date;
  availableUntil: Date;
}

/** An organisation's own offer in its workspace. */
export interface OwnOfferView {
  id: number;
  title: Bilingual;
  /** `expired` once its period has passed, whether or not the daily job has written it down. */
  state: ListingState;
  quartersTotal: number;
  quartersLeft: number;
  availableUntil: Date;
  /** Requests in which somebody may still act. */
  liveRequests: number;
}

/** What the reader of an offer's page may do with it; asking is for the other kind. */
export type OfferAction = { kind: 'ask' | 'signIn' | 'propose'; href: string } | { kind: 'none' };

/** An offer's page. */
export interface OfferPageView {
  offer: OfferView;
  action: OfferAction;
  /** The reader's own home, where they came from; the site's for who has none. */
  homeHref: string;
}

/** What the form of an offer starts from: a draft to publish, or an offer to change. */
export interface OfferFormView extends ListingFormView {
  regions: RegionOption[];
  /** `YYYY-MM-DD` */
  today: string;
}
