import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AttentionReport, type Fairness, reaches, TARGET } from './attention';
import type { Counters } from './counters';
import type { GoldenReport } from './golden';
import type { Interval } from './metrics';
import { type Quality, RANKER_TITLES } from './quality';
import type { RoundTimes } from './rounds';
import type { EngineTimes } from './timing';

/** All that a run has found: what `results.json` holds. */
export interface Results {
  command: string;
  /** Not quick enough to be believed to the last digit: what else ran, and on what. */
  machine: { node: string; cpus: number; model: string; loadBefore: number; loadAfter: number };
  seed: number;
  size: { associations: number; needs: number; offers: number };
  golden?: {
    asked: GoldenReport['asked'];
    random: number;
    adversarial: number;
    onCountry: Record<string, number>;
    weakenedCaught: number;
  };
  times?: EngineTimes[];
  ratios?: (Interval & { name: string; title: string; goal?: readonly [number, number] })[];
  control?: Interval & { valid: boolean };
  hard?: { p50: number; p99: number; overBase: number };
  curve?: { needs: number; p50: number; p95: number; buildMs: number; bytesPerNeed: number }[];
  counters?: Counters;
  rounds?: RoundTimes[];
  quality?: Quality[];
  attention?: AttentionReport;
}

const FOLDER = import.meta.dirname;

/** @param name `results` and `attention` are kept in the repository; a quick run has a name of its own */
export function writeReport(results: Results, name: string): string[] {
  const files = {
    json: `${JSON.stringify(results, null, 2)}\n`,
    md: markdown(results, name),
    svg: results.times ? chart(results.times) : undefined,
  };
  return Object.entries(files).flatMap(([extension, content]) => {
    if (content === undefined) return [];
    const file = join(FOLDER, `${name}.${extension}`);
    writeFileSync(file, content);
    return [file];
  });
}

export function markdown(results: Results, name: string): string {
  const { command, machine, size, golden, times, ratios, control, hard, curve, counters, rounds, quality, attention } = results;
  const lines = [
    '# The ranking, measured',
    '',
    `\`${command}\` · ${grouped(size.needs)} needs of ${grouped(size.associations)} associations, ${grouped(size.offers)} offers, seed ${results.seed} · Node ${machine.node}, ${machine.cpus} × ${machine.model}, load ${machine.loadBefore.toFixed(1)} before and ${machine.loadAfter.toFixed(1)} after.`,
  ];
  if (machine.loadBefore > machine.cpus / 2) {
    lines.push(
      '',
      '**Provisional:** other work shared the machine, so the times are too long; the ratios are of neighbouring queries and hold better.',
    );
  }
  if (golden) {
    lines.push(
      '',
      '## The same lists',
      '',
      `${grouped(golden.random)} random and ${grouped(golden.adversarial)} adversarial queries equal the oracle in ids, points and explanations; a bound lowered by one point is caught on ${grouped(golden.weakenedCaught)} of them.`,
      '',
      ...table(
        ['engine', 'queries on the country equal to the oracle'],
        Object.entries(golden.onCountry).map(([engine, count]) => [engine, grouped(count)]),
      ),
    );
  }
  if (times && ratios) {
    const byName = new Map(ratios.map((ratio) => [ratio.name, ratio]));
    lines.push(
      '',
      '## Time',
      '',
      `Milliseconds for the best 20; the ratio is the median over queries of an engine’s time over that of “${times[0]?.title}”, with the middle 95 % of the bootstrap.`,
      '',
      ...table(
        ['engine', 'p50', 'p95', 'p99', 'ratio', 'goal (floor / aim)', 'queries × rounds'],
        times.map(({ name, title, p50, p95, p99, queries, rounds }) => {
          const ratio = byName.get(name);
          return [
            title,
            ms(p50),
            ms(p95),
            ms(p99),
            ratio ? interval(ratio, '×') : '1',
            ratio?.goal ? `${ratio.goal[0]}× / ${grouped(ratio.goal[1])}×` : '',
            `${queries} × ${rounds}`,
          ];
        }),
      ),
    );
    if (results.times) lines.push('', `![Median time of each engine, on a logarithmic scale](${name}.svg)`);
  }
  if (control)
    lines.push('', `Control (the oracle and its copy): ${interval(control, '×')}${control.valid ? '' : ', outside 0.9–1.1: **INVALID**'}.`);
  if (hard)
    lines.push(
      '',
      `Hard queries: p50 ${ms(hard.p50)} ms, p99 ${ms(hard.p99)} ms, which is ${hard.overBase.toFixed(1)} times the p50 of the others (the index’s floor is 8, its aim 3).`,
    );
  if (curve && curve.length > 0) {
    lines.push(
      '',
      '## As the country grows',
      '',
      ...table(
        ['needs', 'p50 ms', 'p95 ms', 'build ms', 'bytes per need'],
        curve.map(({ needs, p50, p95, buildMs, bytesPerNeed }) => [
          grouped(needs),
          ms(p50),
          ms(p95),
          grouped(Math.round(buildMs)),
          bytesPerNeed.toFixed(0),
        ]),
      ),
    );
  }
  if (counters) {
    const rows = Object.entries(counters).flatMap(([queries, summary]) =>
      Object.entries(summary).map(([counter, { p50, p99, most }]) => [queries, counter, grouped(p50), grouped(p99), grouped(most)]),
    );
    lines.push('', '## What a query touches', '', ...table(['queries', 'counter', 'p50', 'p99', 'most'], rows));
  }
  if (rounds) {
    lines.push(
      '',
      '## Rounds',
      '',
      'Sets of pairs for all offers at once: points together, and pairs. The gain is over best first, and the most that it could be by the bound (goal: 10 %, within 60 s).',
      '',
      ...table(
        ['offers × needs', 'candidates', 'first come', 'best first', 'round', 'gain', 'gain at most', 'ms'],
        rounds.map(({ offers, needs, candidates, firstCome, bestFirst, round }) => {
          const placed = (of: { total: number; placed: number }) => `${grouped(of.total)} (${grouped(of.placed)})`;
          const gain = (total: number) => `${(100 * (total / bestFirst.total - 1)).toFixed(1)} %`;
          return [
            `${grouped(offers)} × ${grouped(needs)}`,
            grouped(candidates),
            placed(firstCome),
            placed(bestFirst),
            placed(round),
            gain(round.total),
            gain(round.bound),
            `${ms(round.ms)}${round.finished ? '' : ', cut off'}`,
          ];
        }),
      ),
    );
  }
  if (quality) {
    lines.push(
      '',
      '## Quality, in worlds whose wishes are known',
      '',
      'Three kinds of invented worlds, held-out seeds. The gain of a pair is the probability that both sides say yes. No ranker but the world’s oracle sees tastes and what listings leave out; “best guess” is as good as listings allow.',
      '',
      ...table(
        ['world', 'ranked by', 'nDCG@20', 'reciprocal rank of the first mutual yes', 'Gini of exposure', 'never shown'],
        quality.map(({ kind, ranker, ndcg, firstAccepted, gini, neverShown }) => [
          kind,
          RANKER_TITLES[ranker],
          interval(ndcg),
          interval(firstAccepted),
          gini.toFixed(2),
          `${Math.round(neverShown * 100)} %`,
        ]),
      ),
    );
  }
  if (attention) lines.push('', ...attentionLines(attention));
  return `${lines.join('\n')}\n`;
}

