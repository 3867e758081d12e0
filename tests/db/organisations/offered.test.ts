import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/generated/prisma/client';
import { listOffered } from '@/lib/organisations/queries';
import { addOrganisation } from '@/tests/support/organisations';

const OFFERED = 200;

/** As many verified associations as asked for, all of whose names begin with the mark. */
async function addMany(mark: string, count: number): Promise<void> {
  const { id } = await addOrganisation({ kind: 'ASSOCIATION', state: 'verified' });
  const { id: _, ...like } = await db.organisation.findUniqueOrThrow({ where: { id } });
  await db.organisation.createMany({
    data: Array.from({ length: count }, (_value, index) => ({ ...like, nameFr: `${mark} ${index}`, nameAr: `جمعية ${mark} ${index}` })),
  });
}

test('offers the first by name, says that there are more, and finds the others by any part of either name', async () => {
  await addMany('Éclaireurs du Zaër', OFFERED + 5);
  const all = await listOffered('ASSOCIATION', { words: '' });
  expect([all.rows.length, all.more]).toEqual([OFFERED, true]);
  for (const words of ['eclaireurs du zaer', 'Zaër', 'جمعية éclaireurs']) {
    const found = await listOffered('ASSOCIATION', { words });
    expect([found.rows.length, found.more]).toEqual([OFFERED, true]);
    expect(found.rows.every(({ name }) => name.fr?.startsWith('Éclaireurs'))).toBe(true);
  }
  const one = await listOffered('ASSOCIATION', { words: 'zaer 204' });
  expect(one.rows.map(({ name }) => name.fr)).toEqual(['Éclaireurs du Zaër 204']);
  expect(one.more).toBe(false);
  expect(await listOffered('COMPANY', { words: 'zaer' })).toEqual({ rows: [], more: false });
});

test('what is chosen is offered, whatever is looked for', async () => {
  const { id } = await addOrganisation({ kind: 'ASSOCIATION', state: 'verified' });
  const { rows } = await listOffered('ASSOCIATION', { words: 'zzz', chosen: id });
  expect(rows.map((row) => row.id)).toEqual([id]);
});

test('neither one that waits for verification, nor one that the question leaves out', async () => {
  const waiting = await addOrganisation({ kind: 'ASSOCIATION', state: 'submitted' });
  const verified = await addOrganisation({ kind: 'ASSOCIATION', state: 'verified' });
  const { nameFr } = await db.organisation.findUniqueOrThrow({ where: { id: verified.id } });
  const ids = async (where?: Prisma.Sql) =>
    (await listOffered('ASSOCIATION', { words: nameFr ?? '', ...(where && { where }) })).rows.map(({ id }) => id);
  expect(await ids()).toContain(verified.id);
  expect(await ids()).not.toContain(waiting.id);
  expect(await ids(Prisma.sql`o."id" <> ${verified.id}`)).not.toContain(verified.id);
});
