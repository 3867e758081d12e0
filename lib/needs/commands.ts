import 'server-only';
import { record } from '@/lib/audit/record';
import { type Intent, Refusal, transactOnce } from '@/lib/db/transaction';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import { requirePublisher, requireSkills } from '@/lib/listings/commands';
import { notify } from '@/lib/notifications/commands';
import type { FieldError, Result } from '@/lib/result';
import { routes } from '@/lib/routes';
import { needDayErrors } from './rules';
import type { NewNeed } from './schema';

export interface NeedToPublish {
  intent: Intent;
  organisationId: number;
  need: NewNeed;
  now: Date;
}

/** Opens a need of a verified organisation, and tells its owners. Once per intention. */
export function publishNeed({ intent, organisationId, need, now }: NeedToPublish): Promise<Result<{ id: number }>> {
  return transactOnce(intent, async (tx) => {
    const owners = await requirePublisher(tx, organisationId);
    const today = dayOf(now);
    const errors: Record<string, FieldError> = {};
    for (const [field, code] of Object.entries(needDayErrors(need, today))) errors[field] = { code, params: { day: today } };
    const province = await tx.province.findUnique({ where: { code: need.province }, select: { regionCode: true } });
    if (!province) errors.province = { code: 'provinceMissing' };
    if (!province || Object.keys(errors).length > 0) throw new Refusal('invalid', undefined, errors);
    await requireSkills(
      tx,
      need.skills.map((skill) => skill.code),
    );

    const french = need.writtenIn === 'fr';
    const row = await tx.skillNeed.create({
      data: {
        organisationId,
        state: 'open',
        titleFr: french ? need.title : null,
        titleAr: french ? null : need.title,
        contextFr: french ? need.context : null,
        contextAr: french ? null : need.context,
        deliverableFr: french ? need.deliverable : null,
        deliverableAr: french ? null : need.deliverable,
        sector: need.sector,
        regionCode: province.regionCode,
        provinceCode: need.province,
        mode: need.mode,
        format: need.format,
        quartersTotal: need.hours,
        quartersLeft: need.hours,
        languages: need.languages,
        wantedStart: dateOfDay(need.wantedStart),
        closesOn: dateOfDay(need.closesOn),
        accessNote: need.accessNote,
        publishedAt: now,
        createdById: intent.actorId,
        skills: { create: need.skills.map(({ code, detail }) => ({ skillCode: code, importance: detail })) },
      },
      select: { id: true, titleFr: true, titleAr: true },
    });
    await record(tx, { actorId: intent.actorId, action: 'need_published', subject: 'need', subjectId: row.id });
    await notify(tx, {
      event: 'need_published',
      params: { listingTitle: { fr: row.titleFr, ar: row.titleAr } },
      href: routes.need(row.id),
      to: owners,
    });
    return { id: row.id };
  });
}
