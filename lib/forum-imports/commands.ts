import 'server-only';
import type { z } from 'zod';
import { record } from '@/lib/audit/record';
import type { AuditAction } from '@/lib/audit/rules';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { Refusal, type Tx, transact, transactOnce } from '@/lib/db/transaction';
import { FILE_NAME_LENGTH } from '@/lib/files/rules';
import { findForum } from '@/lib/forums/queries';
import { SPOKE_OF_LENGTH } from '@/lib/forums/rules';
import { Prisma } from '@/lib/generated/prisma/client';
import { dateOfDay, dayOf } from '@/lib/i18n/day';
import type { Locale } from '@/lib/i18n/locales';
import { readTable } from '@/lib/imports/read-table';
import { fold } from '@/lib/matching/normalise';
import type { Result } from '@/lib/result';
import { canImport } from './policy';
import {
  countWaiting,
  findImport,
  type ImportFile,
  type ImportRow,
  keyed,
  listLines,
  listRows,
  listStandNames,
  listStored,
} from './queries';
import {
  columnsOf,
  decisionsFor,
  hoursAfter,
  IMPORT_HOURS,
  type ImportDecision,
  type ImportKind,
  LEFT_OUT,
  type Match,
  MOST_WAITING,
  matchesOf,
  planOf,
  stateOf,
  valuesOf,
  whyNotColumns,
} from './rules';
import {
  type ContactValues,
  contactRow,
  type mapColumnsSchema,
  type Problem,
  problemsOf,
  type RegistrationValues,
  registrationRow,
} from './schema';

interface Context {
  actor: Actor;
  submissionId: string;
  now: Date;
}

interface Which {
  importId: number;
  /** As it was read. */
  version: number;
}

type Answer = { importId: number; forumId: number };

/** Rows of one statement. They go as one value: a value for each cell takes ten times as long to prepare. */
const AT_ONCE = 1_000;

/** A file of a forum is read and waits, row by row, for somebody to confirm it. Nothing of it is written before. */
export async function sendImport(
  { actor, submissionId, now }: Context,
  { forumId, kind, fileName, bytes }: { forumId: number; kind: ImportKind; fileName: string; bytes: Uint8Array },
): Promise<Result<Answer>> {
  const forum = await findForum(forumId);
  if (!forum || !canImport(actor, forum)) return { ok: false, code: forum ? 'forbidden' : 'notFound' };
  const sent = await readTable(bytes);
  if (!sent.ok) return { ok: false, code: 'invalid', fields: { file: { code: sent.error, ...(sent.params && { params: sent.params }) } } };
  const { head, rows } = sent.table;
  return transactOnce({ actorId: actor.userId, submissionId, action: 'forum_import_send' }, async (tx) => {
    await lockForum(tx, forumId);
    if ((await countWaiting(forumId, hoursBefore(now), tx)) >= MOST_WAITING)
      throw new Refusal('invalid', undefined, { file: { code: 'importsWaiting', params: { most: MOST_WAITING } } });
    const columns = columnsOf(head.map(fold), kind);
    const { id: importId } = await tx.forumImport.create({
      data: { forumId, kind, byId: actor.userId, fileName: nameOf(fileName), head, columns, rows: rows.length, createdAt: now },
      select: { id: true },
    });
    const checked = await check(tx, { forum, kind, columns, restKind: 'visitor' }, rows);
    await keepRows(tx, importId, checked);
    await recordOf(tx, actor, 'forum_import_send', { kind, forumId });
    return { importId, forumId };
  });
}

const hoursBefore = (now: Date) => new Date(now.getTime() - IMPORT_HOURS * 3_600_000);

async function keepRows(tx: Tx, importId: number, rows: readonly CheckedRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const part = rows.slice(from, from + AT_ONCE).map(({ values: _, ...row }) => row);
    await tx.$executeRaw`
      INSERT INTO "ForumImportRow"
        ("importId", "line", "cells", "problems", "refused", "matchedBy", "matchLine", "matchId", "decision")
      SELECT ${importId}::int, "line", "cells", "problems", "refused", "matchedBy"::"ImportMatch", "matchLine", "matchId",
        "decision"::"ImportDecision"
      FROM jsonb_to_recordset(${JSON.stringify(part)}::jsonb) AS sent
        ("line" int, "cells" text[], "problems" jsonb, "refused" boolean, "matchedBy" text, "matchLine" int, "matchId" int, "decision" text)`;
  }
}

