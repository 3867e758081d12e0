import type { Bilingual } from '@/lib/i18n/localised';
import type { TeamInvitationsView } from '@/lib/invitations/views';
import type { Side, TeamDone } from '@/lib/routes';
import type { Role } from './rules';

/** What a reader may do to a member. */
export type MemberAction = 'promote' | 'demote' | 'remove' | 'leave';

export interface MemberView {
  id: number;
  name: Bilingual;
  email: string;
  role: Role;
  since: Date;
  /** The reader. */
  you: boolean;
  /** The account is closed by the programme: whoever it is cannot sign in. */
  disabled: boolean;
  allowed: MemberAction[];
}

export interface TeamView {
  side: Side;
  organisationName: Bilingual;
  /** Whether the reader changes roles and invites. */
  manages: boolean;
  /** Whether it is the company whose people sign in by its own provider. */
  provesDomains: boolean;
  members: MemberView[];
  /** Null for whoever asks nobody in. */
  invitations: TeamInvitationsView | null;
  /** Whether the reader is the only owner, who has to name another before leaving. */
  onlyOwner: boolean;
  done: TeamDone | null;
}

/** The question before a membership ends. */
export interface EndMembershipView {
  side: Side;
  organisationName: Bilingual;
  member: MemberView;
}
