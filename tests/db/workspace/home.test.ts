import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadHome, loadProgrammeHome } from '@/lib/workspace/loaders';
import type { HomeView } from '@/lib/workspace/views';
import { cast, type Member } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';

const homeOf = (person: Member, side: 'association' | 'company'): Promise<HomeView> => viewAs(person, () => loadHome(side, undefined));

describe('the home of an organisation', () => {
  test.each([
    ['whose file was not sent', cast.draftOwner, 'completeFile', '/association/profile'],
    ['whose file was sent back', cast.returnedOwner, 'mendFile', '/association/profile'],
  ] as const)('%s leads to its file', async (_whose, person, step, stepHref) => {
    expect(await homeOf(person, 'association')).toMatchObject({ step, stepHref });
  });

  test('that was asked leads to the oldest request', async () => {
    const home = await homeOf(cast.otherAssociationOwner, 'association');
    expect(home.answersCount).toBeGreaterThan(0);
    expect(home).toMatchObject({ step: 'answer', stepHref: `/requests/${home.answers[0]?.id}` });
  });

  test('that nobody waits for leads to the best match that nothing joins yet', async () => {
    await db.partnershipRequest.updateMany({
      where: { state: 'proposed', OR: [{ giverId: cast.companyOwner.organisationId }, { receiverId: cast.companyOwner.organisationId }] },
      data: { state: 'withdrawn', endedAt: new Date(), version: { increment: 1 } },
    });
    const home = await homeOf(cast.companyOwner, 'company');
    const match = home.ranking?.rows.find((row) => row.requestId === null);
    expect(home).toMatchObject({ step: 'join', stepHref: `/needs/${match?.id}/pledge?offer=${home.ranking?.ownId}` });
  });

  test('says what changed: the newest that were not opened, and how many there are', async () => {
    const { userId } = cast.associationOwner;
    const unread = await db.notification.findMany({ where: { userId, readAt: null }, orderBy: { id: 'desc' } });
    const { news } = await homeOf(cast.associationOwner, 'association');
    expect(news.unread).toBe(unread.length);
    expect(news.notifications.map(({ id }) => id)).toEqual(unread.slice(0, 3).map(({ id }) => id));
    await db.notification.updateMany({ where: { userId }, data: { readAt: new Date() } });
    expect((await homeOf(cast.associationOwner, 'association')).news).toEqual({ notifications: [], unread: 0 });
  });
});

describe('the home of the programme', () => {
  test('leads to the oldest that its reader may decide', async () => {
    const { desk, step, stepHref, stepDays } = await viewAs(cast.coordinatorNational, () => loadProgrammeHome({}));
    const row = desk.rows.find(({ decidable }) => decidable);
    expect(['decide', 'decideLate']).toContain(step);
    expect([stepHref, stepDays]).toEqual([row?.href, row?.days]);
  });

  test('is nobody else’s', async () => {
    expect(await loadAs(cast.companyOwner, () => loadProgrammeHome({}))).toBe(403);
    expect(await loadAs(null, () => loadProgrammeHome({}))).toMatch(/^\/fr\/sign-in/);
  });
});
