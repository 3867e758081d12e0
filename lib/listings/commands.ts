import 'server-only';
import { Refusal, type Tx } from '@/lib/db/transaction';

/** Refuses a listing of an organisation that may not publish; answers with those to tell, its owners. */
export async function requirePublisher(tx: Tx, organisationId: number): Promise<string[]> {
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: {
      state: true,
      memberships: { where: { role: 'owner', user: { disabledAt: null } }, select: { userId: true }, orderBy: { id: 'asc' } },
    },
  });
  if (organisation.state !== 'verified') throw new Refusal('organisationNotVerified', { what: 'listing' });
  return organisation.memberships.map((membership) => membership.userId);
}

/** Refuses codes that are no skills: the form offers a list, but anybody can send another. */
export async function requireSkills(tx: Tx, codes: readonly string[]): Promise<void> {
  const known = await tx.skill.count({ where: { code: { in: [...codes] } } });
  if (known !== codes.length) throw new Refusal('invalid', undefined, { skills: { code: 'skillsUnknown' } });
}