/** A file's own name, without what stands before it on a device, and short enough to be shown. */
const nameOf = (sent: string) =>
  [...sent.replace(/^.*[/\\]/s, '').replaceAll(/\p{C}/gu, '')].slice(0, FILE_NAME_LENGTH).join('').trim() || '—';

/** Who registers meanwhile waits, or was first: both write to the forum. */
async function lockForum(tx: Tx, forumId: number): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Forum" WHERE "id" = ${forumId} FOR UPDATE`;
}

type Facts = Pick<ImportFile, 'kind' | 'columns' | 'restKind'> & { forum: { id: number; startsOn: Date; endsOn: Date } };

type Values = RegistrationValues | ContactValues;

interface CheckedRow {
  line: number;
  cells: string[];
  problems: Problem[];
  refused: boolean;
  matchedBy: Match['by'] | null;
  matchLine: number | null;
  matchId: number | null;
  decision: ImportDecision | null;
  /** Null where it is refused. */
  values: Values | null;
}

/** What each row says, what is wrong with it, and whom it is known to be. */
async function check(tx: Tx, { forum, kind, columns, restKind }: Facts, rows: readonly { line: number; cells: string[] }[]) {
  const schema =
    kind === 'registrations'
      ? registrationRow(restKind)
      : contactRow({ stands: await listStandNames(forum.id, tx), firstDay: dayOf(forum.startsOn), lastDay: dayOf(forum.endsOn) });
  const read = rows.map(({ line, cells }) => {
    const parsed = (schema as z.ZodType<Values>).safeParse(valuesOf(cells, columns));
    if (parsed.success) return { line, cells, values: parsed.data, problems: [] };
    return { line, cells, values: null, problems: problemsOf(parsed.error, columns) };
  });
  const known = read.flatMap(({ line, values }) => (values === null ? [] : [keyed({ line, values })]));
  const stored = (await listStored({ forumId: forum.id, kind }, tx)).map(keyed);
  const matched = new Map(matchesOf(known, stored).map((found) => [found.line, found]));
  return read.map((row): CheckedRow => {
    const { match, proposed = null } = matched.get(row.line) ?? {};
    return {
      ...row,
      refused: row.values === null,
      matchedBy: match?.by ?? null,
      matchLine: match && 'line' in match ? match.line : null,
      matchId: match && 'id' in match ? match.id : null,
      decision: proposed,
    };
  });
}

const sameMatch = (one: ImportRow | CheckedRow, other: ImportRow | CheckedRow) =>
  one.matchedBy === other.matchedBy && one.matchLine === other.matchLine && one.matchId === other.matchId;

/** Other meanings of columns: every row is checked anew, and what was decided on goes where it is another match now. */
export function mapColumns(context: Context, { columns, restKind, ...which }: z.output<typeof mapColumnsSchema>): Promise<Result<Answer>> {
  return change(context, which, 'map', async (tx, file) => {
    const chosen = columns.slice(0, file.head.length);
    const fault = whyNotColumns(chosen);
    const rest = columns.slice(file.head.length).some((field) => field !== LEFT_OUT);
    if (fault !== undefined || rest) throw new Refusal('invalid', undefined, { columns: { code: fault ?? 'choiceMissing' } });
    const facts = { ...file, columns: chosen, restKind: restKind ?? file.restKind };
    await swap(tx, file, { columns: chosen, restKind: facts.restKind });
    await recheck(tx, facts);
  });
}

