import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import type { Role } from '@/lib/memberships/rules';
import { cast } from '../cast';
import { companyGives } from '../requests';
import { type Arrangement, everybody, newMark, type Permission, receiverActs } from './table';

/** A further member of an organisation of the cast, who has no part in other tests. */
export async function addMember(role: Role, { organisationId = cast.associationOwner.organisationId, mark = 'Hiba Amrani' } = {}) {
  const { id, userId } = await db.membership.create({
    data: {
      organisation: { connect: { id: organisationId } },
      role,
      user: { create: { email: `${randomUUID()}@team.example`, name: mark } },
    },
  });
  return { id, userId };
}

async function about(fields: Record<string, string> = {}): Promise<Arrangement> {
  const mark = newMark();
  const { id } = await addMember('member', { mark });
  return { fields: { membershipId: String(id), ...fields, _submission: randomUUID() }, foreign: [mark] };
}

/** An owner decides; a colleague may know of the team, and nobody else does. */
const team = {
  people: receiverActs(companyGives),
  expected: { ...everybody('notFound'), owner: 'done', member: 'forbidden', anonymous: 'forbidden' },
} as const;

export const membershipPermissions: readonly Permission[] = [
  {
    action: 'changeRoleAction',
    situation: 'a colleague’s',
    ...team,
    arrange: () => about({ role: 'owner' }),
    leadsTo: /^\/fr\/association\/team\?done=promoted$/,
  },
  {
    action: 'endMembershipAction',
    situation: 'a colleague’s',
    ...team,
    arrange: () => about(),
    leadsTo: /^\/fr\/association\/team\?done=removed$/,
  },
];
