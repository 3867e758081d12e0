import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Plot, type PlotBar, PlotTable } from '@/components/ui/plot';

const bars: PlotBar[] = [
  { key: 'before', label: 'Avant', text: '40 %', value: 40 },
  { key: 'after', label: 'Après', text: '90 %', value: 90, pattern: 'hatched' },
  { key: 'later', label: 'Plus tard', text: '–', value: null, pattern: 'dotted' },
];

function drawn(props: Partial<Parameters<typeof Plot>[0]> = {}): { html: string; widths: string[] } {
  const html = renderToStaticMarkup(
    <Plot name="Avant et après" bars={bars} {...props}>
      <p>Le tableau</p>
    </Plot>,
  );
  return { html, widths: [...html.matchAll(/class="bar-outline" width="([^"]+)"/g)].map(([, width]) => width ?? '') };
}

describe('a plot', () => {
  test('has a name, each bar’s words, and the table behind it', () => {
    const { html } = drawn();
    expect(html).toContain('role="img" aria-label="Avant et après"');
    for (const { label, text } of bars) expect(html).toContain(`<span>${label}</span><b>${text}</b>`);
    expect(html).toContain('<p>Le tableau</p>');
  });

  test.each([
    ['the largest of them is a full bar', {}, ['44.4%', '100.0%']],
    ['a full bar is what it is told', { most: 100 }, ['40.0%', '90.0%']],
    // Above the end of the scale there is nothing to draw on.
    ['none is wider than its track', { most: 50 }, ['80.0%', '100.0%']],
    ['nothing at all divides nothing', { bars: bars.map((bar) => ({ ...bar, value: 0 })) }, ['0.0%', '0.0%', '0.0%']],
  ] as const)('%s, and what was not measured has no bar', (_what, props, widths) => {
    expect(drawn(props).widths).toEqual(widths);
  });

  test('bars are told apart without colour, and each by a pattern of its own', () => {
    const { html } = drawn({ bars: bars.map((bar) => ({ ...bar, value: 1 })) });
    const patterns = [...html.matchAll(/<pattern id="([^"]+)"/g)].map(([, id]) => id);
    expect(patterns).toHaveLength(2);
    expect(new Set(patterns).size).toBe(2);
    for (const id of patterns) expect(html).toContain(`fill="url(#${id})"`);
  });

  test.each([
    [50, '50.0%'],
    // On the last pixels it is still seen.
    [100, '99.0%'],
    [140, '99.0%'],
  ])('a line at %d of 100 crosses each bar at %s', (mark, x) => {
    const { html } = drawn({ most: 100, mark });
    expect([...html.matchAll(/class="bar-mark" x="([^"]+)"/g)].map(([, at]) => at)).toEqual([x, x]);
  });

  test('its table holds the same words', () => {
    const html = renderToStaticMarkup(<PlotTable summary="Voir" caption="Valeurs" heads={['Moment', 'Valeur']} bars={bars} />);
    expect(html).toContain('<table');
    for (const { label, text } of bars) {
      expect(html).toContain(String(label));
      expect(html).toContain(String(text));
    }
  });
});
