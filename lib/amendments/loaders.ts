import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { documentView } from '@/lib/agreements/loaders';
import { sidesBoundBy } from '@/lib/agreements/policy';
import { AGREEMENT_SIDES } from '@/lib/agreements/rules';
import type { Actor } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/require-actor';
import { findFirstDecisions } from '@/lib/first-decisions/queries';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { loadMission } from '@/lib/missions/loaders';
import { findMission, type MissionRow } from '@/lib/missions/queries';
import { composeAmendment } from '@/lib/pdf/amendment';
import { whyNotDecide } from '@/lib/requests/policy';
import { needsTwo } from '@/lib/requests/rules';
import { routes } from '@/lib/routes';
import { allowedActions, canPropose, canReadAmendments } from './policy';
import { type AmendmentRow, findAmended, listAmendments, listWaiting, quartersLeftOf } from './queries';
import { decidedVersion, isLive, quartersAdded } from './rules';
import type { AmendmentChecks, AmendmentsView, AmendmentView, AmendmentRow as WaitingAmendment } from './views';

/** The amendments of a mission, as its sides and the programme see them: the one that is not signed yet, and the others. */
export const loadAmendments = cache(async (id: string): Promise<AmendmentsView> => {
  const mission = await loadMission(id);
  const [actor, row, amendments] = await Promise.all([
    requireActor(routes.amendments(mission.id)),
    findMission(mission.id),
    listAmendments(mission.id),
  ]);
  if (!row || !canReadAmendments(actor, row)) notFound();
  const facts = { ...row, state: mission.state };
  const current = amendments.find(({ state }) => isLive(state)) ?? null;
  return {
    mission,
    current: current && (await currentView(actor, facts, current)),
    earlier: amendments.filter((amendment) => amendment !== current).map((amendment) => amendmentView(actor, facts, amendment)),
    mayPropose: current === null && canPropose(actor, facts),
  };
});

/** Amendments that wait for a decision, by their mission. */
export async function loadAmendmentRows(actor: Actor, missionIds: readonly number[]): Promise<Map<number, WaitingAmendment>> {
  if (missionIds.length === 0) return new Map();
  const rows = await listWaiting(missionIds);
  const decided = rows.map((row) => ({ id: row.missionId, version: decidedVersion(row) }));
  const first = await findFirstDecisions('extend', decided, actor.userId);
  return new Map(
    rows.map(({ missionId, mission, ...row }) => {
      const added = quartersAdded(row);
      return [
        missionId,
        {
          ...{ missionId, reference: mission.reference, missionTitle: titleOf(mission.need), region: nameOf(mission.region) },
          ...{ giverName: nameOf(mission.giver), receiverName: nameOf(mission.receiver) },
          before: { quarters: row.quartersBefore, endsOn: row.endsOnBefore },
          after: { quarters: row.quarters, endsOn: row.endsOn },
          short: added > mission.offer.quartersLeft,
          needsTwo: added > 0 && needsTwo(row.quarters),
          first: first.get(String(missionId)) ?? null,
          decidable: whyNotDecide(actor, mission) === undefined,
        },
      ];
    }),
  );
}

function amendmentView(actor: Actor, mission: MissionRow, row: AmendmentRow): AmendmentView {
  const { id, version, state, side, reason, endReason, createdAt, document } = row;
  const signatures = document?.signatures ?? [];
  return {
    ...{ id, version, state, reason, endReason, createdAt },
    by: nameOf(mission[side]),
    before: { quarters: row.quartersBefore, endsOn: row.endsOnBefore },
    after: { quarters: row.quarters, endsOn: row.endsOn },
    document: document && documentView(document),
    sides: AGREEMENT_SIDES.map((of) => ({
      side: of,
      name: nameOf(mission[of]),
      signature: signatures.find((signature) => signature.side === of) ?? null,
    })),
    allowed: allowedActions(actor, mission, { ...row, signed: signatures.map((signature) => signature.side) }),
  };
}

async function currentView(actor: Actor, mission: MissionRow, row: AmendmentRow): Promise<AmendmentsView['current']> {
  const view = amendmentView(actor, mission, row);
  const { document, allowed, sides } = view;
  const signed = sides.filter(({ signature }) => signature !== null).map(({ side }) => side);
  const [signs] = allowed.includes('sign') ? sidesBoundBy(actor, mission, signed) : [];
  const issue = document && { reference: document.reference, code: document.code, at: document.issuedAt };
  return {
    ...view,
    checks: allowed.includes('approve') ? await checksOf(actor, mission, row) : null,
    clauses: issue ? composeAmendment(await findAmended(row), issue) : [],
    signsFor: signs ? nameOf(mission[signs]) : null,
  };
}

async function checksOf(actor: Actor, mission: MissionRow, row: AmendmentRow): Promise<AmendmentChecks> {
  const [offerLeft, first] = await Promise.all([
    quartersLeftOf(mission.offerId),
    findFirstDecisions('extend', [{ id: mission.id, version: decidedVersion(row) }], actor.userId),
  ]);
  const added = quartersAdded(row);
  return { added, offerLeft, needsTwo: added > 0 && needsTwo(row.quarters), first: first.get(String(mission.id)) ?? null };
}
