import 'server-only';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/transaction';
import { Prisma } from '@/lib/generated/prisma/client';
import { nameOf } from '@/lib/i18n/localised';
import { listOffered } from '@/lib/organisations/queries';
import type { Offered } from '@/lib/organisations/views';
import { areErased } from '@/lib/privacy/rules';
import { PEOPLE_PER_PAGE, pageOf } from './rules';
import type { ContactRow, ForumCard, PeoplePage, RegistrationRow, StandView } from './views';

const names = { nameFr: true, nameAr: true } as const;

const cardSelect = {
  id: true,
  ...names,
  place: true,
  startsOn: true,
  endsOn: true,
  publishedAt: true,
  province: { select: { ...names, regionCode: true } },
  _count: { select: { stands: true } },
} as const satisfies Prisma.ForumSelect;

type CardRow = Prisma.ForumGetPayload<{ select: typeof cardSelect }>;

export const cardOf = ({ id, place, startsOn, endsOn, publishedAt, province, _count, ...names }: CardRow): ForumCard => ({
  ...{ id, place, startsOn, endsOn },
  name: nameOf(names),
  province: nameOf(province),
  published: publishedAt !== null,
  stands: _count.stands,
});

const MOST_FORUMS = 100;

/** Forums, the next first among those to come, the last first among those that are over. */
export async function listForums(which: { published: boolean }, today: Date): Promise<{ coming: ForumCard[]; past: ForumCard[] }> {
  const where = which.published ? { publishedAt: { not: null } } : {};
  const [coming, past] = await Promise.all([
    db.forum.findMany({
      where: { ...where, endsOn: { gte: today } },
      select: cardSelect,
      orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
      take: MOST_FORUMS,
    }),
    db.forum.findMany({
      where: { ...where, endsOn: { lt: today } },
      select: cardSelect,
      orderBy: [{ startsOn: 'desc' }, { id: 'desc' }],
      take: MOST_FORUMS,
    }),
  ]);
  return { coming: coming.map(cardOf), past: past.map(cardOf) };
}

const forumSelect = {
  ...cardSelect,
  version: true,
  provinceCode: true,
  agendaFr: true,
  agendaAr: true,
  partners: true,
} as const satisfies Prisma.ForumSelect;

export type ForumRow = Prisma.ForumGetPayload<{ select: typeof forumSelect }>;

/** A forum, whoever may know of it: the policy decides. */
export function findForum(id: number, tx: Tx = db): Promise<ForumRow | null> {
  return tx.forum.findUnique({ where: { id }, select: forumSelect });
}

const standSelect = {
  id: true,
  forumId: true,
  code: true,
  place: true,
  organisationId: true,
  organisation: { select: { ...names, state: true, missionFr: true, missionAr: true } },
  forum: { select: { id: true, ...names, startsOn: true, endsOn: true, publishedAt: true, province: { select: { regionCode: true } } } },
} as const satisfies Prisma.StandSelect;

export type StandRow = Prisma.StandGetPayload<{ select: typeof standSelect }>;

export const standOf = ({ id, code, place, organisationId, organisation }: StandRow): StandView => ({
  ...{ id, code, place, organisationId },
  organisation: nameOf(organisation),
  verified: organisation.state === 'verified',
});

const MOST_STANDS = 300;

