import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { cast } from '@/tests/support/cast';

const { userId: actorId } = cast.associationOwner;

/** Something to write, and whether it was. */
function mark() {
  const key = randomUUID();
  return {
    write: (tx: Tx) => tx.attemptWindow.create({ data: { key, failures: 0, endsAt: new Date() } }),
    written: () => db.attemptWindow.count({ where: { key } }),
  };
}

/** The database's own error of this code. */
const raise = (tx: Tx, code: string) => tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'raised' USING ERRCODE = '${code}'; END $$`);

describe('a transaction', () => {
  test.each(['40001', '40P01'])('is tried again when the database asks for it: %s', async (code) => {
    const { write, written } = mark();
    let attempts = 0;
    const result = await transact(async (tx) => {
      attempts += 1;
      await write(tx);
      if (attempts < 4) await raise(tx, code);
      return attempts;
    });
    expect(result).toEqual({ ok: true, value: 4 });
    expect(await written()).toBe(1);
  });

  test('but not for ever', async () => {
    let attempts = 0;
    const endless = transact(async (tx) => {
      attempts += 1;
      await raise(tx, '40001');
    });
    await expect(endless).rejects.toThrow();
    expect(attempts).toBe(6);
  });

  test('is not tried again after another error, and leaves nothing', async () => {
    const { write, written } = mark();
    let attempts = 0;
    const wrong = transact(async (tx) => {
      attempts += 1;
      await write(tx);
      throw new Error('ours');
    });
    await expect(wrong).rejects.toThrow('ours');
    expect([attempts, await written()]).toEqual([1, 0]);
  });

  test('is undone by a refusal, which is its answer', async () => {
    const { write, written } = mark();
    const result = await transact(async (tx) => {
      await write(tx);
      throw new Refusal('notEnoughHours', { side: 'need', hours: '2' }, { hours: { code: 'hoursBeyondLeft' } });
    });
    expect(result).toEqual({
      ok: false,
      code: 'notEnoughHours',
      params: { side: 'need', hours: '2' },
      fields: { hours: { code: 'hoursBeyondLeft' } },
    });
    expect(await written()).toBe(0);
  });
});

describe('one intention', () => {
  const intent = (action = 'test') => ({ actorId, submissionId: randomUUID(), action });

  test('runs once, and a repeat gets its answer', async () => {
    const once = intent();
    let runs = 0;
    const send = () => transactOnce(once, async () => ({ run: (runs += 1) }));
    expect(await Promise.all([send(), send(), send()])).toEqual(Array(3).fill({ ok: true, value: { run: 1 } }));
    expect(await send()).toEqual({ ok: true, value: { run: 1 } });
    expect(runs).toBe(1);
  });

  test('that was refused, or failed, may be tried again', async () => {
    const once = intent();
    expect(await transactOnce(once, async () => Promise.reject(new Refusal('changed')))).toEqual({ ok: false, code: 'changed' });
    await expect(transactOnce(once, async () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
    expect(await transactOnce(once, async () => 'done')).toEqual({ ok: true, value: 'done' });
  });

  test('waits for the first while it is at work, and runs if that one is refused', async () => {
    const once = intent();
    let began = () => {};
    const atWork = new Promise<void>((resolve) => {
      began = resolve;
    });
    const first = transactOnce(once, async (tx) => {
      began();
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.2)`;
      throw new Refusal('changed');
    });
    await atWork;
    const second = transactOnce(once, async () => 'second');
    expect([await first, await second]).toEqual([
      { ok: false, code: 'changed' },
      { ok: true, value: 'second' },
    ]);
  });

  test('is of one action and one person', async () => {
    const once = intent('pledge');
    await transactOnce(once, async () => 'pledged');
    expect(await transactOnce({ ...once, action: 'decline' }, async () => 'declined')).toEqual({ ok: false, code: 'changed' });
    expect(await transactOnce({ ...once, actorId: cast.companyOwner.userId }, async () => 'other')).toEqual({ ok: true, value: 'other' });
  });
});
