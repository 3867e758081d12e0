import 'server-only';
import { currentText } from '@/lib/agreement-texts/queries';
import { keepDocument, keepScan, keepSignature, newIssue, type Signatory } from '@/lib/agreements/commands';
import { sidesBoundBy } from '@/lib/agreements/policy';
import { findAgreement, listSignatories } from '@/lib/agreements/queries';
import { AGREEMENT_SIDES } from '@/lib/agreements/rules';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { decideTogether } from '@/lib/first-decisions/commands';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { lockMission, peopleOf } from '@/lib/missions/commands';
import { canReadMission } from '@/lib/missions/policy';
import { findMission, ledgerEntry, listEntries, type MissionRow } from '@/lib/missions/queries';
import { ledgerOf, stateAt } from '@/lib/missions/rules';
import { notify } from '@/lib/notifications/commands';
import { amendmentPdf } from '@/lib/pdf/amendment';
import { giveBack, listDeciders, reserveMore } from '@/lib/requests/commands';
import { partyOf } from '@/lib/requests/policy';
import { needsTwo } from '@/lib/requests/rules';
import { type Result, refused } from '@/lib/result';
import { routes } from '@/lib/routes';
import { allowedActions, canPropose, roleOf } from './policy';
import { type AmendmentRow, areVerified, findAmended, findAmendment } from './queries';
import {
  AMENDMENT_STATES,
  type AmendmentAction,
  type AmendmentState,
  decidedVersion,
  isLive,
  next,
  quartersAdded,
  quartersReserved,
  termsError,
} from './rules';
import type { ProposedTerms } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { missionId: number };
/** `waits`: nothing is approved before a second coordinator decides the same. */
type Decided = Answer & { waits?: true };
type Which = { amendmentId: number; version: number };

/** A side would have other hours, or another end: the other side agrees or not, and the mission goes on as it is meanwhile. */
export function proposeAmendment(
  { actor, submissionId, now }: Context,
  { missionId, version, hours, endsOn, reason }: ProposedTerms,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'amendment_propose' }, async (tx) => {
    const mission = await lockMission(tx, missionId);
    if (!mission || !canReadMission(actor, mission)) throw new Refusal('notFound');
    const side = partyOf(actor, mission);
    if (side === undefined) throw new Refusal('forbidden');
    // One at a time: what is proposed already comes first.
    if (!canPropose(actor, at(mission, now)) || version !== mission.version || mission.amendments.length > 0) throw new Refusal('changed');
    const after = { quarters: hours, endsOn: dateOfDay(endsOn) };
    const error = termsError(mission, after, { declared: await declaredIn(tx, missionId, now), today: dateOfDay(dayOf(now)) });
    if (error) throw new Refusal('invalid', undefined, { [error.field]: { code: error.code, params: {} } });
    const before = { quartersBefore: mission.quarters, endsOnBefore: mission.endsOn };
    await tx.amendment.create({ data: { ...before, ...after, missionId, side, reason, createdAt: now } });
    await note(tx, actor, missionId, 'amendment_propose', ['quarters', 'endsOn']);
    await notify(tx, {
      event: 'amendment_to_approve',
      params: { organisationName: nameOf(mission[side]), missionTitle: titleOf(mission.need), quarters: hours, endDate: endsOn },
      href: routes.amendments(missionId),
      to: await peopleOf(tx, mission, side === 'giver' ? 'receiver' : 'giver'),
    });
    return { missionId };
  });
}

/** The other side agrees: the coordinators are told. */
export function agreeToAmendment(context: Context, which: Which): Promise<Result<Answer>> {
  return change(context, which, 'agree', async (tx, mission, amendment) => {
    await refuseWhereUnready(tx, mission, amendment, context.now);
    await notify(tx, {
      event: 'amendment_to_approve',
      params: {
        organisationName: nameOf(mission[amendment.side]),
        missionTitle: titleOf(mission.need),
        quarters: amendment.quarters,
        endDate: dayOf(amendment.endsOn),
      },
      href: routes.amendments(mission.id),
      to: await listDeciders(tx, mission),
    });
  });
}

/** The other side says no, and why. */
export function declineAmendment(context: Context, { reason, ...which }: Which & { reason: string }): Promise<Result<Answer>> {
  return change(context, which, 'decline', (tx, mission) => tellEnd(tx, mission, 'declined', reason), reason);
}

