import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HELD } from '@/lib/privacy/rules';

/*
 * No table and no text of one can be forgotten: HELD names every model of the schema, and of each every
 * column that can hold words or points to a person.
 */

interface Column {
  name: string;
  type: string;
}

const schema = readFileSync('prisma/schema.prisma', 'utf8');
const models = new Map(
  [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']): [string, Column[]] => [
    name,
    [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].map(([, column = '', type = '']) => ({ name: column, type })),
  ]),
);

/** Types that can hold what a person wrote, or what says who somebody is. */
const WORDS = new Set(['String', 'Json', 'Bytes']);
const POINTS_TO_A_PERSON = /^(userId|actorId|authorId)$|ById$|email|address|phone|identifier/i;

/** Numbers of rows, moments, closed lists: by their type they hold no words, whatever their name. */
const held = (columns: Column[]) =>
  columns.filter(({ name, type }) => WORDS.has(type) || (POINTS_TO_A_PERSON.test(name) && !models.has(type) && type !== 'DateTime'));

test('the schema is read', () => {
  expect(models.size).toBeGreaterThan(30);
  expect(models.get('User')).toContainEqual({ name: 'passwordHash', type: 'String' });
});

test('every model is named, and no other', () => {
  expect(Object.keys(HELD).sort()).toEqual([...models.keys()].sort());
});

describe.each([...models])('%s', (name, columns) => {
  const rule = HELD[name];

  test('names every column that holds words or points to a person', () => {
    const named = Object.keys(rule?.columns ?? {});
    expect(
      held(columns)
        .map((column) => column.name)
        .filter((column) => !named.includes(column)),
    ).toEqual([]);
    expect(named.filter((column) => !columns.some((known) => known.name === column))).toEqual([]);
  });

  test('is of nobody only if nothing in it points to a person', () => {
    if (rule?.rows !== null) return;
    expect(columns.filter((column) => POINTS_TO_A_PERSON.test(column.name) || column.type === 'User')).toEqual([]);
    expect(Object.values(rule.columns).filter(({ exported, erased }) => exported !== 'reference' || erased !== 'kept')).toEqual([]);
  });

  test('says why, where something is kept', () => {
    const keeps = Object.values(rule?.columns ?? {}).some(({ erased }) => erased === 'kept');
    if (keeps) expect(rule?.why ?? '').toMatch(/\w{3}.*\.$/);
  });
});
