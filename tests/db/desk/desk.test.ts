import { beforeAll, describe, expect, test } from 'vitest';
import { rejectAmendment } from '@/lib/amendments/commands';
import { db } from '@/lib/db/client';
import { loadAmendmentsPage, loadDecisionPage, loadDesk, loadFilePage } from '@/lib/desk/loaders';
import { DESK_KINDS, kindOfWait } from '@/lib/desk/rules';
import { type DeskFilters, deskAddress } from '@/lib/desk/schema';
import type { DeskView } from '@/lib/desk/views';
import { addDays, dateOfDay } from '@/lib/i18n/day';
import { urgencyOf } from '@/lib/requests/rules';
import { SEED_PROPOSAL } from '@/prisma/seed/unpublished';
import { addAmendment, amendmentAt, REASON, read } from '@/tests/support/amendments';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addOrganisation } from '@/tests/support/organisations';
import { organisations, seeded } from '@/tests/support/pages';
import { addPair, addRequest, by, companyGives, today, valueOf } from '@/tests/support/requests';

type Asked = Record<string, string>;

const desk = (person: Person, asked: Asked = {}): Promise<DeskView> => viewAs(person, () => loadDesk(asked));
const keys = ({ rows }: DeskView) => rows.map(({ key }) => key);

/** What an address asks, as a page hears it. */
function askedBy(path: string): Asked {
  return Object.fromEntries(new URL(path, 'http://desk.example').searchParams);
}

/** Every page of the queue, one after the other, by its own links. */
async function walk(person: Person, asked: Asked, way: 'next' | 'previous'): Promise<DeskView[]> {
  const pages: DeskView[] = [];
  let address: Asked | null = asked;
  while (address !== null) {
    const view: DeskView = await desk(person, address);
    pages.push(view);
    const place = view[way];
    const cursor: DeskFilters['cursor'] = place && { direction: way === 'next' ? 'after' : 'before', ...place };
    address = cursor && askedBy(deskAddress({ ...view.filters, cursor }));
  }
  return pages;
}

test('is for the programme alone', async () => {
  for (const person of [cast.associationOwner, cast.companyOwner]) expect(await loadAs(person, () => loadDesk({}))).toBe(403);
  expect(await loadAs(null, () => loadDesk({ kind: 'skill' }))).toMatch(/^\/fr\/sign-in\?next=.*kind%3Dskill$/);
  const view = await desk(cast.administrator);
  expect(view.rows.length).toBeGreaterThan(0);
  expect(view.rows.some(({ decidable }) => decidable)).toBe(false);
});

test('holds all that waits, of every kind, the oldest first', async () => {
  const view = await desk(cast.coordinatorNational);
  const pages = await walk(cast.coordinatorNational, {}, 'next');
  const rows = pages.flatMap((page) => page.rows);
  expect(new Set(rows.map(({ wait }) => kindOfWait[wait]))).toEqual(new Set(['request', 'amendment', 'organisation', 'listing', 'skill']));
  expect(rows.map(({ days }) => days)).toEqual(rows.map(({ days }) => days).toSorted((a, b) => b - a));
  expect(rows.every(({ days, urgency }) => urgency === urgencyOf(days))).toBe(true);
  expect(view.count).toBe(rows.length);
  expect(view.oldestDays).toBe(rows[0]?.days);
  expect(rows.map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      `request-${seeded.toDecide}`,
      `amendment-${seeded.amendment}`,
      `verification-${organisations.duplicate}`,
      `need-${seeded.toReview}`,
      `skill-${SEED_PROPOSAL.id}`,
    ]),
  );
  expect(rows.find(({ key }) => key === `verification-${organisations.duplicate}`)).toMatchObject({ file: { duplicate: true } });
  expect(rows.some((row) => row.wait === 'change' && row.file.organisationId === organisations.changing)).toBe(true);
});

test('counts each kind, whichever is shown', async () => {
  const all = await desk(cast.coordinatorNational);
  for (const kind of DESK_KINDS) {
    const view = await desk(cast.coordinatorNational, { kind });
    expect(view.counts).toEqual(all.counts);
    expect(view.count).toBe(all.counts[kind]);
    expect(view.rows.length).toBeGreaterThan(0);
    expect(view.rows.every(({ wait }) => kindOfWait[wait] === kind)).toBe(true);
  }
});

