import { cpus, loadavg } from 'node:os';
import { Failure } from '@/scripts/failure';
import { judgeAttention } from './attention';
import { acceptCounters, checkCounters, count } from './counters';
import { COUNTRY, type Country, LARGE, makeCountry, QUICK } from './country';
import { BenchDatabases } from './database';
import { type Answer, CONTROL, ENGINES, type Engine, SUBJECT } from './engines';
import { type GoldenReport, RANDOM_SETS, runGolden, SETS_OF_THE_EDGE } from './golden';
import { judgeAll } from './quality';
import { baseQueries, hardQueries } from './queries';
import { type Results, writeReport } from './report';
import { measureRound, ROUNDS, type RoundTimes } from './rounds';
import { indexSubject, postingsSubject, weakenedSubject } from './subject';
import { disagreements, type Opened, type Plans, ratio, summary, takeTimes } from './timing';

const SEED = 1;
const K = 20;
const PARTS = ['golden', 'time', 'rounds', 'quality', 'attention'] as const;
const FLAGS = ['--quick', '--accept'] as const;
type PartOfRun = (typeof PARTS)[number];

/** A slow engine takes seconds for a query: it gets fewer, and the table says how many. */
const PLANS: Record<'full' | 'quick', Plans> = {
  full: { fast: { queries: 300, rounds: 5 }, middling: { queries: 300, rounds: 5 }, slow: { queries: 30, rounds: 3 } },
  quick: { fast: { queries: 100, rounds: 3 }, middling: { queries: 60, rounds: 2 }, slow: { queries: 12, rounds: 2 } },
};
/** How far the two that are the same may lie apart. */
const CONTROL_BOUNDS = [0.9, 1.1] as const;

/**
 * `npm run bench`: golden queries, then times, rounds, quality and fair attention; or the parts that are named. `--quick` is a country of
 * 40,000 needs; `--accept` keeps the counters of this run as those that later ones must not exceed.
 *
 * @returns 1 when a list is not the oracle's, or a counter has grown; a time never fails a run
 */
export default async function bench(args: readonly string[]): Promise<number> {
  const quick = args.includes('--quick');
  const named = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.filter((arg) => !([...PARTS, ...FLAGS] as string[]).includes(arg));
  if (unknown.length > 0)
    throw new Failure(`The bench does not know "${unknown[0]}". Known: ${PARTS.join(', ')}, desk, pages, import, ${FLAGS.join(', ')}.`);
  const wants = (part: PartOfRun) => named.length === 0 || named.includes(part);
  const size = quick ? QUICK : COUNTRY;
  const results: Results = {
    command: ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    machine: machine(),
    seed: SEED,
    size,
  };

  // Nothing is timed that has not been shown to be right.
  if (wants('golden') || wants('time')) {
    const golden = goldenLists();
    if (!golden) return 1;
    results.golden = golden;
  }
  if (wants('time') && !(await time(results, size, quick))) return 1;
  const { counters } = results;
  const faults: string[] = [];
  if (counters && args.includes('--accept')) acceptCounters(quick ? 'quick' : 'full', counters);
  else if (counters) faults.push(...checkCounters(quick ? 'quick' : 'full', counters));
  if (wants('rounds')) results.rounds = await measureRounds(size, quick);
  if (wants('quality')) {
    say('quality: worlds are planted and judged');
    results.quality = judgeAll();
  }
  if (wants('attention')) {
    // Every offer of the country ranks: minutes at its full size, so that is for who asks for it.
    const judged = named.includes('attention') ? size : QUICK;
    say(`attention: ${judged.offers} offers look at their lists day after day`);
    results.attention = judgeAttention(makeCountry(judged, SEED));
  }
  results.machine.loadAfter = loadavg()[0] ?? 0;
  for (const file of writeReport(results, nameOf(quick, named))) say(`written: ${file}`);
  for (const fault of faults) console.error(`Counter grown: ${fault}`);
  return faults.length === 0 ? 0 : 1;
}