function attentionLines({ offers, associations, pages, pure, strengths }: AttentionReport): string[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const row = (of: Fairness) => [
    of.weight === 0 ? 'none' : String(of.weight),
    of.ndcg.toFixed(4),
    of.gini.toFixed(3),
    (pure.gini - of.gini).toFixed(3),
    percent(of.shown),
    `${(of.shown / pure.shown).toFixed(2)}×`,
    of === pure ? '' : reaches(pure, of) ? 'yes' : 'no',
  ];
  return [
    '## Fair attention',
    '',
    `${grouped(offers)} offers look at their first 20 on one day in ten; ${grouped(pages)} lists of the last 30 days are judged, against the same visits without the part. Target: nDCG at least ${TARGET.ndcg}, Gini lower by ${TARGET.giniFall}, ${TARGET.shownTimes}× as many of the ${grouped(associations)} associations with an open need shown.`,
    '',
    ...table(
      [
        'points of the part',
        'nDCG@20 of the ranking without it',
        'Gini of exposure',
        'lower by',
        'shown at all',
        'of those without it',
        'target',
      ],
      [pure, ...strengths].map(row),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function ms(milliseconds: number): string {
  return milliseconds >= 100 ? grouped(Math.round(milliseconds)) : milliseconds.toPrecision(2);
}

function grouped(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

function interval({ value, low, high }: Interval, unit = ''): string {
  const shown = (of: number) => (of >= 100 ? grouped(of) : of.toFixed(2));
  return `${shown(value)}${unit} (${shown(low)}–${shown(high)})`;
}

const CHART = { width: 720, bar: 22, gap: 12, left: 210, right: 90, top: 44 } as const;

/** Bars of the medians, on a logarithmic scale: a linear one would show the slowest engine alone. */
export function chart(times: readonly EngineTimes[]): string {
  const { width, bar, gap, left, right, top } = CHART;
  const height = top + times.length * (bar + gap) + 16;
  const least = 10 ** Math.floor(Math.log10(Math.min(...times.map(({ p50 }) => p50))));
  const most = 10 ** Math.ceil(Math.log10(Math.max(...times.map(({ p50 }) => p50))));
  const x = (value: number) => left + ((width - left - right) * Math.log10(value / least)) / Math.log10(most / least);
  const decades = Array.from({ length: Math.round(Math.log10(most / least)) + 1 }, (_, power) => least * 10 ** power);
  const rules = decades.map(
    (at) =>
      `<line x1="${x(at)}" y1="${top - 8}" x2="${x(at)}" y2="${height - 12}" stroke="#d5d9d6"/><text x="${x(at)}" y="${top - 14}" text-anchor="middle" fill="#56605a">${at >= 1 ? at : at.toPrecision(1)} ms</text>`,
  );
  const bars = times.map(({ title, p50 }, index) => {
    const y = top + index * (bar + gap);
    return `<text x="${left - 10}" y="${y + 16}" text-anchor="end" fill="#1d2a24">${title}</text><rect x="${left}" y="${y}" width="${Math.max(2, x(p50) - left)}" height="${bar}" rx="3" fill="${index === 0 ? '#0b6b4f' : '#8fa89d'}"/><text x="${Math.max(left + 2, x(p50)) + 8}" y="${y + 16}" fill="#1d2a24">${ms(p50)} ms</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Median time of each engine" font-family="system-ui, sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...rules,
    ...bars,
    '</svg>',
    '',
  ].join('\n');
}
