import { randomUUID } from 'node:crypto';
import { cast, listings } from '../cast';
import { sentCompanyInvitation } from '../company-invitations';
import { newEmail } from '../links';
import { companyGives } from '../requests';
import { type Arrangement, everybody, newMark, type Permission, receiverActs } from './table';

/** An association's people invite in its name. */
const own = { ...everybody('forbidden'), owner: 'done', member: 'done' } as const;
/** A company that is not here has no region: each coordinator invites for the programme. */
const coordinators = { coordinatorIn: 'done', coordinatorOut: 'done', coordinatorNational: 'done' } as const;
const programme = { ...everybody('forbidden'), ...coordinators } as const;

/** Whoever invites for somebody else knows of none of their invitations. */
const ownSent = { ...everybody('notFound'), owner: 'done', member: 'done', anonymous: 'forbidden' } as const;
const programmeSent = { ...everybody('notFound'), ...coordinators, anonymous: 'forbidden' } as const;

const fields = () => ({
  companyName: newMark(),
  email: newEmail(),
  language: 'ar',
  need: String(listings.databaseNeed.id),
  words: 'Nous nous connaissons du forum.',
  _submission: randomUUID(),
});

async function sent(organisationId?: null): Promise<Arrangement> {
  const { id, email } = await sentCompanyInvitation(organisationId === null ? { organisationId } : {});
  return { fields: { invitationId: id, _submission: randomUUID() }, foreign: [email] };
}

const people = receiverActs(companyGives);

export const companyInvitationPermissions: readonly Permission[] = [
  {
    action: 'inviteCompanyAction',
    situation: 'by an association',
    people,
    expected: own,
    arrange: async () => ({ fields: { organisationId: String(cast.associationOwner.organisationId), ...fields() }, foreign: [] }),
    leadsTo: /^\/fr\/association\/invitations\?done=invited#sent$/,
  },
  {
    action: 'inviteCompanyAction',
    situation: 'by the programme',
    people,
    expected: programme,
    arrange: async () => ({ fields: fields(), foreign: [] }),
    leadsTo: /^\/fr\/programme\/invitations\?done=invited#sent$/,
  },
  ...(['resend', 'revoke'] as const).flatMap((verb): Permission[] => {
    const done = verb === 'resend' ? 'resent' : 'revoked';
    const action = `${verb}CompanyInvitationAction`;
    return [
      {
        ...{ action, people, situation: 'of an association', expected: ownSent, arrange: () => sent() },
        leadsTo: new RegExp(`^/fr/association/invitations\\?done=${done}#sent$`),
      },
      {
        ...{ action, people, situation: 'of the programme', expected: programmeSent, arrange: () => sent(null) },
        leadsTo: new RegExp(`^/fr/programme/invitations\\?done=${done}#sent$`),
      },
    ];
  }),
];
