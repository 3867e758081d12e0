import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { measureCase } from '@/tests/bench/import-case';
import { cast } from '@/tests/support/cast';
import { addForum, addStandOf } from '@/tests/support/forums';

/* The files that `npm run bench -- import` measures at their size, smaller: every row against what was planted. */

test.each([
  { kind: 'registrations', format: 'csv', dirty: true },
  { kind: 'contacts', format: 'csv', dirty: true },
  { kind: 'contacts', format: 'xlsx', dirty: true },
] as const)('$kind in a $format are found, written and taken back as they were planted', async (which) => {
  const forum = await addForum();
  const stand = await addStandOf(cast.otherAssociationOwner, forum.id);
  await db.stand.update({ where: { id: stand.id }, data: { place: 'A1' } });
  const at = { forumId: forum.id, actorId: cast.coordinatorNational.userId, count: 250 };
  const { faults, problems, duplicates, written } = await measureCase(which, at);
  expect(faults).toEqual([]);
  expect(Object.keys(problems).length).toBeGreaterThan(6);
  expect(duplicates.found).toBeGreaterThan(5);
  expect(written.found).toBeGreaterThan(150);
});
