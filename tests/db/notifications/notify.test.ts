import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { Refusal, transact } from '@/lib/db/transaction';
import { markAllRead, markRead, type Notice, notify } from '@/lib/notifications/commands';
import { countUnread, listNotifications } from '@/lib/notifications/queries';
import { addReader } from './readers';

let hiba: string;
let omar: string;

beforeEach(async () => {
  hiba = await addReader('ar');
  omar = await addReader('fr');
});

function published(to: string[]): Notice {
  return { event: 'need_published', params: { listingTitle: { fr: 'Comptabilité', ar: null } }, href: '/needs/1', to };
}

const tell = (to: string[]) => transact((tx) => notify(tx, published(to)));

const idsOf = async (userId: string) => (await listNotifications(userId, { take: 20 })).rows.map(({ id }) => id);

async function jobsOf(notificationIds: readonly number[]): Promise<string[]> {
  const keys = notificationIds.map((id) => `send_mail:${id}`);
  const jobs = await db.$queryRaw<{ key: string }[]>`SELECT "key" FROM graphile_worker.jobs WHERE "key" = ANY(${keys}) ORDER BY "key"`;
  return jobs.map(({ key }) => key);
}

describe('notify', () => {
  test('writes a row and a job for each person, once', async () => {
    expect(await tell([hiba, omar, hiba])).toEqual({ ok: true, value: undefined });
    const ids = [...(await idsOf(hiba)), ...(await idsOf(omar))];
    expect(ids).toHaveLength(2);
    expect(await jobsOf(ids)).toHaveLength(2);
    const row = await db.notification.findUniqueOrThrow({ where: { id: ids[0] ?? 0 } });
    expect(row).toMatchObject({
      event: 'need_published',
      href: '/needs/1',
      readAt: null,
      params: { listingTitle: { fr: 'Comptabilité', ar: null } },
    });
  });

  test('tells nobody when the change is refused', async () => {
    let told: number[] = [];
    const result = await transact(async (tx) => {
      await notify(tx, published([hiba, omar]));
      told = (await tx.notification.findMany({ where: { userId: { in: [hiba, omar] } }, select: { id: true } })).map(({ id }) => id);
      throw new Refusal('changed');
    });
    expect(result).toMatchObject({ ok: false, code: 'changed' });
    expect(told).toHaveLength(2);
    expect(await db.notification.count({ where: { userId: { in: [hiba, omar] } } })).toBe(0);
    expect(await jobsOf(told)).toEqual([]);
  });

  test('without anybody to tell does nothing', async () => {
    expect(await tell([])).toMatchObject({ ok: true });
  });
});

describe('reading', () => {
  test('marks one’s own only, and keeps the first time', async () => {
    await tell([hiba, omar]);
    const [first] = await idsOf(hiba);
    const id = first ?? 0;
    await markRead(omar, id, new Date('2026-11-01T10:00:00Z'));
    expect(await countUnread(hiba)).toBe(1);
    await markRead(hiba, id, new Date('2026-11-02T10:00:00Z'));
    await markRead(hiba, id, new Date('2026-11-03T10:00:00Z'));
    expect(await countUnread(hiba)).toBe(0);
    expect(await countUnread(omar)).toBe(1);
    expect(await db.notification.findUniqueOrThrow({ where: { id } })).toMatchObject({ readAt: new Date('2026-11-02T10:00:00Z') });
  });

  test('all leaves unread what came after the page was read', async () => {
    await tell([hiba, omar]);
    await tell([hiba]);
    const [seen] = await idsOf(hiba);
    await tell([hiba]);
    await markAllRead(hiba, seen ?? 0, new Date());
    expect(await countUnread(hiba)).toBe(1);
    expect(await countUnread(omar)).toBe(1);
  });

  test('pages stay where they are, with the count on either side', async () => {
    for (let count = 0; count < 5; count += 1) await tell([hiba]);
    const [newest, second, third, fourth, oldest] = await idsOf(hiba);
    const page = async (edges: { before?: number; after?: number }) => {
      const { rows, newer, older } = await listNotifications(hiba, { take: 2, ...edges });
      return { ids: rows.map(({ id }) => id), newer, older };
    };
    expect(await page({})).toEqual({ ids: [newest, second], newer: 0, older: 3 });
    expect(await page({ before: second ?? 0 })).toEqual({ ids: [third, fourth], newer: 2, older: 1 });
    expect(await page({ before: fourth ?? 0 })).toEqual({ ids: [oldest], newer: 4, older: 0 });
    expect(await page({ after: fourth ?? 0 })).toEqual({ ids: [second, third], newer: 1, older: 2 });
    // An address from before rows were removed leads somewhere.
    expect(await page({ before: oldest ?? 0 })).toEqual(await page({}));
  });
});
