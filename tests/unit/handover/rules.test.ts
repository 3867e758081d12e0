import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FILE_COLUMNS, NAMED_COLUMNS, whyLeftOut } from '@/lib/handover/rules';
import { HELD } from '@/lib/privacy/rules';
import ar from '@/messages/ar.json';
import fr from '@/messages/fr.json';

/*
 * What is handed over is every column but those that are named: a new one with words in it fails the test of HELD until
 * somebody says whether it is a secret, and any new one fails here until both languages say what it holds.
 */

const schema = readFileSync('prisma/schema.prisma', 'utf8');
const bodies = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']) => ({ name, body }));
const models = new Set(bodies.map(({ name }) => name));
const columns = bodies.flatMap(({ name: table, body }) =>
  [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].flatMap(([, name = '', type = '']) => (models.has(type) ? [] : [{ table, name, type }])),
);

test('the schema is read', () => {
  expect(columns.length).toBeGreaterThan(600);
});

test('every column has its meaning in both languages, and there is none of a column that is gone', () => {
  const names = [...new Set(columns.map(({ name }) => name))].sort();
  expect(Object.keys(fr.handover.meanings).sort()).toEqual(names);
  expect(Object.keys(ar.handover.meanings).sort()).toEqual(names);
});

test('what is named exists', () => {
  const known = new Set(columns.map(({ table, name }) => `${table}.${name}`));
  expect(NAMED_COLUMNS.filter((column) => !known.has(column))).toEqual([]);
});

test('every column of bytes is a file', () => {
  const bytes = columns.filter(({ type }) => type === 'Bytes').map(({ table, name }) => `${table}.${name}`);
  expect(bytes.sort()).toEqual(
    Object.entries(FILE_COLUMNS)
      .map(([table, { column }]) => `${table}.${column}`)
      .sort(),
  );
});

test('nothing that opens something leaves: secrets by rule, and whatever is called one', () => {
  for (const [table, { columns: held }] of Object.entries(HELD)) {
    for (const [column, { exported }] of Object.entries(held)) {
      if (exported === 'secret') expect(whyLeftOut(table, column), `${table}.${column}`).toBe('secret');
    }
  }
  // `secret` says that a message carries one, and no more.
  const called = columns.filter(({ name }) => /password|token|hash$|secret/i.test(name) && name !== 'secret');
  expect(called.length).toBeGreaterThan(5);
  for (const { table, name } of called) expect(whyLeftOut(table, name), `${table}.${name}`).toBe('secret');
});
