import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadImpact } from '@/lib/impact/loaders';
import { listContributions } from '@/lib/impact/queries';
import { byRegion, type Contribution, disclose, partsOf, quarterOf, sumOf } from '@/lib/impact/rules';
import { ledgerEntry, listEntries } from '@/lib/missions/queries';
import { ledgerOf } from '@/lib/missions/rules';
import { viewAs } from '@/tests/support/load-as';
import { addMission, type OwnMission } from '@/tests/support/missions';
import { addPartnership } from '@/tests/support/partnerships';
import { companyGives } from '@/tests/support/requests';
import { addIndicator } from '@/tests/support/results';

const { giver, receiver } = companyGives;
const LATER = new Date('2200-01-01T00:00:00Z');
const at = (day: string) => new Date(`${day}T12:00:00Z`);
const Q1 = quarterOf('2031-01-01');

interface Entry {
  quarters: number;
  answer?: { kind: 'confirmed' | 'disputed'; on: string };
  /** The place in the list, from 0, of the one it corrects. */
  corrects?: number;
}

/** Hours of a mission with the days they were answered on. */
async function addEntries(mission: OwnMission, entries: readonly Entry[]): Promise<void> {
  const ids: number[] = [];
  for (const { quarters, answer, corrects } of entries) {
    const { id } = await db.hourEntry.create({
      data: {
        ...{ missionId: mission.id, byId: giver.owner.userId, quarters, what: 'Un atelier.', workedOn: new Date('2031-01-02') },
        correctsId: corrects === undefined ? null : (ids[corrects] ?? null),
        ...(answer && {
          answer: {
            create: {
              ...{ kind: answer.kind, byId: receiver.owner.userId, at: at(answer.on) },
              reason: answer.kind === 'disputed' ? 'Il manquait une heure.' : null,
            },
          },
        }),
      },
      select: { id: true },
    });
    ids.push(id);
  }
}

/** What is added by what is done, but for the partnership: its first hours may be others. */
async function added(act: () => Promise<unknown>): Promise<Contribution[]> {
  const read = async () =>
    (await listContributions(LATER)).map(({ figures: { partnerships: _, ...figures }, ...one }): Contribution => ({ ...one, figures }));
  const known = (await read()).map((one) => JSON.stringify(one));
  await act();
  return (await read()).filter((one) => {
    const index = known.indexOf(JSON.stringify(one));
    if (index >= 0) known.splice(index, 1);
    return index < 0;
  });
}

const hoursOf = (contributions: readonly Contribution[]) =>
  contributions.flatMap(({ quarter, figures: { quarters } }) => (quarters === undefined ? [] : [[quarter - Q1, quarters]]));

describe('confirmed hours', () => {
  test.each<[string, Entry[], [number, number][]]>([
    ['that wait or were refused are none', [{ quarters: 4 }, { quarters: 4, answer: { kind: 'disputed', on: '2031-01-10' } }], []],
    ['count in the quarter they were confirmed in', [{ quarters: 4, answer: { kind: 'confirmed', on: '2031-04-02' } }], [[1, 4]]],
    [
      'that were corrected stay where they were, and the correction counts what it changed',
      [
        { quarters: 8, answer: { kind: 'confirmed', on: '2031-01-10' } },
        { quarters: 6, corrects: 0, answer: { kind: 'confirmed', on: '2031-04-10' } },
      ],
      [
        [0, 8],
        [1, -2],
      ],
    ],
    [
      'are compared with the last that was confirmed, past what was refused',
      [
        { quarters: 8, answer: { kind: 'confirmed', on: '2031-01-10' } },
        { quarters: 10, corrects: 0, answer: { kind: 'disputed', on: '2031-02-10' } },
        { quarters: 9, corrects: 1, answer: { kind: 'confirmed', on: '2031-07-10' } },
      ],
      [
        [0, 8],
        [2, 1],
      ],
    ],
    [
      'of a first that was refused count whole',
      [
        { quarters: 8, answer: { kind: 'disputed', on: '2031-01-10' } },
        { quarters: 6, corrects: 0, answer: { kind: 'confirmed', on: '2031-04-10' } },
      ],
      [[1, 6]],
    ],
  ])('%s', async (_what, entries, expected) => {
    const mission = await addMission(companyGives);
    const contributions = await added(() => addEntries(mission, entries));
    expect(hoursOf(contributions)).toEqual(expected);
    const { confirmed } = ledgerOf((await listEntries(mission.id)).map((entry) => ledgerEntry(entry, LATER)));
    expect(sumOf(contributions).quarters).toBe(confirmed);
  });

  test('of the demo are all that its missions count', async () => {
    const { _sum } = await db.mission.aggregate({ where: { reference: { lt: 'M-2027' } }, _sum: { quartersConfirmed: true } });
    const { quarters } = sumOf((await listContributions(new Date())).filter(({ quarter }) => quarter < Q1));
    expect(quarters).toBe(_sum.quartersConfirmed);
  });
});

