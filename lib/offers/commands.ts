import 'server-only';
import { record } from '@/lib/audit/record';
import { type Intent, Refusal, transactOnce } from '@/lib/db/transaction';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { formatNumber } from '@/lib/i18n/formats';
import { requirePublisher, requireSkills } from '@/lib/listings/commands';
import { notify } from '@/lib/notifications/commands';
import type { FieldError, Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { offerDayErrors, quartersInPeriod } from './rules';
import type { NewOffer } from './schema';

export interface OfferToPublish {
  intent: Intent;
  organisationId: number;
  offer: NewOffer;
  now: Date;
}

/** Opens an offer of a verified organisation, and tells its owners. Once per intention. */
export function publishOffer({ intent, organisationId, offer, now }: OfferToPublish): Promise<Result<{ id: number }>> {
  return transactOnce(intent, async (tx) => {
    const owners = await requirePublisher(tx, organisationId);
    const errors = errorsOn(offer, dayOf(now));
    if (Object.keys(errors).length > 0) throw new Refusal('invalid', undefined, errors);
    await requireSkills(
      tx,
      offer.skills.map((skill) => skill.code),
    );

    const french = offer.writtenIn === 'fr';
    const row = await tx.expertiseOffer.create({
      data: {
        organisationId,
        state: 'open',
        titleFr: french ? offer.title : null,
        titleAr: french ? null : offer.title,
        descriptionFr: french ? offer.description : null,
        descriptionAr: french ? null : offer.description,
        sectors: offer.sectors,
        regions: offer.places.filter((place) => place !== 'remote'),
        remote: offer.places.includes('remote'),
        format: offer.format,
        regime: offer.regime,
        quartersTotal: offer.hoursTotal,
        quartersLeft: offer.hoursTotal,
        quartersPerMonth: offer.hoursPerMonth,
        languages: offer.languages,
        peopleCount: offer.peopleCount,
        availableFrom: dateOfDay(offer.availableFrom),
        availableUntil: dateOfDay(offer.availableUntil),
        publishedAt: now,
        createdById: intent.actorId,
        skills: { create: offer.skills.map(({ code, detail }) => ({ skillCode: code, level: Number(detail) })) },
      },
      select: { id: true, titleFr: true, titleAr: true },
    });
    await record(tx, { actorId: intent.actorId, action: 'offer_published', subject: 'offer', subjectId: row.id });
    await notify(tx, {
      event: 'offer_published',
      params: { listingTitle: { fr: row.titleFr, ar: row.titleAr } },
      href: routes.ownOffer(offer.side, row.id),
      to: owners,
    });
    return { id: row.id };
  });
}

/** What only the day can refuse. */
function errorsOn(offer: NewOffer, today: string): Record<string, FieldError> {
  const errors: Record<string, FieldError> = {};
  for (const [field, code] of Object.entries(offerDayErrors(offer, today))) errors[field] = { code, params: { day: today } };
  if (Object.keys(errors).length > 0) return errors;
  const fits = quartersInPeriod(dateOfDay(offer.availableFrom), dateOfDay(offer.availableUntil), offer.hoursPerMonth);
  if (offer.hoursTotal > fits) errors.hoursTotal = { code: 'hoursBeyondPeriod', params: { hours: formatNumber(fits / 4) } };
  return errors;
}
