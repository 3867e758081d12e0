import 'server-only';
import { record } from '@/lib/audit/record';
import { type Actor, membershipOf } from '@/lib/auth/actor';
import { findActorWithin } from '@/lib/auth/session';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { findDraft } from '@/lib/drafts/queries';
import { draftFields } from '@/lib/drafts/schema';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { formatNumber } from '@/lib/i18n/formats';
import { titleOf } from '@/lib/i18n/localised';
import { notify } from '@/lib/notifications/commands';
import { openOffer } from '@/lib/offers/commands';
import { openPledge } from '@/lib/requests/commands';
import { listRecipients, teamOf } from '@/lib/requests/queries';
import type { Result } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { canTakeBack, pledgingFirst } from './policy';
import { listWaitingIds, lockWaiting } from './queries';
import { MOST_WAITING, notBefore, pledgesFirst, type WhyDropped, whyDropped } from './rules';
import { type FirstTerms, offerIn } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Kept = { pledgeId: number; side: ReturnType<typeof sideOf> };

/** Keeps a pledge for whose organisation is not verified yet, until it is. */
export function pledgeFirst({ actor, submissionId, now }: Context, terms: FirstTerms): Promise<Result<Kept>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'pledge_first' }, async (tx): Promise<Kept> => {
    const need = await tx.skillNeed.findFirst({
      where: { id: terms.needId, publishedAt: { not: null } },
      select: {
        id: true,
        version: true,
        state: true,
        closesOn: true,
        quartersLeft: true,
        organisation: { select: { kind: true, state: true } },
      },
    });
    if (!need) throw new Refusal('notFound');
    const givers = pledgingFirst(actor, need.organisation.kind);
    if (givers.length === 0) throw new Refusal('forbidden');
    const draft = await findDraft(terms.draftId, tx);
    // Whose draft it is says who pledges.
    const giver = givers.find(({ organisationId }) => organisationId === draft?.organisationId);
    if (!draft || !giver || draft.kind !== 'offer') throw field('draftId', 'choiceMissing');
    const { organisationId } = giver;
    const side = sideOf(giver.kind);
    await requireUnverified(tx, organisationId);
    const today = dayOf(now);
    if (need.state !== 'open' || need.organisation.state !== 'verified' || need.closesOn < dateOfDay(today))
      throw new Refusal('listingUnavailable', { side: 'need' });
    const offer = offerIn(draft.fields, side);
    if (!offer) throw field('draftId', 'draftIncomplete');
    const left = Math.min(need.quartersLeft, offer.hoursTotal);
    if (terms.quarters > left) throw field('hours', 'hoursBeyondLeft', { hours: formatNumber(left / 4) });
    if (terms.startsOn < today) throw field('startsOn', 'dateInPast');
    if ((await listWaitingIds(organisationId, tx)).length >= MOST_WAITING) throw new Refusal('tooManyWaiting', { most: MOST_WAITING });
    const waits = { organisationId, state: 'waiting' } as const;
    if ((await tx.waitingPledge.count({ where: { ...waits, needId: need.id } })) > 0) throw new Refusal('alreadyAsked');
    if ((await tx.waitingPledge.count({ where: { ...waits, draftId: draft.id } })) > 0) throw field('draftId', 'draftTaken');
    const { id } = await tx.waitingPledge.create({
      data: {
        ...{ organisationId, needId: need.id, needVersion: need.version, draftId: draft.id, createdById: actor.userId },
        ...{ quarters: terms.quarters, startsOn: dateOfDay(terms.startsOn), mode: terms.mode, message: terms.message, createdAt: now },
        team: terms.team.map(({ role, quarters }) => ({ role, quarters })) satisfies Prisma.InputJsonArray,
      },
      select: { id: true },
    });
    await record(tx, { actorId: actor.userId, action: 'pledge_wait', subject: 'organisation', subjectId: organisationId });
    return { pledgeId: id, side };
  });
}

/** Holds the organisation as it is until this is over: whoever verifies it at the same time comes after, and finds the pledge. */
async function requireUnverified(tx: Tx, organisationId: number): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Organisation" WHERE "id" = ${organisationId} FOR UPDATE`;
  const { state } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { state: true } });
  if (!pledgesFirst(state)) throw new Refusal('changed');
}

