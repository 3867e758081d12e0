import type { TemplateView } from '@/lib/drafts/views';
import type { Bilingual } from '@/lib/i18n/localised';
import type { Format, Language, ListingState, Mode, Sector } from '@/lib/listings/rules';
import type { ListingFormView, Named, OwnerView } from '@/lib/listings/views';
import type { RegionWithProvinces } from '@/lib/places/views';
import type { Importance } from './rules';

export interface NeedSkillView extends Named {
  importance: Importance;
}

/** A need in a list. Days are date columns; `daysLeft` counts from today in Casablanca, 0 on the last day. */
export interface NeedCardView {
  id: number;
  title: Bilingual;
  sector: Sector;
  owner: OwnerView;
  region: Bilingual;
  province: Bilingual;
  /** The essential ones first. */
  skills: NeedSkillView[];
  quartersLeft: number;
  format: Format;
  mode: Mode;
  closesOn: Date;
  daysLeft: number;
}

/** A need on its own page. */
export interface NeedView extends NeedCardView {
  state: ListingState;
  context: Bilingual;
  deliverable: Bilingual;
  /** Skills that the list lacks, while they wait for a coordinator. */
  proposals: { label: string; importance: Importance }[];
  accessNote: string | null;
  quartersTotal: number;
  wantedStart: Date;
  languages: Language[];
}

/** An organisation's own need in its workspace. */
export interface OwnNeedView {
  id: number;
  title: Bilingual;
  /** `expired` once its last day has passed, whether or not the daily job has written it down. */
  state: ListingState;
  quartersTotal: number;
  quartersLeft: number;
  closesOn: Date;
  daysLeft: number;
  /** Requests in which somebody may still act. */
  liveRequests: number;
}

/** What the reader of a need's page may do with it. */
export type NeedAction =
  | { kind: 'pledge'; href: string }
  | { kind: 'signIn'; href: string }
  | { kind: 'own'; href: string }
  | { kind: 'propose'; href: string }
  | { kind: 'none'; reason: 'sameKind' | 'noOrganisation' | 'notVerified' };

/** A need's public page. */
export interface NeedPageView {
  need: NeedView;
  action: NeedAction;
  near: NeedCardView[];
  /** Public needs of the same sector, this one included. */
  inSector: number;
  /** The page's own address in full, for sharing. */
  address: string;
}

/** What the form of a need starts from: a draft to publish, or a need to change. */
export interface NeedFormView extends ListingFormView {
  regions: RegionWithProvinces[];
  /** The ready-made need that it began with, whose advice stands beside it. */
  template: TemplateView | null;
  /** The first day that can be chosen, `YYYY-MM-DD`. */
  tomorrow: string;
}
