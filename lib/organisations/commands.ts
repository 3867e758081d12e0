import 'server-only';
import { record } from '@/lib/audit/record';
import type { AuditAction } from '@/lib/audit/rules';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { decideTogether } from '@/lib/first-decisions/commands';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { nameOf } from '@/lib/i18n/localised';
import { enqueue } from '@/lib/jobs/enqueue';
import { type Notice, notify } from '@/lib/notifications/commands';
import type { FieldError, Result } from '@/lib/result';
import { routes, sideOf } from '@/lib/routes';
import { canConfirmMerge, canDecideChange, canEditProfile, canMerge, canReadFiles, canTake, whyNotDecide } from './policy';
import { type FileRow, findFileToChange, findMergeToDecide, findProvince, listDeciders, listOwners, valuesOf } from './queries';
import {
  changesBetween,
  DOCUMENT_OF,
  FORMS_OF,
  isVouchedFor,
  keepVouched,
  mayMerge,
  missingOf,
  next,
  type OrganisationAction,
  ofItsForm,
  type ProfileField,
  type ProfileValues,
} from './rules';
import { type ProfileInput, readChange } from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

type Answer = { organisationId: number };
/** Whether what was typed stands at once, or partly waits for a decision. */
type Saved = Answer & { outcome: 'saved' | 'submitted' | 'waiting' };

/**
 * Saves the file. Before the first verification it may lack anything, and `submit` sends it when it lacks
 * nothing. Afterwards its vouched values wait for a coordinator, a newer change in place of the waiting one.
 */
export function saveProfile({ actor, submissionId, now }: Context, input: ProfileInput): Promise<Result<Saved>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'save_profile' }, async (tx): Promise<Saved> => {
    const file = await findFileToChange(tx, input.organisationId);
    requireOwner(actor, file);
    if (file.version !== input.version) throw new Refusal('changed');
    const values = await checked(tx, file, input.values, now);
    if (isVouchedFor(file.state)) return saveVouched(tx, file, values, { actor, now });
    const submits = input.intent === 'submit' && file.state !== 'submitted';
    // What waits at the desk stays whole: a coordinator reads it now.
    if (submits || file.state === 'submitted') refuseMissing(missingOf(file.kind, values), {});
    await write(tx, file, values, { ...(submits && { state: 'submitted' as const, submittedAt: now, stateReason: null }) });
    const fields = fieldsBetween(valuesOf(file), values);
    await audit(tx, actor, submits ? 'submit' : 'save', file.id, submits ? [...fields, 'state'] : fields);
    if (!submits) return { organisationId: file.id, outcome: 'saved' };
    const province = await findProvince(tx, values.province);
    const organisationName = nameOf(values);
    await notify(tx, {
      event: 'organisation_received',
      params: { organisationName },
      href: routes.profile(sideOf(file.kind)),
      to: await listOwners(tx, file.id),
    });
    const region = await tx.region.findUniqueOrThrow({ where: { code: province?.regionCode ?? file.regionCode } });
    await notify(tx, {
      event: 'organisation_waiting',
      params: { organisationName, regionName: nameOf(region), submittedOn: now.toISOString() },
      href: routes.organisationFile(file.id),
      to: await listDeciders(tx, { id: file.id, regionCode: region.code }),
    });
    return { organisationId: file.id, outcome: 'submitted' };
  });
}

