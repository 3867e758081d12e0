import type { Bilingual } from '@/lib/i18n/localised';
import type { Given, QuarterOfYear } from '@/lib/missions/rules';
import type { MeasuredView } from '@/lib/results/views';
import type { Side } from '@/lib/routes';

/** What an organisation did with others, of confirmed hours only: organisations and numbers, nobody's name. */
export interface AchievementsView {
  missions: number;
  /** Confirmed quarter-hours, given and received. */
  quarters: number;
  /** Each way. */
  balance: { given: Given; received: Given };
  /** The oldest first. */
  overTime: QuarterOfYear[];
  /** The one with most hours first. */
  partners: PartnerView[];
}

export interface PartnerView {
  partnershipId: number;
  organisationId: number;
  name: Bilingual;
  /** Whether there is a public page of it. */
  verified: boolean;
  startsOn: Date;
  quarters: number;
  /** Whether anybody may read this. */
  isPublic: boolean;
  missions: DoneMissionView[];
}

export interface DoneMissionView {
  id: number;
  title: Bilingual;
  /** What the organisation of the page was in it. */
  role: 'giver' | 'receiver';
  quarters: number;
  /** Those with a value after the mission. */
  indicators: MeasuredView[];
}

export interface OwnAchievementsView extends AchievementsView {
  side: Side;
  organisationId: number;
}
