import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { cast } from '../cast';
import { sentInvitation } from '../invitations';
import { newEmail } from '../links';
import { companyGives } from '../requests';
import { everybody, type Permission, receiverActs } from './table';

const association = cast.associationOwner;

/** Only an owner knows whom their organisation has asked in. */
const ownerOf = { ...everybody('notFound'), owner: 'done', anonymous: 'forbidden' } as const;

async function own() {
  const { id, email } = await sentInvitation();
  return { fields: { invitationId: id, _submission: randomUUID() }, foreign: [email] };
}

/** An organisation that no other row of the table is about: who joins it stays a stranger to the others. */
async function addTeam(): Promise<number> {
  const { id } = await db.organisation.create({
    data: { kind: 'ASSOCIATION', legalForm: 'association', nameFr: `Équipe ${randomUUID()}`, regionCode: '04', provinceCode: '04.421' },
  });
  return id;
}

export const invitationPermissions: readonly Permission[] = [
  {
    action: 'inviteAction',
    situation: 'to an association',
    people: receiverActs(companyGives),
    expected: { ...everybody('forbidden'), owner: 'done' },
    arrange: async () => ({
      fields: { organisationId: String(association.organisationId), email: newEmail(), role: 'member', _submission: randomUUID() },
      foreign: [],
    }),
    leadsTo: /^\/fr\/association\/team\?done=invited#invitations$/,
  },
  {
    action: 'resendInvitationAction',
    situation: 'of an association',
    people: receiverActs(companyGives),
    expected: ownerOf,
    arrange: own,
    leadsTo: /^\/fr\/association\/team\?done=resent#invitations$/,
  },
  {
    action: 'revokeInvitationAction',
    situation: 'of an association',
    people: receiverActs(companyGives),
    expected: ownerOf,
    arrange: own,
    leadsTo: /^\/fr\/association\/team\?done=revoked#invitations$/,
  },
  {
    action: 'acceptInvitationAction',
    situation: 'whoever reads the mailbox',
    people: receiverActs(companyGives),
    expected: everybody('done'),
    arrange: async () => {
      const { token } = await sentInvitation({ organisationId: await addTeam() });
      return { fields: { token, name: 'Hiba Amrani', nameAr: '', password: 'trois mots au hasard' }, foreign: [] };
    },
    leadsTo: /^\/fr\/association$/,
  },
  {
    action: 'joinByInvitationAction',
    situation: 'sent to somebody who has an account',
    people: receiverActs(companyGives),
    // The link in other hands opens nothing.
    expected: { ...everybody('forbidden'), owner: 'done' },
    arrange: async () => {
      const { token } = await sentInvitation({ organisationId: await addTeam(), email: association.email });
      return { fields: { token }, foreign: [association.email] };
    },
    leadsTo: /^\/fr\/association$/,
  },
];