async function saveVouched(tx: Tx, file: FileRow, values: ProfileValues, { actor, now }: Pick<Context, 'actor' | 'now'>): Promise<Saved> {
  const before = valuesOf(file);
  refuseMissing(missingOf(file.kind, values), missingOf(file.kind, before));
  const atOnce = keepVouched(before, values);
  const fields = fieldsBetween(before, atOnce);
  await write(tx, file, atOnce, {});
  if (fields.length > 0) await audit(tx, actor, 'save', file.id, fields);
  const changes = changesBetween(before, values);
  const [waiting] = file.changes;
  const proposed = Object.keys(changes);
  const same = waiting !== undefined && proposed.length > 0 && fieldsBetween(readChange(waiting.values), changes).length === 0;
  if (!same) {
    await tx.profileChange.deleteMany({ where: { organisationId: file.id, decidedAt: null } });
    if (proposed.length > 0) {
      await tx.profileChange.create({
        data: { organisationId: file.id, values: changes as Prisma.InputJsonObject, proposedById: actor.userId, createdAt: now },
      });
      await audit(tx, actor, 'propose_change', file.id, proposed);
      const region = await tx.region.findUniqueOrThrow({ where: { code: file.regionCode } });
      await notify(tx, {
        event: 'organisation_waiting',
        params: { organisationName: nameOf(file), regionName: nameOf(region), submittedOn: now.toISOString() },
        href: routes.organisationFile(file.id),
        to: await listDeciders(tx, file),
      });
    } else if (waiting !== undefined) await audit(tx, actor, 'withdraw_change', file.id);
  }
  return { organisationId: file.id, outcome: proposed.length > 0 ? 'waiting' : 'saved' };
}

/** An owner takes back what waits for a decision: the verified values were public all along. */
export function withdrawChange(
  { actor, submissionId }: Context,
  input: { organisationId: number; changeId: number },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'withdraw_change' }, async (tx) => {
    const file = await findFileToChange(tx, input.organisationId);
    requireOwner(actor, file);
    const gone = await tx.profileChange.deleteMany({ where: { id: input.changeId, organisationId: file.id, decidedAt: null } });
    if (gone.count === 0) throw new Refusal('changed');
    await audit(tx, actor, 'withdraw_change', file.id);
    return { organisationId: file.id };
  });
}

/** A coordinator accepts the proposed values, which are public from now on, or refuses them with a reason. */
export function decideChange(
  { actor, submissionId, now }: Context,
  input: { organisationId: number; changeId: number; decision: 'accept' | 'refuse'; reason: string | null },
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'decide_change' }, async (tx) => {
    const file = await findFileToChange(tx, input.organisationId);
    requireDesk(actor, file);
    if (!canDecideChange(actor, file)) throw new Refusal(whyNotDecide(actor, file) === undefined ? 'changed' : 'forbidden');
    const [waiting] = file.changes;
    if (waiting?.id !== input.changeId) throw new Refusal('changed');
    const accepted = input.decision === 'accept';
    await tx.profileChange.update({
      where: { id: waiting.id },
      data: { decidedAt: now, decidedById: actor.userId, accepted, reason: input.reason },
    });
    const change = readChange(waiting.values);
    if (accepted) {
      const values = ofItsForm({ ...valuesOf(file), ...change });
      await write(tx, file, values, {});
      const province = await findProvince(tx, values.province);
      // Who coordinates is whose region it is: what the programme still has to decide moves along.
      if (province && province.regionCode !== file.regionCode) {
        await tx.partnershipRequest.updateMany({
          where: { receiverId: file.id, state: { in: ['proposed', 'accepted'] } },
          data: { regionCode: province.regionCode },
        });
      }
    }
    await audit(tx, actor, accepted ? 'accept_change' : 'refuse_change', file.id, Object.keys(change), input.reason);
    const to = await listOwners(tx, file.id);
    const href = routes.profile(sideOf(file.kind));
    const organisationName = nameOf({ ...file, ...change });
    await notify(
      tx,
      accepted
        ? { event: 'organisation_verified', params: { organisationName }, href, to }
        : { event: 'organisation_returned', params: { organisationName: nameOf(file), reason: input.reason ?? '' }, href, to },
    );
    return { organisationId: file.id };
  });
}

/** A coordinator has read the file: it is public from now on. */
export function verifyOrganisation(context: Context, input: { organisationId: number; version: number }): Promise<Result<Answer>> {
  return take(context, input, 'verify', { verifiedAt: context.now, stateReason: null }, (organisationName, side, to) => ({
    event: 'organisation_verified',
    params: { organisationName },
    // What the kind mostly does comes next.
    href: side === 'association' ? routes.newNeed(side) : routes.newOffer(side),
    to,
  }));
}

