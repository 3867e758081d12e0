import { hashSecret, newSecret } from '@/lib/auth/secret';
import { companyInvitationExpiry } from '@/lib/company-invitations/rules';
import { db } from '@/lib/db/client';
import { cast } from './cast';
import { newEmail } from './links';

interface Sent {
  email?: string;
  /** Null for the programme. */
  organisationId?: number | null;
  invitedById?: string;
  needId?: number | null;
  words?: string | null;
  now?: Date;
}

/** An invitation that was mailed to somebody of a company, with the secret of its link. */
export async function sentCompanyInvitation({
  email = newEmail(),
  organisationId = cast.associationOwner.organisationId,
  invitedById = organisationId === null ? cast.coordinatorNational.userId : cast.associationOwner.userId,
  needId = null,
  words = null,
  now = new Date(),
}: Sent = {}) {
  const token = newSecret();
  const { id } = await db.companyInvitation.create({
    data: {
      ...{ organisationId, invitedById, needId, words, email },
      ...{ companyName: 'Lumière du Fleuve', locale: 'fr', tokenHash: hashSecret(token) },
      ...{ createdAt: now, sentAt: now, expiresAt: companyInvitationExpiry(now) },
    },
  });
  return { id, email, token };
}
