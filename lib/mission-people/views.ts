import type { Regime, WorkMode } from '@/lib/generated/prisma/enums';
import type { Bilingual } from '@/lib/i18n/localised';
import type { MissionView } from '@/lib/missions/views';
import type { NamedState } from './rules';

/** What somebody who is named reads before they answer. */
export interface NamedMissionView {
  token: string;
  email: string;
  title: Bilingual;
  giverName: Bilingual;
  receiverName: Bilingual;
  namedBy: Bilingual;
  /** As the giver put it. */
  function: string;
  quarters: number;
  startsOn: Date;
  endsOn: Date;
  mode: WorkMode;
  regime: Regime;
  place: Bilingual;
  objective: string | null;
}

/** The page behind the link: a way to answer, or what became of it. */
export type NamedView =
  | { state: 'newcomer' | 'join' | 'signIn' | 'otherPerson' | 'receiver'; mission: NamedMissionView }
  | { state: Exclude<NamedState, 'waiting'> | 'over' | 'unknown' };

export interface PersonView {
  id: number;
  name: Bilingual;
  email: string;
  function: string;
  state: NamedState;
  expiresAt: Date;
  /** Confirmed quarter-hours that they worked. */
  quarters: number;
}

export interface PeopleView {
  mission: MissionView;
  people: PersonView[];
  /** Whether another one may be named. */
  open: boolean;
}

/** One of them, for the page that asks before they are removed. */
export interface PersonPageView extends PeopleView {
  person: PersonView;
}
