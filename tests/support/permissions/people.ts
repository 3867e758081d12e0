import { db } from '@/lib/db/client';
import { DEMO_PASSWORD } from '@/lib/people/rules';
import { cast, type Person } from '../cast';
import { addPerson, emailLinkOf, newEmail, resetLinkOf, waitingRegistration } from '../links';
import { companyGives } from '../requests';
import { everybody, type Permission, receiverActs, signedIn } from './table';

/** Somebody of this table's own: the cast keeps its addresses. */
const moving: Person = {
  userId: '00000000-0000-7000-8000-000000000100',
  email: 'demenage@khibra.example',
  name: 'Hiba Amrani',
  organisationId: null,
};

const CHOSEN = 'trois mots au hasard';

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
  {
    action: 'signOutEverywhereAction',
    situation: 'oneself',
    people: receiverActs(companyGives),
    expected: signedIn,
    arrange: async () => ({ fields: {}, foreign: [] }),
    leadsTo: /^\/fr\/sign-in$/,
  },
  {
    action: 'registerAction',
    situation: 'whoever sits here',
    people: receiverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => ({
      fields: {
        name: 'Hiba Amrani',
        email: newEmail(),
        legalForm: 'association',
        organisationName: 'Atelier des potières',
        province: '04.281',
      },
      foreign: [],
    }),
    leadsTo: /^\/fr\/register\/sent$/,
  },
  {
    action: 'confirmRegistrationAction',
    situation: 'whoever reads the mailbox',
    people: receiverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => ({ fields: { token: (await waitingRegistration()).token, password: CHOSEN }, foreign: [] }),
    leadsTo: /^\/fr\/association\/profile$/,
  },
  {
    action: 'askForResetAction',
    situation: 'whoever sits here',
    people: receiverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => ({ fields: { email: (await addPerson()).email }, foreign: [] }),
    leadsTo: /^\/fr\/forgotten-password\/sent$/,
  },
  {
    action: 'resetPasswordAction',
    situation: 'whoever reads the mailbox',
    people: receiverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => ({ fields: { token: await resetLinkOf(await addPerson()), password: CHOSEN }, foreign: [] }),
    leadsTo: /^\/fr\/account\?done=password$/,
  },
  {
    action: 'askForEmailChangeAction',
    situation: 'oneself',
    people: receiverActs(companyGives),
    expected: signedIn,
    arrange: async () => ({ fields: { email: newEmail(), currentPassword: DEMO_PASSWORD }, foreign: [] }),
    leadsTo: /^\/fr\/account\?done=emailAsked$/,
  },
  {
    action: 'confirmEmailChangeAction',
    situation: 'of one’s own account',
    people: { ...receiverActs(companyGives), owner: moving },
    // The link in other hands opens nothing.
    expected: { ...everybody('forbidden'), owner: 'done' },
    arrange: async () => {
      const { userId: id, email, name } = moving;
      await db.user.upsert({ where: { id }, create: { id, email, name }, update: { email } });
      return { fields: { token: await emailLinkOf(moving, newEmail()) }, foreign: [email] };
    },
    leadsTo: /^\/fr\/account\?done=email$/,
  },
  {
    action: 'changePasswordAction',
    situation: 'oneself',
    people: receiverActs(companyGives),
    expected: signedIn,
    // The same again: whoever acts next still knows theirs.
    arrange: async () => ({ fields: { currentPassword: DEMO_PASSWORD, password: DEMO_PASSWORD }, foreign: [] }),
    leadsTo: /^\/fr\/account\?done=password$/,
  },
  {
    action: 'changeAccountAction',
    situation: 'oneself',
    people: receiverActs(companyGives),
    expected: signedIn,
    arrange: async () => ({
      fields: {
        name: 'Hiba Amrani',
        nameAr: '',
        locale: 'fr',
        mails_request: 'immediate',
        mails_mission: 'immediate',
        mails_listing: 'daily',
        mails_organisation: 'none',
      },
      foreign: [],
    }),
    leadsTo: /^\/fr\/account\?done=saved$/,
  },
];
