import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import makeTemplate from '@/tests/support/template';
import { requireBrowser } from './browser';
import { lockBuild } from './build-lock';
import { Failure, Interrupted, sentenceFor } from './failure';
import { prepare } from './prepare';
import { run } from './processes';

/** Beside `.next`, which the demo may be serving. */
export const TEST_BUILD = '.next-test';

interface Tally {
  passed: number;
  failed: number;
}

/** Each stage says how its cases went; the order is from the fast to the slow. */
const stages: Record<string, (folder: string) => Promise<Tally>> = {
  lint: () => asOne(run('@biomejs/biome', ['check', '--error-on-warnings'])),
  types: () => asOne(checkTypes()),
  unit: (folder) => vitest('unit', folder),
  db: (folder) => withTemplate(() => vitest('db', folder)),
  build: () => asOne(run('next', ['build'], { output: 'errors', env: { KHIBRA_BUILD: TEST_BUILD, NODE_ENV: 'production' } })),
  e2e: (folder) => withTemplate(() => playwright('e2e', folder)),
};

/** `npm test`, all stages; `npm test -- unit db`, some. */
export default async function test(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !(name in stages));
  if (unknown !== undefined) throw new Failure(`There is no stage "${unknown}". Known: ${Object.keys(stages).join(', ')}.`);
  const folder = mkdtempSync(join(tmpdir(), 'khibra-test-'));
  process.env.NEXT_TELEMETRY_DISABLED = '1';
  try {
    await prepare();
    await using _lock = await lockBuild();
    const undo = names.length === 0 ? await makeTemplate() : async () => {};
    try {
      return await runStages(names.length === 0 ? Object.keys(stages) : names, folder);
    } finally {
      await undo();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runStages(names: readonly string[], folder: string): Promise<number> {
  const results: [string, Tally][] = [];
  for (const name of names) {
    console.log(`\n── ${name} ──`);
    const started = Date.now();
    const tally = await runStage(name, folder);
    results.push([name, tally]);
    console.log(`${name}: ${tally.passed} passed, ${tally.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`);
  }
  const passed = results.reduce((sum, [, tally]) => sum + tally.passed, 0);
  const failed = results.reduce((sum, [, tally]) => sum + tally.failed, 0);
  const bad = results.filter(([, tally]) => tally.failed > 0).map(([name]) => name);
  if (bad.length > 0) console.log(`\nFailed: ${bad.join(', ')}`);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** A stage that breaks counts as failed, and the next one still runs. */
async function runStage(name: string, folder: string): Promise<Tally> {
  try {
    const tally = await (stages[name]?.(folder) ?? asOne(Promise.resolve(1)));
    if (tally.passed + tally.failed > 0) return tally;
    console.error('No test ran.');
    return { passed: 0, failed: 1 };
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    console.error(sentenceFor(error));
    return { passed: 0, failed: 1 };
  }
}

async function asOne(exitCode: Promise<number>): Promise<Tally> {
  return (await exitCode) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function checkTypes(): Promise<number> {
  // Those of pages that are gone would be checked too.
  for (const build of ['.next', '.next/dev', TEST_BUILD]) rmSync(join(build, 'types'), { recursive: true, force: true });
  const generated = await run('next', ['typegen'], { output: 'errors' });
  return generated === 0 ? run('typescript:tsc', ['--noEmit']) : generated;
}

/** All stages of a run share one template; a stage alone makes its own. */
async function withTemplate(stage: () => Promise<Tally>): Promise<Tally> {
  const undo = await makeTemplate();
  try {
    return await stage();
  } finally {
    await undo();
  }
}

interface VitestReport {
  numPassedTests: number;
  numTotalTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

async function vitest(project: string, folder: string): Promise<Tally> {
  const file = join(folder, `${project}.json`);
  const code = await run('vitest', ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]);
  const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  // A file that does not load has no tests to count.
  const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  return tally(numPassedTests, numTotalTests - numPassedTests + unloaded, code);
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

async function playwright(project: string, folder: string): Promise<Tally> {
  await requireBrowser();
  const file = join(folder, `${project}.json`);
  const code = await run('@playwright/test:playwright', ['test', '--project', project, '--reporter=dot,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file, KHIBRA_BUILD: TEST_BUILD },
    endsOn: 'SIGINT',
  });
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightReport;
  return tally(stats.expected, stats.unexpected + stats.flaky + stats.skipped + errors.length, code);
}

/** Skipped and flaky ones are among the failed; so is a run that ends badly with every case well. */
function tally(passed: number, failed: number, exitCode: number): Tally {
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}
