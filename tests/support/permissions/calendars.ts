import { companyGives } from '../requests';
import { type Permission, receiverActs, signedIn } from './table';

const oneself = { action: 'changeFeedAction', people: receiverActs(companyGives), expected: signedIn } as const;

export const calendarPermissions: readonly Permission[] = [
  { ...oneself, situation: 'opened', arrange: async () => ({ fields: { feed: 'new' }, foreign: [] }), leadsTo: null },
  {
    ...oneself,
    situation: 'closed',
    arrange: async () => ({ fields: { feed: 'none' }, foreign: [] }),
    leadsTo: /^\/fr\/account\/calendar\?done=closed$/,
  },
];
