import { randomUUID } from 'node:crypto';
import type { Fields } from '../act';
import { addPartnership } from '../partnerships';
import { associationGives, companyGives, type Sides } from '../requests';
import { bothSides, giverActs, newMark, type Permission, receiverActs } from './table';

/** Owners, each for their side: members read. */
const ownersOnly = { ...bothSides, member: 'forbidden' } as const;

type Story = Parameters<typeof addPartnership>[1];

function about(sides: Sides, story: Story, more: Fields): Permission['arrange'] {
  return async () => {
    const mark = newMark();
    const { id, version } = await addPartnership(sides, { ...story, mark });
    return { fields: { partnershipId: String(id), version: String(version), ...more, _submission: randomUUID() }, foreign: [mark] };
  };
}

const reason = 'Plus personne n’a le temps cette année.';

export const partnershipPermissions: readonly Permission[] = [
  {
    action: 'revisePartnershipAction',
    situation: 'that is active',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, {}, { aims: 'Un site à jour.', endsOn: '2099-12-31' }),
    leadsTo: /^\/fr\/partnerships\/\d+\?done=revised$/,
  },
  {
    action: 'pausePartnershipAction',
    situation: 'that is active',
    people: receiverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, {}, { reason }),
    leadsTo: /^\/fr\/partnerships\/\d+\?done=paused$/,
  },
  {
    action: 'resumePartnershipAction',
    situation: 'that is paused',
    people: giverActs(associationGives),
    expected: bothSides,
    arrange: about(associationGives, { state: 'paused' }, {}),
    leadsTo: /^\/fr\/partnerships\/\d+\?done=resumed$/,
  },
  {
    action: 'renewPartnershipAction',
    situation: 'whose end is near',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, { daysLeft: 20 }, {}),
    leadsTo: /^\/fr\/partnerships\/\d+\?done=renewed$/,
  },
  {
    action: 'endPartnershipAction',
    situation: 'that is active',
    people: giverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, {}, { reason }),
    leadsTo: /^\/fr\/partnerships\/\d+\?done=ended$/,
  },
  {
    action: 'reviewPartnershipAction',
    situation: 'that is active',
    people: receiverActs(companyGives),
    expected: bothSides,
    arrange: about(companyGives, {}, { reached: 'Le site est en ligne.', next: 'Former deux adhérentes.' }),
    leadsTo: /^\/fr\/partnerships\/\d+\?done=reviewed$/,
  },
  {
    action: 'publishPartnershipAction',
    situation: 'that nobody shows',
    people: giverActs(companyGives),
    expected: ownersOnly,
    arrange: about(companyGives, {}, {}),
    leadsTo: /^\/fr\/partnerships\/\d+\?done=published$/,
  },
  {
    action: 'unpublishPartnershipAction',
    situation: 'that both sides show',
    people: receiverActs(companyGives),
    expected: ownersOnly,
    arrange: about(companyGives, { consents: ['ASSOCIATION', 'COMPANY'] }, {}),
    leadsTo: /^\/fr\/partnerships\/\d+\?done=unpublished$/,
  },
];
