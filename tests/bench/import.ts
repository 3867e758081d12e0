import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { query } from '@/scripts/database';
import { Failure } from '@/scripts/failure';
import { migrate } from '@/scripts/migrations';
import { seedDatabase } from '@/scripts/seeding';
import { BenchDatabases } from './database';
import type { Measured } from './import-case';
import { type Case, ROWS, STORED } from './import-file';

/** Whoever asks is told of these: a file of this size keeps nobody waiting, and no server from its other work. */
const TARGET = { ms: 10_000, bytes: 200 * 1_048_576 } as const;

const CASES: readonly Case[] = (['registrations', 'contacts'] as const).flatMap((kind) =>
  (['csv', 'xlsx'] as const).flatMap((format) => [false, true].map((dirty) => ({ kind, format, dirty }))),
);

interface Results {
  machine: { node: string; cpus: number; model: string; load: number };
  rows: number;
  stored: number;
  cases: (Case & Measured)[];
}

/**
 * `npm run bench -- import`: files of people of a forum, from their bytes to the preview, to what is written and back again,
 * each in a process of its own. What is found is held against what was planted; a time or the memory never fails a run.
 *
 * @returns 1 when a row, a person or an error is not as it was planted
 */
export default async function benchImport(args: readonly string[]): Promise<number> {
  if (args[0] === 'one') return measureHere(args[1] ?? '');
  await using databases = new BenchDatabases();
  const url = await databases.fresh();
  await migrate(url);
  await seedDatabase(url, { demo: false });
  const cases: Results['cases'] = [];
  for (const which of CASES) {
    const measured = await measureApart(which, url, await arrange(url));
    cases.push({ ...which, ...measured });
    const { preview, confirm, undo } = measured.steps;
    console.log(`${titleOf(which)}: ${[preview, confirm, undo].map(({ ms }) => seconds(ms)).join(', ')} s`);
    for (const fault of measured.faults) console.error(`${titleOf(which)}: ${fault}`);
  }
  const wrong = cases.filter(({ faults }) => faults.length > 0);
  if (wrong.length > 0) {
    console.error(`${wrong.length} files were not read as they were written; nothing is reported.`);
    return 1;
  }
  const [first, ...others] = cpus();
  const machine = { node: process.versions.node, cpus: others.length + 1, model: first?.model.trim() ?? '', load: loadavg()[0] ?? 0 };
  for (const file of writeReport({ machine, rows: ROWS, stored: STORED, cases })) console.log(`written: ${file}`);
  return 0;
}

/** A forum of two days with stands, and who arranges it. */
async function arrange(url: string): Promise<{ forumId: number; actorId: string }> {
  const actorId = 'bench-coordinator';
  await query(
    url,
    `INSERT INTO "User" ("id", "name", "email") VALUES ('${actorId}', 'Bench', 'bench@khibra.example')
     ON CONFLICT DO NOTHING`,
  );
  const [forum] = await query<{ id: number }>(
    url,
    `INSERT INTO "Forum" ("nameFr", "place", "provinceCode", "startsOn", "endsOn", "createdById", "updatedAt")
     SELECT 'Forum', 'Salle', min("code"), '2026-02-12', '2026-02-13', '${actorId}', now() FROM "Province" RETURNING "id"`,
  );
  if (!forum) throw new Failure('No forum could be made to measure on.');
  for (let at = 1; at <= 40; at += 1) {
    await query(
      url,
      `WITH association AS (
         INSERT INTO "Organisation" ("kind", "legalForm", "nameFr", "nameAr", "regionCode", "provinceCode", "updatedAt")
         SELECT 'ASSOCIATION', 'association', 'Association n° ${forum.id}-${at}', 'جمعية رقم ${forum.id}-${at}', "regionCode", "code", now()
         FROM "Province" ORDER BY "code" LIMIT 1 RETURNING "id")
       INSERT INTO "Stand" ("forumId", "organisationId", "code", "place")
       SELECT ${forum.id}, "id", '${codeOf(forum.id * 100 + at)}', 'A${at}' FROM association`,
    );
  }
  return { forumId: forum.id, actorId };
}

const SIGNS = 'ABCDEFGHJK';
const codeOf = (number: number) =>
  String(number)
    .padStart(12, '0')
    .replaceAll(/\d/g, (digit) => SIGNS[Number(digit)] ?? '');

async function measureApart(which: Case, url: string, at: { forumId: number; actorId: string }): Promise<Measured> {
  const child = fork('scripts/run.mjs', ['bench', 'import', 'one', JSON.stringify({ which, at })], {
    env: { ...process.env, DATABASE_URL: url, AUTH_SECRET: 'b'.repeat(32), APP_URL: 'http://127.0.0.1:3000' },
    execArgv: ['--conditions=react-server'],
  });
  let measured: Measured | undefined;
  child.on('message', (message) => (measured = message as Measured));
  await once(child, 'exit');
  if (!measured) throw new Failure(`${titleOf(which)} could not be measured; the reason stands above.`);
  return measured;
}

