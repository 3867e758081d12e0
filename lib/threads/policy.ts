import { type Actor, coordinates } from '@/lib/auth/actor';
import { canReadRequest, partyOf, type RequestFacts } from '@/lib/requests/policy';
import { isOpen, type ThreadSide } from './rules';

/** Whoever may read the request reads its thread: both sides as they are today, and the programme's staff. */
export const canReadThread = canReadRequest;

/** For whom this person would write; undefined for staff who only read. */
export function threadSideOf(actor: Actor, request: RequestFacts): ThreadSide | undefined {
  return partyOf(actor, request) ?? (coordinates(actor, request.regionCode) ? 'programme' : undefined);
}

/** Why this person may not write, or undefined when they may. `state` is the one true now. */
export type NoWriting = 'ended' | 'onlyReads';

export function whyNotWrite(actor: Actor, request: RequestFacts): NoWriting | undefined {
  if (threadSideOf(actor, request) === undefined) return 'onlyReads';
  return isOpen(request.state) ? undefined : 'ended';
}
