import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashSecret } from '@/lib/auth/secret';
import { db } from '@/lib/db/client';
import { transact } from '@/lib/db/transaction';
import { endLinks, makeLink, useLink } from '@/lib/links/commands';
import { findLink } from '@/lib/links/queries';
import { cast } from '@/tests/support/cast';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const later = (hours: number, milliseconds = 0) => new Date(NOW.getTime() + hours * 3_600_000 + milliseconds);
const newEmail = () => `${randomUUID()}@khibra.example`;

const make = async (email = newEmail(), userId?: string) => {
  const { token } = await makeLink(db, { purpose: 'reset_password', email, ...(userId && { userId }), payload: { name: 'Hiba' } }, NOW);
  return { email, token };
};
const attempt = (token: string, now = NOW, purpose: 'reset_password' | 'change_email' = 'reset_password') =>
  transact((tx) => useLink(tx, token, purpose, now));
const UNUSABLE = { ok: false, code: 'linkUnusable' };

describe('a mailed link', () => {
  test('gives what it holds, once, and what was typed is gone', async () => {
    const { email, token } = await make();
    expect(await attempt(token)).toEqual({ ok: true, value: { email, userId: null, payload: { name: 'Hiba' } } });
    expect(await attempt(token)).toEqual(UNUSABLE);
    expect(await db.mailedLink.findUnique({ where: { tokenHash: hashSecret(token) } })).toMatchObject({ usedAt: NOW, payload: null });
  });

  test('of the secret, the database has the hash alone', async () => {
    const { token } = await make();
    const rows = await db.$queryRaw<{ text: string }[]>`SELECT l::text AS text FROM "MailedLink" l`;
    expect(rows.filter(({ text }) => text.includes(token))).toEqual([]);
    expect(rows.filter(({ text }) => text.includes(hashSecret(token)))).toHaveLength(1);
    expect(await attempt(hashSecret(token).slice(0, 43))).toEqual(UNUSABLE);
  });

  test('works to the last moment of its time', async () => {
    const [one, two] = [await make(), await make()];
    expect(await attempt(one.token, later(1))).toEqual(UNUSABLE);
    expect(await attempt(two.token, later(1, -1))).toMatchObject({ ok: true });
  });

  test('is for its purpose alone', async () => {
    const { token } = await make();
    expect(await attempt(token, NOW, 'change_email')).toEqual(UNUSABLE);
    expect(await attempt(token)).toMatchObject({ ok: true });
  });

  test('is used once by twenty at once', async () => {
    const { token } = await make();
    const results = await Promise.all(Array.from({ length: 20 }, () => attempt(token)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('stays usable when what it was used for did not happen', async () => {
    const { token } = await make();
    await expect(
      transact(async (tx) => {
        await useLink(tx, token, 'reset_password', NOW);
        throw new Error('The rest failed');
      }),
    ).rejects.toThrow('The rest failed');
    expect(await attempt(token)).toMatchObject({ ok: true });
  });

  test('looking at it changes nothing', async () => {
    const { email, token } = await make();
    expect(await findLink(token, 'reset_password', NOW)).toMatchObject({ email, payload: { name: 'Hiba' }, usedAt: null });
    expect(await findLink(token, 'reset_password', later(1))).toBeNull();
    expect(await findLink(token, 'change_email', NOW)).toBeNull();
    for (const wrong of ['', token.slice(1), `${token}x`, hashSecret(token)])
      expect(await findLink(wrong, 'reset_password', NOW)).toBeNull();
    expect(await attempt(token)).toMatchObject({ ok: true });
    expect(await findLink(token, 'reset_password', NOW)).toBeNull();
  });

  test('a person’s others can be ended together', async () => {
    const { userId } = cast.companyMember;
    const [one, two, foreign] = [
      await make(newEmail(), userId),
      await make(newEmail(), userId),
      await make(newEmail(), cast.companyOwner.userId),
    ];
    await endLinks(db, 'reset_password', userId, NOW);
    expect([await attempt(one.token), await attempt(two.token)]).toEqual([UNUSABLE, UNUSABLE]);
    expect(await attempt(foreign.token)).toMatchObject({ ok: true });
  });
});
