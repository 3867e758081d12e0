import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireActor, requireMember } from '@/lib/auth/require-actor';
import { dateOfDay, dayOf, latestOf } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { loadPledgeForm } from '@/lib/requests/loaders';
import { findNeedToJoin } from '@/lib/requests/queries';
import { routes, rowId, sideOf, waitingPledgeDone } from '@/lib/routes';
import { pledgesFirstFor } from './policy';
import { listPledgeDrafts, listWaitingPledges } from './queries';
import type { PledgePageView, WaitingPledgesView } from './views';

/** The form of a pledge: of a verified organisation by an offer of its own, of another by the draft of one. */
export const loadPledge = cache(async (requestedId: string, offer: string | undefined): Promise<PledgePageView> => {
  const now = new Date();
  const needId = rowId(requestedId);
  const actor = await requireActor(needId === null ? routes.needs() : routes.pledge(needId, rowId(offer ?? '') ?? undefined));
  const need = needId === null ? null : await findNeedToJoin(needId, dateOfDay(dayOf(now)));
  if (!need) notFound();
  const giver = pledgesFirstFor(actor, need.organisation.kind);
  if (!giver) return { kind: 'open', view: await loadPledgeForm(requestedId, offer) };
  const side = sideOf(giver.kind);
  const [drafts, [waiting]] = await Promise.all([
    listPledgeDrafts(giver.organisationId, side),
    listWaitingPledges(giver.organisationId, now, { needId: need.id, state: 'waiting' }),
  ]);
  return {
    kind: 'first',
    view: {
      side,
      state: giver.state,
      need: { id: need.id, title: titleOf(need), owner: nameOf(need.organisation), quartersLeft: need.quartersLeft },
      drafts,
      waiting: waiting ?? null,
      startsOn: dayOf(latestOf(now, need.wantedStart)),
      mode: need.mode,
    },
  };
});

/** What an organisation pledged before it was verified. */
export const loadWaitingPledges = cache(async (requestedSide: string, done: string | undefined): Promise<WaitingPledgesView> => {
  const { membership, side } = await requireMember(requestedSide, `/${requestedSide}/pledges`);
  return {
    side,
    verified: membership.state === 'verified',
    pledges: await listWaitingPledges(membership.organisationId, new Date()),
    done: waitingPledgeDone.find((known) => known === done),
  };
});
