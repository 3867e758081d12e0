import 'server-only';
import { db } from '@/lib/db/client';
import { type Bilingual, nameOf, titleOf } from '@/lib/i18n/localised';
import { PARTS } from '@/lib/matching/weights';
import type { WeightsVersionView } from './views';

/** Versions on the page; older ones stay in the table. */
const SHOWN = 50;

/** The versions of the weights, the newest first, with what each changed and how many requests rest on it. */
export async function listWeights(): Promise<WeightsVersionView[]> {
  const rows = await db.matchWeights.findMany({
    include: { author: { select: { name: true, nameAr: true } }, _count: { select: { requests: true } } },
    orderBy: { version: 'desc' },
    take: SHOWN + 1,
  });
  return rows.slice(0, SHOWN).map(({ author, _count, ...row }, index) => {
    const before = rows[index + 1];
    return {
      version: row.version,
      points: row,
      createdAt: row.createdAt,
      author: author && { fr: author.name, ar: author.nameAr },
      reason: row.reason,
      changed: before
        ? PARTS.filter((part) => before[part] !== row[part]).map((part) => ({ part, from: before[part], to: row[part] }))
        : [],
      requests: _count.requests,
    };
  });
}

interface Named {
  title: Bilingual;
  organisationName: Bilingual;
}

/** Open offers with hours left, the newest of each organisation, the newest first: one after the other, however many there are. */
export async function listSampleOffers(take: number): Promise<(Named & { id: number })[]> {
  const found: (Named & { id: number; organisationId: number })[] = [];
  while (found.length < take) {
    const row = await db.expertiseOffer.findFirst({
      where: {
        state: 'open',
        quartersLeft: { gt: 0 },
        organisation: { state: 'verified' },
        organisationId: { notIn: found.map(({ organisationId }) => organisationId) },
      },
      select: { id: true, organisationId: true, titleFr: true, titleAr: true, organisation: { select: { nameFr: true, nameAr: true } } },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    });
    if (!row) break;
    found.push({ id: row.id, organisationId: row.organisationId, title: titleOf(row), organisationName: nameOf(row.organisation) });
  }
  return found;
}

/** Titles and owners of needs, by id. */
export async function findNeedNames(ids: readonly number[]): Promise<Map<number, Named>> {
  const rows = await db.skillNeed.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, titleFr: true, titleAr: true, organisation: { select: { nameFr: true, nameAr: true } } },
    orderBy: { id: 'asc' },
    take: ids.length,
  });
  return new Map(rows.map((row) => [row.id, { title: titleOf(row), organisationName: nameOf(row.organisation) }]));
}