/** Checks the rows of a file as they wait, and keeps decisions where they are about the same two. */
async function recheck(tx: Tx, file: ImportFile): Promise<void> {
  const waiting = await listRows(file.id, undefined, tx);
  const before = new Map(waiting.map((row) => [row.line, row]));
  const rows = (await check(tx, file, waiting)).map(({ values: _, cells: __, ...row }) => {
    const old = before.get(row.line);
    return old && old.decision !== null && sameMatch(old, row as CheckedRow) ? { ...row, decision: old.decision } : row;
  });
  await tx.$executeRaw`
    UPDATE "ForumImportRow" AS stored
    SET "problems" = sent."problems", "refused" = sent."refused", "matchLine" = sent."matchLine", "matchId" = sent."matchId",
      "matchedBy" = sent."matchedBy"::"ImportMatch", "decision" = sent."decision"::"ImportDecision"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS sent
      ("line" int, "problems" jsonb, "refused" boolean, "matchedBy" text, "matchLine" int, "matchId" int, "decision" text)
    WHERE stored."importId" = ${file.id} AND stored."line" = sent."line"`;
}

/** What becomes of some duplicates, each by its row. */
export function decideRows(
  context: Context,
  { decisions, ...which }: Which & { decisions: readonly { line: number; decision: ImportDecision }[] },
): Promise<Result<Answer>> {
  return change(context, which, 'decide', async (tx, file) => {
    const rows = await listLines(
      file.id,
      decisions.map(({ line }) => line),
      tx,
    );
    const possible = new Map(
      rows.flatMap(({ line, matchedBy }) => (matchedBy ? [[line, decisionsFor(file.kind, { by: matchedBy })]] : [])),
    );
    for (const { line, decision } of decisions) {
      if (!possible.get(line)?.includes(decision))
        throw new Refusal('invalid', undefined, { [`decision.${line}`]: { code: 'choiceMissing' } });
    }
    await swap(tx, file, {});
    for (const decision of new Set(decisions.map((one) => one.decision))) {
      const lines = decisions.filter((one) => one.decision === decision).map(({ line }) => line);
      await tx.forumImportRow.updateMany({ where: { importId: file.id, line: { in: lines } }, data: { decision } });
    }
  });
}

/** The same for every duplicate of a file that can become that; the others stay as they are. */
export function decideAll(context: Context, { decision, ...which }: Which & { decision: ImportDecision }): Promise<Result<Answer>> {
  return change(context, which, 'decide', async (tx, file) => {
    const by = (['email', 'name'] as const).filter((match) => decisionsFor(file.kind, { by: match }).includes(decision));
    await swap(tx, file, {});
    await tx.forumImportRow.updateMany({ where: { importId: file.id, matchedBy: { in: [...by] } }, data: { decision } });
  });
}

/**
 * Writes what a file says, in one transaction. Should it be known anew of somebody meanwhile, nothing is written: the
 * preview shows who, and asks again.
 */
export async function confirmImport(context: Context, which: Which, locale: Locale): Promise<Result<Answer>> {
  const { now } = context;
  let anew = false;
  const confirmed = await change(context, which, 'confirm', async (tx, file) => {
    await swap(tx, file, { confirmedAt: now, undoUntil: hoursAfter(now) });
    await lockForum(tx, file.forum.id);
    const waiting = await listRows(file.id, undefined, tx);
    const checked = await check(tx, file, waiting);
    const decided = checked.map((row, place) => ({ ...row, decision: waiting[place]?.decision ?? null, was: waiting[place] }));
    anew = decided.some(({ was, ...row }) => was === undefined || !sameMatch(was, row) || was.refused !== row.refused);
    if (anew) throw new Refusal('changed');
    await write(tx, file, decided, { locale, now });
    await recordOf(tx, context.actor, 'forum_import_confirm', { kind: file.kind, forumId: file.forum.id });
  });
  if (anew) {
    await transact(async (tx) => {
      const file = await findImport(which.importId, tx);
      if (!file || stateOf(file, now) !== 'waiting') return;
      await swap(tx, file, {});
      await recheck(tx, file);
    });
  }
  return confirmed;
}

