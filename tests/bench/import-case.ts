import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '@/lib/auth/actor';
import { CONSENT_VERSION } from '@/lib/forums/rules';
import { bytesInUse } from '@/tests/support/memory';
import {
  type Case,
  type Duplicate,
  type ForumFacts,
  fileOf,
  type PlantedRow,
  plantRows,
  ROWS,
  type Somebody,
  storedPeople,
} from './import-file';

/*
 * One file, from its bytes to what is written and back again, in a process of its own: its memory is nobody else's.
 */

export interface Step {
  ms: number;
  /** Most of the memory that the system gave, above what there was before the step. */
  grown: number;
  /** Most of what lay in and beside the heap, to be collected or not, above what was in use before; seen every few milliseconds. */
  used: number;
}

export interface Measured {
  bytes: number;
  /** Reading, checking and storing the rows that wait; the page of those with errors; writing; taking back. */
  steps: Record<'preview' | 'page' | 'confirm' | 'undo', Step>;
  /** What the same file, once more, leaves in use once nothing is left to collect. */
  kept: number;
  /** By field and code, as planted and as found. */
  problems: Record<string, { planted: number; found: number }>;
  duplicates: { planted: number; found: number };
  written: { planted: number; found: number };
  /** Rows, people and sums that are not as planted. */
  faults: string[];
}

const MOST_FAULTS = 10;

/** Milliseconds. */
const WATCHED_EVERY = 2;

