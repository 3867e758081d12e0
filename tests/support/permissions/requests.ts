import { randomUUID } from 'node:crypto';
import { addDays, dayOf } from '@/lib/i18n/day';
import type { Fields } from '../act';
import { addMission, missionAt } from '../missions';
import { addPair, addRequest, associationGives, companyGives, type Sides, type Story, today } from '../requests';
import {
  type Arrangement,
  bothSides,
  deciders,
  everybody,
  giverActs,
  newMark,
  oneSide,
  ownSideOnly,
  type Permission,
  proposers,
  receiverActs,
} from './table';

async function joining(sides: Sides): Promise<Arrangement> {
  const mark = newMark();
  const { needId, offerId } = await addPair(sides, { need: { mark }, offer: { mark } });
  return {
    fields: {
      needId: String(needId),
      offerId: String(offerId),
      hours: '12,5',
      startsOn: dayOf(addDays(today, 30)),
      mode: 'remote',
      message: 'Nous pouvons commencer quand vous voulez.',
      _submission: randomUUID(),
    },
    foreign: [mark],
  };
}

function about(sides: Sides, story: Story, more: Fields = {}): () => Promise<Arrangement> {
  return async () => {
    const mark = newMark();
    const pair = await addPair(sides, { need: { mark }, offer: { mark } });
    const { id, version, reference } = await addRequest(pair, { ...story, terms: { message: mark } });
    return { fields: { requestId: String(id), version: String(version), ...more, _submission: randomUUID() }, foreign: [mark, reference] };
  };
}

const REASON = 'Les dates ne nous conviennent pas cette année.';
const OTHER_TERMS = { hours: '2,5', startsOn: dayOf(addDays(today, 31)), mode: 'remote', message: '' };
const pledged = { origin: 'pledge', state: 'proposed' } as const;
const asked = { origin: 'ask', state: 'proposed' } as const;
const proposed = { origin: 'pair', state: 'proposed' } as const;
const accepted = { origin: 'pledge', state: 'accepted' } as const;

export const requestPermissions: readonly Permission[] = [
  {
    action: 'renewMissionAction',
    situation: 'of a mission that ends soon',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: async () => {
      const mark = newMark();
      const { id } = await addMission(companyGives, { mark });
      const { reference } = await missionAt(id);
      const terms = { hours: '10', startsOn: dayOf(addDays(today, 61)), mode: 'remote', message: '' };
      return { fields: { missionId: String(id), ...terms, _submission: randomUUID() }, foreign: [mark, reference] };
    },
    leadsTo: /^\/fr\/requests\/\d+\?done=renewed$/,
  },
  {
    action: 'pledgeExpertiseAction',
    situation: 'a company to an association',
    people: giverActs(companyGives),
    expected: ownSideOnly,
    arrange: () => joining(companyGives),
    leadsTo: /^\/fr\/requests\/\d+\?done=pledged$/,
  },
  {
    action: 'pledgeExpertiseAction',
    situation: 'an association to a company',
    people: giverActs(associationGives),
    expected: ownSideOnly,
    arrange: () => joining(associationGives),
    leadsTo: /^\/fr\/requests\/\d+\?done=pledged$/,
  },
  {
    action: 'askForExpertiseAction',
    situation: 'an association of a company',
    people: receiverActs(companyGives),
    expected: ownSideOnly,
    arrange: () => joining(companyGives),
    leadsTo: /^\/fr\/requests\/\d+\?done=asked$/,
  },
  {
    action: 'askForExpertiseAction',
    situation: 'a company of an association',
    people: receiverActs(associationGives),
    expected: ownSideOnly,
    arrange: () => joining(associationGives),
    leadsTo: /^\/fr\/requests\/\d+\?done=asked$/,
  },
  {
    action: 'proposePairAction',
    situation: 'a company’s offer to an association’s need',
    people: receiverActs(companyGives),
    expected: proposers,
    arrange: () => joining(companyGives),
    leadsTo: /^\/fr\/programme\/requests\/\d+$/,
  },
  {
    action: 'proposePairAction',
    situation: 'an association’s offer to a company’s need',
    people: giverActs(associationGives),
    expected: proposers,
    arrange: () => joining(associationGives),
    leadsTo: /^\/fr\/programme\/requests\/\d+$/,
  },
  {
    action: 'amendRequestAction',
    situation: 'a pledge',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, pledged, OTHER_TERMS),
    leadsTo: /^\/fr\/requests\/\d+\?done=amended$/,
  },
  {
    action: 'amendRequestAction',
    situation: 'once both have agreed',
    people: receiverActs(associationGives),
    expected: bothSides,
    arrange: about(associationGives, accepted, OTHER_TERMS),
    leadsTo: /^\/fr\/requests\/\d+\?done=amended$/,
  },
  {
    action: 'consentToRequestAction',
    situation: 'to a pledge',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, pledged),
    leadsTo: /^\/fr\/requests\/\d+\?done=consented$/,
  },
  {
    action: 'consentToRequestAction',
    situation: 'to what was asked of one',
    people: giverActs(associationGives),
    expected: oneSide,
    arrange: about(associationGives, asked),
    leadsTo: /^\/fr\/requests\/\d+\?done=consented$/,
  },
  {
    action: 'consentToRequestAction',
    situation: 'to a pair that was proposed to both',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, proposed),
    leadsTo: /^\/fr\/requests\/\d+\?done=consented$/,
  },
  {
    action: 'declineRequestAction',
    situation: 'a pledge',
    people: receiverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, pledged, { why: 'other', reason: REASON }),
    leadsTo: /^\/fr\/requests\/\d+\?done=declined$/,
  },
  {
    action: 'declineRequestAction',
    situation: 'what was asked of one',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, asked, { why: 'no_time', reason: '' }),
    leadsTo: /^\/fr\/requests\/\d+\?done=declined$/,
  },
  {
    action: 'withdrawRequestAction',
    situation: 'one’s pledge',
    people: giverActs(companyGives),
    expected: oneSide,
    arrange: about(companyGives, pledged),
    leadsTo: /^\/fr\/requests\/\d+\?done=withdrawn$/,
  },
  {
    action: 'withdrawRequestAction',
    situation: 'once both have agreed',
    people: receiverActs(associationGives),
    expected: bothSides,
    arrange: about(associationGives, accepted),
    leadsTo: /^\/fr\/requests\/\d+\?done=withdrawn$/,
  },
  {
    action: 'approveManyAction',
    situation: 'one',
    people: receiverActs(companyGives),
    expected: { ...everybody('forbidden'), coordinatorIn: 'done', coordinatorNational: 'done' },
    arrange: async () => {
      const { fields, foreign } = await about(companyGives, accepted)();
      const { requestId, version, ...rest } = fields;
      return { fields: { ...rest, request: [`${requestId}-${version}`] }, foreign };
    },
    leadsTo: /^\/fr\/programme\/approve\/[0-9a-f-]{36}$/,
  },
  {
    action: 'decideRequestAction',
    situation: 'approving',
    people: receiverActs(companyGives),
    expected: deciders,
    arrange: about(companyGives, accepted, { decision: 'approve', reason: '' }),
    leadsTo: /^\/fr\/programme\?approved=\d+$/,
  },
  {
    action: 'decideRequestAction',
    situation: 'rejecting',
    people: giverActs(associationGives),
    expected: deciders,
    arrange: about(associationGives, accepted, { decision: 'reject', reason: REASON }),
    leadsTo: /^\/fr\/programme\?rejected=\d+$/,
  },
];