const field = (name: string, code: string, params = {}) => new Refusal('invalid', undefined, { [name]: { code, params } });

/** Its people take back what has not been sent. */
export function takeBackPledge({ actor, submissionId, now }: Context, input: { pledgeId: number }): Promise<Result<Kept>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'pledge_take_back' }, async (tx): Promise<Kept> => {
    const pledge = await tx.waitingPledge.findUnique({
      where: { id: input.pledgeId },
      select: { organisationId: true, organisation: { select: { kind: true } } },
    });
    if (!pledge || !canTakeBack(actor, pledge)) throw new Refusal('notFound');
    const written = await tx.waitingPledge.updateMany({
      where: { id: input.pledgeId, state: 'waiting' },
      data: { state: 'withdrawn', endedAt: now },
    });
    if (written.count === 0) throw new Refusal('changed');
    await record(tx, { actorId: actor.userId, action: 'pledge_take_back', subject: 'organisation', subjectId: pledge.organisationId });
    return { pledgeId: input.pledgeId, side: sideOf(pledge.organisation.kind) };
  });
}

/**
 * Sends what waited for an organisation that is verified by now: the draft becomes its offer, which whoever verified it
 * has read, and the pledge a request. What does not hold any more is dropped, and its people are told why. Each by
 * itself, and once, however many workers and verifications there are.
 */
export async function sendWaitingPledges(organisationId: number, now: Date): Promise<void> {
  for (const id of await listWaitingIds(organisationId)) {
    const sent = await transact((tx) => send(tx, id, now));
    if (sent.ok) continue;
    const why = whyDropped(sent);
    if (!why) throw new Error(`A pledge that waited was refused: ${sent.code}`);
    await transact((tx) => drop(tx, id, why, now));
  }
}

async function send(tx: Tx, id: number, now: Date): Promise<void> {
  const pledge = await lockWaiting(tx, id);
  if (pledge?.organisation.state !== 'verified') return;
  const { organisationId, needId, draftId, quarters, mode, message, need } = pledge;
  const actor = await findActorWithin(tx, pledge.createdById);
  if (!actor || !membershipOf(actor, organisationId)) throw new Refusal('forbidden');
  if (need.version !== pledge.needVersion) throw new Refusal('changed');
  const offer = pledge.draft && offerIn(draftFields.parse(pledge.draft.fields), sideOf(pledge.organisation.kind));
  if (!offer) throw field('draftId', 'draftIncomplete');
  const today = dayOf(now);
  const { id: offerId } = await openOffer(tx, {
    ...{ actor, organisationId, draftId, now },
    // Time passed while it waited, and its first day with it.
    offer: { ...offer, availableFrom: notBefore(offer.availableFrom, today) },
  });
  const startsOn = notBefore(dayOf(pledge.startsOn), today);
  const terms = { needId, offerId, quarters, startsOn, mode, message, team: teamOf(pledge.team) };
  const { requestId } = await openPledge(tx, { actor, now }, terms);
  await tx.waitingPledge.update({ where: { id }, data: { state: 'sent', requestId, endedAt: now } });
  await notify(tx, {
    event: 'pledge_sent',
    params: { requestTitle: titleOf(need) },
    href: routes.request(requestId),
    to: await listRecipients(tx, [organisationId], pledge.createdById),
  });
}

async function drop(tx: Tx, id: number, why: WhyDropped, now: Date): Promise<void> {
  const pledge = await lockWaiting(tx, id);
  if (!pledge) return;
  const { organisationId, organisation, need } = pledge;
  await tx.waitingPledge.update({ where: { id }, data: { state: 'dropped', whyDropped: why, endedAt: now } });
  await record(tx, { actorId: null, action: 'pledge_drop', subject: 'organisation', subjectId: organisationId });
  await notify(tx, {
    event: 'pledge_not_sent',
    params: { requestTitle: titleOf(need), why },
    href: routes.waitingPledges(sideOf(organisation.kind)),
    to: await listRecipients(tx, [organisationId], pledge.createdById),
  });
}
