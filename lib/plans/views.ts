import type { FileType } from '@/lib/files/rules';
import type { Bilingual } from '@/lib/i18n/localised';
import type { MissionView } from '@/lib/missions/views';
import type { ItemAction, ItemKind, ItemState, PlanDeed } from './rules';

export interface ItemView {
  id: number;
  kind: ItemKind;
  title: string;
  dueOn: Date;
  state: ItemState;
  version: number;
  /** Its day has passed, and it is not delivered. */
  late: boolean;
  /** Why it was sent back, until it is delivered again. */
  returnReason: string | null;
  files: { id: string; name: string; type: FileType; size: number }[];
  allowed: ItemAction[];
}

export interface MeetingView {
  id: number;
  title: string;
  heldOn: Date;
  /** HH:MM in Casablanca. */
  startsAt: string;
  minutes: number;
  place: string | null;
  link: string | null;
  version: number;
  cancelled: boolean;
}

export interface PlanDeedView {
  id: string;
  at: Date;
  action: PlanDeed;
  /** The step, the deliverable or the meeting; null where it is the objective. */
  title: string | null;
  by: Bilingual | null;
}

export interface PlanView {
  mission: MissionView;
  objective: string | null;
  /** By their days. */
  items: ItemView[];
  meetings: MeetingView[];
  /** The newest first. */
  deeds: PlanDeedView[];
  /** Whether the reader may add to it. */
  writable: boolean;
  /** The days that something can be due on, and those that a meeting can be held on, `YYYY-MM-DD`. */
  days: { from: string; until: string; today: string };
}

/** One step or deliverable, or one meeting, on its page. */
export type ItemPageView = PlanView & { item: ItemView };
export type MeetingPageView = PlanView & { meeting: MeetingView };
