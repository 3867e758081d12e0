import { describe, expect, test } from 'vitest';
import { csvField, csvStream } from '@/lib/exports/csv';

describe('a field', () => {
  test.each([
    ['plain words', 'Un atelier', 'Un atelier'],
    ['nothing', '', ''],
    ['a separator', 'Rabat, Salé', '"Rabat, Salé"'],
    ['quotes', 'dit « oui » et "non"', '"dit « oui » et ""non"""'],
    ['two lines', 'un\ndeux', '"un\ndeux"'],
    ['a formula', '=1+1', "'=1+1"],
    ['one that begins with a space', ' =1+1', "' =1+1"],
    ['a plus', '+33', "'+33"],
    ['a minus', '-cmd', "'-cmd"],
    ['an at', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab before it', '\t=1', "'\t=1"],
    ['a link in quotes', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['a number below zero', '-7.5', '-7.5'],
  ])('%s', (_what, text, expected) => expect(csvField(text)).toBe(expected));
});

async function* lines(count: number, seen: { most: number; sent: number }): AsyncGenerator<string[]> {
  for (let index = 0; index < count; index++) {
    seen.most = Math.max(seen.most, index - seen.sent);
    yield [String(index), 'une ligne « ordinaire », avec ce qu’il faut de mots'];
  }
}

test('100,000 rows go out as they come in: no more than a chunk of them waits', async () => {
  const seen = { most: 0, sent: 0 };
  const reader = csvStream(['n', 'mots'], lines(100_000, seen)).getReader();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let [rows, first] = [0, ''];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const text = decoder.decode(part.value, { stream: true });
    first ||= text.slice(0, 9);
    rows += text.split('\r\n').length - 1;
    seen.sent = rows - 1;
  }
  expect(first).toBe('\ufeffn,mots\r\n');
  expect(rows).toBe(100_001);
  // Two chunks of 16,384 characters: one that waits to be read, one in the making.
  expect(seen.most).toBeLessThan(1_200);
});

test('whoever stops reading stops the rows', async () => {
  let stopped = false;
  async function* endless() {
    try {
      while (true) yield ['x'.repeat(1_000)];
    } finally {
      stopped = true;
    }
  }
  const reader = csvStream(['x'], endless()).getReader();
  await reader.read();
  await reader.cancel();
  expect(stopped).toBe(true);
});
