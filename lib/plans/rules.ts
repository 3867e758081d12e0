import type { FileType } from '@/lib/files/rules';
import type { MissionRole, MissionState } from '@/lib/missions/rules';
import type { Party } from '@/lib/requests/rules';

/*
 * The plan of a mission: what it is for, its steps and deliverables with their days, its meetings.
 * Days are dates of calendar days (midnight UTC); times of day are Casablanca's.
 */

export const ITEM_KINDS = ['step', 'deliverable'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

export const ITEM_STATES = ['planned', 'under_way', 'delivered', 'accepted', 'removed'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export const ITEM_ACTIONS = ['edit', 'attach', 'begin', 'deliver', 'accept', 'return', 'remove'] as const;
export type ItemAction = (typeof ITEM_ACTIONS)[number];

/** What needs no more than a press of its button. */
export const ITEM_MOVES = ['begin', 'deliver', 'accept', 'remove'] as const satisfies readonly ItemAction[];

interface Transition {
  by: readonly (Party | 'person')[];
  to: ItemState;
}

const BOTH = ['giver', 'receiver'] as const;
const ALL = ['giver', 'person', 'receiver'] as const;

/** The course of a step or a deliverable, and who may take which step of it: who does the work moves it, the sides plan it. What a state does not list is refused there. */
export const TRANSITIONS: Readonly<Record<ItemState, Readonly<Partial<Record<ItemAction, Transition>>>>> = {
  planned: {
    edit: { by: BOTH, to: 'planned' },
    attach: { by: ALL, to: 'planned' },
    begin: { by: ['giver', 'person'], to: 'under_way' },
    remove: { by: BOTH, to: 'removed' },
  },
  under_way: {
    edit: { by: BOTH, to: 'under_way' },
    attach: { by: ALL, to: 'under_way' },
    deliver: { by: ['giver', 'person'], to: 'delivered' },
  },
  delivered: {
    accept: { by: ['receiver'], to: 'accepted' },
    return: { by: ['receiver'], to: 'under_way' },
  },
  accepted: {},
  removed: {},
};

/** What may be done to a plan: `write` is its objective, what is added to it, and its meetings. */
export type PlanAction = 'write' | ItemAction;

/** A plan is made before the mission begins; work moves while it runs; afterwards it is a record. */
const POSSIBLE: Readonly<Record<MissionState, readonly PlanAction[]>> = {
  planned: ['write', 'edit', 'attach', 'remove'],
  active: ['write', ...ITEM_ACTIONS],
  completed: [],
  evaluated: [],
  cancelled: [],
};

export function isPossible(mission: MissionState, action: PlanAction): boolean {
  return POSSIBLE[mission].includes(action);
}

/** Whether somebody in this role ever takes the action: the sides write the plan, and of the rest the table says. */
export function isTheirs(action: PlanAction, role: MissionRole): boolean {
  const takers: readonly MissionRole[] = action === 'write' ? BOTH : ITEM_STATES.flatMap((state) => TRANSITIONS[state][action]?.by ?? []);
  return takers.includes(role);
}

/** The state that an action leads to when it is taken by this role, or undefined where it is not theirs or not its time. */
export function next(mission: MissionState, state: ItemState, action: ItemAction, role: MissionRole): ItemState | undefined {
  const transition = isPossible(mission, action) ? TRANSITIONS[state][action] : undefined;
  return transition?.by.some((party) => party === role) ? transition.to : undefined;
}

/** States before something is delivered. */
export const UNDELIVERED = ['planned', 'under_way'] as const satisfies readonly ItemState[];

/** Whether its day has passed before it was delivered. */
export function isLate({ state, dueOn }: { state: ItemState; dueOn: Date }, today: Date): boolean {
  return UNDELIVERED.some((undelivered) => undelivered === state) && dueOn < today;
}

/** Signs of a title, of the objective, of a meeting's place, and of the reason to send something back. */
export const TITLE_LENGTH = { min: 3, max: 160 } as const;
export const OBJECTIVE_LENGTH = { min: 10, max: 1_000 } as const;
export const PLACE_LENGTH = { max: 200 } as const;
export const REASON_LENGTH = { min: 10, max: 500 } as const;

/** Minutes of a meeting. */
export const MEETING_MINUTES = { min: 15, max: 480 } as const;

/** Steps and deliverables, and meetings, that a mission has at most; those that were taken out count. */
export const MOST_OF_A_KIND = 60;

/** Files of a step or a deliverable, and what they may be. */
export const MOST_FILES = 5;
export const PLAN_FILE_TYPES = ['pdf', 'png', 'jpeg', 'webp'] as const satisfies readonly FileType[];

/** Days within which the receiver is asked to accept what was delivered, or to send it back. */
export const ACCEPT_WITHIN_DAYS = 10;

/** What the timeline tells of a plan. */
export const PLAN_DEEDS = [
  'plan_objective',
  'plan_item_add',
  ...ITEM_ACTIONS.map((action): `plan_item_${ItemAction}` => `plan_item_${action}`),
  'meeting_arrange',
  'meeting_change',
  'meeting_cancel',
] as const;
export type PlanDeed = (typeof PLAN_DEEDS)[number];