/** Whole runs are kept in the repository, and fair attention at the size of the country, which no whole run has; others are not. */
function nameOf(quick: boolean, named: readonly string[]): string {
  if (quick) return 'quick';
  if (named.length === 0) return 'results';
  return named.join() === 'attention' ? 'attention' : 'quick';
}

function machine(): Results['machine'] {
  const [first, ...others] = cpus();
  const load = loadavg()[0] ?? 0;
  return { node: process.versions.node, cpus: others.length + 1, model: first?.model.trim() ?? '', loadBefore: load, loadAfter: load };
}

const started = performance.now();

function say(what: string): void {
  console.log(`${((performance.now() - started) / 1_000).toFixed(0).padStart(5)} s  ${what}`);
}

/** The golden queries on small worlds; nothing when a list is wrong, or when a wrong one would not be seen. */
function goldenLists(): Results['golden'] | undefined {
  say('golden: lists are compared with the oracle');
  const { asked, faults } = runGolden(indexSubject);
  if (!allRight(faults) || !allRight(runGolden(postingsSubject).faults)) return undefined;
  const random = RANDOM_SETS.reduce((sum, name) => sum + (asked[name] ?? 0), 0);
  const all = Object.values(asked).reduce((sum, count) => sum + count, 0);
  say(`golden: ${random} random and ${all - random} adversarial queries are equal`);
  let weakenedCaught = 0;
  for (const name of SETS_OF_THE_EDGE) {
    const caught = runGolden(weakenedSubject, [name]).faults.length;
    say(`golden: a bound lowered by one point is caught on ${caught} queries of ${name}`);
    if (caught === 0) {
      console.error(`A bound that is too low goes unseen: the set ${name} has lost its edge; nothing is timed.`);
      return undefined;
    }
    weakenedCaught += caught;
  }
  return { asked, random, adversarial: all - random, onCountry: {}, weakenedCaught };
}

function allRight(faults: GoldenReport['faults']): boolean {
  for (const { set, query, expected, got } of faults.slice(0, 5))
    console.error(`${set}, query ${query}\n  oracle  ${expected}\n  subject ${got}`);
  if (faults.length > 0) console.error(`${faults.length} lists are not the oracle's; nothing is timed.`);
  return faults.length === 0;
}

async function measureRounds(size: Country['size'], quick: boolean): Promise<RoundTimes[]> {
  say(`rounds: a country of ${size.needs} needs`);
  const country = makeCountry(size, SEED);
  const rounds: RoundTimes[] = [];
  for (const of of quick ? ROUNDS.quick : ROUNDS.full) {
    say(`rounds: ${of.offers} offers, ${of.needs} needs`);
    rounds.push(await measureRound(country, of, SEED));
  }
  return rounds;
}

/** The index runs in the process. */
const NO_DATABASES = new BenchDatabases();

async function time(results: Results, size: Country['size'], quick: boolean): Promise<boolean> {
  const plans = quick ? PLANS.quick : PLANS.full;
  say(`country: ${size.needs} needs, ${size.offers} offers`);
  const country = makeCountry(size, SEED);
  const queries = baseQueries(country, plans.fast.queries, SEED);
  await using databases = new BenchDatabases();
  const opened: Opened[] = [];
  try {
    for (const entry of ENGINES) {
      opened.push({ entry, engine: await entry.open(country, databases) });
      say(`open: ${entry.title}`);
    }
    if (!(await agree(results, opened, queries, plans))) return false;
    say('time: engines in turn');
    const samples = await takeTimes(opened, queries, plans);
    results.times = opened.map(({ entry }) => summary(entry, samples, plans));
    results.ratios = opened
      .filter(({ entry }) => entry.name !== SUBJECT)
      .map(({ entry }) => ({
        name: entry.name,
        title: entry.title,
        ...ratio(samples, entry.name, SUBJECT),
        ...(entry.goal && { goal: entry.goal }),
      }));
    const control = ratio(samples, CONTROL[1], CONTROL[0]);
    const [least, most] = CONTROL_BOUNDS;
    results.control = { ...control, valid: control.value >= least && control.value <= most };
    if (!results.control.valid)
      console.error(`INVALID: the control pair lies ${control.value.toFixed(2)} apart; the machine was not fit to measure on.`);
    console.table(Object.fromEntries(results.times.map(({ title, p50, p95, p99 }) => [title, { p50, p95, p99 }])));
    console.table(Object.fromEntries(results.ratios.map(({ title, value, low, high }) => [title, { ratio: value, low, high }])));
    const subject = opened.filter(({ entry }) => entry.name === SUBJECT);
    const hard = hardQueries(country, plans.fast.queries, SEED);
    await timeHard(results, subject, hard, plans);
    if (!quick) await timeCurve(results, subject, queries, plans);
    for (const { engine } of subject) {
      say('counters: what a query touches');
      results.counters = { base: await count(engine, queries), hard: await count(engine, hard) };
    }
  } finally {
    for (const { engine } of opened) await engine.close?.();
  }
  return true;
}

