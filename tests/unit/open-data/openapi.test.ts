import { expect, test } from 'vitest';
import { openApiOf } from '@/lib/open-data/openapi';
import { feedAsked, needsAsked, resultsAsked } from '@/lib/open-data/schema';

const document = openApiOf('https://khibra.example') as {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, { get: { parameters: { name: string; schema: unknown }[]; responses: Record<string, unknown> } }>;
  components: { schemas: Record<string, { required?: string[]; properties: Record<string, unknown> }> };
};

test('names what is there', () => {
  expect(document.openapi).toBe('3.1.1');
  expect(document.servers).toEqual([{ url: 'https://khibra.example/api/v1' }]);
  const references = JSON.stringify(document).match(/#\/components\/schemas\/\w+/g) ?? [];
  expect(new Set(references)).toEqual(new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)));
});

test('describes every parameter, and each answer that a program must expect', () => {
  const { parameters, responses } = document.paths['/needs']?.get ?? { parameters: [], responses: {} };
  expect(parameters.map(({ name }) => name)).toEqual(Object.keys(needsAsked.shape));
  expect(parameters.find(({ name }) => name === 'sector')?.schema).toMatchObject({
    type: 'array',
    items: { enum: ['disability', 'education', 'gender_equality', 'environment', 'economic_inclusion'] },
  });
  expect(Object.keys(responses)).toEqual(['200', '304', '400', '429']);
  expect(document.paths['/results']?.get.parameters.map(({ name }) => name)).toEqual(Object.keys(resultsAsked.shape));
});

test.each<[asked: Record<string, unknown>, refused: string[]]>([
  [{}, []],
  [{ sector: 'education', region: '06' }, []],
  [{ sector: ['education', 'disability'], mode: 'remote', after: '-1780000000000_-12' }, []],
  [{ sector: 'sport' }, ['sector']],
  [{ sector: ['education', ''] }, ['sector']],
  [{ region: '13' }, ['region']],
  [{ region: ['01', '02'] }, ['region']],
  [{ after: '1; DROP TABLE' }, ['after']],
  [{ q: 'a'.repeat(101) }, ['q']],
  [{ secteur: 'education' }, ['']],
])('of %j refuses %j', (asked, refused) => {
  const read = needsAsked.safeParse(asked);
  expect(read.success ? [] : [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? '')))]).toEqual(refused);
});

test('a feed has two of the filters', () => {
  expect(feedAsked.safeParse({ sector: 'education', region: '06' }).success).toBe(true);
  expect(feedAsked.safeParse({ q: 'site' }).success).toBe(false);
});
