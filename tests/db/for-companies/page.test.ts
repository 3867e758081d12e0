import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { loadForCompanies } from '@/lib/for-companies/loaders';
import { answersIn } from '@/lib/for-companies/schema';
import { cast } from '@/tests/support/cast';
import { viewAs } from '@/tests/support/load-as';
import { addConfirmedHours } from '@/tests/support/missions';
import { SIX_ANSWERS } from '@/tests/support/pages';
import { addPartnership } from '@/tests/support/partnerships';
import { companyGives } from '@/tests/support/requests';

const paramsOf = (query: string) => {
  const params: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) (params[name] ??= []).push(value);
  return params;
};
const load = (query = '') => viewAs(null, () => loadForCompanies(paramsOf(query)));

describe('six answers', () => {
  test('are answered by the engine, without an account and without being counted as shown', async () => {
    const shown = await db.showing.aggregate({ _sum: { count: true } });
    const { fit, state, anonymous } = await load(SIX_ANSWERS);
    expect({ state: state.status, anonymous }).toEqual({ state: 'done', anonymous: true });
    expect(fit?.province).toBe('Casablanca');
    expect(fit?.skills).toHaveLength(2);
    expect(fit && answersIn(fit.query)).toEqual(answersIn(SIX_ANSWERS));
    const points = fit?.ranking.rows.map(({ match }) => match.points) ?? [];
    expect(points.length).toBeGreaterThan(0);
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    // Needs of associations only: a company does not give to another.
    const owners = await db.skillNeed.findMany({
      where: { id: { in: fit?.ranking.rows.map(({ id }) => id) ?? [] } },
      select: { state: true, organisation: { select: { kind: true } } },
    });
    expect(owners.every(({ state: open, organisation }) => open === 'open' && organisation.kind === 'ASSOCIATION')).toBe(true);
    expect(await db.showing.aggregate({ _sum: { count: true } })).toEqual(shown);
  });

  test.each([
    ['a place that is not there', SIX_ANSWERS.replace('06.141', '99.999'), ['province']],
    ['a skill that is not in the list', SIX_ANSWERS.replace('social_media', 'juggling'), ['skills']],
    ['nothing but a number', 'people=5', ['province', 'skills', 'sector', 'time', 'unit', 'mode', 'languages']],
    ['signs that no database takes', `${SIX_ANSWERS.replace('people=5', 'people=%00')}`, ['people']],
  ])('%s is said by its field, and what was typed is kept', async (_what, query, fields) => {
    const { fit, state } = await load(query);
    expect(fit).toBeNull();
    expect(state.status).toBe('refused');
    expect(Object.keys(state.fields)).toEqual(fields);
    expect(state.values.people).toEqual(paramsOf(query).people);
  });
});

describe('stories', () => {
  // What the demo shows would come before.
  beforeAll(() => db.partnershipConsent.deleteMany());

  const receiverId = companyGives.receiver.owner.organisationId;
  const end = (id: number) =>
    db.mission.update({ where: { id }, data: { state: 'completed', endedAt: new Date(), endedById: companyGives.receiver.owner.userId } });

  test.each([
    ['both sides let anybody read', ['ASSOCIATION', 'COMPANY'], true],
    ['one side shows only', ['COMPANY'], false],
    ['nobody shows', [], false],
  ] as const)('of what %s', async (_what, consents, told) => {
    const { mission } = await addPartnership(companyGives, { consents: [...consents] });
    await addConfirmedHours(mission);
    await end(mission.id);
    const ids = (await load()).stories.map(({ association, company }) => [company.id, association.id]);
    expect(ids.some(([company, association]) => company === cast.companyOwner.organisationId && association === receiverId)).toBe(told);
  });

  test('not of an organisation that is suspended', async () => {
    const { mission } = await addPartnership(companyGives, { consents: ['ASSOCIATION', 'COMPANY'] });
    await addConfirmedHours(mission);
    await end(mission.id);
    const companies = async () => (await load()).stories.map(({ company }) => company.id);
    expect(await companies()).toContain(cast.companyOwner.organisationId);
    await db.organisation.update({ where: { id: cast.companyOwner.organisationId }, data: { state: 'suspended' } });
    expect(await companies()).not.toContain(cast.companyOwner.organisationId);
  });
});
