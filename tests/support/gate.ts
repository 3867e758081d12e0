import { afterAll, beforeAll, expect, vi } from 'vitest';
import { db } from '@/lib/db/client';

/*
 * Two transactions in the order that a test is about: whoever inserts into a table waits before it, with
 * all that it read and wrote so far and nothing committed.
 */

const GATE = 7_301;

/** While what is given runs, nobody passes into this table. For the whole of a test's file. */
export function gateBefore(table: string): (meanwhile: () => Promise<void>) => Promise<void> {
  beforeAll(async () => {
    await db.$executeRawUnsafe(`CREATE FUNCTION gate() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_advisory_xact_lock_shared(${GATE}); RETURN NEW; END $$`);
    await db.$executeRawUnsafe(`CREATE TRIGGER gate BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION gate()`);
  });
  afterAll(() => db.$executeRawUnsafe('DROP FUNCTION gate CASCADE'));
  return (meanwhile) =>
    db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${GATE})`;
        await meanwhile();
      },
      { timeout: 20_000 },
    );
}

/** Once so many connections to the test's database wait for another. */
export const waiting = (count: number): Promise<void> =>
  vi.waitFor(
    async () => {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(rows).toHaveLength(count);
    },
    { timeout: 10_000, interval: 20 },
  );
