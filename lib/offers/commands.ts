import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { Refusal, type Tx, transactOnce } from '@/lib/db/transaction';
import { removeDraft } from '@/lib/drafts/commands';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { formatNumber } from '@/lib/i18n/formats';
import { titleOf } from '@/lib/i18n/localised';
import { announce, concludeEdit, openingOf, requireEdited, requirePublisher, toldFor } from '@/lib/listings/commands';
import type { FormFields } from '@/lib/listings/queries';
import type { FieldError, Result } from '@/lib/result';
import { attachProposals, resolveSkills } from '@/lib/skills/commands';
import { findOfferForm } from './queries';
import { offerDayErrors, quartersInPeriod, regimesOf } from './rules';
import type { OfferFields } from './schema';

export interface OfferToPublish {
  actor: Actor;
  submissionId: string;
  organisationId: number;
  offer: OfferFields;
  /** The draft it was written in, which ends with it. */
  draftId: string | null;
  now: Date;
}

/** Opens an offer of a verified organisation, or sends its first listing for review. Once per intention. */
export function publishOffer({
  actor,
  submissionId,
  organisationId,
  offer,
  draftId,
  now,
}: OfferToPublish): Promise<Result<{ id: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'publish_offer' }, async (tx) =>
    publishWithin(tx, { actor, organisationId, offer, draftId, now }, await openingOf(tx, organisationId, now)),
  );
}

/** Opens an offer that a coordinator has read together with its organisation, in the caller's transaction. */
export function openOffer(tx: Tx, written: Omit<OfferToPublish, 'submissionId'>): Promise<{ id: number }> {
  return publishWithin(tx, written, { state: 'open', submittedAt: null, publishedAt: written.now });
}

async function publishWithin(
  tx: Tx,
  { actor, organisationId, offer, draftId, now }: Omit<OfferToPublish, 'submissionId'>,
  opening: Awaited<ReturnType<typeof openingOf>>,
): Promise<{ id: number }> {
  await requirePublisher(tx, organisationId);
  const { kind } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { kind: true } });
  refuse({ ...regimeErrors(offer, kind), ...errorsOn(offer, dayOf(now)) });
  const { skills, proposals } = await resolveSkills(tx, { ...offer, organisationId, actorId: actor.userId });
  const row = await tx.expertiseOffer.create({
    data: {
      organisationId,
      ...opening,
      ...columnsOf(offer),
      quartersTotal: offer.hoursTotal,
      quartersLeft: offer.hoursTotal,
      closingToldFor: toldFor(offer.availableUntil, now),
      createdById: actor.userId,
      skills: { create: skills.map(({ code, detail }) => ({ skillCode: code, level: Number(detail) })) },
    },
    select: { id: true, titleFr: true, titleAr: true },
  });
  await attachProposals(tx, { offerId: row.id }, proposals);
  await removeDraft(tx, draftId, organisationId);
  await announce(tx, 'offer', { id: row.id, organisationId, title: titleOf(row) }, opening.state, actor.userId);
  return { id: row.id };
}

export interface OfferToEdit {
  actor: Actor;
  submissionId: string;
  id: number;
  version: number;
  seen: string;
  offer: OfferFields;
  now: Date;
}

/** Changes an offer; one that was returned goes back for review. What requests rest on sends them back. */
export function editOffer({ actor, submissionId, id, version, seen, offer, now }: OfferToEdit): Promise<Result<{ id: number }>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: 'edit_offer' }, async (tx) => {
    const row = await requireEdited(tx, actor, { noun: 'offer', id, version }, now);
    const before = await findOfferForm(id, offer.writtenIn, tx);
    if (before?.seen !== seen) throw new Refusal('changed');
    refuse({ ...regimeErrors(offer, row.kind), ...errorsOn(offer, dayOf(now), before.fields) });
    const left = offer.hoursTotal - before.quartersReserved;
    if (left < 0) refuse({ hoursTotal: { code: 'hoursBelowReserved', params: { hours: formatNumber(before.quartersReserved / 4) } } });
    const { skills, proposals } = await resolveSkills(tx, { ...offer, organisationId: row.organisationId, actorId: actor.userId });
    const written = await tx.expertiseOffer.updateMany({
      where: { id, state: row.state, version, updatedAt: new Date(seen) },
      data: {
        ...columnsOf(offer),
        state: left === 0 && row.nextState === 'open' ? 'filled' : row.nextState,
        quartersTotal: offer.hoursTotal,
        quartersLeft: left,
        ...(row.nextState === 'submitted' && { submittedAt: now, returnReason: null }),
        ...(row.lastDay !== offer.availableUntil && { closingToldFor: toldFor(offer.availableUntil, now) }),
      },
    });
    if (written.count === 0) throw new Refusal('changed');
    await tx.offerSkill.deleteMany({ where: { offerId: id } });
    await tx.offerSkill.createMany({ data: skills.map(({ code, detail }) => ({ offerId: id, skillCode: code, level: Number(detail) })) });
    await tx.listingSkillProposal.deleteMany({ where: { offerId: id } });
    await attachProposals(tx, { offerId: id }, proposals);
    const after = await findOfferForm(id, offer.writtenIn, tx);
    await concludeEdit(tx, { row, actorId: actor.userId, before: before.fields, after: after?.fields ?? {}, now });
    return { id };
  });
}

function refuse(errors: Record<string, FieldError>): void {
  if (Object.keys(errors).length > 0) throw new Refusal('invalid', undefined, errors);
}

function regimeErrors({ regime }: OfferFields, kind: 'ASSOCIATION' | 'COMPANY'): Record<string, FieldError> {
  return regimesOf(kind).includes(regime) ? {} : { regime: { code: 'regimeNotForCompanies' } };
}

/** What only the day can refuse; a day that stands as it was `before` is nothing to mend. */
function errorsOn(offer: OfferFields, today: string, before: FormFields = {}): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const [field, code] of Object.entries(offerDayErrors(offer, today))) {
    const kept = before[field]?.[0] === offer[field as 'availableFrom' | 'availableUntil'];
    if (code === 'untilNotAfterFrom' || !kept) errors[field] = { code, params: { day: today } };
  }
  if (Object.keys(errors).length > 0) return errors;
  const fits = quartersInPeriod(dateOfDay(offer.availableFrom), dateOfDay(offer.availableUntil), offer.hoursPerMonth);
  if (offer.hoursTotal > fits) errors.hoursTotal = { code: 'hoursBeyondPeriod', params: { hours: formatNumber(fits / 4) } };
  return errors;
}

/** What the form says, as columns; the texts of the other language stay as they are. */
function columnsOf(offer: OfferFields) {
  const { title, description } = offer;
  return {
    ...(offer.writtenIn === 'fr' ? { titleFr: title, descriptionFr: description } : { titleAr: title, descriptionAr: description }),
    sectors: offer.sectors,
    regions: offer.places.filter((place) => place !== 'remote'),
    remote: offer.places.includes('remote'),
    format: offer.format,
    regime: offer.regime,
    quartersPerMonth: offer.hoursPerMonth,
    languages: offer.languages,
    peopleCount: offer.peopleCount,
    availableFrom: dateOfDay(offer.availableFrom),
    availableUntil: dateOfDay(offer.availableUntil),
  };
}
