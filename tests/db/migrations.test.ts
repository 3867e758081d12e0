import { Client, type DatabaseError } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingFromMigrations } from '@/scripts/migrations';
import { type Constraint, constraints, upkeep } from './constraints';

const url = process.env.DATABASE_URL ?? '';
const client = new Client({ connectionString: url });

beforeAll(() => client.connect());
afterAll(() => client.end());

const namesOf = (kind: Constraint['kind']) => constraints.filter((constraint) => constraint.kind === kind).map(({ name }) => name);
const upkeepOf = (kind: 'index' | 'trigger') => upkeep.filter((entry) => entry.kind === kind).map(({ name }) => name);

async function names(statement: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(statement);
  return rows.map(({ name }) => name);
}

test('the migrations say all that schema.prisma says', async () => {
  expect(await missingFromMigrations(url)).toBe('');
});

describe('the database holds what the kept list names, and nothing else', () => {
  test('CHECKs', async () => {
    const found = await names("SELECT conname AS name FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace");
    expect(found.sort()).toEqual(namesOf('check').sort());
  });

  test('indexes with a condition or of an expression', async () => {
    const found = await names(`
      SELECT relname AS name FROM pg_index JOIN pg_class ON oid = indexrelid
      WHERE relnamespace = 'public'::regnamespace AND (indpred IS NOT NULL OR indexprs IS NOT NULL)`);
    expect(found.sort()).toEqual([...namesOf('unique_index'), ...upkeepOf('index')].sort());
  });

  test('triggers', async () => {
    const found = await names(`
      SELECT tgname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
      WHERE relnamespace = 'public'::regnamespace AND NOT tgisinternal AND tgenabled = 'O'`);
    expect(found.sort()).toEqual([...namesOf('trigger'), ...upkeepOf('trigger')].sort());
  });
});

/** check_violation, unique_violation; a trigger says which rule it keeps by the name. */
const codes: Record<Constraint['kind'], string[]> = { check: ['23514'], unique_index: ['23505'], trigger: ['23514', '23000'] };

test.each(constraints)('$name refuses what breaks it', async ({ name, kind, violation }) => {
  await client.query('BEGIN');
  try {
    const refusal = await client.query(violation).then(
      ({ rowCount }) => `accepted, ${rowCount} rows`,
      (error: DatabaseError) => error,
    );
    expect(refusal).toMatchObject({ constraint: name });
    expect(codes[kind]).toContain((refusal as DatabaseError).code);
  } finally {
    await client.query('ROLLBACK');
  }
});