/** A side wants it no more, before both have signed. What its approval reserved goes back. */
export function withdrawAmendment(context: Context, { reason, ...which }: Which & { reason: string }): Promise<Result<Answer>> {
  const write: Write = async (tx, mission, amendment) => {
    const { needId, offerId } = mission;
    await giveBack(tx, { needId, offerId, quarters: quartersReserved(amendment) });
    return tellEnd(tx, mission, 'withdrawn', reason);
  };
  return change(context, which, 'withdraw', write, reason);
}

/** A coordinator does not approve, and says why to both sides. */
export function rejectAmendment(context: Context, { reason, ...which }: Which & { reason: string }): Promise<Result<Answer>> {
  return change(context, which, 'reject', (tx, mission) => tellEnd(tx, mission, 'rejected', reason), reason);
}

/**
 * A coordinator approves: hours that are added leave the need and the offer, and the document is issued for both sides
 * to sign. What a mission may not come to by one decision, it does not come to by an amendment.
 */
export function approveAmendment(context: Context, which: Which): Promise<Result<Decided>> {
  return change(context, which, 'approve', async (tx, mission, amendment) => {
    const { actor, now } = context;
    await refuseWhereUnready(tx, mission, amendment, now);
    const added = quartersAdded(amendment);
    if (added > 0 && needsTwo(amendment.quarters) && (await approveFirst(tx, mission, amendment, context))) return 'waits';
    const { id: missionId, needId, offerId } = mission;
    await reserveMore(tx, { needId, offerId, quarters: added });
    const issue = await newIssue(now);
    const [agreement, text] = [await findAgreement(missionId, tx), await currentText()];
    const issued = {
      ...({ missionId, kind: 'amendment', amendmentId: amendment.id, textVersion: text.version } as const),
      agreementVersion: agreement?.agreement.version ?? 1,
      bytes: amendmentPdf(await findAmended(amendment, tx), issue),
    };
    await keepDocument(tx, { ...issue, ...issued }, actor);
    await notify(tx, {
      event: 'amendment_to_sign',
      params: { missionTitle: titleOf(mission.need) },
      href: routes.amendments(missionId),
      to: await listSignatories(tx, mission, AGREEMENT_SIDES),
    });
  });
}

/** The first of the two who approve so many hours: nothing is reserved yet. False for the second. */
async function approveFirst(tx: Tx, mission: MissionRow, amendment: AmendmentRow, { actor, now }: Context): Promise<boolean> {
  const ask = async () => ({
    event: 'request_second_decision' as const,
    params: { requestTitle: titleOf(mission.need), regionName: nameOf(mission.region), quarters: amendment.quarters },
    href: routes.amendments(mission.id),
    to: await listDeciders(tx, mission),
  });
  const version = decidedVersion(amendment);
  return (await decideTogether(tx, { action: 'extend', subjectId: mission.id, version, actorId: actor.userId, now, ask })) === 'first';
}

/** A side signs what was issued. With the second signature, the mission has the hours and the end of it. */
export async function signAmendment(
  context: Context,
  { amendmentId, files, ...by }: Signatory & { amendmentId: number },
): Promise<Result<Answer>> {
  const { actor, now } = context;
  // Files are unfolded for nobody who may not sign.
  const before = await findAmendment(amendmentId);
  const read = before && (await findMission(before.missionId));
  if (!read || !canReadMission(actor, read)) return refused('notFound');
  if (sidesBoundBy(actor, read, []).length === 0) return refused('forbidden');
  const copy = await keepScan(files);
  if (!copy.ok) return copy;
  return change(context, { amendmentId }, 'sign', async (tx, mission, amendment) => {
    const { document } = amendment;
    const signed = signedOf(amendment);
    const [side] = sidesBoundBy(actor, mission, signed);
    if (!document || !side) throw new Refusal('changed');
    await keepSignature(tx, { missionId: mission.id, documentId: document.id, side, by, scan: copy.value, signedAt: now }, actor);
    if (signed.length + 1 < AGREEMENT_SIDES.length) return 'stays';
    const { quarters, endsOn } = amendment;
    if (quarters < (await declaredIn(tx, mission.id, now))) throw new Refusal('amendmentBelowDeclared');
    await tx.mission.update({ where: { id: mission.id }, data: { quarters, endsOn, version: { increment: 1 } } });
    const { needId, offerId } = mission;
    await giveBack(tx, { needId, offerId, quarters: Math.max(0, mission.quarters - quarters) });
    await notify(tx, {
      event: 'amendment_complete',
      params: { missionTitle: titleOf(mission.need), quarters, endDate: dayOf(endsOn), reference: document.reference },
      href: routes.amendments(mission.id),
      to: await listSignatories(tx, mission, AGREEMENT_SIDES),
    });
  });
}