/** The file lacks something, and the reason says what. */
export function returnOrganisation(
  context: Context,
  input: { organisationId: number; version: number; reason: string },
): Promise<Result<Answer>> {
  const { reason } = input;
  return take(context, input, 'return', { stateReason: reason }, (organisationName, side, to) => ({
    event: 'organisation_returned',
    params: { organisationName, reason },
    href: routes.profile(side),
    to,
  }));
}

/** Its page and its listings are public no more; nothing of it is lost. */
export function suspendOrganisation(
  context: Context,
  input: { organisationId: number; version: number; reason: string },
): Promise<Result<Answer>> {
  const { reason } = input;
  return take(context, input, 'suspend', { stateReason: reason }, (organisationName, side, to) => ({
    event: 'organisation_suspended',
    params: { organisationName, reason },
    href: routes.profile(side),
    to,
  }));
}

/** Two coordinators bring a suspended organisation back: the first one's decision waits for the second's. */
export function reinstateOrganisation(context: Context, input: { organisationId: number; version: number }): Promise<Result<Answer>> {
  return take(context, input, 'reinstate', { stateReason: null }, (organisationName, side, to) => ({
    event: 'organisation_reinstated',
    params: { organisationName },
    href: routes.workspace(side),
    to,
  }));
}

type Tell = (name: ReturnType<typeof nameOf>, side: ReturnType<typeof sideOf>, to: string[]) => Parameters<typeof notify>[1];

/** What every step of a coordinator has in common: read, decide on rights, compare the version, write, record, tell. */
function take(
  { actor, submissionId, now }: Context,
  input: { organisationId: number; version: number },
  action: Exclude<OrganisationAction, 'submit'>,
  data: { stateReason: string | null; verifiedAt?: Date },
  tell: Tell,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: `${action}_organisation` }, async (tx) => {
    const file = await findFileToChange(tx, input.organisationId);
    requireDesk(actor, file);
    if (whyNotDecide(actor, file) !== undefined) throw new Refusal('forbidden');
    const state = next(file.state, action);
    if (state === undefined || !canTake(actor, file, action) || file.version !== input.version) throw new Refusal('changed');
    const { id: subjectId, version } = file;
    const ask = () => askSecond(tx, file);
    const decision = { action: 'reinstate', subjectId, version, actorId: actor.userId, now, ask } as const;
    if (action === 'reinstate' && (await decideTogether(tx, decision)) === 'first') return { organisationId: subjectId };
    await swap(tx, file, { ...data, state });
    if (state === 'verified' && (await tx.waitingPledge.count({ where: { organisationId: subjectId, state: 'waiting' } })) > 0)
      await enqueue(tx, 'send_waiting_pledges', { organisationId: subjectId }, `waiting-pledges-${subjectId}`);
    await audit(tx, actor, action, file.id, ['state'], data.stateReason);
    await notify(tx, tell(nameOf(file), sideOf(file.kind), await listOwners(tx, file.id)));
    return { organisationId: file.id };
  });
}

/** What those who may bring an organisation back are told once one of them has decided so. */
async function askSecond(tx: Tx, file: FileRow): Promise<Notice> {
  const region = await tx.region.findUniqueOrThrow({ where: { code: file.regionCode } });
  return {
    event: 'organisation_second_decision',
    params: { organisationName: nameOf(file), regionName: nameOf(region) },
    href: routes.organisationFile(file.id),
    to: await listDeciders(tx, file),
  };
}

/** A coordinator says that two records are one organisation, and which of them stays. Another one confirms. */
export function proposeMerge(
  { actor, submissionId, now }: Context,
  input: { one: number; other: number; keep: number },
): Promise<Result<{ mergeId: number; goneId: number }>> {
  const keptId = input.keep;
  const goneId = keptId === input.one ? input.other : input.one;
  return transactOnce({ actorId: actor.userId, submissionId, action: 'propose_merge' }, async (tx) => {
    const { kept, gone } = await findPair(tx, keptId, goneId);
    requireDesk(actor, kept);
    requireDesk(actor, gone);
    if (!canMerge(actor, kept, gone)) throw new Refusal('forbidden');
    if (!mayMerge(kept, gone)) throw new Refusal('invalid', undefined, { keep: { code: 'keepTheVerified' } });
    const waiting = await tx.organisationMerge.count({
      where: { decidedAt: null, OR: [{ goneId: { in: [keptId, goneId] } }, { keptId: { in: [keptId, goneId] } }] },
    });
    if (waiting > 0) throw new Refusal('changed');
    const merge = await tx.organisationMerge.create({
      data: { keptId, goneId, proposedById: actor.userId, createdAt: now },
      select: { id: true },
    });
    for (const id of [keptId, goneId]) await audit(tx, actor, 'propose_merge', id);
    const deciders = await listDeciders(tx, kept, gone);
    await notify(tx, {
      event: 'merge_second_decision',
      params: { keptName: nameOf(kept), goneName: nameOf(gone) },
      href: routes.organisationFile(goneId),
      to: deciders.filter((userId) => userId !== actor.userId),
    });
    return { mergeId: merge.id, goneId };
  });
}

