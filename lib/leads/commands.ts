import 'server-only';
import { record } from '@/lib/audit/record';
import { type Actor, membershipOf } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { findContact, findForum } from '@/lib/forums/queries';
import { dateOfDay } from '@/lib/i18n/day';
import type { Result } from '@/lib/result';
import { canAssign, canFollowLead, canReadLead } from './policy';
import { areSides, findLead, listOwners } from './queries';
import { canMove, type LeadState, OPEN_STATES } from './rules';
import type { RevisedLead } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { leadId: number };

/** Somebody goes after a contact: one lead of each, which is theirs. */
export function openLead({ actor, submissionId, now }: Context, { contactId }: { contactId: number }): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'lead_open' }, async (tx) => {
    const contact = await findContact(contactId, tx);
    const associationId = contact?.stand?.organisationId ?? null;
    if (!contact || !canReadLead(actor, { associationId })) throw new Refusal('notFound');
    if (!canFollowLead(actor, { associationId })) throw new Refusal('forbidden');
    // Two who open it at once: the second finds the first's.
    await tx.lead.createMany({
      data: [
        {
          ...{ forumId: contact.forumId, contactId, associationId, organisation: contact.organisation },
          ...{ ownerId: actor.userId, openedById: actor.userId, createdAt: now },
        },
      ],
      skipDuplicates: true,
    });
    const { id } = await tx.lead.findUniqueOrThrow({ where: { contactId }, select: { id: true } });
    if ((await tx.leadEvent.count({ where: { leadId: id } })) === 0) await begin(tx, id, actor, now);
    return { leadId: id };
  });
}

/** The same without a contact: a company that was met and left no card. */
export function openLeadByHand(
  { actor, submissionId, now }: Context,
  { forumId, associationId, organisation }: { forumId: number; associationId: number | null; organisation: string },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'lead_open' }, async (tx) => {
    if (!canFollowLead(actor, { associationId })) throw new Refusal('forbidden');
    const forum = await findForum(forumId, tx);
    if (!forum) throw new Refusal('notFound');
    if (!(await areSides(associationId, null, tx))) throw new Refusal('invalid', undefined, { associationId: { code: 'choiceMissing' } });
    const { id } = await tx.lead.create({
      data: { ...{ forumId, associationId, organisation }, ownerId: actor.userId, openedById: actor.userId, createdAt: now },
      select: { id: true },
    });
    await begin(tx, id, actor, now);
    return { leadId: id };
  });
}

async function begin(tx: Tx, leadId: number, actor: Actor, now: Date): Promise<void> {
  await tx.leadEvent.create({ data: { leadId, state: 'new', byId: actor.userId, at: now } });
  await record(tx, { actorId: actor.userId, action: 'lead_open', subject: 'lead', subjectId: leadId, fields: ['state'] });
}

/** Who follows it, what is next and when, and where it stands. */
export function reviseLead(
  { actor, submissionId, now }: Context,
  { leadId, version, state, reason, nextOn, associationId, ...rest }: RevisedLead,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'lead_revise' }, async (tx) => {
    const lead = await findLead(leadId, tx);
    if (!lead || !canReadLead(actor, lead)) throw new Refusal('notFound');
    if (!canFollowLead(actor, lead)) throw new Refusal('forbidden');
    if (!canMove(lead.state, state)) throw new Refusal('changed');
    const whose = canAssign(actor) ? associationId : lead.associationId;
    if (!(await areSides(whose, rest.companyId, tx))) throw new Refusal('invalid', undefined, { companyId: { code: 'choiceMissing' } });
    // Whoever followed it so far may go on with it, though they have left.
    if (rest.ownerId !== null && rest.ownerId !== lead.ownerId && !(await mayOwn(tx, actor, rest.ownerId, whose)))
      throw new Refusal('invalid', undefined, { ownerId: { code: 'choiceMissing' } });
    const moved = state !== lead.state;
    const written = await tx.lead.updateMany({
      where: { id: leadId, version },
      data: {
        ...rest,
        state,
        associationId: whose,
        reason: state === 'closed' ? reason : null,
        nextOn: nextOn === null ? null : dateOfDay(nextOn),
        version: { increment: 1 },
      },
    });
    if (written.count === 0) throw new Refusal('changed');
    if (moved) await tx.leadEvent.create({ data: { leadId, state, byId: actor.userId, at: now } });
    await record(tx, {
      actorId: actor.userId,
      action: 'lead_revise',
      subject: 'lead',
      subjectId: leadId,
      fields: [...(moved ? (['state'] as const) : []), 'nextStep', 'nextOn', 'owner'],
    });
    return { leadId };
  });
}

async function mayOwn(tx: Tx, actor: Actor, userId: string, associationId: number | null): Promise<boolean> {
  if (userId === actor.userId && (canAssign(actor) || (associationId !== null && membershipOf(actor, associationId) !== undefined)))
    return true;
  return (await listOwners(associationId, tx)).some(({ id }) => id === userId);
}

interface Pair {
  giver: { id: number; kind: string };
  receiver: { id: number; kind: string };
}

/**
 * What two did together, by whatever way, is what their open leads have become: a request that one of them made, or
 * the partnership that a coordinator's approval opened. Without a lead between them it does nothing.
 */
export async function followLeads(
  tx: Tx,
  { giver, receiver }: Pair,
  became: { requestId: number } | { partnershipId: number },
  actorId: string,
  now: Date,
): Promise<void> {
  const [association, company] = giver.kind === 'ASSOCIATION' ? [giver, receiver] : [receiver, giver];
  const state: LeadState = 'requestId' in became ? 'request' : 'partnership';
  const moved = await tx.lead.updateManyAndReturn({
    where: { associationId: association.id, companyId: company.id, state: { in: OPEN_STATES.filter((open) => open !== state) } },
    data: { state, ...became, version: { increment: 1 } },
    select: { id: true },
  });
  await tx.leadEvent.createMany({ data: moved.map(({ id }) => ({ leadId: id, state, byId: actorId, at: now })) });
}
