import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { addDays, dayOf } from '@/lib/i18n/day';
import { cast } from '../cast';
import { companyGives, today } from '../requests';
import { addNewcomer, newcomer } from '../waiting-pledges';
import { everybody, newMark, type Permission, receiverActs } from './table';

/** A company of people who also act for associations; the need is of another association, in region 04. */
const people = { ...receiverActs(companyGives), ...newcomer, stranger: cast.associationOwner };

export const waitingPledgePermissions: readonly Permission[] = [
  {
    action: 'pledgeFirstAction',
    situation: 'of a company that waits for its verification',
    people,
    // Whoever else pledges is verified, or of the need's own kind, or of no organisation.
    expected: { ...everybody('forbidden'), owner: 'done', member: 'done' },
    arrange: async () => {
      const mark = newMark();
      const { needId, draftId } = await addNewcomer({ mark });
      return {
        fields: {
          needId: String(needId),
          draftId,
          hours: '10',
          startsOn: dayOf(addDays(today, 30)),
          mode: 'remote',
          message: 'Deux personnes de notre équipe.',
          _submission: randomUUID(),
        },
        foreign: [mark],
      };
    },
    leadsTo: /^\/fr\/company\/pledges\?done=kept$/,
  },
  {
    action: 'takeBackPledgeAction',
    situation: 'while it waits',
    people,
    expected: { ...everybody('notFound'), owner: 'done', member: 'done', anonymous: 'forbidden' },
    arrange: async () => {
      const mark = newMark();
      const { company, needId, draftId } = await addNewcomer({ mark });
      const { id } = await db.waitingPledge.create({
        data: {
          ...{ organisationId: company.id, needId, needVersion: 1, draftId, createdById: newcomer.owner.userId },
          ...{ quarters: 40, startsOn: addDays(today, 30), mode: 'remote', message: mark },
        },
      });
      return { fields: { pledgeId: String(id), _submission: randomUUID() }, foreign: [mark] };
    },
    leadsTo: /^\/fr\/company\/pledges\?done=takenBack$/,
  },
];