const signedOf = ({ document }: AmendmentRow) => (document?.signatures ?? []).map(({ side }) => side);

/** `stays`: somebody else has to do the same before it is in another state. `waits`: and nothing is done before. */
type Write = (tx: Tx, mission: MissionRow, amendment: AmendmentRow) => Promise<undefined | 'stays' | 'waits'>;

/** What every change of an amendment has in common: lock its mission, decide on rights, compare what was read, write, record. */
function change(
  context: Context,
  { amendmentId, version }: { amendmentId: number; version?: number },
  action: AmendmentAction,
  write: Write,
  endReason?: string,
): Promise<Result<Decided>> {
  const { actor, submissionId, now } = context;
  return transactOnce({ actorId: actor.userId, submissionId, action: `amendment_${action}` }, async (tx) => {
    const { missionId } = (await findAmendment(amendmentId, tx)) ?? {};
    const mission = missionId === undefined ? null : await lockMission(tx, missionId);
    const amendment = mission && (await findAmendment(amendmentId, tx));
    if (!mission || !amendment || !canReadMission(actor, mission)) throw new Refusal('notFound');
    const facts = at(mission, now);
    const role = roleOf(actor, facts, amendment);
    // Who could do it in another state is told that it changed; who could never is refused.
    const ever = role !== undefined && AMENDMENT_STATES.some((state) => next(state, action, role) !== undefined);
    if (!ever) throw new Refusal('forbidden');
    const allowed = allowedActions(actor, facts, { ...amendment, signed: signedOf(amendment) }).includes(action);
    if (!allowed || (version !== undefined && version !== amendment.version)) throw new Refusal('changed');
    const to = next(amendment.state, action, role);
    const outcome = await write(tx, mission, amendment);
    if (outcome === 'waits') return { missionId: mission.id, waits: true };
    if (to !== undefined && outcome !== 'stays') {
      const data = {
        ...{ state: to, version: { increment: 1 }, endedAt: isLive(to) ? null : now, endReason: endReason ?? null },
        ...(to === 'agreed' && { agreedAt: now }),
      };
      await tx.amendment.update({ where: { id: amendmentId }, data });
    }
    await note(tx, actor, mission.id, `amendment_${action}`, FIELDS[action]);
    return { missionId: mission.id };
  });
}

/** What each action changes, as the audit names it. */
const FIELDS: Readonly<Record<AmendmentAction, readonly string[]>> = {
  agree: ['state'],
  decline: ['state', 'reason'],
  withdraw: ['state', 'reason'],
  approve: ['state', 'document'],
  reject: ['state', 'reason'],
  sign: ['signatures'],
};

type Deed = 'amendment_propose' | `amendment_${AmendmentAction}`;

/** In the mission's own course, which tells of it. */
function note(tx: Tx, { userId: actorId }: Actor, missionId: number, action: Deed, fields: readonly string[]): Promise<void> {
  return record(tx, { actorId, action, subject: 'mission', subjectId: missionId, fields });
}

/** Both sides hear that it comes to nothing, and why. */
async function tellEnd(
  tx: Tx,
  mission: MissionRow,
  how: Extract<AmendmentState, 'declined' | 'withdrawn' | 'rejected'>,
  reason: string,
): Promise<undefined> {
  await notify(tx, {
    event: 'amendment_refused',
    params: { missionTitle: titleOf(mission.need), how, reason },
    href: routes.amendments(mission.id),
    to: [...(await peopleOf(tx, mission, 'giver')), ...(await peopleOf(tx, mission, 'receiver'))],
  });
}

/** What must hold for anybody to agree on it: both verified, and what was declared meanwhile within its hours. */
async function refuseWhereUnready(tx: Tx, mission: MissionRow, { quarters }: AmendmentRow, now: Date): Promise<void> {
  if (!(await areVerified([mission.giverId, mission.receiverId], tx))) throw new Refusal('organisationNotVerified');
  if (quarters < (await declaredIn(tx, mission.id, now))) throw new Refusal('amendmentBelowDeclared');
}

/** Quarter-hours that count or wait for an answer. */
async function declaredIn(tx: Tx, missionId: number, now: Date): Promise<number> {
  const { confirmed, waiting } = ledgerOf((await listEntries(missionId, tx)).map((entry) => ledgerEntry(entry, now)));
  return confirmed + waiting;
}

/** The mission as it is true today. */
function at(mission: MissionRow, now: Date): MissionRow {
  return { ...mission, state: stateAt(mission, dateOfDay(dayOf(now))) };
}