function used(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** @param forumId of an empty forum; @param actorId of a coordinator; @param count rows of the file */
export async function measureCase(
  which: Case,
  { forumId, actorId, count = ROWS }: { forumId: number; actorId: string; count?: number },
): Promise<Measured> {
  const { db } = await import('@/lib/db/client');
  const { confirmImport, sendImport, undoImport } = await import('@/lib/forum-imports/commands');
  const { countRows, findPageBefore, listLines, listRows } = await import('@/lib/forum-imports/queries');
  const { ROWS_PER_PAGE } = await import('@/lib/forum-imports/rules');
  const { kind } = which;

  const actor: Actor = {
    ...{ userId: actorId, name: '', nameAr: null, email: '', memberships: [], observer: false },
    locale: 'fr',
    staff: { coordinator: true, administrator: false, regions: null },
  };
  const context = () => ({ actor, submissionId: randomUUID(), now: new Date() });
  const whichOf = async (importId: number) => db.forumImport.findUniqueOrThrow({ where: { id: importId }, select: { version: true } });
  const send = async (bytes: Uint8Array) => {
    const sent = await sendImport(context(), { forumId, kind, fileName: `liste.${which.format}`, bytes });
    if (!sent.ok) throw new Error(`The file was refused: ${JSON.stringify(sent)}`);
    return sent.value.importId;
  };
  const change = async (importId: number, run: 'confirm' | 'undo') => {
    const sent = { importId, ...(await whichOf(importId)) };
    const answer = run === 'confirm' ? await confirmImport(context(), sent, 'fr') : await undoImport(context(), sent);
    if (!answer.ok) throw new Error(`${run} was refused: ${JSON.stringify(answer)}`);
  };
  const page = async (importId: number) => {
    const asked = { asked: 'errors', after: 0, take: ROWS_PER_PAGE } as const;
    const [rows] = await Promise.all([listRows(importId, asked), countRows(importId), findPageBefore(importId, asked)]);
    await listLines(
      importId,
      rows.map(({ line }) => line),
    );
  };

  const facts = await factsOf(forumId);
  const stored = await storePeople(which, forumId, facts);
  const rows = plantRows(which, facts, count);
  const bytes = fileOf(which, rows);
  // The first run of anything is of what compiles it.
  const warm = await send(fileOf(which, plantRows(which, facts, 200)));
  await page(warm);
  await change(warm, 'confirm');
  await change(warm, 'undo');

  const before = await digestOf(which, forumId);
  const report: Measured = {
    bytes: bytes.length,
    steps: {} as Measured['steps'],
    ...{ kept: 0, problems: {}, duplicates: { planted: 0, found: 0 }, written: { planted: 0, found: 0 }, faults: [] },
  };
  const step = async <T>(name: keyof Measured['steps'], run: () => Promise<T>): Promise<T> => {
    const grown = peak();
    const before = used();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, used())), WATCHED_EVERY);
    const begin = performance.now();
    const answer = await run();
    const ms = performance.now() - begin;
    clearInterval(watch);
    report.steps[name] = { ms, grown: grown(), used: Math.max(most, used()) - before };
    return answer;
  };
  const importId = await step('preview', () => send(bytes));
  await step('page', () => page(importId));
  await compareWaiting(report, rows, importId, stored);
  await step('confirm', () => change(importId, 'confirm'));
  await compareWritten(report, which, { rows, forumId, importId, stored });
  await step('undo', () => change(importId, 'undo'));
  if ((await digestOf(which, forumId)) !== before) report.faults.push('undoing left something, or took too much');
  const inUse = bytesInUse();
  const again = await send(bytes);
  await change(again, 'confirm');
  await change(again, 'undo');
  report.kept = bytesInUse() - inUse;
  return report;

  async function factsOf(id: number): Promise<ForumFacts> {
    const { startsOn, endsOn } = await db.forum.findUniqueOrThrow({ where: { id } });
    const stands = await db.stand.findMany({ where: { forumId: id }, include: { organisation: true }, orderBy: { id: 'asc' } });
    return {
      days: [startsOn, endsOn].map((day) => day.toISOString().slice(0, 10)),
      stands: stands.map(({ id: standId, place, organisation: { nameFr, nameAr } }) => ({
        id: standId,
        names: [place, nameFr, nameAr].filter((name) => name !== null),
      })),
    };
  }

  /** Their ids, in their order. */
  async function storePeople(of: Case, id: number, { days }: ForumFacts): Promise<number[]> {
    const consent = { consentAt: new Date(), consentVersion: CONSENT_VERSION };
    const people = storedPeople(of.kind).map((person) => ({ ...person, ...consent }));
    if (of.kind === 'registrations') {
      const data = people.map((person) => ({ ...person, forumId: id, kind: 'visitor' as const, locale: 'fr' as const }));
      await db.forumRegistration.createMany({ data });
      return (await db.forumRegistration.findMany({ where: { forumId: id }, orderBy: { id: 'asc' } })).map((person) => person.id);
    }
    const met = { forumId: id, spokeOf: 'Une rencontre', metAt: new Date(days[0] ?? ''), locale: 'fr' as const };
    await db.forumContact.createMany({ data: people.map((person) => ({ ...person, ...met })) });
    return (await db.forumContact.findMany({ where: { forumId: id }, orderBy: { id: 'asc' } })).map((person) => person.id);
  }

  async function digestOf(of: Case, id: number): Promise<string> {
    const where = { where: { forumId: id }, orderBy: { id: 'asc' } } as const;
    const people = of.kind === 'registrations' ? await db.forumRegistration.findMany(where) : await db.forumContact.findMany(where);
    return JSON.stringify(people);
  }

  async function compareWaiting(into: Measured, planted: readonly PlantedRow[], id: number, ids: readonly number[]): Promise<void> {
    const { columns } = await db.forumImport.findUniqueOrThrow({ where: { id } });
    const found = new Map((await listRows(id)).map((row) => [row.line, row]));
    if (found.size !== planted.length) into.faults.push(`${found.size} rows wait, of ${planted.length}`);
    const count = (problem: string, side: 'planted' | 'found') => {
      into.problems[problem] ??= { planted: 0, found: 0 };
      into.problems[problem][side] += 1;
    };
    for (const { line, problems, duplicate } of planted) {
      const row = found.get(line);
      const said = (row?.problems ?? []).map(({ column, code }) => `${column === null ? 'none' : columns[column]} ${code}`).sort();
      for (const problem of problems) count(problem, 'planted');
      for (const problem of said) count(problem, 'found');
      if (!isDeepStrictEqual(said, problems)) fault(into, `row ${line}: planted ${problems.join(', ')}; found ${said.join(', ')}`);
      const known =
        row?.matchedBy == null ? null : { by: row.matchedBy, ...(row.matchLine ? { line: row.matchLine } : { id: row.matchId }) };
      if (duplicate) into.duplicates.planted += 1;
      if (known) into.duplicates.found += 1;
      if (!isDeepStrictEqual(known, placeOf(duplicate, planted, ids)))
        fault(into, `row ${line}: planted as ${JSON.stringify(duplicate)}, found as ${JSON.stringify(known)}`);
    }
  }

  async function compareWritten(
    into: Measured,
    of: Case,
    at: { rows: readonly PlantedRow[]; forumId: number; importId: number; stored: readonly number[] },
  ): Promise<void> {
    const expected = expectedOf(at.rows);
    const where = { where: { importId: at.importId }, orderBy: { id: 'asc' } } as const;
    const found =
      of.kind === 'registrations'
        ? (await db.forumRegistration.findMany(where)).map(({ name, organisation, email, phone, kind: who }) => ({
            ...{ name, organisation, email, phone, kind: who },
          }))
        : (await db.forumContact.findMany(where)).map(({ name, organisation, email, phone, spokeOf, standId, metAt }) => ({
            ...{ name, organisation, email, phone, spokeOf, standId, metOn: metAt.toISOString().slice(0, 10) },
          }));
    into.written = { planted: expected.written.length, found: found.length };
    for (const [index, person] of expected.written.entries()) {
      if (!isDeepStrictEqual(found[index], person))
        fault(into, `planted ${JSON.stringify(person)}; written ${JSON.stringify(found[index])}`);
    }
    const merged = of.kind === 'registrations' ? db.forumRegistration : db.forumContact;
    const ids = [...expected.given.keys()].map((place) => at.stored[place] ?? 0);
    const given: { id: number; phone: string | null }[] = await (merged as typeof db.forumContact).findMany({
      where: { id: { in: ids } },
      select: { id: true, phone: true },
    });
    const phones = new Map(given.map(({ id, phone }) => [id, phone]));
    for (const [place, phone] of expected.given) {
      if (phones.get(at.stored[place] ?? 0) !== phone) fault(into, `somebody stored was not given ${phone}`);
    }
  }
}

