import { randomUUID } from 'node:crypto';
import { writePair } from '@/lib/rounds/schema';
import type { Fields } from '../act';
import { addPair, companyGives } from '../requests';
import { addReadyRound, addRound, roundAt, roundTerms, setOf, startComputing } from '../rounds';
import { everybody, newMark, type Permission, receiverActs } from './table';

/** A round of region 04 is its coordinators' and the national ones'. */
const conductors = {
  people: receiverActs(companyGives),
  expected: { ...everybody('forbidden'), coordinatorIn: 'done', coordinatorNational: 'done' },
} as const;

const about = (arrange: () => Promise<number>, more: (id: number) => Promise<Fields> = async () => ({})) => {
  return async () => {
    const mark = newMark();
    await addPair(companyGives, { need: { mark }, offer: { mark } });
    const id = await arrange();
    const { version } = await roundAt(id);
    return { fields: { roundId: String(id), version: String(version), ...(await more(id)), _submission: randomUUID() }, foreign: [mark] };
  };
};

const ready = async () => (await addReadyRound()).id;
const aPair = async (id: number) => {
  const pair = (await setOf(id)).at(-1);
  if (!pair) throw new Error('The set is empty');
  return writePair(pair);
};

export const roundPermissions: readonly Permission[] = [
  {
    action: 'createRoundAction',
    situation: 'of a region',
    ...conductors,
    arrange: async () => ({
      fields: {
        region: '04',
        sector: '',
        startsFrom: roundTerms.startsFrom,
        startsUntil: roundTerms.startsUntil,
        mostPerNeed: '1',
        mostPerOrganisation: '3',
        'share.1': 'sector-education',
        'percent.1': '10',
        _submission: randomUUID(),
      },
      foreign: [],
    }),
    leadsTo: /^\/fr\/programme\/rounds\/\d+\?done=created$/,
  },
  {
    action: 'computeRoundAction',
    situation: 'for the first time',
    ...conductors,
    arrange: about(addRound, async () => ({ facts: 'today' })),
    leadsTo: /^\/fr\/programme\/rounds\/\d+\?done=computing$/,
  },
  {
    action: 'cancelRoundAction',
    situation: 'of a calculation that nobody has taken up',
    ...conductors,
    arrange: about(async () => (await startComputing(await addRound())).roundId),
    leadsTo: /^\/fr\/programme\/rounds\/\d+\?done=cancelled$/,
  },
  {
    action: 'reviseRoundAction',
    situation: 'removing a pair',
    ...conductors,
    arrange: about(ready, async (id) => ({ change: `remove.${await aPair(id)}` })),
    leadsTo: /^\/fr\/programme\/rounds\/\d+\?done=revised$/,
  },
  {
    action: 'sendRoundAction',
    situation: 'a pair of the set',
    ...conductors,
    arrange: about(ready, async (id) => ({ pair: [await aPair(id)] })),
    leadsTo: /^\/fr\/programme\/rounds\/\d+\?done=sent$/,
  },
];