async function write(tx: Tx, file: ImportFile, rows: readonly CheckedRow[], at: { locale: Locale; now: Date }): Promise<void> {
  const { id: importId, kind, forum } = file;
  const valid = rows.flatMap(({ line, values, matchedBy: by, matchLine, matchId, decision }) => {
    if (values === null) return [];
    const match: Match | null = by === null ? null : { by, ...(matchLine === null ? { id: matchId ?? 0 } : { line: matchLine }) };
    return [{ line, values, match, decision }];
  });
  const ids = [...new Set(valid.flatMap(({ match }) => (match && 'id' in match ? [match.id] : [])))];
  const stored = await listStored({ forumId: forum.id, kind, ids }, tx);
  const plan = planOf<Values>(valid, stored, SPOKE_OF_LENGTH.max);
  // Nobody asks for an import of nothing: the page offers none.
  if (plan.create.length === 0 && plan.merged === 0) throw new Refusal('changed');
  const written = await writeNew(
    tx,
    file,
    plan.create.map(({ values }) => values),
    at,
  );
  if (written !== plan.create.length) throw new Refusal('changed');
  if (plan.update.length > 0) {
    const merged = await fill(tx, kind, plan.update);
    if (merged !== plan.update.length) throw new Refusal('changed');
    const personId = kind === 'registrations' ? 'registrationId' : 'contactId';
    for (let from = 0; from < plan.update.length; from += AT_ONCE) {
      const part = plan.update.slice(from, from + AT_ONCE);
      await tx.forumImportMerge.createMany({
        data: part.map(({ id, filled, spokeOfLength }) => ({ importId, [personId]: id, filled, spokeOfLength })),
      });
    }
  }
  await tx.forumImport.update({
    where: { id: importId },
    data: { written, merged: plan.merged, kept: plan.kept, refused: rows.length - valid.length },
  });
  await tx.forumImportRow.deleteMany({ where: { importId, refused: false } });
}

/** Names in Arabic letters are of who reads Arabic; of the others, the language of who confirms says it. */
const localeOf = (name: string, locale: Locale): Locale => (/\p{Script=Arabic}/u.test(name) ? 'ar' : locale);

async function writeNew(
  tx: Tx,
  { id: importId, forum }: ImportFile,
  people: readonly Values[],
  { locale, now }: { locale: Locale; now: Date },
) {
  const common = { forumId: forum.id, importId, createdAt: now };
  let count = 0;
  for (let from = 0; from < people.length; from += AT_ONCE) {
    const part = people.slice(from, from + AT_ONCE).map((person, place) => {
      return { ...common, ...person, locale: localeOf(person.name, locale), place };
    });
    const registrations = part.filter((person) => 'kind' in person);
    const contacts = part.flatMap((person) =>
      'kind' in person ? [] : [{ ...person, spokeOf: person.spokeOf ?? '', metAt: dateOfDay(person.metOn) }],
    );
    // Of one address somebody may be written meanwhile by another way than the forum's lock: the count tells.
    if (registrations.length > 0)
      count += await tx.$executeRaw`
        INSERT INTO "ForumRegistration"
          ("forumId", "importId", "kind", "name", "email", "phone", "organisation", "locale", "createdAt", "updatedAt")
        SELECT "forumId", "importId", "kind"::"RegistrantKind", "name", "email", "phone", "organisation", "locale"::"Locale", "createdAt", "createdAt"
        FROM jsonb_to_recordset(${JSON.stringify(registrations)}::jsonb) AS sent
          ("forumId" int, "importId" int, "kind" text, "name" text, "email" text, "phone" text, "organisation" text, "locale" text,
           "createdAt" timestamp(3), "place" int)
        ORDER BY "place" ON CONFLICT DO NOTHING`;
    if (contacts.length > 0)
      count += await tx.$executeRaw`
        INSERT INTO "ForumContact"
          ("clientId", "forumId", "importId", "standId", "name", "email", "phone", "organisation", "spokeOf", "locale", "metAt", "createdAt")
        SELECT gen_random_uuid(), "forumId", "importId", "standId", "name", "email", "phone", "organisation", "spokeOf", "locale"::"Locale",
          "metAt", "createdAt"
        FROM jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb) AS sent
          ("forumId" int, "importId" int, "standId" int, "name" text, "email" text, "phone" text, "organisation" text, "spokeOf" text,
           "locale" text, "metAt" timestamp(3), "createdAt" timestamp(3), "place" int)
        ORDER BY "place"`;
  }
  return count;
}

