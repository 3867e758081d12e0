import 'server-only';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/generated/prisma/client';
import { dayOf } from '@/lib/i18n/day';
import { nameOf, titleOf } from '@/lib/i18n/localised';
import { inOrder } from '@/lib/listings/queries';
import { publicWhere } from '@/lib/needs/queries';
import { routes } from '@/lib/routes';
import type { OpenNeed } from './schema';

const named = { select: { code: true, nameFr: true, nameAr: true } } as const;

const openSelect = {
  id: true,
  titleFr: true,
  titleAr: true,
  contextFr: true,
  contextAr: true,
  deliverableFr: true,
  deliverableAr: true,
  sector: true,
  region: named,
  province: named,
  organisation: { select: { id: true, nameFr: true, nameAr: true } },
  skills: {
    select: { importance: true, skill: { select: { code: true, fr: true, ar: true, familyCode: true } } },
    orderBy: [{ importance: 'asc' }, { skill: { position: 'asc' } }],
  },
  quartersTotal: true,
  quartersLeft: true,
  format: true,
  mode: true,
  languages: true,
  wantedStart: true,
  closesOn: true,
  publishedAt: true,
} as const satisfies Prisma.SkillNeedSelect;

/** Of these needs those that anybody may read on the day `today`, in this order, for programs that know the site by `urlOf`. */
export async function listOpenNeeds(ids: readonly number[], today: string, urlOf: (path: string) => string): Promise<OpenNeed[]> {
  const rows = await db.skillNeed.findMany({
    where: { id: { in: [...ids] }, ...publicWhere(today) },
    select: openSelect,
    orderBy: { id: 'asc' },
  });
  return inOrder(ids, rows).map((row) => ({
    id: row.id,
    url: urlOf(routes.need(row.id)),
    title: titleOf(row),
    context: { fr: row.contextFr, ar: row.contextAr },
    deliverable: { fr: row.deliverableFr, ar: row.deliverableAr },
    sector: row.sector,
    region: { code: row.region.code, name: nameOf(row.region) },
    province: { code: row.province.code, name: nameOf(row.province) },
    organisation: { id: row.organisation.id, name: nameOf(row.organisation), url: urlOf(routes.organisation(row.organisation.id)) },
    skills: row.skills.map(({ importance, skill: { code, fr, ar, familyCode } }) => ({
      code,
      name: { fr, ar },
      family: familyCode,
      importance,
    })),
    hoursTotal: row.quartersTotal / 4,
    hoursLeft: row.quartersLeft / 4,
    format: row.format,
    mode: row.mode,
    languages: row.languages,
    wantedStart: dayOf(row.wantedStart),
    closesOn: dayOf(row.closesOn),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }));
}
