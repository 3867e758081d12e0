import 'server-only';
import { record } from '@/lib/audit/record';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { addDays, dateOfDay, dayOf, daysBetween, latestOf } from '@/lib/i18n/day';
import { nameOf } from '@/lib/i18n/localised';
import { notify } from '@/lib/notifications/commands';
import { listRecipients } from '@/lib/requests/queries';
import type { Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { canPublish, canReadPartnership, partnerOf } from './policy';
import { findPartnership, listActive, type PartnershipRow, sumTogether } from './queries';
import {
  isPublic,
  lastDayOf,
  next,
  PARTNERSHIP_STATES,
  type Partner,
  type PartnershipAction,
  type PartnershipState,
  partnershipRemindersDue,
} from './rules';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { partnershipId: number };
type Which = { partnershipId: number; version: number };

/** What both aim at, and until when. */
export function revisePartnership(
  context: Context,
  { aims, endsOn, ...which }: Which & { aims: string | null; endsOn: string },
): Promise<Result<Answer>> {
  return change(context, which, 'revise', (partnership) => {
    const last = dateOfDay(endsOn);
    if (last.getTime() !== partnership.endsOn.getTime() && endsOn < dayOf(context.now)) {
      throw new Refusal('invalid', undefined, { endsOn: { code: 'dateInPast' } });
    }
    if (last < partnership.startsOn) throw new Refusal('invalid', undefined, { endsOn: { code: 'partnershipEndsBefore' } });
    return { aims, endsOn: last };
  });
}

/** It rests until one of them says otherwise, or a mission is approved. */
export function pausePartnership(context: Context, { reason, ...which }: Which & { reason: string }): Promise<Result<Answer>> {
  return change(context, which, 'pause', () => ({ reason }));
}

export function resumePartnership(context: Context, which: Which): Promise<Result<Answer>> {
  return change(context, which, 'resume', () => ({ reason: null }));
}

/** It goes on for another period: after the present one, or from today on where that is over. */
export function renewPartnership(context: Context, which: Which): Promise<Result<Answer>> {
  return change(context, which, 'renew', ({ state, endsOn }) => {
    const today = dateOfDay(dayOf(context.now));
    const from = state === 'ended' ? today : latestOf(addDays(endsOn, 1), today);
    return { endsOn: lastDayOf(from), renewals: { increment: 1 }, reason: null, endedAt: null };
  });
}

/** It is over, for a reason that both read. What was agreed on in its missions stays. */
export function endPartnership(context: Context, { reason, ...which }: Which & { reason: string }): Promise<Result<Answer>> {
  return change(context, which, 'end', () => ({ reason, endedAt: context.now }));
}

type Written = Parameters<Tx['partnership']['update']>[0]['data'];

/** What every change has in common: lock, decide on rights, compare what was read, write, record. */
function change(
  context: Context,
  { partnershipId, version }: Which,
  action: Exclude<PartnershipAction, 'review'>,
  write: (partnership: PartnershipRow) => Written,
): Promise<Result<Answer>> {
  const { actor, submissionId } = context;
  return transactOnce({ actorId: actor.userId, submissionId, action: `partnership_${action}` }, async (tx) => {
    const { partnership, to } = await lock(tx, context, partnershipId, action);
    if (version !== partnership.version) throw new Refusal('changed');
    const data = { ...write(partnership), state: to, version: { increment: 1 } };
    await tx.partnership.update({ where: { id: partnershipId }, data });
    const fields = FIELDS[action];
    await record(tx, { actorId: actor.userId, action: `partnership_${action}`, subject: 'partnership', subjectId: partnershipId, fields });
    return { partnershipId };
  });
}

/** What each action changes, as the audit names it. */
const FIELDS: Readonly<Record<Exclude<PartnershipAction, 'review'>, readonly string[]>> = {
  revise: ['aims', 'endsOn'],
  pause: ['state'],
  resume: ['state'],
  renew: ['state', 'endsOn'],
  end: ['state'],
};

/** A side says what a year brought, and what it wants next. It stands as it was said. */
export function reviewPartnership(
  context: Context,
  { partnershipId, ...said }: { partnershipId: number; reached: string; next: string },
): Promise<Result<Answer>> {
  const { actor, submissionId, now } = context;
  return transactOnce({ actorId: actor.userId, submissionId, action: 'partnership_review' }, async (tx) => {
    const { partner } = await lock(tx, context, partnershipId, 'review');
    await tx.partnershipReview.create({ data: { partnershipId, kind: partner, ...said, byId: actor.userId, at: now } });
    await record(tx, {
      actorId: actor.userId,
      action: 'partnership_review',
      subject: 'partnership',
      subjectId: partnershipId,
      fields: ['review'],
    });
    return { partnershipId };
  });
}

/** A side lets anybody read what came of it. It is public once both do. */
export function publishPartnership(context: Context, which: { partnershipId: number }): Promise<Result<Answer>> {
  return consent(context, which, 'partnership_publish', async (tx, mine) => {
    const { count } = await tx.partnershipConsent.createMany({
      data: [{ ...mine, byId: context.actor.userId, at: context.now }],
      skipDuplicates: true,
    });
    return count;
  });
}

/** A side takes that back: from now on nobody else reads it. */
export function unpublishPartnership(context: Context, which: { partnershipId: number }): Promise<Result<Answer>> {
  return consent(
    context,
    which,
    'partnership_unpublish',
    async (tx, mine) => (await tx.partnershipConsent.deleteMany({ where: mine })).count,
  );
}

/** Writes what a side lets others read, and tells the other side; `write` answers with how many consents changed. */
function consent(
  { actor, submissionId }: Context,
  { partnershipId }: { partnershipId: number },
  action: 'partnership_publish' | 'partnership_unpublish',
  write: (tx: Tx, mine: { partnershipId: number; kind: Partner }) => Promise<number>,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action }, async (tx) => {
    // Of two sides that agree at once, one is the second.
    await tx.$queryRaw`SELECT "id" FROM "Partnership" WHERE "id" = ${partnershipId} FOR NO KEY UPDATE`;
    const partnership = await findPartnership(partnershipId, tx);
    if (!partnership || !canReadPartnership(actor, partnership)) throw new Refusal('notFound');
    const kind = partnerOf(actor, partnership);
    if (kind === undefined || !canPublish(actor, partnership)) throw new Refusal('forbidden');
    // A colleague was first.
    if ((await write(tx, { partnershipId, kind })) === 0) throw new Refusal('changed');
    await record(tx, { actorId: actor.userId, action, subject: 'partnership', subjectId: partnershipId, fields: ['consent'] });
    const [own, otherId] =
      kind === 'ASSOCIATION' ? [partnership.association, partnership.companyId] : [partnership.company, partnership.associationId];
    const consents = await tx.partnershipConsent.findMany({ where: { partnershipId }, select: { kind: true } });
    const shown = isPublic(consents, [partnership.association.state, partnership.company.state]);
    await notify(tx, {
      event: 'partnership_shared',
      params: {
        organisationName: nameOf(own),
        how: action === 'partnership_unpublish' ? 'withdrawn' : shown ? 'public' : 'agreed',
      },
      href: routes.partnership(partnershipId),
      to: await listRecipients(tx, [otherId]),
    });
    return { partnershipId };
  });
}