/**
 * The second coordinator. Confirmed, all that people made moves to the kept record, and the gone one stays
 * only for its history. Set aside, both stay as they are; whoever proposed it may do that too.
 */
export function decideMerge(
  { actor, submissionId, now }: Context,
  input: { mergeId: number; decision: 'confirm' | 'setAside' },
): Promise<Result<{ keptId: number; goneId: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'decide_merge' }, async (tx) => {
    const merge = await findMergeToDecide(tx, input.mergeId);
    if (!merge || !canReadFiles(actor)) throw new Refusal('notFound');
    const { kept, gone } = await findPair(tx, merge.keptId, merge.goneId);
    requireDesk(actor, kept);
    requireDesk(actor, gone);
    const confirms = input.decision === 'confirm';
    const may = confirms ? canConfirmMerge(actor, kept, gone, merge.proposedById) : canMerge(actor, kept, gone);
    if (!may) throw new Refusal('forbidden');
    if (confirms && !mayMerge(kept, gone)) throw new Refusal('changed');
    const decided = await tx.organisationMerge.updateMany({
      where: { id: merge.id, decidedAt: null },
      data: { decidedAt: now, decidedById: actor.userId, confirmed: confirms },
    });
    if (decided.count === 0) throw new Refusal('changed');
    if (confirms) await move(tx, kept, gone, now);
    for (const id of [kept.id, gone.id])
      await audit(tx, actor, confirms ? 'merge' : 'set_merge_aside', id, confirms ? ['mergedIntoId'] : []);
    return { keptId: kept.id, goneId: gone.id };
  });
}

/** Both records, locked in the order of their ids: two merges never wait for each other. */
async function findPair(tx: Tx, keptId: number, goneId: number): Promise<{ kept: FileRow; gone: FileRow }> {
  const first = await findFileToChange(tx, Math.min(keptId, goneId));
  const second = await findFileToChange(tx, Math.max(keptId, goneId));
  if (!first || !second) throw new Refusal('notFound');
  return first.id === keptId ? { kept: first, gone: second } : { kept: second, gone: first };
}