export function listStands(where: { forumId: number } | { organisationId: { in: number[] } }): Promise<StandRow[]> {
  return db.stand.findMany({
    where,
    select: standSelect,
    orderBy: [{ forum: { startsOn: 'desc' } }, { place: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: MOST_STANDS,
  });
}

export function findStandByCode(code: string, tx: Tx = db): Promise<StandRow | null> {
  return tx.stand.findUnique({ where: { code }, select: standSelect });
}

export function findStand(id: number, tx: Tx = db): Promise<StandRow | null> {
  return tx.stand.findUnique({ where: { id }, select: standSelect });
}

/** Verified associations that have no stand at a forum yet. */
export function listCandidates(forumId: number, words: string): Promise<Offered> {
  const where = Prisma.sql`NOT EXISTS (SELECT 1 FROM "Stand" s WHERE s."organisationId" = o."id" AND s."forumId" = ${forumId})`;
  return listOffered('ASSOCIATION', { words, where });
}

/** What is forgotten is null where it is read. */
const said = (words: string): string | null => (areErased(words) ? null : words);

/** One page of a list, of those that there are. */
async function readPage<Row>(
  asked: string,
  { count, total }: { count: number; total: number },
  read: (part: { skip: number; take: number }) => Promise<Row[]>,
): Promise<PeoplePage<Row>> {
  const { page, pages } = pageOf(asked, total);
  const skip = (page - 1) * PEOPLE_PER_PAGE;
  return { count, total, page, pages, from: skip + 1, rows: await read({ skip, take: PEOPLE_PER_PAGE }) };
}

const registrationSelect = {
  ...{ id: true, kind: true, name: true, email: true, phone: true, organisation: true, state: true, createdAt: true },
} as const satisfies Prisma.ForumRegistrationSelect;

type ComesRow = Prisma.ForumRegistrationGetPayload<{ select: typeof registrationSelect }>;

const registrationOf = ({ name, state, ...row }: ComesRow): RegistrationRow => ({
  ...row,
  name: said(name),
  cancelled: state === 'cancelled',
});

/** Who comes, the last first, and then who came to cancel. */
export async function listRegistrations(forumId: number, asked = ''): Promise<PeoplePage<RegistrationRow>> {
  const [count, total] = await Promise.all([
    db.forumRegistration.count({ where: { forumId, state: 'registered' } }),
    db.forumRegistration.count({ where: { forumId } }),
  ]);
  return readPage(asked, { count, total }, async (part) => {
    const rows = await db.forumRegistration.findMany({
      where: { forumId },
      select: registrationSelect,
      orderBy: [{ state: 'asc' }, { id: 'desc' }],
      ...part,
    });
    return rows.map(registrationOf);
  });
}

const contactSelect = {
  id: true,
  name: true,
  organisation: true,
  email: true,
  phone: true,
  spokeOf: true,
  metAt: true,
  importId: true,
  forum: { select: { id: true, ...names } },
  stand: { select: { organisationId: true, organisation: { select: names } } },
  lead: { select: { id: true } },
} as const satisfies Prisma.ForumContactSelect;

export type MetRow = Prisma.ForumContactGetPayload<{ select: typeof contactSelect }>;

const contactOf = ({ name, spokeOf, stand, lead, forum, importId, ...row }: MetRow): ContactRow => ({
  ...row,
  // Who came in a file was met on a day, and nobody knows when.
  hourKnown: importId === null,
  forum: { id: forum.id, name: nameOf(forum) },
  name: said(name),
  spokeOf: said(spokeOf),
  stand: stand && nameOf(stand.organisation),
  leadId: lead?.id ?? null,
});

/** Whom somebody met, the last first. */
export async function listContacts(where: Prisma.ForumContactWhereInput, asked = ''): Promise<PeoplePage<ContactRow>> {
  const count = await db.forumContact.count({ where });
  return readPage(asked, { count, total: count }, async (part) => {
    const rows = await db.forumContact.findMany({ where, select: contactSelect, orderBy: [{ metAt: 'desc' }, { id: 'desc' }], ...part });
    return rows.map(contactOf);
  });
}

/** People that are read at once for a file. */
const AT_ONCE = 500;

/** A whole list in the order in which it was written, read while it leaves: the memory of a file does not grow with it. */
async function* inParts<Row extends { id: number }>(read: (after: number) => Promise<Row[]>): AsyncGenerator<Row> {
  for (let after = 0; ; ) {
    const rows = await read(after);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.id ?? 0;
  }
}

/** All who registered for a forum. */
export async function* allRegistrations(forumId: number): AsyncGenerator<RegistrationRow> {
  const read = (after: number) =>
    db.forumRegistration.findMany({
      where: { forumId, id: { gt: after } },
      select: registrationSelect,
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
  for await (const row of inParts(read)) yield registrationOf(row);
}

/** All whom somebody met. */
export async function* allContacts(where: Prisma.ForumContactWhereInput): AsyncGenerator<ContactRow> {
  const read = (after: number) =>
    db.forumContact.findMany({
      where: { AND: [where, { id: { gt: after } }] },
      select: contactSelect,
      orderBy: { id: 'asc' },
      take: AT_ONCE,
    });
  for await (const row of inParts(read)) yield contactOf(row);
}

export function findContact(id: number, tx: Tx = db) {
  return tx.forumContact.findUnique({ where: { id }, select: { ...contactSelect, forumId: true, forgottenAt: true } });
}

/** The forum that a registration is for; null once it is cancelled. */
export async function findRegistered(id: number, tx: Tx = db) {
  const row = await tx.forumRegistration.findUnique({
    where: { id },
    select: { id: true, state: true, forum: { select: { id: true, ...names, startsOn: true, endsOn: true } } },
  });
  return row?.state === 'registered' ? row : null;
}
