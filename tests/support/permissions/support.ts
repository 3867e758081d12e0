import { randomUUID } from 'node:crypto';
import { cast } from '../cast';
import { companyGives } from '../requests';
import { addStep, stepFields } from '../support';
import { everybody, newMark, type Permission, receiverActs } from './table';

/** Staff know of every plan, coordinators of the region keep it; an association knows its own from its page. */
const keepers = { ...everybody('forbidden'), coordinatorIn: 'done', coordinatorNational: 'done' } as const;

export const supportPermissions: readonly Permission[] = [
  {
    action: 'addSupportStepAction',
    situation: 'of an association',
    people: receiverActs(companyGives),
    expected: keepers,
    arrange: async () => ({
      fields: {
        organisationId: String(cast.associationOwner.organisationId),
        kind: 'technical',
        dimension: 'governance',
        ...stepFields(),
        _submission: randomUUID(),
      },
      foreign: [],
    }),
    leadsTo: /^\/fr\/programme\/organisations\/\d+\/support\?done=added$/,
  },
  {
    action: 'reviseSupportStepAction',
    situation: 'that is planned',
    people: receiverActs(companyGives),
    expected: keepers,
    arrange: async () => {
      const mark = newMark();
      const { id, version } = await addStep(cast.associationOwner, { what: mark });
      return { fields: { stepId: String(id), version: String(version), ...stepFields(), _submission: randomUUID() }, foreign: [mark] };
    },
    leadsTo: /^\/fr\/programme\/organisations\/\d+\/support\?done=revised$/,
  },
];