async function move(tx: Tx, kept: FileRow, gone: FileRow, now: Date): Promise<void> {
  const from = { organisationId: gone.id };
  const to = { organisationId: kept.id };
  // Somebody of both stays one member, with the greater of the two roles.
  const both = await tx.membership.findMany({
    where: { ...from, user: { memberships: { some: to } } },
    select: { id: true, userId: true, role: true },
  });
  await tx.membership.updateMany({
    where: { ...to, userId: { in: both.flatMap(({ userId, role }) => (role === 'owner' ? userId : [])) } },
    data: { role: 'owner' },
  });
  await tx.membership.deleteMany({ where: { id: { in: both.map(({ id }) => id) } } });
  await tx.membership.updateMany({ where: from, data: to });
  await tx.skillNeed.updateMany({ where: from, data: to });
  await tx.expertiseOffer.updateMany({ where: from, data: to });
  // What was shown of both on a day counts together.
  await tx.$executeRaw`
    WITH moved AS (DELETE FROM "Showing" WHERE "organisationId" = ${gone.id} RETURNING "day", "sector", "count", "lastAt")
    INSERT INTO "Showing" ("organisationId", "day", "sector", "count", "lastAt")
    SELECT ${kept.id}::int, "day", "sector", "count", "lastAt" FROM moved ORDER BY "day", "sector"
    ON CONFLICT ("organisationId", "day", "sector") DO UPDATE
    SET "count" = "Showing"."count" + excluded."count", "lastAt" = greatest("Showing"."lastAt", excluded."lastAt")`;
  await tx.draft.updateMany({ where: from, data: to });
  await tx.skillProposal.updateMany({ where: from, data: to });
  await tx.emailDomain.updateMany({ where: from, data: to });
  // One invitation waits for an address: the kept record's, if both have one.
  const invited = await tx.invitation.findMany({ where: { ...to, acceptedAt: null, revokedAt: null }, select: { email: true } });
  await tx.invitation.updateMany({
    where: { ...from, acceptedAt: null, revokedAt: null, email: { in: invited.map(({ email }) => email) } },
    data: { revokedAt: now },
  });
  await tx.invitation.updateMany({ where: from, data: to });
  // The same of companies that an association invites; and one that was invited is the kept record.
  const asked = await tx.companyInvitation.findMany({ where: { ...to, acceptedAt: null, revokedAt: null }, select: { email: true } });
  await tx.companyInvitation.updateMany({
    where: { ...from, acceptedAt: null, revokedAt: null, email: { in: asked.map(({ email }) => email) } },
    data: { revokedAt: now },
  });
  await tx.companyInvitation.updateMany({ where: from, data: to });
  await tx.companyInvitation.updateMany({ where: { companyId: gone.id }, data: { companyId: kept.id } });
  // Sides and region at once, or the database would refuse a side that no longer owns its listing.
  await tx.$executeRaw`
    UPDATE "PartnershipRequest" r SET
      "giverId" = CASE WHEN r."giverId" = ${gone.id} THEN ${kept.id} ELSE r."giverId" END,
      "receiverId" = CASE WHEN r."receiverId" = ${gone.id} THEN ${kept.id} ELSE r."receiverId" END,
      "regionCode" = (
        SELECT "regionCode" FROM "Organisation" WHERE "id" = CASE WHEN r."receiverId" = ${gone.id} THEN ${kept.id} ELSE r."receiverId" END
      ),
      "updatedAt" = ${now}
    WHERE r."giverId" = ${gone.id} OR r."receiverId" = ${gone.id}`;
  // A mission has the sides of its request.
  await tx.$executeRaw`
    UPDATE "Mission" m SET "giverId" = r."giverId", "receiverId" = r."receiverId", "regionCode" = r."regionCode", "updatedAt" = ${now}
    FROM "PartnershipRequest" r WHERE r."id" = m."requestId" AND (m."giverId" = ${gone.id} OR m."receiverId" = ${gone.id})`;
  // Two have one partnership: where both records had one with the same other side, the kept one's begins with the earlier
  // and counts the renewals of both; what was said of the other is read with it.
  const sides = { ASSOCIATION: ['associationId', 'companyId'], COMPANY: ['companyId', 'associationId'] } as const;
  const [own, other] = sides[kept.kind];
  for (const partnership of await tx.partnership.findMany({ where: { [own]: gone.id }, orderBy: { id: 'asc' } })) {
    const twin = await tx.partnership.findFirst({ where: { [own]: kept.id, [other]: partnership[other] } });
    if (!twin) {
      await tx.partnership.update({ where: { id: partnership.id }, data: { [own]: kept.id } });
      continue;
    }
    const startsOn = new Date(Math.min(partnership.startsOn.getTime(), twin.startsOn.getTime()));
    const data = { startsOn, aims: twin.aims ?? partnership.aims, renewals: twin.renewals + partnership.renewals };
    await tx.partnership.update({ where: { id: twin.id }, data: { ...data, version: { increment: 1 } } });
  }
  // What waits with the gone record would be sent by the kept one's verification only, which may have been long ago.
  await tx.waitingPledge.updateMany({ where: { ...from, state: 'waiting' }, data: { state: 'withdrawn', endedAt: now } });
  await tx.waitingPledge.updateMany({ where: from, data: to });
  await tx.supportStep.updateMany({ where: from, data: to });
  // At a forum where both had a stand, each keeps its code, which stands on paper: the other's leads to the kept one's.
  const forums = await tx.stand.findMany({ where: to, select: { forumId: true } });
  await tx.stand.updateMany({ where: { ...from, forumId: { notIn: forums.map(({ forumId }) => forumId) } }, data: to });
  await tx.forumRegistration.updateMany({ where: from, data: to });
  await tx.lead.updateMany({ where: { associationId: gone.id }, data: { associationId: kept.id } });
  await tx.lead.updateMany({ where: { companyId: gone.id }, data: { companyId: kept.id } });
  // One diagnostic is filled in at a time: the kept record's, if both have one.
  const open = await tx.diagnostic.count({ where: { ...to, closedAt: null } });
  await tx.diagnostic.updateMany({ where: { ...from, ...(open > 0 && { closedAt: { not: null } }) }, data: to });
  if (kept.logo === null) await tx.logo.updateMany({ where: from, data: to });
  await tx.profileChange.updateMany({ where: { ...from, decidedAt: null }, data: { decidedAt: now, accepted: false } });
  await tx.organisationMerge.updateMany({
    where: { decidedAt: null, OR: [{ keptId: gone.id }, { goneId: { in: [gone.id, kept.id] } }] },
    data: { decidedAt: now, confirmed: false },
  });
  // What was merged into it before leads to the kept record in one step.
  await tx.organisation.updateMany({ where: { mergedIntoId: gone.id }, data: { mergedIntoId: kept.id } });
  await swap(tx, gone, { state: 'suspended', mergedIntoId: kept.id, stateReason: null });
  await swap(tx, kept, {});
}

