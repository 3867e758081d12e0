import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');

/** Utilities that name a side of the screen: they do not turn round in Arabic. */
const UTILITIES = new RegExp(
  [
    String.raw`(?<![\w-])-?(?:scroll-)?[mp][lr]-[\w([]`,
    String.raw`(?<![\w-])-?(?:left|right)-(?:[\d([]|auto|full|px\b)`,
    String.raw`(?<![\w-])(?:text|float|clear|object|origin)-(?:left|right)\b`,
    String.raw`(?<![\w-])border-[lr](?![\w])`,
    String.raw`(?<![\w-])rounded-(?:[lr]|[tb][lr])(?![\w])`,
    String.raw`(?<![\w-])bg-(?:linear|gradient)-to-(?:[tb]?[lr])\b`,
    String.raw`\b(?:margin|padding|border)(?:Left|Right)\b`,
  ].join('|'),
  'g',
);

/** The same in a style sheet. */
const PROPERTIES = new RegExp(
  [
    String.raw`\b(?:margin|padding|border|inset)-(?:left|right)\b`,
    String.raw`(?:^|[{;\s])(?:left|right)\s*:`,
    String.raw`\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b`,
  ].join('|'),
  'gm',
);

function physical(file: string, source: string): string[] {
  return (source.match(file.endsWith('.css') ? PROPERTIES : UTILITIES) ?? []).map((found) => found.trim());
}

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx|css)$/.test(file))
    .map((file) => `${folder}/${file}`);
}

it.each([
  ['a.tsx', 'class="ml-2"'],
  ['a.tsx', 'class="md:pr-4"'],
  ['a.tsx', 'class="-ml-[3px]"'],
  ['a.tsx', 'class="left-0"'],
  ['a.tsx', 'class="hover:text-left"'],
  ['a.tsx', 'class="border-l"'],
  ['a.tsx', 'class="border-r-2"'],
  ['a.tsx', 'class="rounded-tl-lg"'],
  ['a.tsx', 'style={{ marginLeft: 1 }}'],
  ['a.css', 'a { margin-left: 1px }'],
  ['a.css', 'a {\n  left: 0;\n}'],
  ['a.css', 'a { text-align: right }'],
])('finds in %s: %s', (file, source) => {
  expect(physical(file, source)).toHaveLength(1);
});

it.each([
  ['a.tsx', 'class="ms-2 pe-4 start-0 text-start border-s rounded-ss-lg"'],
  ['a.tsx', "t('hours', { left: hoursLeft })"],
  ['a.css', 'a { inset-inline-start: 0; text-align: start }'],
])('lets pass in %s: %s', (file, source) => {
  expect(physical(file, source)).toEqual([]);
});

it('names no side of the screen in pages and components', () => {
  const files = [...sources('app'), ...sources('components')];
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) => physical(file, readFileSync(join(root, file), 'utf8')).map((match) => `${file}: ${match}`));
  expect(found).toEqual([]);
});
