import { DEMO_PASSWORD } from '@/lib/people/rules';
import { cast } from '../cast';
import { companyGives } from '../requests';
import { everybody, type Permission, receiverActs, signedIn } from './table';

export const peoplePermissions: readonly Permission[] = [
  {
    action: 'signInAction',
    situation: 'whoever sits here',
    people: receiverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => ({ fields: { email: cast.associationOwner.email, password: DEMO_PASSWORD, next: '/notifications' }, foreign: [] }),
    leadsTo: /^\/fr\/notifications$/,
  },
  {
    action: 'signOutAction',
    situation: 'oneself',
    people: receiverActs(companyGives),
    expected: signedIn,
    arrange: async () => ({ fields: {}, foreign: [] }),
    leadsTo: /^\/fr$/,
  },
];