/** A picture as we encoded it; `null` takes it away. */
export function changeLogo(
  actor: Actor,
  organisationId: number,
  logo: { bytes: Uint8Array<ArrayBuffer>; width: number; height: number; sha256: string } | null,
): Promise<Result<Answer>> {
  return transact(async (tx) => {
    const file = await findFileToChange(tx, organisationId);
    requireOwner(actor, file);
    if (logo === null) await tx.logo.deleteMany({ where: { organisationId } });
    else await tx.logo.upsert({ where: { organisationId }, create: { organisationId, ...logo }, update: logo });
    await audit(tx, actor, logo === null ? 'remove_logo' : 'change_logo', organisationId, ['logo']);
    return { organisationId };
  });
}

function requireOwner(actor: Actor, file: FileRow | null): asserts file is FileRow {
  if (!file || file.mergedIntoId !== null) throw new Refusal('notFound');
  if (!canEditProfile(actor, file.id)) throw new Refusal('forbidden');
}

/** Files are the desk's: nobody else is told that there is one. */
function requireDesk(actor: Actor, file: FileRow | null): asserts file is FileRow {
  if (!file) throw new Refusal('notFound');
  if (!canReadFiles(actor)) throw new Refusal('forbidden');
}

/** What the schema cannot know: the form fits the kind, the province exists, no document is of tomorrow. */
async function checked(tx: Tx, file: FileRow, sent: ProfileValues, now: Date): Promise<ProfileValues> {
  const fields: Record<string, FieldError> = {};
  if (!FORMS_OF[file.kind].includes(sent.legalForm)) fields.legalForm = { code: 'legalFormMissing' };
  if (sent.nameFr === null && sent.nameAr === null) fields.nameFr = { code: 'nameMissing' };
  if (!(await findProvince(tx, sent.province))) fields.province = { code: 'provinceMissing' };
  const today = dayOf(now);
  if (sent.foundedIn !== null && sent.foundedIn > Number(today.slice(0, 4))) fields.foundedIn = { code: 'foundedInFuture' };
  for (const field of ['receiptDate', 'documentDate'] as const) {
    const day = sent[field];
    const asked = field === 'receiptDate' ? 'receipt' : 'founding';
    if (day !== null && day > today && DOCUMENT_OF[sent.legalForm] === asked) fields[field] = { code: 'dateInFuture' };
  }
  if (Object.keys(fields).length > 0) throw new Refusal('invalid', undefined, fields);
  return ofItsForm(sent);
}

