import { randomUUID } from 'node:crypto';
import { cast } from '../cast';
import { addContact, addForum, addLead, addRegistration, addStandOf, contactFields, forumFields } from '../forums';
import { companyGives } from '../requests';
import { everybody, newMark, type Permission, receiverActs } from './table';

/** Coordinators of the region arrange a forum; everybody else on the programme's pages is refused. */
const arrangers = { ...everybody('forbidden'), coordinatorIn: 'done', coordinatorNational: 'done' } as const;

/** The people of a stand, and all of the staff: administrators read, and go after nobody. */
const standsPeople = {
  ...everybody('notFound'),
  owner: 'done',
  member: 'done',
  coordinatorIn: 'done',
  coordinatorOut: 'done',
  coordinatorNational: 'done',
  administrator: 'forbidden',
  anonymous: 'forbidden',
} as const;

const people = receiverActs(companyGives);
const { associationOwner, otherAssociationOwner } = cast;

const published = (publishedAt: Date | null) => async () => {
  const mark = newMark();
  const { id, version } = await addForum({ nameFr: mark, publishedAt });
  return { fields: { forumId: String(id), version: String(version), _submission: randomUUID() }, foreign: [mark] };
};

const leadsBack = (done: string) => new RegExp(`^/fr/programme/forums/\\d+\\?done=${done}$`);

export const forumPermissions: readonly Permission[] = [
  {
    action: 'registerForForumAction',
    situation: 'that comes',
    people,
    expected: everybody('done'),
    arrange: async () => {
      const { id } = await addForum();
      const { spokeOf: _, ...visitor } = contactFields();
      return { fields: { forumId: String(id), kind: 'company', ...visitor }, foreign: [] };
    },
    leadsTo: /^\/fr\/forums\/\d+\?done=registered$/,
  },
  {
    action: 'cancelForumRegistrationAction',
    situation: 'of the mailbox that reads it',
    people,
    expected: everybody('done'),
    arrange: async () => ({ fields: { token: (await addRegistration()).token }, foreign: [] }),
    leadsTo: /^\/fr\/forums\/\d+\?done=cancelled$/,
  },
  {
    action: 'leaveContactAction',
    situation: 'at a stand',
    people,
    expected: everybody('done'),
    arrange: async () => {
      const { id } = await addForum();
      const { code } = await addStandOf(associationOwner, id);
      return { fields: { code, ...contactFields(), _submission: randomUUID() }, foreign: [] };
    },
    leadsTo: /^\/fr\/stands\/[0-9A-Z]{12}\?done=met$/,
  },
  {
    action: 'createForumAction',
    situation: 'of a region',
    people,
    expected: arrangers,
    arrange: async () => ({ fields: { ...forumFields(), _submission: randomUUID() }, foreign: [] }),
    leadsTo: leadsBack('created'),
  },
  {
    action: 'reviseForumAction',
    situation: 'of a region',
    people,
    expected: arrangers,
    arrange: async () => {
      const { fields, foreign } = await published(new Date())();
      return { fields: { ...forumFields(), ...fields }, foreign };
    },
    leadsTo: leadsBack('revised'),
  },
  {
    action: 'publishForumAction',
    situation: 'a draft',
    people,
    expected: arrangers,
    arrange: published(null),
    leadsTo: leadsBack('published'),
  },
  {
    action: 'withdrawForumAction',
    situation: 'that is published',
    people,
    expected: arrangers,
    arrange: published(new Date()),
    leadsTo: leadsBack('withdrawn'),
  },
  {
    action: 'addStandAction',
    situation: 'of an association',
    people,
    expected: arrangers,
    arrange: async () => {
      const { id } = await addForum();
      return {
        fields: {
          forumId: String(id),
          organisationId: String(otherAssociationOwner.organisationId),
          place: 'B 12',
          _submission: randomUUID(),
        },
        foreign: [],
      };
    },
    leadsTo: leadsBack('standAdded'),
  },
  {
    action: 'removeStandAction',
    situation: 'at which nobody was met',
    people,
    expected: arrangers,
    arrange: async () => {
      const { id } = await addForum();
      const stand = await addStandOf(associationOwner, id);
      return { fields: { standId: String(stand.id), _submission: randomUUID() }, foreign: [stand.code] };
    },
    leadsTo: leadsBack('standRemoved'),
  },
  {
    action: 'takeContactAction',
    situation: 'at a stand',
    people,
    expected: {
      ...everybody('forbidden'),
      owner: 'done',
      member: 'done',
      coordinatorIn: 'done',
      coordinatorOut: 'done',
      coordinatorNational: 'done',
      administrator: 'done',
    },
    arrange: async () => {
      const { id } = await addForum();
      const stand = await addStandOf(associationOwner, id);
      return {
        fields: { forumId: String(id), standId: String(stand.id), clientId: randomUUID(), ...contactFields() },
        foreign: [stand.code],
      };
    },
    leadsTo: /^\/fr\/capture\/\d+\?done=taken$/,
  },
  {
    action: 'forgetContactAction',
    situation: 'who was met at a stand',
    people,
    expected: standsPeople,
    arrange: async () => {
      const mark = newMark();
      const { id } = await addContact(associationOwner, { name: mark });
      return { fields: { contactId: String(id), _submission: randomUUID() }, foreign: [mark] };
    },
    leadsTo: /^\/fr\/(association\/stands|programme\/forums\/\d+)\?done=forgotten$/,
  },
  {
    action: 'openLeadAction',
    situation: 'of a contact at a stand',
    people,
    expected: standsPeople,
    arrange: async () => {
      const mark = newMark();
      const { id } = await addContact(associationOwner, { name: mark });
      return { fields: { contactId: String(id), _submission: randomUUID() }, foreign: [mark] };
    },
    leadsTo: /^\/fr\/leads\/\d+\?done=opened$/,
  },
  {
    action: 'openLeadByHandAction',
    situation: 'of an association',
    people,
    expected: {
      ...everybody('forbidden'),
      owner: 'done',
      member: 'done',
      coordinatorIn: 'done',
      coordinatorOut: 'done',
      coordinatorNational: 'done',
    },
    arrange: async () => {
      const { id } = await addForum();
      return {
        fields: {
          forumId: String(id),
          associationId: String(associationOwner.organisationId),
          organisation: 'Atelier du Souss',
          _submission: randomUUID(),
        },
        foreign: [],
      };
    },
    leadsTo: /^\/fr\/leads\/\d+\?done=opened$/,
  },
  {
    action: 'reviseLeadAction',
    situation: 'of an association',
    people,
    expected: standsPeople,
    arrange: async () => {
      const mark = newMark();
      const { id, version } = await addLead({ organisation: mark });
      return {
        fields: {
          leadId: String(id),
          version: String(version),
          state: 'in_touch',
          ownerId: '',
          associationId: String(associationOwner.organisationId),
          companyId: '',
          nextStep: 'Appeler',
          nextOn: '2030-01-15',
          reason: '',
          _submission: randomUUID(),
        },
        foreign: [mark],
      };
    },
    leadsTo: /^\/fr\/leads\/\d+\?done=revised$/,
  },
];