/** Every engine's list on the country: the oracle's for the first queries, the scan's, once that is shown right, for the others. */
async function agree(results: Results, opened: readonly Opened[], queries: Queries, plans: Plans): Promise<boolean> {
  const engineOf = (name: string) => opened.find(({ entry }) => entry.name === name)?.engine as Engine;
  const first = queries.slice(0, plans.slow.queries);
  const expected: Answer[][] = [];
  for (const offer of first) expected.push(await engineOf('oracle').rankNeeds(offer, K));
  const wrongOfScan = await disagreements(engineOf('scan'), first, expected);
  if (wrongOfScan.length > 0) return disagree('scan', wrongOfScan);
  for (const offer of queries.slice(first.length)) expected.push(await engineOf('scan').rankNeeds(offer, K));
  for (const { entry, engine } of opened) {
    const asked = queries.slice(0, plans[entry.pace].queries);
    const wrong = await disagreements(engine, asked, expected);
    if (wrong.length > 0) return disagree(entry.name, wrong);
    if (results.golden) results.golden.onCountry[entry.title] = asked.length;
    say(`golden: ${entry.title} equals the oracle on ${asked.length} queries of the country`);
  }
  return true;
}

function disagree(name: string, offers: readonly number[]): false {
  console.error(`${name} gives another list than the oracle for the offers ${offers.slice(0, 10).join(', ')}; nothing is timed.`);
  return false;
}

type Queries = ReturnType<typeof baseQueries>;

async function timeHard(results: Results, subject: readonly Opened[], queries: Queries, plans: Plans): Promise<void> {
  const [first] = subject;
  if (!first) return;
  say('time: hard queries');
  const { p50, p99 } = summary(first.entry, await takeTimes(subject, queries, plans), plans);
  const base = results.times?.find(({ name }) => name === SUBJECT)?.p50 ?? Number.NaN;
  results.hard = { p50, p99, overBase: p99 / base };
}

/** The same queries on smaller and larger countries, in turn. */
async function timeCurve(results: Results, subject: readonly Opened[], queries: Queries, plans: Plans): Promise<void> {
  const [first] = subject;
  if (!first) return;
  const { entry } = first;
  const built: { needs: number; buildMs: number; opened: Opened }[] = [];
  for (const size of [QUICK, COUNTRY, LARGE]) {
    say(`curve: ${size.needs} needs`);
    const country = makeCountry(size, SEED);
    const begin = performance.now();
    const engine = await entry.open(country, NO_DATABASES);
    built.push({
      needs: size.needs,
      buildMs: performance.now() - begin,
      opened: { entry: { ...entry, name: String(size.needs) }, engine },
    });
  }
  const samples = await takeTimes(
    built.map(({ opened }) => opened),
    queries,
    plans,
  );
  results.curve = built.map(({ needs, buildMs, opened }) => {
    const { p50, p95 } = summary(opened.entry, samples, plans);
    return { needs, p50, p95, buildMs, bytesPerNeed: opened.engine.bytesPerNeed ?? Number.NaN };
  });
}