/** Refuses what is missing now and was not before. */
function refuseMissing(missing: Partial<Record<ProfileField, string>>, before: Partial<Record<ProfileField, string>>): void {
  const fields = Object.entries(missing).filter(([field]) => !(field in before));
  if (fields.length > 0) throw new Refusal('invalid', undefined, Object.fromEntries(fields.map(([field, code]) => [field, { code }])));
}

function fieldsBetween(from: Partial<ProfileValues>, to: Partial<ProfileValues>): string[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (field) => JSON.stringify(from[field as ProfileField]) !== JSON.stringify(to[field as ProfileField]),
  );
}

const dateIf = (day: string | null) => (day === null ? null : dateOfDay(day));

/** Writes the file's values, and the document of its form alone. */
async function write(tx: Tx, file: FileRow, values: ProfileValues, data: Prisma.OrganisationUncheckedUpdateManyInput): Promise<void> {
  const province = await findProvince(tx, values.province);
  if (!province) throw new Refusal('invalid', undefined, { province: { code: 'provinceMissing' } });
  const organisationId = file.id;
  await swap(tx, file, {
    legalForm: values.legalForm,
    nameFr: values.nameFr,
    nameAr: values.nameAr,
    sectors: [...values.sectors] as FileRow['sectors'],
    provinceCode: province.code,
    regionCode: province.regionCode,
    foundedIn: values.foundedIn,
    links: [...values.links],
    missionFr: values.missionFr,
    missionAr: values.missionAr,
    servesFr: values.servesFr,
    servesAr: values.servesAr,
    changesFr: values.changesFr,
    changesAr: values.changesAr,
    seeksFr: values.seeksFr,
    seeksAr: values.seeksAr,
    ...data,
  });
  const document = DOCUMENT_OF[values.legalForm];
  if (document === 'receipt') {
    const receipt = {
      receiptType: values.receiptType,
      receiptNumber: values.receiptNumber,
      receiptDate: dateIf(values.receiptDate),
      receiptAuthorityFr: values.receiptAuthorityFr,
      receiptAuthorityAr: values.receiptAuthorityAr,
      publicUtility: values.publicUtility,
    };
    await tx.association.upsert({ where: { organisationId }, create: { organisationId, ...receipt }, update: receipt });
  } else if (file.association) await tx.association.delete({ where: { organisationId } });
  if (document === 'founding') {
    const founding = {
      number: values.documentNumber,
      date: dateIf(values.documentDate),
      authorityFr: values.documentAuthorityFr,
      authorityAr: values.documentAuthorityAr,
    };
    await tx.legalDocument.upsert({ where: { organisationId }, create: { organisationId, ...founding }, update: founding });
  } else if (file.legalDocument) await tx.legalDocument.delete({ where: { organisationId } });
  if (document === 'registration') {
    const company = {
      ice: values.ice,
      tradeRegisterNumber: values.tradeRegisterNumber,
      tradeRegisterCourt: values.tradeRegisterCourt,
      taxId: values.taxId,
      employees: values.employees,
      industryFr: values.industryFr,
      industryAr: values.industryAr,
      csrLabel: values.csrLabel,
    };
    await tx.company.upsert({ where: { organisationId }, create: { organisationId, ...company }, update: company });
  } else if (file.company) await tx.company.delete({ where: { organisationId } });
}

/** Compare-and-swap on (id, state, version). */
async function swap(tx: Tx, file: FileRow, data: Prisma.OrganisationUncheckedUpdateManyInput): Promise<void> {
  const written = await tx.organisation.updateMany({
    where: { id: file.id, state: file.state, version: file.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (written.count === 0) throw new Refusal('changed');
}

/** What the audit says of an organisation, without the noun. */
type Verb = Extract<AuditAction, `organisation_${string}`> extends `organisation_${infer Rest}` ? Rest : never;

function audit(
  tx: Tx,
  actor: Actor,
  verb: Verb,
  organisationId: number,
  fields: readonly string[] = [],
  reason: string | null = null,
): Promise<void> {
  return record(tx, {
    actorId: actor.userId,
    action: `organisation_${verb}`,
    subject: 'organisation',
    subjectId: organisationId,
    fields,
    ...(reason !== null && { personal: { reason } }),
  });
}