test('a need is met once, by the first mission of which its receiver said so; an indicator is as it was first measured', async () => {
  const { mission } = await addPartnership(companyGives);
  const indicatorId = await addIndicator(mission);
  const measure = (moment: 'baseline' | 'closing', hundredths: number, on: string) => ({
    ...{ indicatorId, moment, hundredths, byId: receiver.owner.userId },
    at: at(on),
  });
  const contributions = await added(async () => {
    await addEntries(mission, [{ quarters: 4, answer: { kind: 'confirmed', on: '2031-01-10' } }]);
    await db.mission.update({
      where: { id: mission.id },
      data: { state: 'completed', needMet: true, endedAt: at('2031-04-10'), endedById: receiver.owner.userId },
    });
    await db.indicatorValue.createMany({
      data: [measure('baseline', 4_000, '2031-01-10'), measure('closing', 7_500, '2031-07-10'), measure('closing', 3_000, '2031-10-10')],
    });
  });
  expect(contributions.map(({ quarter, figures }) => [quarter - Q1, figures])).toEqual(
    expect.arrayContaining([
      [1, { needs: 1 }],
      [2, { measured: 1, better: 1 }],
    ]),
  );
  expect(sumOf(contributions)).toMatchObject({ needs: 1, measured: 1, better: 1, quarters: 4 });
});

test.each([
  ['was completed, and left its need open', { state: 'completed' }],
  ['was cancelled', { state: 'cancelled', reason: 'La personne a quitté son poste.' }],
] as const)('a mission that %s met no need, whatever hours were confirmed', async (_how, ending) => {
  const { mission } = await addPartnership(companyGives);
  const contributions = await added(async () => {
    await addEntries(mission, [{ quarters: 4, answer: { kind: 'confirmed', on: '2031-01-10' } }]);
    const ended = { ...ending, endedAt: at('2031-04-10'), endedById: receiver.owner.userId };
    await db.mission.update({ where: { id: mission.id }, data: ended });
  });
  expect(sumOf(contributions)).toMatchObject({ needs: 0, quarters: 4 });
});

test('what both sides show is public, and what one alone shows is not', async () => {
  for (const [consents, isPublic] of [
    [['ASSOCIATION'], false],
    [['ASSOCIATION', 'COMPANY'], true],
  ] as const) {
    const { mission } = await addPartnership(companyGives, { consents });
    const contributions = await added(() => addEntries(mission, [{ quarters: 4, answer: { kind: 'confirmed', on: '2031-01-10' } }]));
    expect(contributions.filter(({ figures }) => figures.quarters === 4).map((one) => one.isPublic)).toContain(isPublic);
  }
  await addPartnership(companyGives);
});

test('each pair of organisations counts once as a partnership, in whatever direction they give', async () => {
  const missions = await db.mission.findMany({
    where: { hours: { some: { answer: { kind: 'confirmed' } } } },
    select: { giverId: true, receiverId: true },
  });
  const pairs = new Set(missions.map(({ giverId, receiverId }) => [giverId, receiverId].sort().join(' ')));
  expect(sumOf(await listContributions(LATER)).partnerships).toBe(pairs.size);
});

test('the page shows the last quarter that is over, of the country and of a region that there is', async () => {
  const before = quarterOf(new Date().toISOString()) - 1;
  const country = await viewAs(null, () => loadImpact(undefined));
  expect(country.until).toEqual(partsOf(before));
  expect(country.regions).toHaveLength(12);
  expect(country.region).toBeNull();
  const { rows } = byRegion(
    disclose(await listContributions(new Date()), before),
    country.regions.map(({ key }) => key),
  );
  expect(rows.map(({ key }) => key)).toEqual(country.regions.map(({ key }) => key));
  expect((await viewAs(null, () => loadImpact('09'))).region).toMatchObject({ key: '09' });
  for (const none of ['13', ['09', '10'], '']) expect((await viewAs(null, () => loadImpact(none))).region).toBeNull();
});