/** What merging gave to those who are stored. `updatedAt` stays: it says whether a person changed something. */
function fill(tx: Tx, kind: ImportKind, people: ReturnType<typeof planOf>['update']): Promise<number> {
  const sent = JSON.stringify(people.map(({ id, values }) => ({ id, ...values })));
  return kind === 'registrations'
    ? tx.$executeRaw`
        UPDATE "ForumRegistration" AS stored SET "organisation" = sent."organisation", "email" = sent."email", "phone" = sent."phone"
        FROM jsonb_to_recordset(${sent}::jsonb) AS sent ("id" int, "organisation" text, "email" text, "phone" text)
        WHERE stored."id" = sent."id" AND stored."forgottenAt" IS NULL`
    : tx.$executeRaw`
        UPDATE "ForumContact" AS stored SET "organisation" = sent."organisation", "email" = sent."email", "phone" = sent."phone",
          "standId" = sent."standId", "spokeOf" = sent."spokeOf"
        FROM jsonb_to_recordset(${sent}::jsonb) AS sent
          ("id" int, "organisation" text, "email" text, "phone" text, "standId" int, "spokeOf" text)
        WHERE stored."id" = sent."id" AND stored."forgottenAt" IS NULL`;
}

/** Takes back what a file wrote, but what somebody has worked with since; `stayed` says how much that is. */
export function undoImport(context: Context, which: Which): Promise<Result<Answer>> {
  const { actor, now } = context;
  return change(context, which, 'undo', async (tx, file) => {
    await swap(tx, file, { undoneAt: now });
    const { id: importId, kind } = file;
    const merges = await tx.forumImportMerge.count({ where: { importId } });
    const emptied = await (kind === 'registrations' ? emptyRegistrations(tx, file) : emptyContacts(tx, file));
    const removed = await (kind === 'registrations' ? removeRegistrations(tx, importId) : removeContacts(tx, importId));
    await tx.forumImportMerge.deleteMany({ where: { importId } });
    await tx.forumImportRow.deleteMany({ where: { importId } });
    await tx.forumImport.update({ where: { id: importId }, data: { stayed: file.written - removed + merges - emptied } });
    await recordOf(tx, actor, 'forum_import_undo', { kind, forumId: file.forum.id });
  });
}

/** Another file has filled something of theirs since, and was not undone. */
const laterMerge = (column: 'registrationId' | 'contactId', importId: number) =>
  Prisma.sql`EXISTS (
    SELECT 1 FROM "ForumImportMerge" AS later WHERE later.${Prisma.raw(`"${column}"`)} = person."id" AND later."importId" > ${importId})`;

/** A field that the file filled. */
const unfilled = (...fields: string[]) =>
  Prisma.join(
    fields.map((field) => Prisma.raw(`"${field}" = CASE WHEN '${field}' = ANY(merge."filled") THEN NULL ELSE person."${field}" END`)),
  );

/** The same locks in the same order as whoever works with them: a lead that is opened meanwhile is seen. */
async function emptyRegistrations(tx: Tx, { id, confirmedAt }: ImportFile): Promise<number> {
  return tx.$executeRaw`
    UPDATE "ForumRegistration" AS person SET ${unfilled('organisation', 'email', 'phone')}
    FROM "ForumImportMerge" AS merge
    WHERE merge."importId" = ${id} AND merge."registrationId" = person."id" AND person."forgottenAt" IS NULL
      AND person."updatedAt" <= ${confirmedAt} AND NOT ${laterMerge('registrationId', id)}`;
}

async function emptyContacts(tx: Tx, { id, confirmedAt }: ImportFile): Promise<number> {
  await tx.$queryRaw`
    SELECT "id" FROM "ForumContact" WHERE "id" IN (SELECT "contactId" FROM "ForumImportMerge" WHERE "importId" = ${id}) ORDER BY "id" FOR UPDATE`;
  return tx.$executeRaw`
    UPDATE "ForumContact" AS person SET ${unfilled('organisation', 'email', 'phone', 'standId')},
      "spokeOf" = coalesce(left(person."spokeOf", merge."spokeOfLength"), person."spokeOf")
    FROM "ForumImportMerge" AS merge
    WHERE merge."importId" = ${id} AND merge."contactId" = person."id" AND person."forgottenAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Lead" AS lead WHERE lead."contactId" = person."id" AND lead."createdAt" > ${confirmedAt})
      AND NOT ${laterMerge('contactId', id)}`;
}

