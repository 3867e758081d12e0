import { randomUUID } from 'node:crypto';
import type { Fields } from '../act';
import { addMission, missionAt, type OwnMission } from '../missions';
import { addMeeting, addPlanItem, itemAt, itemValues, meetingAt, meetingValues } from '../plans';
import { associationGives, companyGives, type Sides } from '../requests';
import { type Arrangement, bothSides, giverActs, newMark, oneSide, type Permission, receiverActs } from './table';

function about(sides: Sides, fieldsOf: (mission: OwnMission, mark: string) => Promise<Fields> | Fields): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const mission = await addMission(sides, { mark });
    const fields = await fieldsOf(mission, mark);
    return { fields: { ...fields, _submission: randomUUID() }, foreign: [mark, (await missionAt(mission.id)).reference] };
  };
}

const of = (mission: OwnMission) => ({ missionId: String(mission.id) });

async function item(mission: OwnMission, title: string, state: 'planned' | 'under_way' | 'delivered' = 'planned'): Promise<Fields> {
  const id = await addPlanItem(mission, { title, state });
  return { itemId: String(id), version: String((await itemAt(id)).version) };
}

async function meeting(mission: OwnMission, title: string): Promise<Fields> {
  const id = await addMeeting(mission, { title });
  return { meetingId: String(id), version: String((await meetingAt(id)).version) };
}

const arranged = () => ({ ...meetingValues(), minutes: '60', place: 'Kénitra', link: 'https://visio.example/salle' });
const plan = (done: string) => new RegExp(`^/fr/missions/\\d+/plan\\?done=${done}$`);

export const planPermissions: readonly Permission[] = [
  {
    action: 'setObjectiveAction',
    situation: 'that runs',
    people: receiverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, (mission) => ({ ...of(mission), objective: 'Deux personnes tiennent la base à jour.' })),
    leadsTo: plan('written'),
  },
  {
    action: 'addItemAction',
    situation: 'that runs',
    people: giverActs(associationGives),
    expected: bothSides,
    arrange: about(associationGives, (mission) => ({ ...of(mission), ...itemValues() })),
    leadsTo: plan('added'),
  },
  {
    action: 'editItemAction',
    situation: 'that runs',
    people: receiverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, async (mission, mark) => ({ ...(await item(mission, mark)), ...itemValues() })),
    leadsTo: plan('written'),
  },
  {
    action: 'attachFileAction',
    situation: 'that is under way',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, async (mission, mark) => ({
      ...(await item(mission, mark, 'under_way')),
      file: new File(['%PDF-1.7\n1 0 obj\nendobj\n%%EOF'], 'guide.pdf'),
    })),
    leadsTo: plan('attached'),
  },
  {
    action: 'moveItemAction',
    situation: 'delivered by a company',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, async (mission, mark) => ({ ...(await item(mission, mark, 'under_way')), move: 'deliver' })),
    leadsTo: plan('moved'),
  },
  {
    action: 'moveItemAction',
    situation: 'accepted by a company',
    people: receiverActs(associationGives),
    expected: oneSide,
    arrange: about(associationGives, async (mission, mark) => ({ ...(await item(mission, mark, 'delivered')), move: 'accept' })),
    leadsTo: plan('moved'),
  },
  {
    action: 'returnItemAction',
    situation: 'that was delivered',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, async (mission, mark) => ({
      ...(await item(mission, mark, 'delivered')),
      reason: 'Il manque la page en arabe.',
    })),
    leadsTo: plan('returned'),
  },
  {
    action: 'arrangeMeetingAction',
    situation: 'that runs',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, (mission) => ({ ...of(mission), ...arranged() })),
    leadsTo: plan('arranged'),
  },
  {
    action: 'changeMeetingAction',
    situation: 'that runs',
    people: receiverActs(associationGives),
    expected: bothSides,
    arrange: about(associationGives, async (mission, mark) => ({ ...(await meeting(mission, mark)), ...arranged() })),
    leadsTo: plan('written'),
  },
  {
    action: 'cancelMeetingAction',
    situation: 'that runs',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, async (mission, mark) => meeting(mission, mark)),
    leadsTo: plan('cancelled'),
  },
];
