import { beforeAll, describe, expect, test } from 'vitest';
import { loadOrganisation } from '@/lib/organisations/loaders';
import { shareReadiness } from '@/lib/readiness/commands';
import { loadDiagnostic, loadReadiness } from '@/lib/readiness/loaders';
import type { Audience } from '@/lib/readiness/rules';
import { cast, coordinatorIn, coordinatorOut, type Person } from '@/tests/support/cast';
import { loadAs, viewAs } from '@/tests/support/load-as';
import { addMission } from '@/tests/support/missions';
import { addDiagnostic, allAt } from '@/tests/support/readiness';
import { by, companyGives, valueOf, watch } from '@/tests/support/requests';

const [owner, member] = [cast.associationOwner, cast.associationMember];
const { organisationId } = owner;
const share = async (audiences: Audience[]) => valueOf(await shareReadiness(await by(owner), { organisationId, audiences }));

let first: number;
let last: number;
let missionId: number;

beforeAll(async () => {
  first = await addDiagnostic(owner, { ...allAt(1), com_onepager: 0 });
  missionId = (await addMission(companyGives)).id;
  last = await addDiagnostic(owner, { ...allAt(1), com_onepager: 3, gov_roles: 0 });
});

const status = async (person: Person | null, id = last) => {
  const answer = await loadAs(person, () => loadDiagnostic(String(id)));
  return typeof answer === 'object' ? 200 : typeof answer === 'string' ? 'sign in' : answer;
};

/** Nobody, coordinators, companies it deals with, both. */
const SHARED: Audience[][] = [[], ['coordinators'], ['companies'], ['coordinators', 'companies']];
const READERS: [string, Person | null, (number | string)[]][] = [
  ['its owner', owner, [200, 200, 200, 200]],
  ['its member', member, [200, 200, 200, 200]],
  ['a stranger of the same kind', cast.otherAssociationOwner, [404, 404, 404, 404]],
  ['the company of its mission', cast.companyOwner, [404, 404, 200, 200]],
  ['another company', cast.otherCompanyOwner, [404, 404, 404, 404]],
  ['the coordinator of its region', coordinatorIn('04'), [404, 200, 404, 200]],
  ['a coordinator of another region', coordinatorOut('04'), [404, 200, 404, 200]],
  ['an administrator', cast.administrator, [404, 404, 404, 404]],
  ['nobody', null, ['sign in', 'sign in', 'sign in', 'sign in']],
];

describe.each(SHARED.map((audiences, index) => [audiences, index] as const))('shared with %j', (audiences, index) => {
  beforeAll(() => share(audiences));
  test.each(READERS)('%s', async (_who, person, expected) => {
    expect([await status(person), await status(person, first)]).toEqual([expected[index], expected[index]]);
  });
});

test('is recorded, and what the address of the association leads to follows it', async () => {
  const { deeds } = await watch(() => share(['companies']));
  expect(deeds).toMatchObject([{ action: 'readiness_share', subject: 'organisation', fields: ['readinessSharedWith'] }]);
  const linked = async (person: Person | null) => (await viewAs(person, () => loadOrganisation(String(organisationId)))).readiness;
  expect([await linked(cast.companyOwner), await linked(coordinatorIn('04')), await linked(null)]).toEqual([last, null, null]);
  await share([]);
  expect(await linked(cast.companyOwner)).toBeNull();
});

test('a company reads how far the association is, and not a word of what it answered', async () => {
  await share(['companies']);
  const view = await viewAs(cast.companyOwner, () => loadDiagnostic(String(last)));
  expect(view).toMatchObject({ reader: 'company', strongPoints: [], weakPoints: [], since: { moves: [], missions: [] } });
  expect(view.profile).toHaveLength(7);
});

test('a coordinator reads all, without the forms of the association', async () => {
  await share(['coordinators']);
  const view = await viewAs(coordinatorOut('04'), () => loadDiagnostic(String(last)));
  expect(view).toMatchObject({ reader: 'coordinator', strongPoints: [{ code: 'com_onepager' }] });
  expect(view.weakPoints[0]).toMatchObject({ code: 'gov_roles' });
});

test('the second is told beside the first, with the missions between them', async () => {
  const view = await viewAs(owner, () => loadDiagnostic(String(last)));
  const governance = view.profile.find(({ dimension }) => dimension === 'governance');
  expect([governance?.before, governance?.score]).toEqual([33, 27]);
  expect(view.since?.moves.map(({ code, up }) => [code, up])).toEqual([
    ['com_onepager', true],
    ['gov_roles', false],
  ]);
  expect(view.since?.missions.map(({ id }) => id)).toContain(missionId);
  expect((await viewAs(owner, () => loadDiagnostic(String(first)))).since).toBeNull();
});

test('only an owner may change it', async () => {
  expect(await shareReadiness(await by(member), { organisationId, audiences: [] })).toMatchObject({ code: 'forbidden' });
  expect((await viewAs(member, () => loadReadiness('association'))).shareable).toBe(false);
  expect((await viewAs(owner, () => loadReadiness('association'))).shareable).toBe(true);
});
