import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { companyGives } from '../requests';
import { everybody, type Permission, receiverActs, signedIn } from './table';

const { receiver } = companyGives;
const people = receiverActs(companyGives);

/** A search that somebody keeps, under a name that nobody else may read. */
export async function addSearch(userId: string, query = `?q=${randomUUID()}`) {
  const data = { userId, kind: 'need', name: `Recherche ${randomUUID()}`, query, alerts: 'daily', comparedUntil: new Date() } as const;
  return db.savedSearch.create({ data });
}

const own = async () => {
  const { id, name } = await addSearch(receiver.owner.userId);
  return { id, foreign: [name] };
};

const oneself = { ...everybody('notFound'), owner: 'done', anonymous: 'forbidden' } as const;
const kept = { name: 'Comptabilité', alerts: 'daily' };

export const savedSearchPermissions: readonly Permission[] = [
  {
    action: 'saveSearchAction',
    situation: 'of needs',
    people,
    expected: signedIn,
    arrange: async () => ({ fields: { ...kept, kind: 'need', query: `?q=${randomUUID()}` }, foreign: [] }),
    leadsTo: /^\/fr\/account\/searches\?done=saved$/,
  },
  {
    action: 'saveSearchAction',
    situation: 'of offers',
    people,
    // All others belong to a verified organisation, or to the programme's staff: offers are for them.
    expected: { ...signedIn, observer: 'forbidden' },
    arrange: async () => ({ fields: { ...kept, kind: 'offer', query: `?q=${randomUUID()}` }, foreign: [] }),
    leadsTo: /^\/fr\/account\/searches\?done=saved$/,
  },
  {
    action: 'changeSearchAction',
    situation: 'kept',
    people,
    expected: oneself,
    arrange: async () => {
      const { id, foreign } = await own();
      return { fields: { ...kept, id: String(id) }, foreign };
    },
    leadsTo: /^\/fr\/account\/searches\?done=changed$/,
  },
  {
    action: 'removeSearchAction',
    situation: 'kept',
    people,
    expected: oneself,
    arrange: async () => {
      const { id, foreign } = await own();
      return { fields: { id: String(id) }, foreign };
    },
    leadsTo: /^\/fr\/account\/searches\?done=removed$/,
  },
];
