import { randomUUID } from 'node:crypto';
import { addMission, missionAt } from '../missions';
import { addPair, addRequest, associationGives, companyGives, type Sides, type Story } from '../requests';
import { type Arrangement, bothSides, giverActs, newMark, type Permission, receiverActs } from './table';

/** A thread is both sides' and, in their region, the coordinators'; other staff only read it. */
const writers = { ...bothSides, coordinatorIn: 'done', coordinatorNational: 'done' } as const;

function about(sides: Sides, story: Story): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const pair = await addPair(sides, { need: { mark }, offer: { mark } });
    const { id, reference } = await addRequest(pair, { ...story, terms: { message: mark } });
    return {
      fields: { requestId: String(id), body: 'Pouvons-nous commencer un mercredi ?', _submission: randomUUID() },
      foreign: [mark, reference],
    };
  };
}

const leadsTo = /^\/fr\/(programme\/)?requests\/\d+\?message=sent#thread$/;

export const threadPermissions: readonly Permission[] = [
  {
    action: 'writeMessageAction',
    situation: 'about a pledge that waits for an answer',
    people: giverActs(companyGives),
    expected: writers,
    arrange: about(companyGives, { origin: 'pledge', state: 'proposed' }),
    leadsTo,
  },
  {
    action: 'writeMessageAction',
    situation: 'about what an association gives, once it is approved',
    people: receiverActs(associationGives),
    expected: writers,
    arrange: about(associationGives, { origin: 'ask', state: 'approved' }),
    leadsTo,
  },
  {
    action: 'writeMessageAction',
    situation: 'on the page of a mission',
    people: giverActs(companyGives),
    expected: writers,
    arrange: async () => {
      const mark = newMark();
      const { id } = await addMission(companyGives, { mark });
      const { requestId, reference } = await missionAt(id);
      return {
        fields: { requestId: String(requestId), missionId: String(id), body: 'La salle est réservée.', _submission: randomUUID() },
        foreign: [mark, reference],
      };
    },
    leadsTo: /^\/fr\/missions\/\d+\?message=sent#thread$/,
  },
];
