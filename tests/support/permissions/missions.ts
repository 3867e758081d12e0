import { randomUUID } from 'node:crypto';
import type { Fields } from '../act';
import { addHours, addMission, hoursOf, missionAt, type OwnMission } from '../missions';
import { associationGives, companyGives, type Sides } from '../requests';
import { type Arrangement, bothSides, deciders, giverActs, newMark, oneSide, type Permission, receiverActs } from './table';

function about(sides: Sides, fieldsOf: (mission: OwnMission) => Promise<Fields> | Fields): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const mission = await addMission(sides, { mark });
    const fields = await fieldsOf(mission);
    const { reference, version } = await missionAt(mission.id);
    return {
      fields: { missionId: String(mission.id), version: String(version), ...fields, _submission: randomUUID() },
      foreign: [mark, reference],
    };
  };
}

const REASON = 'Le projet prend une autre voie cette année.';
const worked = (mission: OwnMission): Fields => {
  const { workedOn, what } = hoursOf(mission);
  return { workedOn, what, hours: '1,5' };
};
/** Both sides and whoever coordinates the region. */
const sidesAndDeciders = { ...bothSides, coordinatorIn: deciders.coordinatorIn, coordinatorNational: deciders.coordinatorNational };

export const missionPermissions: readonly Permission[] = [
  ...[
    ['of a company', companyGives],
    ['of an association', associationGives],
  ].flatMap(([situation, sides]): Permission[] => [
    {
      action: 'declareHoursAction',
      situation: situation as string,
      people: giverActs(sides as Sides),
      expected: oneSide,
      arrange: about(sides as Sides, worked),
      leadsTo: /^\/fr\/missions\/\d+\/hours\?done=declared$/,
    },
    {
      action: 'confirmHoursAction',
      situation: situation as string,
      people: receiverActs(sides as Sides),
      expected: oneSide,
      arrange: about(sides as Sides, async (mission) => ({ entry: String(await addHours(mission)) })),
      leadsTo: /^\/fr\/missions\/\d+\/hours\?done=confirmed$/,
    },
  ]),
  {
    action: 'correctHoursAction',
    situation: 'that runs',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, async (mission) => ({ ...worked(mission), entryId: String(await addHours(mission)) })),
    leadsTo: /^\/fr\/missions\/\d+\/hours\?done=corrected$/,
  },
  {
    action: 'disputeHoursAction',
    situation: 'that runs',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, async (mission) => ({ entryId: String(await addHours(mission)), reason: REASON })),
    leadsTo: /^\/fr\/missions\/\d+\/hours\?done=disputed$/,
  },
  {
    action: 'completeMissionAction',
    situation: 'that runs',
    people: receiverActs(companyGives),
    expected: sidesAndDeciders,
    arrange: about(companyGives, () => ({ need: 'met' })),
    leadsTo: /^\/fr\/missions\/\d+\?done=completed$/,
  },
  {
    action: 'cancelMissionAction',
    situation: 'that runs',
    people: giverActs(associationGives),
    expected: sidesAndDeciders,
    arrange: about(associationGives, () => ({ reason: REASON })),
    leadsTo: /^\/fr\/missions\/\d+\?done=cancelled$/,
  },
  {
    action: 'appointContactAction',
    situation: 'that runs',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, () => ({ contactId: 'owners' })),
    leadsTo: /^\/fr\/missions\/\d+\?done=appointed$/,
  },
];
