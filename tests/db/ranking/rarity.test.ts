import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadContext, refreshRarity } from '@/lib/ranking/context';

test('the nightly job counts open offers anew, and ranking reads the newest table', async () => {
  const now = new Date();
  const before = await loadContext(now);
  // The most offered skill of the seed, and one that nobody offers any more.
  const [common] = await db.offerSkill.groupBy({ by: ['skillCode'], _count: true, orderBy: { _count: { skillCode: 'desc' } }, take: 1 });
  if (!common) throw new Error('The seed offers no skill');
  const code = common.skillCode;
  await db.offerSkill.deleteMany({ where: { skillCode: code } });

  const { version } = await refreshRarity();
  const after = await loadContext(now);
  expect(after.rarity.version).toBe(version);
  expect(version).toBeGreaterThan(before.rarity.version);
  expect(after.rarity.of[code] ?? Number.POSITIVE_INFINITY).toBeGreaterThan(before.rarity.of[code] ?? 0);
});
