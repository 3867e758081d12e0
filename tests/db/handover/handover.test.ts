import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { POST } from '@/app/api/handover/route';
import { db } from '@/lib/db/client';
import { entryBytes, readZipDirectory } from '@/lib/files/zip-directory';
import { handedOver, listTables } from '@/lib/handover/queries';
import { DEMO_PASSWORD } from '@/prisma/seed/accounts';
import { asRequest, formOf, tokenOf } from '@/tests/support/act';
import { cast, type Person } from '@/tests/support/cast';
import { bytesKept } from '@/tests/support/memory';
import { addMission } from '@/tests/support/missions';
import { companyGives } from '@/tests/support/requests';

const { administrator, coordinatorNational, companyOwner } = cast;

async function ask(person: Person | null, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request('http://127.0.0.1:3000/api/handover', { method: 'POST', body: formOf(fields), headers });
  return (await asRequest(person && (await tokenOf(person)), () => POST(request))).answer;
}

const deeds = () => db.auditEvent.count({ where: { action: 'programme_handed_over' } });

describe('the archive', () => {
  let files: Map<string, Uint8Array>;
  const textOf = (name: string) => Buffer.from(files.get(name) ?? []).toString();
  /** A table by its lines, the first of which names the columns; none of the tested ones holds a comma or a new line. */
  const linesOf = (name: string) => textOf(`tables/${name}.csv`).slice(1).trimEnd().split('\r\n');

  beforeAll(async () => {
    const mission = await addMission(companyGives, { mark: '=1+1' });
    await db.mission.update({ where: { id: mission.id }, data: { objective: '=HYPERLINK("http://evil.example")' } });
    const answer = await ask(administrator, { locale: 'fr', password: DEMO_PASSWORD });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="khibra-\d{4}-\d{2}-\d{2}\.zip"$/);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const entries = readZipDirectory(bytes) ?? [];
    files = new Map(
      entries.map((entry) => {
        const packed = entryBytes(bytes, entry);
        return [entry.name, entry.method === 8 ? new Uint8Array(inflateRawSync(packed)) : packed];
      }),
    );
  });

  test('holds every table with every row, and of each column what is handed over', async () => {
    const tables = await listTables();
    const names = tables.map(({ name }) => `tables/${name}.csv`);
    expect([...files.keys()].filter((name) => name.startsWith('tables/')).sort()).toEqual(names.sort());
    for (const table of tables) {
      const [header] = linesOf(table.name);
      expect(header, table.name).toBe(
        handedOver(table)
          .map(({ name }) => name)
          .join(','),
      );
    }
    for (const table of ['Region', 'NeedSkill', 'Membership', 'HourAnswer', 'Session'] as const) {
      const [{ count = -1 } = {}] = await db.$queryRawUnsafe<{ count: number }[]>(`SELECT count(*)::int AS count FROM "${table}"`);
      expect(linesOf(table).length - 1, table).toBe(count);
    }
  });

  test('holds no hash of a password, no token, and no text of a mail', async () => {
    expect(linesOf('User')[0]).not.toContain('passwordHash');
    const all = [...files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')).join('\n');
    expect(all).not.toContain('$argon2');
    const sessions = await db.session.findMany({ select: { sessionToken: true }, orderBy: { id: 'asc' }, take: 5 });
    expect(sessions.length).toBeGreaterThan(0);
    for (const { sessionToken } of sessions) expect(all).not.toContain(sessionToken);
    expect(linesOf('Mail')[0]?.split(',')).not.toEqual(expect.arrayContaining(['html']));
  });

  test('neutralises formulas, and writes moments and days as the read-me says', async () => {
    expect(textOf('tables/Mission.csv')).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    const user = await db.user.findUniqueOrThrow({ where: { id: administrator.userId } });
    expect(textOf('tables/User.csv')).toContain(user.createdAt.toISOString());
  });

  test('says what every column holds, in both languages', async () => {
    const count = (await listTables()).reduce((sum, { columns }) => sum + columns.length, 0);
    for (const name of ['dictionnaire-fr.csv', 'dictionary-ar.csv']) {
      const lines = textOf(name).trimEnd().split('\r\n');
      expect(lines.length - 1).toBe(count);
      expect(lines.find((line) => line.includes('User,passwordHash'))).toBeDefined();
    }
    expect(textOf('LISEZ-MOI.txt')).toContain('RFC 4180');
    expect(textOf('README-ar.txt')).toContain('RFC 4180');
  });

  test('holds the files, each where its table says', async () => {
    const attachments = await db.threadAttachment.findMany({ select: { id: true, type: true, bytes: true }, orderBy: { id: 'asc' } });
    expect(attachments.length).toBeGreaterThan(0);
    for (const { id, type, bytes } of attachments) {
      const path = `files/ThreadAttachment/${id}.${type}`;
      expect(Buffer.from(files.get(path) ?? []).equals(Buffer.from(bytes))).toBe(true);
      expect(textOf('tables/ThreadAttachment.csv')).toContain(path);
    }
    expect([...files.keys()].filter((name) => name.startsWith('files/ThreadAttachment/'))).toHaveLength(attachments.length);
  });

  test('is written down before it leaves', async () => {
    expect(await db.auditEvent.findFirst({ where: { action: 'programme_handed_over' } })).toMatchObject({ actorId: administrator.userId });
  });
});

