import 'server-only';
import { db } from '@/lib/db/client';

/** The curated list is this long at most; the bound only keeps a mistake from filling memory. */
const MOST = 2_000;

/** Every skill, family by family, in the order they are shown. */
export function listSkills() {
  return db.skill.findMany({
    select: { code: true, familyCode: true, fr: true, ar: true, synonymsFr: true, synonymsAr: true },
    orderBy: [{ family: { position: 'asc' } }, { position: 'asc' }],
    take: MOST,
  });
}

/** The families, in the order they are shown. */
export function listFamilies() {
  return db.skillFamily.findMany({
    select: { code: true, fr: true, ar: true },
    orderBy: { position: 'asc' },
    take: MOST,
  });
}
