import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { removeDraft } from '@/lib/drafts/commands';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { formatNumber } from '@/lib/i18n/formats';
import { titleOf } from '@/lib/i18n/localised';
import { announce, concludeEdit, openingOf, requireEdited, requirePublisher, toldFor } from '@/lib/listings/commands';
import type { FieldError, Result } from '@/lib/result';
import { attachProposals, resolveSkills } from '@/lib/skills/commands';
import { findNeedForm } from './queries';
import { needDayErrors } from './rules';
import type { NeedFields } from './schema';

export interface NeedToPublish {
  actor: Actor;
  submissionId: string;
  organisationId: number;
  need: NeedFields;
  /** The draft it was written in, which ends with it. */
  draftId: string | null;
  now: Date;
}

/** Opens a need of a verified organisation, or sends its first one for review. Once per intention. */
export function publishNeed({ actor, submissionId, organisationId, need, draftId, now }: NeedToPublish): Promise<Result<{ id: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'publish_need' }, async (tx) => {
    await requirePublisher(tx, organisationId);
    refuse(dayErrors(needDayErrors(need, dayOf(now)), now));
    const { skills, proposals } = await resolveSkills(tx, { ...need, organisationId, actorId: actor.userId });
    const opening = await openingOf(tx, organisationId, now);
    const row = await tx.skillNeed.create({
      data: {
        organisationId,
        ...opening,
        ...(await columnsOf(tx, need)),
        quartersTotal: need.hours,
        quartersLeft: need.hours,
        closingToldFor: toldFor(need.closesOn, now),
        createdById: actor.userId,
        skills: { create: skills.map(({ code, detail }) => ({ skillCode: code, importance: detail })) },
      },
      select: { id: true, titleFr: true, titleAr: true },
    });
    await attachProposals(tx, { needId: row.id }, proposals);
    await removeDraft(tx, draftId, organisationId);
    await announce(tx, 'need', { id: row.id, organisationId, title: titleOf(row) }, opening.state, actor.userId);
    return { id: row.id };
  });
}

export interface NeedToEdit {
  actor: Actor;
  submissionId: string;
  id: number;
  version: number;
  seen: string;
  need: NeedFields;
  now: Date;
}

/** Changes a need; one that was returned goes back for review. What requests rest on sends them back. */
export function editNeed({ actor, submissionId, id, version, seen, need, now }: NeedToEdit): Promise<Result<{ id: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'edit_need' }, async (tx) => {
    const row = await requireEdited(tx, actor, { noun: 'need', id, version }, now);
    const before = await findNeedForm(id, need.writtenIn, tx);
    if (before?.seen !== seen) throw new Refusal('changed');
    const errors = needDayErrors(need, dayOf(now));
    // A day that stands as it was is nothing to mend, but for the order of the two.
    for (const field of ['wantedStart', 'closesOn'] as const)
      if (errors[field] === 'dayNotAfterToday' && before.fields[field]?.[0] === need[field]) delete errors[field];
    if (errors.wantedStart === undefined && need.closesOn > need.wantedStart) errors.closesOn = 'closesAfterStart';
    refuse(dayErrors(errors, now));
    const left = need.hours - before.quartersReserved;
    if (left < 0) refuse({ hours: { code: 'hoursBelowReserved', params: { hours: formatNumber(before.quartersReserved / 4) } } });
    const { skills, proposals } = await resolveSkills(tx, { ...need, organisationId: row.organisationId, actorId: actor.userId });
    const written = await tx.skillNeed.updateMany({
      where: { id, state: row.state, version, updatedAt: new Date(seen) },
      data: {
        ...(await columnsOf(tx, need)),
        state: left === 0 && row.nextState === 'open' ? 'filled' : row.nextState,
        quartersTotal: need.hours,
        quartersLeft: left,
        ...(row.nextState === 'submitted' && { submittedAt: now, returnReason: null }),
        ...(row.lastDay !== need.closesOn && { closingToldFor: toldFor(need.closesOn, now) }),
      },
    });
    if (written.count === 0) throw new Refusal('changed');
    await tx.needSkill.deleteMany({ where: { needId: id } });
    await tx.needSkill.createMany({ data: skills.map(({ code, detail }) => ({ needId: id, skillCode: code, importance: detail })) });
    await tx.listingSkillProposal.deleteMany({ where: { needId: id } });
    await attachProposals(tx, { needId: id }, proposals);
    const after = await findNeedForm(id, need.writtenIn, tx);
    await concludeEdit(tx, { row, actorId: actor.userId, before: before.fields, after: after?.fields ?? {}, now });
    return { id };
  });
}

function refuse(errors: Record<string, FieldError>): void {
  if (Object.keys(errors).length > 0) throw new Refusal('invalid', undefined, errors);
}

function dayErrors(codes: ReturnType<typeof needDayErrors>, now: Date): Record<string, FieldError> {
  return Object.fromEntries(Object.entries(codes).map(([field, code]) => [field, { code, params: { day: dayOf(now) } }]));
}

/** What the form says, as columns; the texts of the other language stay as they are. */
async function columnsOf(tx: Tx, need: NeedFields) {
  const province = await tx.province.findUnique({ where: { code: need.province }, select: { regionCode: true } });
  if (!province) throw new Refusal('invalid', undefined, { province: { code: 'provinceMissing' } });
  const { title, context, deliverable } = need;
  return {
    ...(need.writtenIn === 'fr'
      ? { titleFr: title, contextFr: context, deliverableFr: deliverable }
      : { titleAr: title, contextAr: context, deliverableAr: deliverable }),
    sector: need.sector,
    regionCode: province.regionCode,
    provinceCode: need.province,
    mode: need.mode,
    format: need.format,
    languages: need.languages,
    wantedStart: dateOfDay(need.wantedStart),
    closesOn: dateOfDay(need.closesOn),
    accessNote: need.accessNote,
  };
}