async function measureHere(sent: string): Promise<number> {
  const { which, at } = JSON.parse(sent) as { which: Case; at: { forumId: number; actorId: string } };
  const { measureCase } = await import('./import-case');
  const { db } = await import('@/lib/db/client');
  const measured = await measureCase(which, at);
  await db.$disconnect();
  await new Promise((done) => process.send?.(measured, done));
  return 0;
}

const titleOf = ({ kind, format, dirty }: Case) =>
  `${kind === 'registrations' ? 'participants' : 'contacts'}, ${format === 'csv' ? 'CSV' : 'XLSX'}, ${dirty ? 'dirty' : 'clean'}`;

const seconds = (ms: number) => (ms / 1_000).toFixed(2);
const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(0);
const grouped = (count: number) => count.toLocaleString('en-US');

function writeReport(results: Results): string[] {
  const files = { json: `${JSON.stringify(results, null, 2)}\n`, md: markdown(results) };
  return Object.entries(files).map(([extension, content]) => {
    const file = join(import.meta.dirname, `import.${extension}`);
    writeFileSync(file, content);
    return file;
  });
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  return [row(head), row(head.map(() => '---')), ...rows.map(row)];
}

function markdown({ machine, rows, stored, cases }: Results): string {
  const slow = cases.filter(({ steps }) =>
    Object.values(steps).some(({ ms, grown, used }) => ms > TARGET.ms || Math.max(grown, used) > TARGET.bytes),
  );
  const lines = [
    '# Files of people, measured',
    '',
    `\`npm run bench -- import\` · ${grouped(rows)} rows, beside ${grouped(stored)} people who are stored already · Node ${machine.node}, ${machine.cpus} × ${machine.model}, load ${machine.load.toFixed(1)} at the end.`,
    '',
    'Each file is read, checked and stored to wait (preview), the page of its errors is asked for, it is written (confirm) and taken back (undo), over real PostgreSQL and in a process of its own. Memory is the most that the system gave the process during a step, above what it had before, and after the stroke the most that lay in and beside the heap, to be collected or not; what stays is what the same file, once more, leaves in use once nothing is left to collect.',
    '',
    `Target: ${TARGET.ms / 1_000} s and ${megabytes(TARGET.bytes)} MB for each step. ${slow.length === 0 ? 'All of them reach it.' : `Not reached by: ${slow.map(titleOf).join('; ')}.`}`,
    '',
    ...table(
      ['file', 'kB', 'preview s', 'page s', 'confirm s', 'undo s', 'preview MB', 'confirm MB', 'undo MB', 'stays MB'],
      cases.map(({ bytes, steps: { preview, page, confirm, undo }, kept, ...which }) => [
        titleOf(which),
        Math.round(bytes / 1_024),
        ...[preview, page, confirm, undo].map(({ ms }) => seconds(ms)),
        ...[preview, confirm, undo].map((step) => `${megabytes(step.grown)} / ${megabytes(step.used)}`),
        megabytes(Math.max(0, kept)),
      ]),
    ),
    '',
    '## What was found',
    '',
    'Every row is compared: its errors by column and code, whom it is known to be, and what is written of it. A run in which one differs reports nothing.',
    '',
    ...table(
      ['file', 'people written', 'duplicates', 'errors', 'of them'],
      cases.map(({ written, duplicates, problems, ...which }) => [
        titleOf(which),
        `${grouped(written.found)} of ${grouped(written.planted)}`,
        `${grouped(duplicates.found)} of ${grouped(duplicates.planted)}`,
        `${sum(problems, 'found')} of ${sum(problems, 'planted')}`,
        Object.keys(problems).length,
      ]),
    ),
    '',
    ...problemTable(cases),
  ];
  return `${lines.join('\n')}\n`;
}

const sum = (problems: Measured['problems'], side: 'planted' | 'found') =>
  grouped(Object.values(problems).reduce((total, counts) => total + counts[side], 0));

function problemTable(cases: Results['cases']): string[] {
  const dirty = cases.filter((one) => one.dirty);
  const all = [...new Set(dirty.flatMap(({ problems }) => Object.keys(problems)))].sort();
  return table(
    ['column and code, found of planted', ...dirty.map(titleOf)],
    all.map((problem) => [
      `\`${problem}\``,
      ...dirty.map(({ problems: { [problem]: counts } }) => (counts ? `${counts.found} of ${counts.planted}` : '')),
    ]),
  );
}
