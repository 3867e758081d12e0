import type { OrganisationState } from '@/lib/organisations/rules';

/*
 * A pledge of an organisation that nobody has verified yet. It waits, with the draft of the offer that it is made from,
 * and is sent by itself once the organisation is verified, if it still holds.
 */

export const WAITING_PLEDGE_STATES = ['waiting', 'sent', 'withdrawn', 'dropped'] as const;
export type WaitingPledgeState = (typeof WAITING_PLEDGE_STATES)[number];

/** Why one was not sent. */
export const WHY_DROPPED = ['needOver', 'needChanged', 'hoursLeft', 'offerIncomplete', 'noFit', 'alreadyAsked', 'authorLeft'] as const;
export type WhyDropped = (typeof WHY_DROPPED)[number];

/** Of one organisation at a time: whoever is not verified keeps nobody's needs for themselves. */
export const MOST_WAITING = 5;

/** Whether an organisation in this state pledges first and is verified later. One that is suspended does neither. */
export function pledgesFirst(state: OrganisationState): boolean {
  return state === 'draft' || state === 'submitted' || state === 'returned';
}

/** A refusal of the command that sends, as far as it says something. */
interface Refused {
  code: string;
  params?: Readonly<Record<string, string | number>> | undefined;
  fields?: Readonly<Record<string, unknown>> | undefined;
}

/** Of what keeps a pair apart (`REFUSALS` of the engine), what says that the need is over. */
const NEED_OVER = ['need_not_open', 'need_past_closing'];

/**
 * What a refusal to send means for those who pledged; undefined where it is none that they could have met, and so a
 * mistake of ours. Complexity O(1); no errors.
 */
export function whyDropped({ code, params, fields }: Refused): WhyDropped | undefined {
  switch (code) {
    case 'notFound':
    case 'organisationNotVerified':
    case 'listingUnavailable':
      return 'needOver';
    case 'changed':
      return 'needChanged';
    case 'forbidden':
      return 'authorLeft';
    case 'alreadyAsked':
      return 'alreadyAsked';
    case 'pairImpossible': {
      const refusal = String(params?.refusal);
      if (NEED_OVER.includes(refusal)) return 'needOver';
      return refusal === 'need_no_hours_left' ? 'hoursLeft' : 'noFit';
    }
    case 'invalid':
      return fields && 'hours' in fields ? 'hoursLeft' : 'offerIncomplete';
    default:
      return undefined;
  }
}

/** A day that passed while something waited is today. Days are `YYYY-MM-DD`. Complexity O(1); no errors. */
export function notBefore(day: string, today: string): string {
  return day < today ? today : day;
}
