import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

/*
 * Writes the four faces of « Khibra Text » to public/fonts, with only the characters that Arabic and
 * French use: an Arabic page then loads 68 kB of fonts instead of 128. Every layout feature is kept,
 * since rlig, calt, init, medi and fina are the Arabic script itself. What is there already stays.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'node_modules/@fontsource/ibm-plex-sans-arabic');
const target = join(root, 'public/fonts');

/** The same ranges as `unicode-range` in app/globals.css. */
const RANGES = {
  // Includes ڭ and گ, for Amazigh and place names.
  arabic: '060C 061B 061F 0621-063A 0640-0652 0654 0670-0671 067E 0686 06A4 06A8 06AD 06AF 200C-200F 2066-2069 25CC',
  latin: '0020-007E 00A0-00FF 0152-0153 0178 2009 2010-2014 2018-201A 201C-201E 2022 2026 202F 2030 2039-203A 20AC 2212',
} as const;

function charactersOf(ranges: string): string {
  return ranges
    .split(' ')
    .flatMap((range) => {
      const [first = '', last = first] = range.split('-');
      const start = Number.parseInt(first, 16);
      const length = Number.parseInt(last, 16) - start + 1;
      return Array.from({ length }, (_, step) => String.fromCodePoint(start + step));
    })
    .join('');
}

async function buildFace(script: keyof typeof RANGES, weight: 400 | 600): Promise<void> {
  const file = join(target, `khibra-text-${script}-${weight}.woff2`);
  if (existsSync(file)) return;
  const whole = await readFile(join(source, `files/ibm-plex-sans-arabic-${script}-${weight}-normal.woff2`));
  const part = await subsetFont(whole, charactersOf(RANGES[script]), { targetFormat: 'woff2' });
  // Two steps, so that an interrupted run leaves no half-written face that the next would keep.
  await writeFile(`${file}.part`, part);
  await rename(`${file}.part`, file);
}

await mkdir(target, { recursive: true });
for (const script of ['arabic', 'latin'] as const) {
  for (const weight of [400, 600] as const) await buildFace(script, weight);
}
// The Open Font License asks that it goes with the fonts.
await copyFile(join(source, 'LICENSE'), join(target, 'LICENSE.txt'));
