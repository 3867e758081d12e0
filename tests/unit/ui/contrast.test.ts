import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../app/tokens.css'), 'utf8');

/** The colours of a theme: the tokens of its `:root` block over those before it. */
function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--k-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]));
}

const darkFrom = css.indexOf('prefers-color-scheme: dark');
const light = colours(css.slice(0, darkFrom));
const dark = new Map([...light, ...colours(css.slice(darkFrom, css.indexOf('prefers-contrast: more')))]);

/** WCAG 2: relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

/** Text, the grounds it stands on, and the least contrast that the design asks for. */
const pairs: [text: string, grounds: string[], least: number][] = [
  ['ink', ['canvas', 'surface', 'sunken'], 7],
  ['ink', ['primary-soft', 'accent-soft', 'success-soft', 'warning-soft', 'danger-soft'], 7],
  ['ink-muted', ['canvas', 'surface'], 7],
  ['ink-muted', ['sunken', 'primary-soft'], 6],
  ['primary', ['canvas', 'surface', 'primary-soft'], 7],
  ['on-primary', ['primary', 'primary-hover', 'primary-active'], 4.5],
  ['visited', ['canvas', 'surface'], 4.5],
  ['accent-ink', ['accent-soft'], 4.5],
  ['success', ['canvas', 'surface', 'success-soft'], 4.5],
  ['warning', ['surface', 'warning-soft'], 4.5],
  ['danger', ['canvas', 'surface', 'danger-soft'], 4.5],
  ['on-danger', ['danger', 'danger-hover'], 4.5],
  ['line-strong', ['canvas', 'surface', 'sunken'], 3],
  ['primary', ['line'], 3],
  ['focus', ['canvas', 'surface', 'focus-inner'], 3],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, theme) => {
  const cases = pairs.flatMap(([text, grounds, least]) => grounds.map((ground) => ({ text, ground, least })));

  it.each(cases)('$text on $ground has at least $least', ({ text, ground, least }) => {
    const [front, back] = [theme.get(text), theme.get(ground)];
    if (front === undefined || back === undefined) throw new Error(`tokens.css has no ${text} or no ${ground}`);
    expect(contrast(front, back)).toBeGreaterThanOrEqual(least);
  });
});

it('computes contrast as WCAG 2 does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(dark.get('canvas')).not.toBe(light.get('canvas'));
});