test('shows one’s own regions unless asked for all, and asks for none that are not among them', async () => {
  const person = coordinatorIn('06');
  const mine = await desk(person);
  expect(mine).toMatchObject({ filters: { scope: 'mine' }, regionCount: 3 });
  expect(mine.regions.map(({ code }) => code)).toEqual(['04', '05', '06']);
  expect(mine.rows.every(({ decidable }) => decidable)).toBe(true);
  const all = await desk(person, { scope: 'all' });
  expect(all.count).toBeGreaterThan(mine.count);
  expect(all.regions).toHaveLength(12);
  expect(await desk(person, { region: '08' })).toMatchObject({ filters: { region: null }, count: mine.count });
  const one = await desk(person, { region: '04' });
  expect(one.count).toBeLessThan(mine.count);
  expect(new Set(one.rows.map(({ region }) => region.fr))).toEqual(new Set(['Rabat-Salé-Kénitra']));
});

describe('with a queue of several pages', () => {
  beforeAll(async () => {
    // Many of one instant: their order must be total.
    const submittedAt = new Date(Date.now() - 3_600_000);
    for (let count = 0; count < 45; count += 1) {
      const { id } = await addOrganisation({ state: 'submitted', province: '10.261' });
      if (count % 2 === 0) await db.organisation.update({ where: { id }, data: { submittedAt } });
      else
        await db.skillProposal.create({ data: { label: `Savoir ${count}`, writtenIn: 'fr', organisationId: id, createdAt: submittedAt } });
    }
  });

  test('goes on where it stopped and loses nobody, forwards and back', async () => {
    const forwards = await walk(cast.coordinatorNational, {}, 'next');
    const seen = forwards.flatMap(keys);
    expect(forwards.length).toBeGreaterThan(3);
    expect(forwards.every(({ rows }) => rows.length <= 20)).toBe(true);
    expect(seen).toHaveLength(forwards[0]?.count ?? 0);
    expect(new Set(seen).size).toBe(seen.length);
    expect(forwards[0]?.previous).toBeNull();
    const last = forwards.at(-1);
    const start = last?.previous && askedBy(deskAddress({ ...last.filters, cursor: { direction: 'before', ...last.previous } }));
    const back = (await walk(cast.coordinatorNational, start ?? {}, 'previous')).toReversed();
    expect([...back.flatMap(keys), ...keys(last as DeskView)]).toEqual(seen);
    expect(back.at(-1)?.next).not.toBeNull();
  });

  test('leads from each row to its neighbours, within what is asked for', async () => {
    const asked = { kind: 'organisation' };
    const rows = (await walk(cast.coordinatorNational, asked, 'next')).flatMap((page) => page.rows);
    for (const index of [0, 1, 20, rows.length - 1]) {
      const row = rows[index];
      if (!row || !('file' in row)) throw new Error('No organisation');
      const page = await viewAs(cast.coordinatorNational, () => loadFilePage(String(row.file.organisationId), asked));
      expect(page.neighbours).toMatchObject({ previous: rows[index - 1]?.href ?? null, next: rows[index + 1]?.href ?? null });
    }
  });
});

