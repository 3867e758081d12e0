import 'server-only';
import { z } from 'zod';
import { db } from '@/lib/db/client';
import { foldSql } from '@/lib/db/fold';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { nameOf } from '@/lib/i18n/localised';
import { fold } from '@/lib/matching/normalise';
import { PEOPLE_PER_PAGE } from './rules';
import type { PersonRow, StaffRoleView } from './views';

const staffSelect = {
  id: true,
  name: true,
  nameAr: true,
  email: true,
  disabledAt: true,
  erasedAt: true,
  createdAt: true,
  staffRoles: { select: { kind: true, regions: true }, orderBy: { id: 'asc' } },
  memberships: {
    select: { role: true, createdAt: true, organisation: { select: { id: true, nameFr: true, nameAr: true } } },
    orderBy: { id: 'asc' },
    take: 50,
  },
} as const satisfies Prisma.UserSelect;

export type PersonAccount = Prisma.UserGetPayload<{ select: typeof staffSelect }>;

export function staffOf({ staffRoles }: Pick<PersonAccount, 'staffRoles'>): StaffRoleView {
  return {
    administrator: staffRoles.some(({ kind }) => kind === 'administrator'),
    coordinates: staffRoles.find(({ kind }) => kind === 'coordinator')?.regions ?? null,
    observes: staffRoles.some(({ kind }) => kind === 'observer'),
  };
}

/** What two people's decision on somebody's roles rests on: what they are of the staff, and whether they can sign in. */
export function versionOf(person: Pick<PersonAccount, 'staffRoles' | 'disabledAt'>): string {
  const { administrator, coordinates } = staffOf(person);
  return JSON.stringify({ administrator, coordinates, disabled: person.disabledAt !== null });
}

/** People whose name or address holds every word of `q`, the newest account first, after `after`; and how many there are in all. */
export async function listPeople(q: string, after: string | null): Promise<{ people: PersonRow[]; count: number; next: string | null }> {
  const words = fold(q)
    .split(' ')
    .filter((word) => word !== '');
  const text = foldSql(Prisma.sql`concat_ws(' ', "name", "nameAr", "email")`);
  const found = Prisma.sql`found AS (
    SELECT "id" FROM "User" WHERE NOT EXISTS (SELECT FROM unnest(${words}::text[]) word WHERE strpos(${text}, word) = 0))`;
  const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`WITH ${found} SELECT count(*)::int AS count FROM found`;
  const ids = await db.$queryRaw<{ id: string }[]>`
    WITH ${found} SELECT "id" FROM found WHERE ${after}::text IS NULL OR "id" < ${after}::text
    ORDER BY "id" DESC LIMIT ${PEOPLE_PER_PAGE + 1}`;
  const page = ids.slice(0, PEOPLE_PER_PAGE).map(({ id }) => id);
  const rows = await db.user.findMany({ where: { id: { in: page } }, select: staffSelect, orderBy: { id: 'desc' } });
  return {
    count,
    next: ids.length > PEOPLE_PER_PAGE ? (page.at(-1) ?? null) : null,
    people: rows.map((row) => ({
      id: row.id,
      name: { fr: row.name, ar: row.nameAr },
      email: row.email,
      organisations: row.memberships.map(({ organisation }) => nameOf(organisation)),
      staff: staffOf(row),
      disabled: row.disabledAt !== null,
      erased: row.erasedAt !== null,
    })),
  };
}

export function findPerson(id: string, client: Tx = db): Promise<PersonAccount | null> {
  return client.user.findUnique({ where: { id }, select: staffSelect });
}

/** Accounts of which a first administrator decided on a role; the oldest first. */
export async function listPeopleWithWaitingRoles(): Promise<PersonAccount[]> {
  const waiting = await db.firstDecision.findMany({
    where: { subject: 'user' },
    select: { subjectId: true },
    orderBy: { id: 'asc' },
    take: 50,
  });
  const ids = waiting.map(({ subjectId }) => subjectId);
  return db.user.findMany({ where: { id: { in: ids } }, select: staffSelect, orderBy: { id: 'asc' } });
}

const reasonSchema = z.object({ reason: z.string() });

/** Why an account was last disabled, as long as the words are kept. */
export async function findDisableReason(userId: string): Promise<string | null> {
  const event = await db.auditEvent.findFirst({
    where: { action: 'person_disabled', subject: 'user', subjectId: userId },
    select: { personal: { select: { values: true } } },
    orderBy: { id: 'desc' },
  });
  const read = reasonSchema.safeParse(event?.personal?.values);
  return read.success ? read.data.reason : null;
}
