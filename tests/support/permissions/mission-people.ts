import { randomUUID } from 'node:crypto';
import type { Fields } from '../act';
import { newEmail } from '../links';
import { addNamed } from '../mission-people';
import { addMission, type OwnMission } from '../missions';
import { companyGives } from '../requests';
import { type Arrangement, everybody, giverActs, newMark, oneSide, type Permission } from './table';

function about(fieldsOf: (mission: OwnMission) => Promise<Fields>): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const mission = await addMission(companyGives, { mark });
    return { fields: { missionId: String(mission.id), _submission: randomUUID(), ...(await fieldsOf(mission)) }, foreign: [mark] };
  };
}

const named = async (mission: OwnMission) => ({ personId: String((await addNamed(mission)).id) });

export const missionPeoplePermissions: readonly Permission[] = [
  {
    action: 'namePersonAction',
    situation: 'on a mission of a company',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(async () => ({ name: 'Hiba Amrani', email: newEmail(), function: 'Ingénieure' })),
    leadsTo: /^\/fr\/missions\/\d+\/people\?done=named$/,
  },
  {
    action: 'writeAgainAction',
    situation: 'to somebody who has not answered',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(named),
    leadsTo: /^\/fr\/missions\/\d+\/people\?done=resent$/,
  },
  {
    action: 'releasePersonAction',
    situation: 'who has not answered',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(named),
    leadsTo: /^\/fr\/missions\/\d+\/people\?done=released$/,
  },
  {
    action: 'joinAsNewcomerAction',
    situation: 'whoever reads the mailbox',
    people: giverActs(companyGives),
    expected: everybody('done'),
    arrange: about(async (mission) => {
      const { token } = await addNamed(mission);
      return { token, name: 'Hiba Amrani', nameAr: '', password: 'trois mots au hasard' };
    }),
    leadsTo: /^\/fr\/missions\/\d+\?done=joined$/,
  },
  {
    action: 'joinMissionAction',
    situation: 'named to somebody who has an account',
    people: giverActs(companyGives),
    // The link in other hands opens nothing.
    expected: { ...everybody('forbidden'), owner: 'done' },
    arrange: about(async (mission) => ({ token: (await addNamed(mission, { email: mission.giver.owner.email })).token })),
    leadsTo: /^\/fr\/missions\/\d+\?done=joined$/,
  },
  {
    action: 'declineMissionAction',
    situation: 'whoever reads the mailbox',
    people: giverActs(companyGives),
    expected: everybody('done'),
    arrange: about(async (mission) => ({ token: (await addNamed(mission)).token })),
    leadsTo: /^\/fr\/mission-invitations\/[\w-]{43}$/,
  },
];
