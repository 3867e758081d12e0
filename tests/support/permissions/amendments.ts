import { randomUUID } from 'node:crypto';
import type { Fields } from '../act';
import { addAmendment, laterEnd, REASON, read } from '../amendments';
import { addMission, missionAt } from '../missions';
import { associationGives, companyGives, type Sides } from '../requests';
import { type Arrangement, bothSides, deciders, giverActs, newMark, oneSide, type Permission, receiverActs } from './table';

/** The giver proposed it, and the form names it as it was read. */
function about(sides: Sides, state: 'proposed' | 'agreed' | 'approved', fields: Fields = {}): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const { id, mission } = await addAmendment(sides, { state, mark });
    const { reference } = await missionAt(mission.id);
    const { version } = await read(id);
    return {
      fields: { amendmentId: String(id), version: String(version), ...fields, _submission: randomUUID() },
      foreign: [mark, reference],
    };
  };
}

const done = (what: string) => new RegExp(`^/fr/missions/\\d+/amendments\\?done=${what}$`);

/** Who stands on the side that is asked cannot do what the one that proposed may, and the other way round. */
export const amendmentPermissions: readonly Permission[] = [
  {
    action: 'proposeAmendmentAction',
    situation: 'of a mission that runs',
    people: giverActs(associationGives),
    expected: bothSides,
    arrange: async () => {
      const mark = newMark();
      const { id } = await addMission(associationGives, { mark });
      const { reference, version } = await missionAt(id);
      const fields = { missionId: String(id), version: String(version), hours: '12', endsOn: laterEnd, reason: REASON };
      return { fields: { ...fields, _submission: randomUUID() }, foreign: [mark, reference] };
    },
    leadsTo: done('proposed'),
  },
  {
    action: 'agreeToAmendmentAction',
    situation: 'that the giver proposed',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, 'proposed'),
    leadsTo: done('agreed'),
  },
  {
    action: 'declineAmendmentAction',
    situation: 'that the giver proposed',
    people: receiverActs(associationGives),
    expected: oneSide,
    arrange: about(associationGives, 'proposed', { reason: REASON }),
    leadsTo: done('declined'),
  },
  {
    action: 'withdrawAmendmentAction',
    situation: 'that both sides agree on',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, 'agreed', { reason: REASON }),
    leadsTo: done('withdrawn'),
  },
  {
    action: 'decideAmendmentAction',
    situation: 'that is approved',
    people: giverActs(companyGives),
    expected: deciders,
    arrange: about(companyGives, 'agreed', { decision: 'approve' }),
    leadsTo: done('approved'),
  },
  {
    action: 'decideAmendmentAction',
    situation: 'that is not approved',
    people: giverActs(associationGives),
    expected: deciders,
    arrange: about(associationGives, 'agreed', { decision: 'reject', reason: REASON }),
    leadsTo: done('rejected'),
  },
  {
    action: 'signAmendmentAction',
    situation: 'that was approved',
    people: giverActs(companyGives),
    // Owners bind their organisation.
    expected: { ...bothSides, member: 'forbidden' },
    arrange: about(companyGives, 'approved', { name: 'Salma Idrissi', function: 'Présidente', accept: 'on' }),
    leadsTo: done('signed'),
  },
];