function removeRegistrations(tx: Tx, importId: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM "ForumRegistration" AS person
    WHERE person."importId" = ${importId} AND person."state" = 'registered' AND person."forgottenAt" IS NULL
      AND person."updatedAt" = person."createdAt" AND NOT ${laterMerge('registrationId', importId)}`;
}

async function removeContacts(tx: Tx, importId: number): Promise<number> {
  await tx.$queryRaw`SELECT "id" FROM "ForumContact" WHERE "importId" = ${importId} ORDER BY "id" FOR UPDATE`;
  return tx.$executeRaw`
    DELETE FROM "ForumContact" AS person
    WHERE person."importId" = ${importId} AND person."forgottenAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Lead" AS lead WHERE lead."contactId" = person."id") AND NOT ${laterMerge('contactId', importId)}`;
}

/** A file that waits goes, with all its rows. */
export function discardImport(context: Context, which: Which): Promise<Result<Answer>> {
  return change(context, which, 'discard', async (tx, file) => {
    const { count } = await tx.forumImport.deleteMany({ where: { id: file.id, version: file.version, confirmedAt: null } });
    if (count === 0) throw new Refusal('changed');
    await recordOf(tx, context.actor, 'forum_import_discard', { kind: file.kind, forumId: file.forum.id });
  });
}

/** What every change has in common: read, decide on rights, compare the version, write. */
function change(
  { actor, submissionId, now }: Context,
  { importId, version }: Which,
  action: 'map' | 'decide' | 'confirm' | 'undo' | 'discard',
  run: (tx: Tx, file: ImportFile) => Promise<void>,
): Promise<Result<Answer>> {
  return transactOnce({ actorId: actor.userId, submissionId, action: `forum_import_${action}` }, async (tx) => {
    if (actor.staff === null) throw new Refusal('forbidden');
    const file = await findImport(importId, tx);
    if (!file) throw new Refusal('notFound');
    if (!canImport(actor, file.forum)) throw new Refusal('forbidden');
    const state = stateOf(file, now);
    if (state === 'expired' || state === 'final') throw new Refusal('expired');
    if (file.version !== version || state !== (action === 'undo' ? 'confirmed' : 'waiting')) throw new Refusal('changed');
    await run(tx, file);
    return { importId, forumId: file.forum.id };
  });
}

/** Compare-and-swap on (id, version): of two at once, the second is told. */
async function swap(tx: Tx, { id, version }: ImportFile, data: Prisma.ForumImportUncheckedUpdateManyInput): Promise<void> {
  const written = await tx.forumImport.updateMany({ where: { id, version }, data: { ...data, version: { increment: 1 } } });
  if (written.count === 0) throw new Refusal('changed');
}

/** What a file is about, as the audit calls it. */
const ABOUT = { registrations: 'registration', contacts: 'contact' } as const satisfies Record<ImportKind, string>;

function recordOf(tx: Tx, actor: Actor, action: AuditAction, { kind, forumId }: { kind: ImportKind; forumId: number }): Promise<void> {
  return record(tx, { actorId: actor.userId, action, subject: 'forum', subjectId: forumId, fields: [ABOUT[kind]] });
}

/** Rows of files that name somebody by their address: what is forgotten of them is not written again tomorrow. */
export async function forgetWaiting(tx: Tx, addresses: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "ForumImportRow" WHERE EXISTS (SELECT 1 FROM unnest("cells") AS cell WHERE lower(btrim(cell)) = ANY(${[...addresses]}))`;
}

/** Files that nobody confirmed, and what undoing needed of the others; answers with how many rows went. */
export async function forgetFiles(over: Prisma.DateTimeFilter): Promise<number> {
  const rows = await db.forumImportRow.deleteMany({
    where: { import: { OR: [{ confirmedAt: null, createdAt: over }, { confirmedAt: over }] } },
  });
  await db.forumImportMerge.deleteMany({ where: { import: { confirmedAt: over } } });
  await db.forumImport.deleteMany({ where: { confirmedAt: null, createdAt: over } });
  return rows.count;
}