test('has an amendment from when the other side agrees until it is decided', async () => {
  const proposed = await addAmendment(companyGives);
  const agreed = await addAmendment(companyGives, { state: 'agreed', mark: 'orfèvrerie' });
  const row = (await amendmentAt(agreed.id)).agreedAt;
  expect(row?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  const coordinator = coordinatorIn(companyGives.region);
  const view = await desk(coordinator, { kind: 'amendment', q: 'orfevrerie' });
  expect(view.rows).toMatchObject([
    {
      ...{
        key: `amendment-${agreed.id}`,
        days: 0,
        decidable: true,
        href: `/missions/${agreed.mission.id}/amendments?kind=amendment&q=orfevrerie`,
      },
      amendment: { before: { quarters: 40 }, after: { quarters: 48 }, short: false, needsTwo: false, first: null },
    },
  ]);
  const all = await desk(cast.coordinatorNational, { kind: 'amendment' });
  expect(keys(all)).not.toContain(`amendment-${proposed.id}`);
  expect(all.rows.at(-1)?.key).toBe(`amendment-${agreed.id}`);
  // Its page leads on in the queue, for who decides and for nobody else.
  const at = (person: Person) => viewAs(person, () => loadAmendmentsPage(String(agreed.mission.id), { kind: 'amendment' }));
  expect((await at(cast.coordinatorNational)).neighbours).toMatchObject({ previous: all.rows.at(-2)?.href, next: null });
  expect((await at(companyGives.giver.owner)).neighbours).toBeNull();
  valueOf(await rejectAmendment(await by(coordinator), { ...(await read(agreed.id)), reason: REASON }));
  expect(keys(await desk(coordinator, { kind: 'amendment' }))).not.toContain(`amendment-${agreed.id}`);
});

test('goes on at the beginning once a subject is decided', async () => {
  const decided = await viewAs(cast.coordinatorNational, () => loadDecisionPage(String(seeded.approved), { kind: 'request' }));
  const [first] = (await desk(cast.coordinatorNational, { kind: 'request' })).rows;
  expect(decided.neighbours).toMatchObject({ previous: null, next: first?.href });
});

test.each([2, 3, 6, 7])('counts a wait of %i calendar days where its words count it', async (days) => {
  const { id } = await addOrganisation({ state: 'submitted', province: '11.321' });
  // Both ends of the day in Casablanca, one hour ahead of UTC or not.
  for (const hour of [2, 20]) {
    const submittedAt = new Date(addDays(dateOfDay(today.toISOString().slice(0, 10)), -days).getTime() + hour * 3_600_000);
    await db.organisation.update({ where: { id }, data: { submittedAt } });
    const shown = await Promise.all(
      (['late', 'due', 'fresh'] as const).map(async (urgency) => ({
        urgency,
        view: await desk(cast.coordinatorNational, { urgency, region: '11' }),
      })),
    );
    const found = shown.filter(({ view }) => keys(view).includes(`verification-${id}`)).map(({ urgency }) => urgency);
    expect(found).toEqual([urgencyOf(days)]);
  }
});

describe('finds', () => {
  const found = async (q: string, more: Asked = {}) => keys(await desk(cast.coordinatorNational, { q, ...more }));

  test('a request by its title, either organisation in either script, and its reference', async () => {
    const pair = await addPair(companyGives, { need: { mark: 'Élevage d’abeilles' } });
    const { id, reference } = await addRequest(pair, { origin: 'pledge', state: 'accepted' });
    for (const q of ['elevage ABEILLES', reference, reference.toLowerCase(), `abeilles ${reference.slice(-4)}`]) {
      expect(await found(q)).toEqual([`request-${id}`]);
    }
    for (const q of ['noqta', 'gharb metiers', 'الغرب', 'abeilles noqta']) expect(await found(q)).toContain(`request-${id}`);
    expect(await found('abeilles', { kind: 'skill' })).toEqual([]);
    expect(await found('abeilles xyzzy')).toEqual([]);
  });

  test('organisations, first listings and proposed skills', async () => {
    const { id, nameFr } = await addOrganisation({ state: 'submitted' });
    expect(await found(nameFr ?? '')).toEqual([`verification-${id}`]);
    const [listing, skill] = await Promise.all([
      db.skillNeed.findUniqueOrThrow({ where: { id: seeded.toReview } }),
      db.skillProposal.findUniqueOrThrow({ where: { id: SEED_PROPOSAL.id } }),
    ]);
    expect(await found(listing.titleFr ?? listing.titleAr ?? '')).toContain(`need-${seeded.toReview}`);
    expect(await found(skill.label)).toContain(`skill-${skill.id}`);
  });

  test('nothing special in signs of SQL', async () => {
    for (const q of ['%', '_', "'", '\\', '"']) expect(await found(q)).toEqual(keys(await desk(cast.coordinatorNational)));
  });
});

test.each([
  ['a year before every calendar', { after: '0000-01-01T00:00:00.000Z_request_1' }],
  ['a month that is none', { after: '2026-13-01T00:00:00.000Z_request_1' }],
  ['a kind that is none', { after: '2026-01-01T00:00:00.000Z_draft_1', kind: 'draft', urgency: 'never', scope: 'moon' }],
  ['a row beyond all', { before: '2026-01-01T00:00:00.000Z_request_9999999999', region: "04'" }],
])('an address with %s opens its first page', async (_what, asked: Asked) => {
  const [first, answered] = await Promise.all([desk(cast.coordinatorNational), desk(cast.coordinatorNational, asked)]);
  expect(answered).toEqual(first);
});

test('says once what was decided, if it was', async () => {
  const done = async (asked: Asked) => (await desk(cast.coordinatorNational, asked)).done;
  expect(await done({ approved: String(seeded.approved) })).toMatchObject({
    decision: 'approved',
    reference: expect.stringMatching(/^R-/),
  });
  expect(await done({ approved: String(seeded.toDecide) })).toBeNull();
  expect(await done({ rejected: 'x' })).toBeNull();
  expect(await done({ verified: String(cast.associationOwner.organisationId) })).toMatchObject({
    organisation: { id: cast.associationOwner.organisationId },
  });
  expect(await done({ verified: String(organisations.duplicate) })).toBeNull();
  expect(await done({ reviewed: 'opened' })).toEqual({ reviewed: 'opened' });
  expect(await done({ settled: 'merge' })).toEqual({ settled: 'merge' });
  expect(await done({ settled: 'exploded', reviewed: '<script>' })).toBeNull();
});

test('reads nothing of a decision to who may not read it', async () => {
  expect(await loadAs(cast.companyOwner, () => loadFilePage(String(organisations.duplicate), {}))).toBe(403);
  expect(await loadAs(coordinatorOut('06'), () => loadFilePage('x', {}))).toBe(404);
});
