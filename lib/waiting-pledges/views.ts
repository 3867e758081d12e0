import type { Bilingual } from '@/lib/i18n/localised';
import type { Mode } from '@/lib/listings/rules';
import type { OrganisationState } from '@/lib/organisations/rules';
import type { RequestFormView } from '@/lib/requests/views';
import type { Side, WaitingPledgeDone } from '@/lib/routes';
import type { WaitingPledgeState, WhyDropped } from './rules';

export interface WaitingPledgeView {
  id: number;
  state: WaitingPledgeState;
  needId: number;
  needTitle: Bilingual;
  needOwner: Bilingual;
  /** Whether the need can still be pledged on. */
  needOpen: boolean;
  /** Of the draft of the offer, as it was typed; null once the draft is gone. */
  offerTitle: string | null;
  quarters: number;
  startsOn: Date;
  message: string | null;
  at: Date;
  endedAt: Date | null;
  why: WhyDropped | null;
  requestId: number | null;
}

/** A draft of an offer that a pledge may be made from. */
export interface PledgeDraft {
  id: string;
  title: string | null;
  /** Null where its form would be refused as it is. */
  quarters: number | null;
  /** Whether another pledge waits with it. */
  taken: boolean;
}

export interface FirstPledgeView {
  side: Side;
  state: OrganisationState;
  need: { id: number; title: Bilingual; owner: Bilingual; quartersLeft: number };
  drafts: PledgeDraft[];
  /** The pledge on this need that waits already. */
  waiting: WaitingPledgeView | null;
  startsOn: string;
  mode: Mode;
}

export type PledgePageView = { kind: 'open'; view: RequestFormView } | { kind: 'first'; view: FirstPledgeView };

export interface WaitingPledgesView {
  side: Side;
  /** Whether the organisation is verified by now. */
  verified: boolean;
  pledges: WaitingPledgeView[];
  done: WaitingPledgeDone | undefined;
}
