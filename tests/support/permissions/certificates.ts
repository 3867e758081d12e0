import { randomUUID } from 'node:crypto';
import { addWorker } from '../mission-people';
import { addConfirmedHours, addMission, addWorkedHours } from '../missions';
import { associationGives, companyGives, type Sides } from '../requests';
import { type Arrangement, giverActs, newMark, oneSide, type Permission, receiverActs, requestOf } from './table';

function about(sides: Sides, holder: 'person' | 'giver' | 'receiver', worker = sides.giver.owner) {
  return async (): Promise<Arrangement> => {
    const mark = newMark();
    const mission = await addMission(sides, { mark });
    if (holder === 'person') await addWorkedHours(mission, await addWorker(mission, worker));
    else await addConfirmedHours(mission);
    return { fields: { missionId: String(mission.id), holder, language: 'ar', _submission: randomUUID() }, foreign: [mark] };
  };
}

const leadsTo = /^\/fr\/missions\/\d+\/certificates\?done=issued$/;

export const certificatePermissions: readonly Permission[] = [
  {
    action: 'issueCertificateAction',
    situation: 'of an association that receives',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, 'receiver'),
    leadsTo,
  },
  {
    action: 'issueCertificateAction',
    situation: 'of an association that gives',
    people: giverActs(associationGives),
    expected: oneSide,
    arrange: about(associationGives, 'giver'),
    leadsTo,
  },
  {
    action: 'issueCertificateAction',
    situation: 'of whoever worked the hours',
    people: giverActs(companyGives),
    // A colleague has none of another’s.
    expected: { ...requestOf, owner: 'done' },
    arrange: about(companyGives, 'person'),
    leadsTo,
  },
];