/** No more of them than somebody reads. */
function fault(report: Measured, sentence: string): void {
  if (report.faults.length < MOST_FAULTS) report.faults.push(sentence);
}

/** A row that is somebody of an earlier one, who was somebody too, is who that was. */
function placeOf(duplicate: Duplicate | null, _rows: readonly PlantedRow[], ids: readonly number[]) {
  if (!duplicate) return null;
  return 'line' in duplicate ? { by: duplicate.by, line: duplicate.line } : { by: duplicate.by, id: ids[duplicate.stored] };
}

/** Who is written anew, with the numbers that later rows give them; and what those stored are given, by their place. */
function expectedOf(rows: readonly PlantedRow[]): { written: Somebody[]; given: Map<number, string> } {
  const written = new Map(rows.flatMap((row) => (row.written ? [[row.line, { ...row.written } as Somebody] as const] : [])));
  const given = new Map<number, string>();
  for (const { duplicate, phone } of rows) {
    if (!duplicate || phone === null) continue;
    if ('stored' in duplicate) {
      given.set(duplicate.stored, given.get(duplicate.stored) ?? phone);
      continue;
    }
    const first = written.get(duplicate.line);
    if (first) first.phone ??= phone;
  }
  return { written: [...written.values()], given };
}

/**
 * The most memory that the system gives this process from here on: Linux tells it for a stretch of time, others for the
 * whole life of the process.
 */
function peak(): () => number {
  bytesInUse();
  const before = process.memoryUsage.rss();
  const highest = resetPeak() ? () => highWater() : () => process.resourceUsage().maxRSS * 1_024;
  return () => Math.max(0, highest() - before);
}

function resetPeak(): boolean {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return true;
  } catch {
    return false;
  }
}

const highWater = () => Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1_024;