describe('nothing leaves', () => {
  test.each<[who: string, person: Person | null, status: number]>([
    ['nobody', null, 303],
    ['a coordinator', coordinatorNational, 403],
    ['a company', companyOwner, 403],
  ])('for %s, whatever they know', async (_who, person, status) => {
    const before = await deeds();
    const answer = await ask(person, { locale: 'fr', password: DEMO_PASSWORD });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).not.toBe('application/zip');
    expect(await deeds()).toBe(before);
  });

  test.each([
    [{}, 'passwordMissing'],
    [{ password: 'autre chose' }, 'passwordWrong'],
    [{ password: `${DEMO_PASSWORD}\0` }, 'passwordWrong'],
    [{ email: administrator.email }, 'passwordMissing'],
  ])('without the password: %o', async (fields, refused) => {
    const before = await deeds();
    const answer = await ask(administrator, { locale: 'ar', ...fields } as Record<string, string>);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/ar/programme/handover?refused=${refused}`]);
    expect(await deeds()).toBe(before);
  });

  test('by a form of another site', async () => {
    const answer = await ask(administrator, { locale: 'fr', password: DEMO_PASSWORD }, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });
});

test('whoever stops reading ends it, and the database is rid of its snapshot', async () => {
  const answer = await ask(administrator, { locale: 'fr', password: DEMO_PASSWORD });
  const reader = answer.body?.getReader();
  await reader?.read();
  const open = async () => {
    const [row] = await db.$queryRaw<{ open: number }[]>`
      SELECT count(*)::int AS open FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'`;
    return row?.open;
  };
  expect(await open()).toBe(1);
  await reader?.cancel();
  await expect.poll(open).toBe(0);
});

// Minutes on a machine that has other work.
test('100,000 rows take the memory of a few', { timeout: 180_000 }, async () => {
  const ROWS = 100_000;
  await db.$executeRaw`
    INSERT INTO "AuditEvent" ("action", "subject", "subjectId", "fields")
    SELECT 'user_changed', 'user', (SELECT string_agg(md5(n || '-' || part), '') FROM generate_series(1, 8) part), '{}'
    FROM generate_series(1, ${ROWS}::int) n`;
  const before = await bytesKept();
  const answer = await ask(administrator, { locale: 'fr', password: DEMO_PASSWORD });
  const used: number[] = [];
  let [size, chunks] = [0, 0];
  for await (const part of answer.body ?? []) {
    size += part.length;
    chunks += 1;
    if (chunks % 100 === 0) used.push((await bytesKept()) - before);
  }
  // Hexadecimal digits are deflated to half.
  expect(size).toBeGreaterThan(ROWS * 8 * 16);
  const [first = 0, ...later] = used;
  expect(later.length).toBeGreaterThan(4);
  expect(Math.max(...later)).toBeLessThan(size / 2);
  expect(Math.max(...later) - first).toBeLessThan(size / 5);
});
