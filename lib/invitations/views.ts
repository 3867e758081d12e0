import type { Bilingual } from '@/lib/i18n/localised';
import type { Role } from '@/lib/memberships/rules';
import type { InvitationDone } from '@/lib/routes';

/** What a waiting invitation says to whom it was sent. */
export interface WaitingInvitation {
  token: string;
  email: string;
  role: Role;
  organisationName: Bilingual;
  /** Null when their account is no more. */
  inviterName: Bilingual | null;
}

/** The page behind a mailed invitation: a way in, or what became of it. */
export type InvitationView =
  | { state: 'newcomer' | 'join' | 'signIn' | 'otherPerson'; invitation: WaitingInvitation }
  | { state: 'accepted' | 'revoked' | 'expired' | 'unknown' };

/** An invitation that nobody has followed yet. */
export interface SentInvitationView {
  id: string;
  email: string;
  role: Role;
  expiresAt: Date;
  expired: boolean;
}

/** The part of the team's page that its owners see. */
export interface TeamInvitationsView {
  organisationId: number;
  invitations: SentInvitationView[];
  done: InvitationDone | null;
}