/** The mornings' look at every partnership: both sides hear once of an end, an anniversary, a silence. */
export async function remindPartners(now: Date): Promise<void> {
  for (const id of await listActive()) await transact((tx) => remindOf(tx, id, now));
}

async function remindOf(tx: Tx, partnershipId: number, now: Date): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Partnership" WHERE "id" = ${partnershipId} FOR NO KEY UPDATE`;
  const partnership = await findPartnership(partnershipId, tx);
  const lastAt = (await sumTogether([partnershipId], now, tx)).get(partnershipId)?.lastAt;
  if (!partnership) return;
  const { associationId, companyId, association, company, endsOn } = partnership;
  const today = dateOfDay(dayOf(now));
  const lastOn = dateOfDay(dayOf(lastAt ?? partnership.createdAt));
  for (const { kind, key } of partnershipRemindersDue({ ...partnership, today, lastOn })) {
    const kept = await tx.partnershipReminder.createMany({ data: [{ partnershipId, kind, key, at: now }], skipDuplicates: true });
    if (kept.count === 0) continue;
    for (const [own, other] of [[associationId, company] as const, [companyId, association] as const]) {
      const organisationName = nameOf(other);
      const notices = {
        ending: { event: 'agreement_ending_soon', params: { organisationName, endDate: dayOf(endsOn), days: daysBetween(now, endsOn) } },
        review: { event: 'partnership_review_due', params: { organisationName } },
        quiet: { event: 'partnership_quiet', params: { organisationName, days: daysBetween(lastOn, now) } },
      } as const;
      const href = kind === 'review' ? routes.partnershipTo(partnershipId, 'review') : routes.partnership(partnershipId);
      await notify(tx, { ...notices[kind], href, to: await listRecipients(tx, [own]) });
    }
  }
}

/** The partnership as it is, and nobody else's until this transaction ends, with what the action makes of it. */
async function lock(tx: Tx, { actor, now }: Context, partnershipId: number, action: PartnershipAction) {
  await tx.$queryRaw`SELECT "id" FROM "Partnership" WHERE "id" = ${partnershipId} FOR UPDATE`;
  const partnership = await findPartnership(partnershipId, tx);
  if (!partnership || !canReadPartnership(actor, partnership)) throw new Refusal('notFound');
  const partner = partnerOf(actor, partnership);
  if (partner === undefined) throw new Refusal('forbidden');
  const daysLeft = daysBetween(now, partnership.endsOn);
  const to = next({ state: partnership.state, daysLeft }, action, partner);
  if (to === undefined) {
    // What could be done in another state is said to have changed.
    const ever = PARTNERSHIP_STATES.some((state: PartnershipState) => next({ state, daysLeft: 0 }, action, partner) !== undefined);
    throw new Refusal(ever ? 'changed' : 'forbidden');
  }
  return { partnership, partner, to };
}
