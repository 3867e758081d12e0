import { hashSecret, newSecret } from '@/lib/auth/secret';
import { db } from '@/lib/db/client';
import { invitationExpiry } from '@/lib/invitations/rules';
import { cast } from './cast';
import { newEmail } from './links';

interface Sent {
  email?: string;
  role?: 'owner' | 'member';
  organisationId?: number;
  now?: Date;
}

/** An invitation that was mailed to somebody, with the secret of its link. */
export async function sentInvitation({ email = newEmail(), role = 'member', organisationId, now = new Date() }: Sent = {}) {
  const token = newSecret();
  const invitation = await db.invitation.create({
    data: {
      organisationId: organisationId ?? cast.associationOwner.organisationId,
      invitedById: cast.associationOwner.userId,
      email,
      role,
      tokenHash: hashSecret(token),
      createdAt: now,
      expiresAt: invitationExpiry(now),
    },
  });
  return { id: invitation.id, email, token };
}
